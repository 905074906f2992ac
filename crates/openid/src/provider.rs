//! A provider: where somebody is sent to, and who came back.

use std::pin::Pin;
use std::sync::Arc;

use jiff::Timestamp;
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType};
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest,
    HttpResponse, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use tokio::sync::Mutex;
use url::Url;

use crate::known::{Known, Memory};
use crate::token::{self, Distrust};
use crate::{Trouble, Unreached, names};

/// An answer that is awaited.
pub type Answer<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Asks something of a provider: a GET or a form, with headers. What it does not follow are redirects; what it keeps to are limits of time and
/// size.
pub type Ask = Arc<dyn Fn(HttpRequest) -> Answer<Result<HttpResponse, Unreached>> + Send + Sync>;

/// What an operator sets about a provider.
#[derive(Clone)]
pub struct Settings {
    /// The address that it calls itself, letter by letter: https, or http for one on this machine.
    pub issuer: Url,
    /// As it is written: a slash at the end counts.
    pub issuer_text: String,
    /// What it calls us.
    pub client: String,
    /// What only it and we know; none for a client that PKCE alone protects.
    pub secret: Option<String>,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
}

/// Somebody's way to the provider and back. All three secrets are new each time; the caller keeps them with the browser.
#[derive(Clone)]
pub struct Trip {
    /// Comes back with them, and shows that it was this browser that was sent.
    pub state: String,
    /// Comes back in the token, and shows that it was made for this trip.
    pub nonce: String,
    /// Shows to the provider that who has the code is who asked for it (PKCE): 43 to 128 letters and digits.
    pub verifier: String,
    /// Where they come back to, as the provider knows it.
    pub back: String,
    /// They are to be asked who they are even if the provider knows.
    pub again: bool,
    /// When they set out.
    pub begun: Timestamp,
}

/// Who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The provider's name for them, which it gives to nobody else: 1 to 255 bytes.
    pub subject: String,
    /// What they may be called, the likeliest first; a stranger's words.
    pub names: Vec<String>,
}

/// A provider, with what is known of it.
pub struct Provider {
    pub(crate) settings: Settings,
    pub(crate) ask: Ask,
    pub(crate) memory: Mutex<Memory>,
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

impl Provider {
    /// A provider of which nothing is known yet; it is asked when somebody wants to sign in.
    #[must_use]
    pub fn new(settings: Settings, ask: Ask) -> Provider {
        Provider { settings, ask, memory: Mutex::default() }
    }

    /// Where somebody is sent who wants to sign in.
    ///
    /// # Errors
    /// `Away` or `Distrusted`, where nothing is known of the provider and it can't be asked.
    pub async fn way(&self, trip: &Trip, now: Timestamp) -> Result<Url, Trouble> {
        let known = self.known(now).await?;
        let client = self.client(&known, trip)?;
        let verifier = PkceCodeVerifier::new(trip.verifier.clone());
        let (state, nonce) = (CsrfToken::new(trip.state.clone()), Nonce::new(trip.nonce.clone()));
        let mut request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        if trip.again {
            request = request.add_prompt(CoreAuthPrompt::Login).set_max_age(std::time::Duration::ZERO);
        }
        let (url, _, _) = request.url();
        self.judge(&url)?;
        Ok(url)
    }

    /// Who came back with this code.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn person(&self, trip: &Trip, code: &str, now: Timestamp) -> Result<Person, Trouble> {
        let known = self.known(now).await?;
        let answer = self
            .client(&known, trip)?
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Trouble::Distrusted("it has no token endpoint".to_owned()))?
            .set_pkce_verifier(PkceCodeVerifier::new(trip.verifier.clone()))
            .request_async(&self.client_http())
            .await
            .map_err(refused)?;
        let token = answer.id_token().ok_or_else(|| Trouble::Distrusted("it sent no ID token".to_owned()))?;
        let mut person = match token::believed(token, &known, &self.settings, trip, now) {
            Err(Distrust::UnknownKey) => {
                // It may have got new keys since it was asked.
                let newer = self.new_keys(Arc::clone(&known), now).await?;
                token::believed(token, &newer, &self.settings, trip, now)
            }
            other => other,
        }?;
        if person.names.is_empty() {
            // Many put names where they are asked for once more. Nobody is kept out for want of one.
            person.names = names::ask(self, &known, answer.access_token().secret(), &person.subject).await.unwrap_or_default();
        }
        Ok(person)
    }

    fn client(&self, known: &Known, trip: &Trip) -> Result<Client, Trouble> {
        let back = RedirectUrl::new(trip.back.clone()).map_err(|error| Trouble::Distrusted(format!("our own address is none: {error}")))?;
        let secret = self.settings.secret.clone().map(ClientSecret::new);
        let methods = known.metadata.token_endpoint_auth_methods_supported();
        // Basic is what holds where nothing is said (OpenID Connect Discovery 1.0, 3).
        let by_form = methods.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic) && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        let client = CoreClient::from_provider_metadata(known.metadata.clone(), ClientId::new(self.settings.client.clone()), secret);
        let client = client.set_redirect_uri(back);
        Ok(if by_form { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// How openidconnect asks: each address is judged before it is.
    pub(crate) fn client_http(&self) -> impl Fn(HttpRequest) -> Answer<Result<HttpResponse, Unreached>> + use<> {
        let (ask, issuer) = (Arc::clone(&self.ask), self.settings.issuer.clone());
        move |request| {
            let judged = Url::parse(&request.uri().to_string()).is_ok_and(|url| is_sound(&url, &issuer));
            if judged { ask(request) } else { Box::pin(async { Err(Unreached("an address of it is not https".to_owned())) }) }
        }
    }

    fn judge(&self, url: &Url) -> Result<(), Trouble> {
        let sound = is_sound(url, &self.settings.issuer);
        if sound { Ok(()) } else { Err(Trouble::Distrusted(format!("{} is not https", url.origin().ascii_serialization()))) }
    }
}

/// Nobody reads along: https, or a provider on this machine that speaks of its own origin.
fn is_sound(url: &Url, issuer: &Url) -> bool {
    url.scheme() == "https" || url.scheme() == "http" && url.origin() == issuer.origin()
}

/// What a provider answered instead of tokens.
fn refused<R>(error: RequestTokenError<Unreached, R>) -> Trouble
where
    R: openidconnect::ErrorResponse + 'static,
    R: Told,
{
    match error {
        RequestTokenError::ServerResponse(answer) if answer.is_stale() => Trouble::Stale,
        RequestTokenError::ServerResponse(answer) => Trouble::Distrusted(format!("it gives no tokens ({})", answer.told())),
        RequestTokenError::Request(unreached) => Trouble::Away(unreached.0),
        RequestTokenError::Parse(error, _) => Trouble::Distrusted(format!("its tokens can't be read ({error})")),
        RequestTokenError::Other(why) => Trouble::Away(why),
    }
}

/// What an error of the token endpoint tells.
trait Told {
    fn is_stale(&self) -> bool;
    fn told(&self) -> String;
}

impl Told for openidconnect::StandardErrorResponse<CoreErrorResponseType> {
    fn is_stale(&self) -> bool {
        matches!(self.error(), CoreErrorResponseType::InvalidGrant)
    }

    fn told(&self) -> String {
        self.error().as_ref().chars().filter(|letter| letter.is_ascii_graphic()).take(100).collect()
    }
}
