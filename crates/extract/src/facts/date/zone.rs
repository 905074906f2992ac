//! The zone of the page's own calendar, where the date is stated in UTC.

use jiff::tz::Offset;
use model::Moment;

use super::Reader;

impl Reader<'_> {
    /// The same moment in the page's own zone. Many systems state it in UTC and show it in local time: if the page states the same minute
    /// and second in another zone, or without one, its own calendar is that one. Else the day in its address may be the day before or after:
    /// then the zone is taken to be the nearest in which the moment falls on that day.
    pub(super) fn in_its_zone(&self, published: Moment, dated: Option<Moment>) -> Moment {
        if published.offset.is_none_or(|offset| !offset.is_zero()) {
            return published;
        }
        let stated = self.json.moments.iter().map(String::as_str).chain(self.page.metas().map(|(_, content)| content));
        let marks = self.page.times.iter().filter(|mark| !mark.comment).flat_map(|mark| mark.stamp.into_iter().chain([&*mark.text]));
        let long = stated.filter(|text| (8..60).contains(&text.len()));
        let near = self.headline.map_or(0, |headline| self.lines.partition_point(|line| line.first < headline.index()));
        let plain = self.lines.iter().skip(near).take(6).map(|line| &*line.text).filter(|text| text.len() < 60);
        for text in long.chain(marks).chain(plain) {
            if !(5..20).contains(&text.bytes().filter(u8::is_ascii_digit).count()) {
                continue;
            }
            let Some((civil, offset)) = markup::date::parse_civil(text) else { continue };
            match offset {
                Some(offset) if !offset.is_zero() && offset.to_timestamp(civil).is_ok_and(|at| at == published.at) => {
                    return Moment { offset: Some(offset), ..published };
                }
                None => {
                    if let Some(offset) = offset_between(published, civil) {
                        return Moment { offset: Some(offset), ..published };
                    }
                }
                _ => {}
            }
        }
        let offset = dated.and_then(|day| nearest_offset(published, day));
        Moment { offset: offset.or(published.offset), ..published }
    }
}

/// The nearest offset in which this moment falls on this day, if it isn't the day in UTC already.
fn nearest_offset(moment: Moment, day: Moment) -> Option<Offset> {
    if day.offset.is_some_and(|offset| !offset.is_zero()) || moment.day() == day.day() {
        return None;
    }
    let hours = |hours: i8| Offset::from_hours(hours).ok();
    let falls = |offset: &Offset| offset.to_datetime(moment.at).date() == day.day();
    (1..=12).flat_map(|n| [hours(-n), hours(n)]).flatten().find(falls)
}

/// The offset in which the moment is this time of day, if one is possible: whole quarters of an hour, not zero.
fn offset_between(moment: Moment, civil: jiff::civil::DateTime) -> Option<Offset> {
    let seconds = Offset::UTC.to_timestamp(civil).ok()?.as_second() - moment.at.as_second();
    let possible = seconds != 0 && seconds % 900 == 0 && (-12 * 3600..=14 * 3600).contains(&seconds);
    if possible { Offset::from_seconds(i32::try_from(seconds).ok()?).ok() } else { None }
}
