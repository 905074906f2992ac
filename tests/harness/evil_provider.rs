//! An OpenID Connect provider that does what a test wants done wrong.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use futures_util::stream;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Evil {
    /// Nothing.
    Nothing,
    /// The token is signed with a key that is not its own.
    Key,
    /// The token says that nobody signed it.
    NoSignature,
    /// The token was made for another sign-in.
    Nonce,
    /// The token is another provider's.
    Issuer,
    /// The token is another paper's.
    Audience,
    /// The token is long over.
    Expired,
    /// The answer is five megabytes.
    Large,
    /// The answer never comes.
    Slow,
    /// The answer stops in the middle.
    Cut,
    /// The answer is no JSON.
    Nonsense,
    /// The answer is elsewhere.
    Redirects,
}

struct Inner {
    issuer: String,
    pair: EcdsaKeyPair,
    wrong: Mutex<(Evil, String)>,
}

/// It, running until the test ends.
#[derive(Clone)]
pub(crate) struct EvilProvider(Arc<Inner>);

fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).expect("a key")
}

impl EvilProvider {
    pub(crate) async fn start() -> EvilProvider {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().expect("bound").port());
        let provider = EvilProvider(Arc::new(Inner { issuer, pair: pair(), wrong: Mutex::new((Evil::Nothing, String::new())) }));
        let app = Router::new().fallback(answer).with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        provider
    }

    pub(crate) fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// From now on this is wrong, and tokens carry this nonce.
    pub(crate) fn turns(&self, evil: Evil, nonce: &str) {
        *self.0.wrong.lock().expect("lock") = (evil, nonce.to_owned());
    }

    fn document(&self) -> Value {
        let at = |path: &str| format!("{}/{path}", self.0.issuer);
        json!({
            "issuer": self.0.issuer,
            "authorization_endpoint": at("authorize"),
            "token_endpoint": at("token"),
            "jwks_uri": at("keys"),
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        })
    }

    fn keys(&self) -> Value {
        let point = self.0.pair.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "1", "x": part(&point[1..33]), "y": part(&point[33..65])}]})
    }

    fn token(&self, evil: Evil, nonce: &str) -> Value {
        #[expect(clippy::disallowed_methods, reason = "the moments of its tokens are this machine's")]
        let at = jiff::Timestamp::now().as_second();
        let claims = json!({
            "iss": if evil == Evil::Issuer { "https://id.example" } else { &self.0.issuer },
            "aud": if evil == Evil::Audience { "another" } else { "paper" },
            "sub": "eve",
            "name": "Eve",
            "nonce": if evil == Evil::Nonce { "another" } else { nonce },
            "iat": at,
            "exp": if evil == Evil::Expired { at - 3_600 } else { at + 300 },
        });
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let alg = if evil == Evil::NoSignature { "none" } else { "ES256" };
        let body = format!("{}.{}", part(&json!({"alg": alg, "kid": "1"})), part(&claims));
        let sign = |pair: &EcdsaKeyPair| pair.sign(&SystemRandom::new(), body.as_bytes()).expect("a signature");
        let signature = match evil {
            Evil::NoSignature => String::new(),
            Evil::Key => URL_SAFE_NO_PAD.encode(sign(&pair()).as_ref()),
            _ => URL_SAFE_NO_PAD.encode(sign(&self.0.pair).as_ref()),
        };
        json!({"access_token": "a", "token_type": "Bearer", "id_token": format!("{body}.{signature}")})
    }
}

async fn answer(State(provider): State<EvilProvider>, request: Request) -> Response {
    let (evil, nonce) = provider.0.wrong.lock().expect("lock").clone();
    let json = |body: Vec<u8>| ([(header::CONTENT_TYPE, "application/json")], body).into_response();
    match request.uri().path() {
        "/.well-known/openid-configuration" => json(provider.document().to_string().into()),
        "/keys" => json(provider.keys().to_string().into()),
        "/token" => match evil {
            Evil::Large => json(vec![b' '; 5 << 20]),
            Evil::Slow => {
                tokio::time::sleep(Duration::from_secs(120)).await;
                StatusCode::OK.into_response()
            }
            Evil::Cut => {
                let begun = stream::iter([Ok(Bytes::from_static(b"{\"access_token\":")), Err(std::io::Error::other("cut"))]);
                ([(header::CONTENT_TYPE, "application/json")], Body::from_stream(begun)).into_response()
            }
            Evil::Nonsense => json(b"<html>hello</html>".to_vec()),
            Evil::Redirects => (StatusCode::FOUND, [(header::LOCATION, "/keys")]).into_response(),
            evil => json(provider.token(evil, &nonce).to_string().into()),
        },
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
