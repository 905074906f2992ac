//! The one setting for all news: chosen on the development sets, never by source or language.

use jiff::SignedDuration;

/// How near is near. [`Settings::default`] is what ships; the figures behind it stand in `benches/RESULTS.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// A report joins, and two stories merge, at this cosine (0 to 1) or more, where one of both is headlines alone.
    pub threshold: f64,
    /// The same where both have text: texts of one town or one matter share names and places without telling of one event.
    pub threshold_with_text: f64,
    /// Two stories with text merge only at so many times `threshold_with_text`: a wrong merge moves the addresses of both.
    pub merge_caution: f64,
    /// Terms from which a text counts as one.
    pub enough_text: usize,
    /// Taken off the cosine for each day between a report and the story's nearest edge.
    pub penalty_per_day: f64,
    /// The headline's weight against the text's beginning.
    pub title_weight: f64,
    /// A pair's weight against a single word's: pairs are mostly names, and names are shared by many events.
    pub pair_weight: f64,
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
    /// Nothing joins a story that has been quiet for more than so many days.
    pub window_days: f64,
}

impl Settings {
    /// The window as a span, in whole hours.
    #[must_use]
    pub fn window(&self) -> SignedDuration {
        #[expect(clippy::cast_possible_truncation, reason = "a few weeks in hours")]
        SignedDuration::from_hours((self.window_days * 24.0) as i64)
    }
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            threshold: 0.13,
            threshold_with_text: 0.22,
            merge_caution: 1.1,
            enough_text: 40,
            penalty_per_day: 0.004,
            title_weight: 1.0,
            pair_weight: 0.5,
            text_terms: 200,
            kept_terms: 100,
            indexed_terms: 20,
            compared: 16,
            postings_per_term: 150,
            window_days: 30.0,
        }
    }
}
