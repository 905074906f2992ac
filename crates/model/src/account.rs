//! People who sign in.

use jiff::Timestamp;

use crate::AccountId;

/// What somebody may do. Each may do what those before may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Read, and write under stories.
    Reader,
    /// Read private editions too, in full.
    Member,
    /// Rule on what others write.
    Moderator,
    /// Decide what stands on the pages.
    Editor,
    /// Everything.
    Admin,
}

impl Role {
    /// From the least to the most.
    pub const ALL: [Role; 5] = [Role::Reader, Role::Member, Role::Moderator, Role::Editor, Role::Admin];

    /// As it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Reader => "reader",
            Role::Member => "member",
            Role::Moderator => "moderator",
            Role::Editor => "editor",
            Role::Admin => "admin",
        }
    }

    /// As it was stored; of a role that a newer program wrote, the least.
    #[must_use]
    pub fn of(text: &str) -> Role {
        Role::ALL.into_iter().find(|role| role.as_str() == text).unwrap_or(Role::Reader)
    }
}

/// Somebody who signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Row.
    pub id: AccountId,
    /// As others see it.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// When it was made.
    pub made: Timestamp,
    /// It may not write until then.
    pub silent_until: Option<Timestamp>,
    /// It may not sign in until then.
    pub banned_until: Option<Timestamp>,
    /// It supports the paper: a mark stands beside its name.
    pub supporter: bool,
    /// Comments of it that others see or saw.
    pub shown: i64,
}
