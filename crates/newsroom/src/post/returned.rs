//! Letters of ours that come back: to whom they went, by the address that they come back to, and whether it is the mailbox's fault.

use store::Taken;

use crate::Newsroom;

/// What the local part of an address begins with that our letters come back to; behind it stands the subscriber's tag.
const BEFORE: &str = "back-";
/// Characters of a tag.
const TAG: usize = 24;

/// Where a letter with this tag comes back to.
pub(super) fn local_part(tag: &str) -> String {
    format!("{BEFORE}{tag}")
}

/// The tag in a local part, if it is one that letters come back to.
pub(crate) fn tag_of(local: &str) -> Option<&str> {
    local
        .strip_prefix(BEFORE)
        .filter(|tag| tag.len() == TAG && tag.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte)))
}

/// Is it the mailbox that takes nothing, by what the server said (RFC 3463)? What else can be wrong (the way there, what a letter holds, who may
/// send at all) is not the subscriber's fault.
pub(super) fn is_mailbox(status: Option<[u16; 3]>) -> bool {
    status.is_none_or(|[_, subject, _]| matches!(subject, 1 | 2))
}

impl Newsroom {
    /// A letter came to an address that letters come back to. Whatever it is, it is taken and kept nowhere; `None`: there is no such subscriber.
    pub(crate) async fn letter_returned(&self, tag: &str, letter: &[u8]) -> store::Result<Option<Taken>> {
        match letters::bounce(letter) {
            Some(bounce) if bounce.permanent && is_mailbox(bounce.status) => {
                let known = self.store.letter_came_back(tag, &bounce.why, self.now()).await?;
                tracing::info!(known, "a letter came back: {}", bounce.why);
                Ok(known.then_some(Taken::Kept))
            }
            // Somebody's holiday, or a letter that is only late.
            _ => Ok(self.store.is_letter_tag(tag).await?.then_some(Taken::Kept)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_in_its_own_address_alone() {
        let tag = "0123456789abcdef01234567";
        assert_eq!(tag_of(&local_part(tag)), Some(tag));
        for other in ["back-0123", "harbour-0123456789abcdef01234567", "back-0123456789abcdef0123456z", "back-a-0123456789abcdef012345", ""]
        {
            assert_eq!(tag_of(other), None, "{other}");
        }
        assert!(letters::is_local_part(&local_part(tag)), "what is asked for at the door");
    }

    #[test]
    fn only_a_mailbox_that_takes_nothing_is_held_against_its_owner() {
        assert!(is_mailbox(None) && is_mailbox(Some([5, 1, 1])) && is_mailbox(Some([5, 2, 2])));
        assert!(!is_mailbox(Some([5, 7, 1])) && !is_mailbox(Some([5, 4, 4])));
    }
}
