//! What may stand in a message's variable: a text or a number.

use fluent_bundle::FluentValue;

use super::{Marked, Words, direction};

/// First strong isolate, and its end: what stands between runs its own way, and the sentence around it keeps to its own.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// A value for a message in some language.
pub trait Said {
    /// As Fluent takes it.
    fn said(&self, words: Words) -> FluentValue<'static>;

    /// As Fluent takes it for a message in HTML.
    fn escaped(&self) -> FluentValue<'static>;
}

/// A text for the inside of an element or of a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' | '>' | '&' | '"' | '\'' => escaped.push_str(&format!("&#{};", c as u32)),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A text in which nothing runs against the page stands as it is; another is isolated.
impl Said for str {
    fn said(&self, words: Words) -> FluentValue<'static> {
        let [open, close] = ISOLATE;
        let against = direction::runs_against(self, words.is_right_to_left());
        FluentValue::from(if against { format!("{open}{self}{close}") } else { self.to_owned() })
    }

    fn escaped(&self) -> FluentValue<'static> {
        FluentValue::from(escape(self))
    }
}

impl Said for String {
    fn said(&self, words: Words) -> FluentValue<'static> {
        self.as_str().said(words)
    }

    fn escaped(&self) -> FluentValue<'static> {
        self.as_str().escaped()
    }
}

/// HTML that is ready stays as it is.
impl Said for Marked {
    fn said(&self, words: Words) -> FluentValue<'static> {
        self.to_string().said(words)
    }

    fn escaped(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl Said for $kind {
            fn said(&self, _words: Words) -> FluentValue<'static> {
                FluentValue::from(*self)
            }

            fn escaped(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        })*
    };
}
numbers!(u16, u32, u64, usize, i32, i64);

/// Templates hand over references to what they loop over.
impl<T: Said + ?Sized> Said for &T {
    fn said(&self, words: Words) -> FluentValue<'static> {
        (**self).said(words)
    }

    fn escaped(&self) -> FluentValue<'static> {
        (**self).escaped()
    }
}
