//! A provider of our own making, told what to answer: tokens good and bad, keys that change, documents that are none.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use url::Url;

use crate::{Ask, HttpRequest, Person, Provider, Settings, Trip, Trouble, Unreached};

const ISSUER: &str = "https://id.example/realms/paper";

fn now() -> Timestamp {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn trip() -> Trip {
    Trip {
        state: "the state".into(),
        nonce: "the nonce".into(),
        verifier: "v".repeat(64),
        back: "https://news.example/account/openid/work/back".into(),
        again: false,
        begun: now() - SignedDuration::from_secs(20),
    }
}

/// A key with its name.
struct Key {
    name: &'static str,
    pair: EcdsaKeyPair,
}

impl Key {
    fn new(name: &'static str) -> Key {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        Key { name, pair: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, made.as_ref(), &random).unwrap() }
    }

    fn public(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({"kty": "EC", "crv": "P-256", "use": "sig", "kid": self.name, "x": part(&point[1..33]), "y": part(&point[33..65])})
    }

    fn sign(&self, claims: &Value) -> String {
        let head = json!({"alg": "ES256", "kid": self.name});
        let body = format!("{}.{}", encoded(&head), encoded(claims));
        let signature = self.pair.sign(&SystemRandom::new(), body.as_bytes()).unwrap();
        format!("{body}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn claims() -> Value {
    let at = now().as_second();
    json!({"iss": ISSUER, "sub": "248289761001", "aud": "paper", "exp": at + 300, "iat": at, "nonce": "the nonce",
           "preferred_username": "ruth", "name": "Ruth Adler"})
}

/// With another claim, or without it.
fn with(name: &str, value: Value) -> Value {
    let mut claims = claims();
    if value.is_null() {
        claims.as_object_mut().unwrap().remove(name);
    } else {
        claims[name] = value;
    }
    claims
}

/// What it answers by path, and what it was asked.
#[derive(Clone, Default)]
struct Fake {
    answers: Arc<Mutex<HashMap<String, (u16, String)>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Fake {
    fn of(key: &Key) -> Fake {
        let fake = Fake::default();
        fake.says("/realms/paper/.well-known/openid-configuration", 200, &document());
        fake.says("/keys", 200, &json!({"keys": [key.public()]}));
        fake
    }

    fn says(&self, path: &str, status: u16, answer: &Value) {
        self.answers.lock().unwrap().insert(path.to_owned(), (status, answer.to_string()));
    }

    /// The token endpoint gives this ID token.
    fn gives(&self, token: &str) {
        self.says("/token", 200, &json!({"access_token": "a", "token_type": "Bearer", "id_token": token}));
    }

    fn asked(&self, path: &str) -> usize {
        self.asked.lock().unwrap().iter().filter(|asked| asked.split(' ').next() == Some(path)).count()
    }

    fn provider(&self, secret: Option<&str>) -> Provider {
        let fake = self.clone();
        let ask: Ask = Arc::new(move |request: HttpRequest| {
            let body = String::from_utf8_lossy(request.body()).into_owned();
            let authorization = request.headers().get("authorization").map(|value| value.to_str().unwrap().to_owned());
            fake.asked.lock().unwrap().push(format!("{} {} {body}", request.uri().path(), authorization.unwrap_or_default()));
            let answer = fake.answers.lock().unwrap().get(request.uri().path()).cloned();
            Box::pin(async move {
                let (status, body) = answer.ok_or(Unreached("nobody listens".into()))?;
                let mut response = crate::HttpResponse::new(body.into_bytes());
                *response.status_mut() = status.try_into().unwrap();
                response.headers_mut().insert("content-type", "application/json".parse().unwrap());
                Ok(response)
            })
        });
        let settings = Settings {
            issuer: Url::parse(ISSUER).unwrap(),
            issuer_text: ISSUER.into(),
            client: "paper".into(),
            secret: secret.map(str::to_owned),
            scopes: vec!["profile".into()],
        };
        Provider::new(settings, ask)
    }

    async fn person(&self) -> Result<Person, Trouble> {
        self.provider(Some("hush")).person(&trip(), "the code", now()).await
    }
}

fn document() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://id.example/authorize?tenant=1",
        "token_endpoint": "https://id.example/token",
        "userinfo_endpoint": "https://id.example/userinfo",
        "jwks_uri": "https://id.example/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256", "ES256", "XY99"],
    })
}

fn distrusted<T: std::fmt::Debug>(answer: Result<T, Trouble>) -> String {
    match answer {
        Err(Trouble::Distrusted(why)) => why,
        other => panic!("must be distrusted: {other:?}"),
    }
}

#[tokio::test]
async fn somebody_is_sent_with_state_nonce_and_challenge_and_comes_back_as_who_they_are() {
    let key = Key::new("one");
    let fake = Fake::of(&key);
    let provider = fake.provider(Some("hush"));
    let way = provider.way(&trip(), now()).await.unwrap();
    let query: HashMap<_, _> = way.query_pairs().into_owned().collect();
    assert_eq!((way.host_str(), way.path(), query["tenant"].as_str()), (Some("id.example"), "/authorize", "1"));
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "paper"),
        ("scope", "openid profile"),
        ("state", "the state"),
        ("nonce", "the nonce"),
        ("code_challenge_method", "S256"),
        ("redirect_uri", "https://news.example/account/openid/work/back"),
    ] {
        assert_eq!(query[name], value, "{name}");
    }
    assert!(query["code_challenge"].len() == 43 && !query.contains_key("prompt") && !way.as_str().contains("hush"));
    fake.gives(&key.sign(&claims()));
    let person = provider.person(&trip(), "the code", now()).await.unwrap();
    assert_eq!(person, Person { subject: "248289761001".into(), names: vec!["ruth".into(), "Ruth Adler".into()] });
    let asked = fake.asked.lock().unwrap().last().unwrap().clone();
    assert!(asked.starts_with("/token Basic cGFwZXI6aHVzaA== ") && asked.contains("code=the+code"), "{asked}");
    assert!(asked.contains(&format!("code_verifier={}", "v".repeat(64))), "{asked}");
    assert_eq!(fake.asked("/realms/paper/.well-known/openid-configuration"), 1, "what is known is not asked again");
    provider.way(&trip(), now() + SignedDuration::from_mins(61)).await.unwrap();
    assert_eq!(fake.asked("/realms/paper/.well-known/openid-configuration"), 2);
}

#[tokio::test]
async fn a_token_that_is_not_for_us_now_and_by_its_provider_is_not_believed() {
    let (key, other) = (Key::new("one"), Key::new("one"));
    let fake = Fake::of(&key);
    let at = now().as_second();
    for (bad, name) in [
        (with("iss", json!("https://evil.example")), "issuer"),
        (with("iss", json!("https://id.example/realms/paper/")), "a slash more"),
        (with("iss", Value::Null), "no issuer"),
        (with("aud", json!("another")), "audience"),
        (with("aud", json!(["paper", "another"])), "two audiences"),
        (with("aud", json!([])), "no audience"),
        (with("azp", json!("another")), "authorized party"),
        (with("exp", json!(at - 61)), "expired"),
        (with("exp", Value::Null), "never expires"),
        (with("exp", json!(1e300)), "no moment"),
        (with("iat", json!(at + 120)), "made tomorrow"),
        (with("iat", json!(at - 660)), "made long ago"),
        (with("nonce", json!("another nonce")), "nonce"),
        (with("nonce", Value::Null), "no nonce"),
        (with("sub", json!("")), "nobody"),
        (with("sub", json!("x".repeat(256))), "a long subject"),
        (with("sub", json!("a\u{0}b")), "a subject with a zero"),
        (with("sub", json!({"a": 1})), "no subject"),
        (json!([1, 2]), "a list"),
    ] {
        fake.gives(&key.sign(&bad));
        let why = distrusted(fake.person().await);
        assert!(!why.contains("hush"), "{name}: {why}");
    }
    let good = key.sign(&claims());
    let (body, signature) = good.rsplit_once('.').unwrap();
    let none = |head: Value| format!("{}.{}.", encoded(&head), encoded(&claims()));
    let shared = {
        // The public key as the secret of an HMAC, and the client's secret: neither is the provider's alone.
        let body = format!("{}.{}", encoded(&json!({"alg": "HS256", "kid": "one"})), encoded(&claims()));
        let sign = |key: &[u8]| {
            let tag = ring::hmac::sign(&ring::hmac::Key::new(ring::hmac::HMAC_SHA256, key), body.as_bytes());
            format!("{body}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()))
        };
        [sign(key.public().to_string().as_bytes()), sign(key.pair.public_key().as_ref()), sign(b"hush")]
    };
    let mut bad = vec![
        other.sign(&claims()),
        none(json!({"alg": "none"})),
        none(json!({"alg": "None", "kid": "one"})),
        none(json!({"alg": "ES256", "kid": "one"})),
        format!("{body}."),
        format!("{body}.{}", signature.replace(|letter: char| letter.is_ascii_digit(), "A")),
        format!("{}.{}.{signature}", body.split('.').next().unwrap(), encoded(&with("sub", json!("1")))),
        body.to_owned(),
        "a.b.c".into(),
        String::new(),
        "..".into(),
    ];
    bad.extend(shared);
    for token in bad {
        fake.gives(&token);
        distrusted(fake.person().await);
    }
    fake.gives(&good);
    assert!(fake.person().await.is_ok(), "the same provider is believed");
    fake.gives(&key.sign(&with("exp", json!(at - 30))));
    assert!(fake.person().await.is_ok(), "a clock may be half a minute wrong");
    fake.gives(&key.sign(&with("azp", json!("paper"))));
    assert!(fake.person().await.is_ok());
}

#[tokio::test]
async fn keys_are_asked_for_once_more_and_not_for_every_name_of_a_key() {
    let (old, new) = (Key::new("old"), Key::new("new"));
    let fake = Fake::of(&old);
    let provider = fake.provider(None);
    fake.gives(&old.sign(&claims()));
    assert!(provider.person(&trip(), "c", now()).await.is_ok());
    fake.says("/keys", 200, &json!({"keys": [new.public(), {"kty": "XY"}, old.public()]}));
    fake.gives(&new.sign(&claims()));
    distrusted(provider.person(&trip(), "c", now()).await);
    assert_eq!(fake.asked("/keys"), 1, "they were asked for a moment ago");
    let later = now() + SignedDuration::from_secs(61);
    assert!(provider.person(&trip(), "c", later).await.is_ok(), "a minute later they are asked for again");
    fake.gives(&Key::new("made up").sign(&claims()));
    for _ in 0..5 {
        distrusted(provider.person(&trip(), "c", later).await);
    }
    assert_eq!(fake.asked("/keys"), 2);
}

#[tokio::test]
async fn who_is_asked_again_was_asked_now() {
    let key = Key::new("one");
    let fake = Fake::of(&key);
    let again = Trip { again: true, ..trip() };
    let way = fake.provider(None).way(&again, now()).await.unwrap();
    assert!(way.as_str().contains("prompt=login") && way.as_str().contains("max_age=0"), "{way}");
    for (auth_time, good) in [(json!(now().as_second()), true), (json!(now().as_second() - 600), false), (Value::Null, false)] {
        fake.gives(&key.sign(&with("auth_time", auth_time.clone())));
        let answer = fake.provider(None).person(&again, "c", now()).await;
        assert_eq!(answer.is_ok(), good, "{auth_time}");
        assert!(good || answer == Err(Trouble::NotAgain));
    }
}

#[tokio::test]
async fn a_name_may_be_asked_for_once_more() {
    let key = Key::new("one");
    let fake = Fake::of(&key);
    let nameless = key.sign(
        &json!({"iss": ISSUER, "sub": "7", "aud": "paper", "exp": now().as_second() + 9, "iat": now().as_second(), "nonce": "the nonce"}),
    );
    let names = async || fake.person().await.unwrap().names;
    fake.gives(&nameless);
    assert_eq!(names().await, Vec::<String>::new(), "nobody listens there, and nobody is kept out for it");
    for (status, told, expected) in [
        (200, json!({"sub": "7", "name": " Ruth "}), vec!["Ruth".to_owned()]),
        (200, json!({"sub": "8", "name": "Eve"}), vec![]),
        (200, json!({"sub": "7", "name": {"first": "Ruth"}}), vec![]),
        (500, json!({"sub": "7", "name": "Ruth"}), vec![]),
        (200, json!({"sub": "7", "preferred_username": "x".repeat(10_000)}), vec!["x".repeat(200)]),
    ] {
        fake.says("/userinfo", status, &told);
        assert_eq!(names().await, expected, "{told}");
    }
    fake.says("/token", 200, &json!({"access_token": "a\r\nx: y", "token_type": "Bearer", "id_token": nameless}));
    assert_eq!(names().await, Vec::<String>::new(), "a token that no header can carry is not sent");
}

#[tokio::test]
async fn what_a_provider_answers_ends_in_a_trouble() {
    let key = Key::new("one");
    let fake = Fake::of(&key);
    fake.says("/token", 400, &json!({"error": "invalid_grant", "error_description": "<script>"}));
    assert_eq!(fake.person().await, Err(Trouble::Stale));
    fake.says("/token", 401, &json!({"error": "invalid_client", "error_description": "<script>"}));
    let why = distrusted(fake.person().await);
    assert!(why.contains("invalid_client") && !why.contains("script"), "{why}");
    fake.says("/token", 200, &json!({"access_token": "a", "token_type": "Bearer"}));
    assert!(distrusted(fake.person().await).contains("no ID token"));
    for (status, answer) in [(200, json!("nonsense")), (200, json!({})), (302, json!({})), (404, json!({}))] {
        fake.says("/token", status, &answer);
        assert!(fake.person().await.is_err(), "{status} {answer}");
    }
    fake.answers.lock().unwrap().remove("/token");
    assert!(matches!(fake.person().await, Err(Trouble::Away(_))));

    let discovery = "/realms/paper/.well-known/openid-configuration";
    let changed = |name: &str, value: Value| {
        let mut document = document();
        document[name] = value;
        document
    };
    for (status, document) in [
        (200, changed("issuer", json!("https://evil.example"))),
        (200, changed("jwks_uri", json!("http://id.example/keys"))),
        (200, changed("jwks_uri", json!("file:///etc/passwd"))),
        (200, changed("authorization_endpoint", json!("javascript:alert(1)"))),
        (200, changed("authorization_endpoint", json!("http://id.example/authorize"))),
        (200, json!({"issuer": ISSUER})),
        (200, json!(null)),
        (302, json!({})),
    ] {
        fake.says(discovery, status, &document);
        let answer = fake.provider(None).way(&trip(), now()).await;
        assert!(matches!(answer, Err(Trouble::Distrusted(_) | Trouble::Away(_))), "{document}: {answer:?}");
    }
    fake.says(discovery, 503, &json!({}));
    let provider = fake.provider(None);
    let before = fake.asked(discovery);
    for _ in 0..5 {
        assert!(matches!(provider.way(&trip(), now()).await, Err(Trouble::Away(_))));
    }
    assert_eq!(fake.asked(discovery), before + 1, "who waits behind does not ask at once again");
    fake.says(discovery, 200, &document());
    assert!(provider.way(&trip(), now() + SignedDuration::from_secs(6)).await.is_ok());
}
