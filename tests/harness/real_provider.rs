//! Real OpenID Connect providers: node's oidc-provider, a process of its own on loopback, one provider for each kind of signature.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::{given, root};

/// What each is told of the paper.
pub(crate) const SECRET: &str = "a secret of seven tides";

/// Running providers; ended when dropped.
pub(crate) struct RealProviders {
    child: Child,
    /// Issuers by the kind of signature, in lower case.
    pub(crate) issuers: BTreeMap<String, String>,
}

impl RealProviders {
    /// Starts them for a paper at this address.
    pub(crate) fn start(paper: &str) -> RealProviders {
        let mut child = Command::new(given("DATELINE_TEST_NODE"))
            .arg(root().join("tests/provider/provider.mjs"))
            .args([given("DATELINE_TEST_PROVIDER"), format!("{paper}/account/openid/{{}}/back")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("piped")).read_line(&mut line).expect("a line");
        let issuers = serde_json::from_str(&line).unwrap_or_else(|error| panic!("the providers did not start: {error}: {line}"));
        RealProviders { child, issuers }
    }
}

impl Drop for RealProviders {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
