//! The single choices of a look: each has a letter in the cookie and a word in forms and attributes.

/// One of a few that a reader can choose.
pub trait Choice: Copy + Default + PartialEq + 'static {
    /// The form field's name.
    const FIELD: &'static str;
    /// In the order in which they are offered.
    const ALL: &'static [Self];
    /// What stands in the cookie.
    fn letter(self) -> char;
    /// What stands in the form and in the attribute.
    fn word(self) -> &'static str;

    /// The choice of a letter.
    fn of_letter(letter: char) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.letter() == letter)
    }

    /// The choice of a word.
    fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.word() == word)
    }
}

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident, $field:literal: $($(#[$each:meta])* $choice:ident $letter:literal $word:literal,)+;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$each])* $choice,)+
        }

        impl Choice for $name {
            const FIELD: &'static str = $field;
            const ALL: &'static [$name] = &[$($name::$choice),+];

            fn letter(self) -> char {
                match self {
                    $($name::$choice => $letter,)+
                }
            }

            fn word(self) -> &'static str {
                match self {
                    $($name::$choice => $word,)+
                }
            }
        }
    )*};
}

choices! {
    /// The colours of the paper.
    Theme, "theme":
        /// Light or dark, as the reader's system is.
        #[default]
        System 'a' "system",
        /// Ink on paper.
        Light 'l' "light",
        /// By lamplight.
        Dark 'd' "dark",
        /// Brown ink on old paper.
        Sepia 's' "sepia",
        /// Black on white, or white on black where the system is dark.
        Contrast 'c' "contrast",
    ;
    /// The size of type, in steps of about a ninth.
    Size, "size":
        /// Nine tenths.
        Small '1' "1",
        /// As it comes.
        #[default]
        Normal '2' "2",
        /// An eighth larger.
        Large '3' "3",
        /// A quarter larger.
        Larger '4' "4",
        /// Two fifths larger.
        Largest '5' "5",
    ;
    /// The length of a line of an article.
    Measure, "measure":
        /// About 54 letters.
        Narrow 'n' "narrow",
        /// About 68 letters.
        #[default]
        Normal 'm' "normal",
        /// About 82 letters.
        Wide 'w' "wide",
    ;
    /// The air between things.
    Density, "density":
        /// More of it.
        Airy 'a' "airy",
        /// As it comes.
        #[default]
        Normal 'n' "normal",
        /// Less of it.
        Compact 'c' "compact",
    ;
    /// Columns at most, on screens that are wide enough.
    Columns, "columns":
        /// As the screen is wide.
        #[default]
        Auto '0' "auto",
        /// One.
        One '1' "one",
        /// Two.
        Two '2' "two",
        /// Three, from narrower screens on.
        Three '3' "three",
    ;
    /// Pictures.
    Pictures, "pictures":
        /// Shown.
        #[default]
        On 'y' "on",
        /// Neither shown nor fetched.
        Off 'n' "off",
    ;
    /// The face of headlines and text.
    Face, "face":
        /// Newsreader.
        #[default]
        Serif 'f' "serif",
        /// Public Sans.
        Sans 's' "sans",
    ;
}
