//! Providers through which people sign in: the protocol of `openid`, the sockets of `fetch`, for the pages of `web`.

use std::sync::Arc;
use std::time::Duration;

use openid::{Ask, Trip, Unreached};
use web::openid::{Journey, Person, Provider, Trouble};

use crate::config::{Config, OpenId};

/// Time for one question to a provider.
const TIMEOUT: Duration = Duration::from_secs(8);
/// Time for all that somebody waits for, with the others who wait for the same provider.
const PATIENCE: Duration = Duration::from_secs(20);

/// The providers of a configuration, as the pages take them.
pub(crate) fn providers(config: &Config) -> anyhow::Result<Vec<Provider>> {
    if config.openid.is_empty() {
        return Ok(Vec::new());
    }
    // A fetcher of its own: what may be dialled for a sign-in is no feed's business, and who signs in does not wait as a feed does.
    let fetcher = fetch::Fetcher::new(fetch::Settings {
        services: config.openid.iter().filter_map(service).collect(),
        timeout: TIMEOUT,
        connect_timeout: TIMEOUT,
        head_timeout: TIMEOUT,
        pause: Duration::ZERO,
        ..config.fetch.clone()
    })?;
    let ask: Ask = Arc::new(move |request| {
        let fetcher = fetcher.clone();
        Box::pin(async move { fetcher.call(request).await.map_err(|failure| Unreached(failure.to_string())) })
    });
    Ok(config.openid.iter().map(|one| provider(one, Arc::clone(&ask))).collect())
}

/// The very host and port of a provider: naming it is leave enough to dial it, wherever it stands.
fn service(one: &OpenId) -> Option<(String, u16)> {
    Some((one.issuer.host_str()?.to_owned(), one.issuer.port_or_known_default()?))
}

fn provider(one: &OpenId, ask: Ask) -> Provider {
    let settings = openid::Settings {
        issuer: one.issuer.clone(),
        issuer_text: one.issuer_text.clone(),
        client: one.client_id.clone(),
        secret: one.secret.as_ref().map(|secret| secret.reveal().to_owned()),
        scopes: one.scopes.clone(),
    };
    let asked = Arc::new(openid::Provider::new(settings, ask));
    let asking = Arc::clone(&asked);
    Provider {
        id: one.id.clone(),
        name: one.name.clone(),
        issuer: one.issuer_text.clone(),
        sign_up: one.sign_up,
        way: Arc::new(move |journey, now| {
            let asking = Arc::clone(&asking);
            Box::pin(async move { patiently(asking.way(&trip(journey), now)).await.map(String::from) })
        }),
        person: Arc::new(move |journey, code, now| {
            let asked = Arc::clone(&asked);
            Box::pin(async move {
                let person = patiently(asked.person(&trip(journey), &code, now)).await?;
                Ok(Person { subject: person.subject, label: person.names.into_iter().next().unwrap_or_default() })
            })
        }),
    }
}

fn trip(journey: Journey) -> Trip {
    let Journey { state, nonce, verifier, back, again, begun } = journey;
    Trip { state, nonce, verifier, back, again, begun }
}

async fn patiently<T>(answer: impl Future<Output = Result<T, openid::Trouble>>) -> Result<T, Trouble> {
    match tokio::time::timeout(PATIENCE, answer).await {
        Ok(answer) => answer.map_err(|trouble| match trouble {
            openid::Trouble::Away(why) => Trouble::Away(why),
            openid::Trouble::Distrusted(why) => Trouble::Distrusted(why),
            openid::Trouble::Stale => Trouble::Stale,
            openid::Trouble::NotAgain => Trouble::NotAgain,
        }),
        Err(_) => Err(Trouble::Away("it takes too long".to_owned())),
    }
}
