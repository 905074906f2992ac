//! A made-up press: events of all sizes, told by reports at a steady rate, the same at every run.
//!
//! Its words are the stems of grouping's own English list, each as usual as the list says, with stop words between them; its people,
//! places and companies are made of syllables, a few of them in the news every day. An event has words and names of its own, and more that
//! it shares with its beat. Sizes have a heavy tail: half of all events are told once, one in two hundred more than fifty times.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

/// A report of the press.
pub(crate) struct Told {
    /// Seconds since the press began.
    pub(crate) at: u64,
    pub(crate) event: u32,
    pub(crate) title: String,
    pub(crate) text: String,
}

/// Beats, each with words of its own.
const BEATS: usize = 150;
const NAMES: usize = 40_000;
const STOP: [&str; 24] = [
    "the", "of", "and", "to", "a", "in", "that", "is", "was", "for", "on", "with", "as", "it", "by", "at", "from", "his", "they", "be",
    "are", "this", "have", "not",
];
/// Words of a text.
const TEXT: usize = 180;
/// Words of a headline.
const TITLE: usize = 9;
const DAY: f64 = 86_400.0;

struct Event {
    number: u32,
    beat: usize,
    words: Vec<usize>,
    names: Vec<usize>,
    figures: [u64; 2],
}

pub(crate) struct Press {
    dice: Dice,
    words: Vec<String>,
    /// Sums of the words' shares, to draw by.
    sums: Vec<f64>,
    beats: Vec<Vec<usize>>,
    names: Vec<String>,
    seconds_between_events: f64,
    next_event: f64,
    events: u32,
    pending: BinaryHeap<Reverse<(u64, u64)>>,
    /// The events of pending reports, by the second part of their key.
    waiting: std::collections::HashMap<u64, Rc<Event>>,
    reports: u64,
}

impl Press {
    /// A press of so many reports a day, of these words: lines of a level and the words that stand in 2^(−level/4) of texts.
    pub(crate) fn new(list: &str, reports_a_day: f64) -> Press {
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
        let (mut words, mut sums, mut sum) = (Vec::new(), Vec::new(), 0.0);
        for (level, stems) in list.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' ')) {
            let share = (-level.parse::<f64>().unwrap_or(47.0) / 4.0).exp2();
            for stem in stems.split(' ') {
                sum += share;
                words.push(stem.to_owned());
                sums.push(sum);
            }
        }
        let beats = (0..BEATS).map(|_| (0..60).map(|_| dice.below(words.len())).collect()).collect();
        let names = (0..NAMES).map(|_| name(&mut dice)).collect();
        let mut press = Press {
            dice,
            words,
            sums,
            beats,
            names,
            seconds_between_events: 0.0,
            next_event: 0.0,
            events: 0,
            pending: BinaryHeap::new(),
            waiting: std::collections::HashMap::new(),
            reports: 0,
        };
        let sample = 200_000;
        let mean = (0..sample).map(|_| press.size() as f64).sum::<f64>() / f64::from(sample);
        press.seconds_between_events = DAY / reports_a_day * mean;
        press
    }

    /// The next report, by time.
    pub(crate) fn next(&mut self) -> Told {
        loop {
            let due = self.pending.peek().map(|Reverse((at, _))| *at);
            match due {
                Some(at) if (at as f64) <= self.next_event => {
                    if let Some(Reverse((at, report))) = self.pending.pop()
                        && let Some(event) = self.waiting.remove(&report)
                    {
                        return self.told(at, &event);
                    }
                }
                _ => self.begin(),
            }
        }
    }

    fn begin(&mut self) {
        let at = self.next_event;
        self.next_event += self.seconds_between_events * -self.dice.share().ln();
        let beat = self.dice.below(BEATS);
        let event = Rc::new(Event {
            number: self.events,
            beat,
            words: (0..22).map(|_| if self.dice.share() < 0.6 { self.dice.below(self.words.len()) } else { self.word() }).collect(),
            names: (0..5).map(|_| self.person()).collect(),
            figures: [self.dice.below(3_000) as u64, self.dice.below(100) as u64],
        });
        self.events += 1;
        for _ in 0..self.size() {
            let later = (-self.dice.share().ln() * 0.45 * DAY).min(6.0 * DAY);
            self.pending.push(Reverse(((at + later) as u64, self.reports)));
            self.waiting.insert(self.reports, Rc::clone(&event));
            self.reports += 1;
        }
    }

    /// Reports of an event: a power law with its exponent at 1.35, cut at 400.
    fn size(&mut self) -> usize {
        (self.dice.share().powf(-1.0 / 1.35) as usize).clamp(1, 400)
    }

    fn told(&mut self, at: u64, event: &Event) -> Told {
        // No report tells all of it.
        let mut known = event.words.clone();
        self.dice.shuffle(&mut known);
        known.truncate(15);
        let title = (0..TITLE).map(|_| self.said(event, &known, 0.55, 0.15)).collect::<Vec<_>>().join(" ");
        let mut text = String::with_capacity(TEXT * 8);
        for n in 0..TEXT {
            if n > 0 {
                text.push_str(if n % 20 == 0 { ". " } else { " " });
            }
            text.push_str(&self.said(event, &known, 0.2, 0.45));
        }
        Told { at, event: event.number, title, text }
    }

    /// A word of a report: of the event, a stop word, of the beat, or any.
    fn said(&mut self, event: &Event, known: &[usize], own: f64, stop: f64) -> String {
        let draw = self.dice.share();
        if draw < own * 0.4 {
            return self.names[event.names[self.dice.below(event.names.len())]].clone();
        }
        if draw < own * 0.95 {
            return self.words[known[self.dice.below(known.len())]].clone();
        }
        if draw < own {
            return event.figures[self.dice.below(2)].to_string();
        }
        if draw < own + stop {
            return STOP[self.dice.below(STOP.len())].to_owned();
        }
        if draw < own + stop + (1.0 - own - stop) * 0.25 {
            let beat = &self.beats[event.beat];
            return self.words[beat[self.dice.below(beat.len())]].clone();
        }
        let any = self.word();
        self.words[any].clone()
    }

    fn word(&mut self) -> usize {
        let at = self.dice.share() * self.sums.last().copied().unwrap_or(1.0);
        self.sums.partition_point(|sum| *sum < at).min(self.words.len() - 1)
    }

    /// A name, by Zipf's law with its top cut: the most famous are in one event of thirty each.
    fn person(&mut self) -> usize {
        const CUT: f64 = 20.0;
        (CUT * ((NAMES as f64 / CUT + 1.0).powf(self.dice.share()) - 1.0)).min(NAMES as f64 - 1.0) as usize
    }
}

fn name(dice: &mut Dice) -> String {
    const SYLLABLES: [&str; 32] = [
        "al", "ber", "cor", "dan", "el", "fen", "gar", "hol", "in", "jor", "kel", "lin", "mor", "nor", "os", "pet", "quin", "ros", "sor",
        "tal", "ul", "ver", "wen", "yar", "zim", "bra", "che", "dor", "fla", "gri", "sta", "tro",
    ];
    let mut name: String = (0..2 + dice.below(3)).map(|_| SYLLABLES[dice.below(SYLLABLES.len())]).collect();
    name[..1].make_ascii_uppercase();
    name
}

/// Pseudo-random numbers (xorshift64*): the same at every run.
struct Dice(u64);

impl Dice {
    /// Above 0, at most 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) + 1) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        ((self.share() * end as f64) as usize).min(end - 1)
    }

    fn shuffle(&mut self, of: &mut [usize]) {
        for n in (1..of.len()).rev() {
            of.swap(n, self.below(n + 1));
        }
    }
}
