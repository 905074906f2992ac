//! How much each ground counts, and how many stories stand where.

/// The weights of ranking and the measures of the page. [`Settings::default`] is what ships.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Points of a story each time that its independent texts double.
    pub per_doubling: f64,
    /// Points of a report that comes in as the page is made.
    pub fresh: f64,
    /// Hours after which these points have halved.
    pub half_life_hours: f64,
    /// Points taken off each time that the age of the newest report doubles beyond two days: however many told of it, it is no news.
    pub stale: f64,
    /// Points for each unit of mean source weight above 1 (below zero beneath it).
    pub per_weight: f64,
    /// Points of a story whose first report comes in as the page is made.
    pub novel: f64,
    /// Hours after which these points have halved.
    pub novel_half_life_hours: f64,
    /// Points of a story at home; they halve each time that the edition's local radius is added to the way.
    pub near: f64,
    /// Points of a pinned story: more than all other grounds together give.
    pub pinned: f64,
    /// Points of a story with a report of 400 words or more; in proportion below.
    pub substance: f64,
    /// Points (below zero) of a story with no report in the edition's language.
    pub foreign: f64,
    /// Stories beside and under the lead, as far as columns that end together allow.
    pub seconds: usize,
    /// Stories in short, in the same measure.
    pub briefs: usize,
    /// Stories of a section on the front page.
    pub per_block: usize,
    /// Stories on a section's own page.
    pub per_section: usize,
    /// Stories told by a single source that one source may have above the sections of the front page, and in each of its sections while
    /// others have any.
    pub per_source: usize,
    /// Stories of the local page.
    pub per_local: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            per_doubling: 9.0,
            fresh: 24.0,
            half_life_hours: 10.0,
            stale: 4.0,
            per_weight: 8.0,
            novel: 4.0,
            novel_half_life_hours: 18.0,
            near: 14.0,
            pinned: 200.0,
            substance: 4.0,
            foreign: -12.0,
            seconds: 5,
            briefs: 7,
            per_block: 4,
            per_section: 60,
            per_source: 2,
            per_local: 60,
        }
    }
}
