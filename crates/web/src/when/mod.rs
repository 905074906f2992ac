//! Times as a reader of the edition's place reads them: dates in its language, hours in its zone, ages in words.

mod calendar;
mod moment;
mod names;

pub use calendar::Calendar;
pub use moment::Moment;
pub(crate) use moment::is_day_alone;

#[cfg(test)]
mod tests;
