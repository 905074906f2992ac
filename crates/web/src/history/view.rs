//! What a reader read, day by day, ready to be set.

use std::collections::BTreeSet;

use askama::Template;
use jiff::civil::Date;
use model::StoryId;
use store::WasRead;

use crate::page::{Shell, Visit};
use crate::saved::view::RowView;
use crate::when::Moment;

/// The page.
#[derive(Template)]
#[template(path = "history.html")]
pub struct HistoryView {
    /// Around it.
    pub shell: Shell,
    /// Where its buttons are sent.
    pub action: String,
    /// What is read is kept.
    pub wanted: bool,
    /// Newest first.
    pub days: Vec<DayView>,
}

/// One day.
pub struct DayView {
    /// "29 August 2025".
    pub day: String,
    /// What was read, newest first.
    pub rows: Vec<(RowView, Moment)>,
}

impl HistoryView {
    /// Of what was read; `None` where that is not kept.
    #[must_use]
    pub fn new(read: Option<&[WasRead]>, hidden: &BTreeSet<StoryId>, visit: &Visit) -> HistoryView {
        let mut days: Vec<(Date, DayView)> = Vec::new();
        for was in read.unwrap_or_default() {
            let Some(row) = RowView::new(&was.row, hidden, visit) else { continue };
            let row = (row, Moment::hour(was.at, &visit.calendar));
            let day = visit.calendar.day(was.at);
            match days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, view)) => view.rows.push(row),
                None => days.push((day, DayView { day: visit.calendar.date_told(was.at), rows: vec![row] })),
            }
        }
        HistoryView {
            shell: Shell::new(visit, "history", visit.words.say("history-title")).for_one(),
            action: visit.to("history"),
            wanted: read.is_some(),
            days: days.into_iter().map(|(_, view)| view).collect(),
        }
    }
}
