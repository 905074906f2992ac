//! A real browser: Chromium by its driver, a process of its own for each test.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::given;

/// A running driver and a client of it.
pub(crate) struct Browser {
    driver: Child,
    pub(crate) client: Client,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts Chromium with a window of this many pixels.
    pub(crate) async fn start() -> Browser {
        Browser::start_with(&[]).await
    }

    /// The same with more flags.
    pub(crate) async fn start_with(flags: &[&str]) -> Browser {
        let port = TcpListener::bind("127.0.0.1:0").expect("loopback").local_addr().expect("bound").port();
        let driver = Command::new(given("DATELINE_TEST_CHROMEDRIVER"))
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let profile = tempfile::tempdir().expect("a temporary folder");
        let folder = format!("--user-data-dir={}", profile.path().display());
        let common = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            &folder,
        ];
        let arguments = json!([&common[..], flags].concat());
        let options = json!({ "binary": given("DATELINE_TEST_CHROMIUM"), "args": arguments });
        let capabilities = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
        let mut tries = 0;
        let client = loop {
            match ClientBuilder::new(HttpConnector::new())
                .capabilities(capabilities.clone())
                .connect(&format!("http://127.0.0.1:{port}"))
                .await
            {
                Ok(client) => break client,
                Err(error) if tries >= 40 => panic!("Chromium does not start: {error}"),
                Err(_) => tries += 1,
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        };
        Browser { driver, client, _profile: profile }
    }

    /// Shows a page on a screen of this width, in this scheme ("light" or "dark").
    pub(crate) async fn show(&self, url: &str, width: u32, scheme: &str) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 700 }),
        )
        .await;
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        self.client.goto(url).await.expect("the page loads");
    }

    /// Shows a page on a screen of this width whose owner chose its colours.
    pub(crate) async fn force_colours(&self, url: &str, width: u32) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        self.devtools("Emulation.setEmulatedMedia", forced).await;
        self.client.goto(url).await.expect("the page loads");
    }

    /// Shows a page in a window of this many pixels, each as large as `scale` of the screen's.
    pub(crate) async fn enlarge(&self, url: &str, width: u32, scale: u32) {
        let metrics = json!({ "width": width, "height": 450, "deviceScaleFactor": scale, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
        self.client.goto(url).await.expect("the page loads");
    }

    /// How much the page has jumped since it began to load: the sum of its layout shifts (Layout Instability API).
    pub(crate) async fn shift(&self) -> f64 {
        let run = "const done = arguments[arguments.length - 1]; let sum = 0;
            new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.hadRecentInput ? 0 : entry.value))
              .observe({ type: 'layout-shift', buffered: true });
            document.fonts.ready.then(() => setTimeout(() => done(sum), 100))";
        self.client.execute_async(run, Vec::new()).await.expect("the browser measures").as_f64().expect("a number")
    }

    /// What a script gives.
    pub(crate) async fn script(&self, text: &str) -> Value {
        self.client.execute(text, Vec::new()).await.unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// What axe-core finds, a line each; empty is good.
    pub(crate) async fn axe(&self) -> Vec<String> {
        let axe = std::fs::read_to_string(given("DATELINE_TEST_AXE")).expect("axe-core can be read");
        self.script(&axe).await;
        let run = "const done = arguments[arguments.length - 1];
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
               .then(r => done(r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ' — ' + n.failureSummary))))
               .catch(e => done(['axe failed: ' + e]))";
        let found = self.client.execute_async(run, Vec::new()).await.expect("axe-core runs");
        found.as_array().expect("a list").iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Sends a command of Chromium's own protocol, which its driver passes on.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) {
        let body = json!({ "cmd": command, "params": parameters });
        self.drive(Order { method: http::Method::POST, path: "goog/cdp/execute".to_owned(), body: Some(body) }).await;
    }

    /// Gives the browser a device that holds passkeys and knows its owner (WebAuthn, "Virtual Authenticators"). Gives its name.
    pub(crate) async fn plug_in(&self) -> String {
        let body = json!({
            "protocol": "ctap2", "transport": "internal",
            "hasResidentKey": true, "hasUserVerification": true, "isUserVerified": true,
        });
        let made = self.drive(Order { method: http::Method::POST, path: "webauthn/authenticator".to_owned(), body: Some(body) }).await;
        made.as_str().expect("a name").to_owned()
    }

    /// Takes such a device away, with all that it holds.
    pub(crate) async fn unplug(&self, device: &str) {
        self.drive(Order { method: http::Method::DELETE, path: format!("webauthn/authenticator/{device}"), body: None }).await;
    }

    async fn drive(&self, order: Order) -> Value {
        self.client.issue_cmd(order).await.expect("the browser takes the order")
    }
}

/// What the driver does beyond what its client has words for.
#[derive(Debug)]
struct Order {
    method: http::Method,
    path: String,
    body: Option<Value>,
}

impl WebDriverCompatibleCommand for Order {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (self.method.clone(), self.body.as_ref().map(Value::to_string))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
