//! The one setting for all news: chosen on the development sets, never by source or language.

use jiff::SignedDuration;

/// How near is near. [`Settings::default`] is what ships; the figures behind it stand in `benches/RESULTS.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// A report joins, and two stories merge, at this cosine (0 to 1) or more, where both are headlines alone.
    pub threshold: f64,
    /// Asked more where there is little to go by: so many times the threshold, divided by the reports of the larger of both. Two lone
    /// headlines need twice what a headline and a story of a hundred need.
    pub young: f64,
    /// The threshold where both have text: texts of one town or one matter share names and places without telling of one event. Where
    /// one has text, the geometric mean of both.
    pub threshold_with_text: f64,
    /// No term makes more than this of a cosine: a name, however often it is repeated, is not yet an event.
    pub most_of_a_term: f64,
    /// Two stories merge at so many times the threshold: 1, and this more for each e-fold of reports in the smaller one. What many
    /// reports say together is like much that is only of the same kind, and a wrong merge moves the addresses of all of them.
    pub merge_caution: f64,
    /// Terms from which a text counts as one.
    pub enough_text: usize,
    /// Asked more of the cosine for each whole day between a report and the story's nearest edge, up to the window.
    pub penalty_per_day: f64,
    /// The headline's weight against the text's beginning.
    pub title_weight: f64,
    /// A headline whose terms weigh less than this together (the root of the sum of their squares; most are at 15 to 25) counts against
    /// its text in proportion: "Morning briefing" stands over other news every day.
    pub telling_title: f64,
    /// A report whose headline and text weigh less than this says nothing that another could say too ("Home", "News of the day"): it begins
    /// a story that nothing joins.
    pub least_said: f64,
    /// A pair's weight against a single word's: pairs are mostly names, and names are shared by many events.
    pub pair_weight: f64,
    /// A number's weight against a word's: years and round sums are shared by many events.
    pub number_weight: f64,
    /// The weight of a word that its language's list does not know: a name, mostly.
    pub name_weight: f64,
    /// What the second and each further e-fold of a word's times in one text add to its weight.
    pub repeats: f64,
    /// The power to which a term's inverse document frequency is raised.
    pub rarity: f64,
    /// Reports that the running counts are mixed with, as if they had been seen before the first: keeps the first day's weights from being
    /// wild. Fewer let a small newsroom learn sooner which places and names it writes of every day.
    pub assumed_reports: f64,
    /// How far a term's further reports within one story are not counted, 0 to 1. A word that three hundred reports of one event
    /// use is that event's own word; one that three hundred stories use says nothing.
    pub stories_counted: f64,
    /// Words (and pairs of them) of the text that count, from its beginning.
    pub text_terms: usize,
    /// Terms kept of a story, strongest first.
    pub kept_terms: usize,
    /// Of these, the strongest that the index lists.
    pub indexed_terms: usize,
    /// Stories compared exactly, at most.
    pub compared: usize,
    /// Postings of one term that are looked at, newest stories first.
    pub postings_per_term: usize,
    /// After so many quiet days a story is over, and one of a single report is closed.
    pub window_days: f64,
    /// A story of several reports that has been quiet for longer is rejoined only at so many times the threshold…
    pub late_caution: f64,
    /// …and closed after so many days.
    pub remembered_days: f64,
    /// Stories are of one matter from this part of the likeness on that would make them one.
    pub matter: f64,
}

impl Settings {
    /// The days after which a story is over, in whole hours.
    #[must_use]
    pub fn window(&self) -> SignedDuration {
        hours(self.window_days)
    }

    /// The days after which nothing can join a story any more, in whole hours.
    #[must_use]
    pub fn remembered(&self) -> SignedDuration {
        hours(self.remembered_days.max(self.window_days))
    }
}

fn hours(days: f64) -> SignedDuration {
    #[expect(clippy::cast_possible_truncation, reason = "a few months in hours")]
    SignedDuration::from_hours((days * 24.0) as i64)
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            threshold: 0.095,
            young: 1.0,
            threshold_with_text: 0.258,
            most_of_a_term: 0.25,
            merge_caution: 0.2,
            enough_text: 40,
            penalty_per_day: 0.0048,
            title_weight: 0.8,
            telling_title: 18.0,
            least_said: 6.0,
            pair_weight: 0.43,
            number_weight: 0.75,
            name_weight: 1.25,
            repeats: 0.7,
            rarity: 1.3,
            assumed_reports: 300.0,
            stories_counted: 0.85,
            text_terms: 200,
            kept_terms: 100,
            indexed_terms: 20,
            compared: 16,
            postings_per_term: 150,
            window_days: 30.0,
            late_caution: 1.2,
            remembered_days: 90.0,
            matter: 0.65,
        }
    }
}
