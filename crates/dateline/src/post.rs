//! Letters to subscribers: the mail server of the configuration, a fetcher that may dial it alone, and words of the web.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::anyhow;
use jiff::Timestamp;
use model::{Correction, Digest, DigestId, Edition, EditionId};
use newsroom::{Compose, Post, Written};
use store::{Errand, Outgoing, Store};
use web::mailing::letter;
use web::page::Visit;

use crate::config::Config;
use crate::open::Opened;

/// Time for a line to the mail server: connecting, and the TLS handshake.
const CONNECT: Duration = Duration::from_secs(30);

/// How letters go out; why they don't, where that may not be meant.
pub(crate) fn post(config: &Config, opened: &Opened) -> anyhow::Result<Result<Post, &'static str>> {
    let Some(mail) = &config.mail else { return Ok(Err("mail.server and mail.from are not set")) };
    let Some(public) = &config.newsroom.public else {
        return Ok(Err("public_address is not set, which the links in letters begin with"));
    };
    // Services are named as addresses of the web spell hosts, which is how the server's was read.
    let services = vec![(mail.server.host.clone(), mail.server.port)];
    let fetcher = fetch::Fetcher::new(fetch::Settings { services, connect_timeout: CONNECT, ..config.fetch.clone() })?;
    let name = name(public.host_str(), mail.from.address.host());
    let desk = Desk {
        store: opened.store.clone(),
        clock: Arc::clone(&opened.clock),
        public: public.as_str().trim_end_matches('/').into(),
        name: name.as_str().into(),
        kept: Arc::default(),
    };
    let compose: Compose = Arc::new(move |letter| {
        let desk = desk.clone();
        Box::pin(async move { desk.write(&letter).await })
    });
    Ok(Ok(Post {
        server: mail.server.clone(),
        from: mail.from.clone(),
        reply_to: mail.reply_to.clone(),
        name,
        returns: mail.returns.then(|| config.newsroom.letters_host.clone()),
        open_private: config.open_private,
        per_minute: mail.per_minute,
        folder: config.data.clone(),
        fetcher,
        compose,
    }))
}

/// What a mail server is greeted as: the public host's name, or else that of the sender's mail.
fn name(public: Option<&str>, sender: &str) -> String {
    let is_name = |host: &&str| host.contains('.') && host.bytes().any(|byte| byte.is_ascii_alphabetic()) && !host.contains([':', '[']);
    public.filter(is_name).unwrap_or(sender).to_owned()
}

/// A digest that letters are written of, and its edition.
struct Kept {
    digest: Digest,
    corrections: Vec<Correction>,
    edition: Arc<Edition>,
}

/// The digest whose letters were written last, as they need it.
type Newest = Option<(DigestId, Arc<Kept>)>;

/// Where letters are written. All of a digest's are written one after the other, so that it is read once.
#[derive(Clone)]
struct Desk {
    store: Store,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    public: Arc<str>,
    /// What lists are called below.
    name: Arc<str>,
    kept: Arc<Mutex<Newest>>,
}

impl Desk {
    async fn write(&self, letter: &Outgoing) -> anyhow::Result<Option<Written>> {
        let failed = |error| anyhow!("a template failed: {error}");
        let (edition, written) = match &letter.errand {
            Errand::Digest(digest) => {
                let kept = self.kept(*digest, letter.edition).await?;
                let (digest, visit) = (kept.digest.clone(), self.visit(&kept.edition));
                let written = letter::digest(digest, &kept.corrections, &letter.choice, &letter.secret, &visit).map_err(failed)?;
                (Arc::clone(&kept.edition), written)
            }
            Errand::Confirm(token) => {
                let edition = self.edition(letter.edition).await?;
                let written = letter::confirm(token, &self.visit(&edition)).map_err(failed)?;
                (edition, Some(written))
            }
            Errand::Known => {
                let edition = self.edition(letter.edition).await?;
                let written = letter::known(&letter.secret, &self.visit(&edition)).map_err(failed)?;
                (edition, Some(written))
            }
        };
        Ok(written.map(|written| Written {
            subject: written.subject,
            text: written.text,
            html: Some(written.html),
            list: written.leave.map(|leave| self.list(&edition, leave)),
        }))
    }

    fn list(&self, edition: &Edition, leave: String) -> mail::List {
        mail::List { name: edition.name.clone(), id: format!("digest.{}.{}", edition.slug, self.name), leave }
    }

    fn visit(&self, edition: &Arc<Edition>) -> Visit {
        // Who subscribed to a private edition was let in.
        let member = edition.private;
        Visit {
            member,
            public: Some(Arc::clone(&self.public)),
            ..Visit::new(Arc::clone(edition), (self.clock)(), env!("CARGO_PKG_VERSION"))
        }
    }

    async fn edition(&self, id: EditionId) -> anyhow::Result<Arc<Edition>> {
        let editions = self.store.editions().await?;
        let found = editions.into_iter().find(|(known, _)| *known == id).map(|(_, edition)| Arc::new(edition));
        found.ok_or_else(|| anyhow!("its edition is not served any more"))
    }

    async fn kept(&self, id: DigestId, edition: EditionId) -> anyhow::Result<Arc<Kept>> {
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().as_ref().filter(|(known, _)| *known == id).map(|(_, kept)| Arc::clone(kept)) {
            return Ok(found);
        }
        let minute = self.store.digest_minute(id).await?.ok_or_else(|| anyhow!("there is no such digest"))?;
        let (_, digest, corrections) = self.store.digest(edition, minute).await?.ok_or_else(|| anyhow!("there is no such digest"))?;
        let found = Arc::new(Kept { digest, corrections, edition: self.edition(edition).await? });
        *kept() = Some((id, Arc::clone(&found)));
        Ok(found)
    }
}
