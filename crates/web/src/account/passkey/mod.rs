//! Passkeys: added to an account, renamed, removed, and signed in with. `ceremony` knows the protocol and nothing else; what an
//! authenticator is to sign waits in the database (`challenge`), so that any node may be answered.

pub(crate) mod add;
pub(crate) mod ask;
mod ceremony;
mod challenge;
mod device;
pub(crate) mod enter;
pub(crate) mod one;
mod party;
mod view;

use model::AccountId;
use store::Purpose;

pub(super) use party::Party;
pub(crate) use view::PasskeyRow;

use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::state::State;
use crate::words::Words;
use ceremony::Refused;

/// Characters of a passkey's name.
const LONGEST_NAME: usize = 40;

/// A signature that was good.
struct Proven {
    /// The account.
    account: AccountId,
    /// The row of the passkey.
    passkey: i64,
}

/// Who signed the answer in this form: somebody's passkey, used. What its counter says of a copy is noted.
async fn prove(
    state: &State,
    party: &Party,
    token: &str,
    purpose: Purpose,
    form: &Form,
    visit: &Visit,
) -> Result<Result<Proven, Refused>, Error> {
    // It is spent before anything is looked at: what is wrong once is not tried again.
    let Some(challenge) = state.store.take_challenge(token, purpose, visit.now).await? else { return Ok(Err(Refused::Late)) };
    let answer = match ceremony::Answer::read(form.raw("response")) {
        Ok(answer) => answer,
        Err(refused) => return Ok(Err(refused)),
    };
    let Some((account, handle, passkey)) = state.store.passkey_of(&answer.credential()).await? else { return Ok(Err(Refused::Wrong)) };
    if !answer.is_of(&handle) || challenge.account.is_some_and(|asked| asked != account) {
        return Ok(Err(Refused::Wrong));
    }
    match ceremony::proved(party, &challenge.state, &answer, &passkey.key)? {
        Ok(key) if state.store.passkey_used(passkey.id, &passkey.key, &key, visit.now).await? => {
            Ok(Ok(Proven { account, passkey: passkey.id }))
        }
        Ok(_) => Ok(Err(Refused::Wrong)),
        Err(refused) => {
            if refused == Refused::Copied {
                tracing::warn!(passkey = passkey.id, "the counter of a passkey ran backwards: there may be a copy of it");
                state.store.doubt_passkey(passkey.id, visit.now).await?;
            }
            Ok(Err(refused))
        }
    }
}

/// Why a passkey did not do. It is the same for one that nobody has and one that signed wrongly.
fn said(refused: Refused, words: Words) -> &'static str {
    match refused {
        Refused::Late => words.say("passkey-late"),
        Refused::Copied => words.say("passkey-copied"),
        Refused::Wrong => words.say("passkey-wrong"),
    }
}
