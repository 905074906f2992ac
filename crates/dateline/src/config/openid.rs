//! `[[openid]]`: providers through which people sign in. What was written becomes what it means, with every problem told.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::Secret;
use url::{Host, Url};

/// Bytes of the longest secret that is read.
const LONGEST_SECRET: usize = 4_096;
/// Characters of the longest name of a provider.
const LONGEST_NAME: usize = 40;

/// A provider as it stands in the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    id: String,
    name: String,
    issuer: String,
    client_id: String,
    #[serde(default)]
    secret: Option<Hidden>,
    #[serde(default)]
    secret_file: Option<PathBuf>,
    #[serde(default = "scopes")]
    scopes: Vec<String>,
    #[serde(default)]
    sign_up: bool,
}

/// A secret as it is written, which nothing prints.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
struct Hidden(String);

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

fn scopes() -> Vec<String> {
    vec!["profile".to_owned()]
}

/// A provider through which people sign in.
#[derive(Debug, Clone)]
pub(crate) struct OpenId {
    /// Its part of our addresses.
    pub(crate) id: String,
    /// As people know it.
    pub(crate) name: String,
    /// The address that it calls itself.
    pub(crate) issuer: Url,
    /// As it is written, letter by letter.
    pub(crate) issuer_text: String,
    /// What it calls us.
    pub(crate) client_id: String,
    /// What only it and we know.
    pub(crate) secret: Option<Secret>,
    /// What is asked for beside `openid`.
    pub(crate) scopes: Vec<String>,
    /// Who is unknown here may make an account.
    pub(crate) sign_up: bool,
}

/// What they mean; a secret's file is looked for from the folder of the configuration.
pub(super) fn resolve(written: &[Written], folder: &Path, problems: &mut Vec<String>) -> Vec<OpenId> {
    let mut providers: Vec<OpenId> = Vec::new();
    for one in written {
        let id = &one.id;
        let mut problem = |why: String| problems.push(format!("openid “{id}”: {why}"));
        if id.is_empty() || markup::address::slug(id, 40) != *id {
            problem("an id is lower-case letters, digits and hyphens".to_owned());
        }
        if providers.iter().any(|other| other.id == *id) {
            problem("it stands twice".to_owned());
        }
        if one.name.trim().is_empty() || one.name.chars().count() > LONGEST_NAME || one.name.chars().any(char::is_control) {
            problem(format!("its name is what the button says, 1 to {LONGEST_NAME} characters"));
        }
        if one.client_id.trim().is_empty() {
            problem("client_id is what the provider calls this paper, and is needed".to_owned());
        }
        if let Some(scope) = one.scopes.iter().find(|scope| scope.is_empty() || !scope.bytes().all(|byte| byte.is_ascii_graphic())) {
            problem(format!("“{scope}” is no scope"));
        }
        let issuer = issuer(&one.issuer);
        if issuer.is_none() {
            problem(format!(
                "the issuer “{}” is not an https address as the provider calls itself (http is for one on this machine)",
                one.issuer
            ));
        }
        if providers.iter().any(|other| other.issuer_text == one.issuer) {
            problem("another provider has the same issuer".to_owned());
        }
        let secret = secret(one, folder).unwrap_or_else(|why| {
            problem(why);
            None
        });
        if let Some(issuer) = issuer {
            providers.push(OpenId {
                id: id.clone(),
                name: one.name.trim().to_owned(),
                issuer,
                issuer_text: one.issuer.clone(),
                client_id: one.client_id.trim().to_owned(),
                secret,
                scopes: one.scopes.iter().filter(|scope| *scope != "openid").cloned().collect(),
                sign_up: one.sign_up,
            });
        }
    }
    providers
}

/// Tokens are not sent where others can read them.
fn issuer(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let here = match url.host()? {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let plain = url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    (plain && (url.scheme() == "https" || url.scheme() == "http" && here)).then_some(url)
}

fn secret(one: &Written, folder: &Path) -> Result<Option<Secret>, String> {
    let text = match (&one.secret, &one.secret_file) {
        (None, None) => return Ok(None),
        (Some(_), Some(_)) => return Err("give secret or secret_file, not both".to_owned()),
        (Some(Hidden(text)), None) => text.clone(),
        (None, Some(file)) => {
            let path = folder.join(file);
            std::fs::read_to_string(&path).map_err(|error| format!("secret_file {} can't be read: {error}", path.display()))?
        }
    };
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_SECRET {
        return Err(format!("its secret is empty or longer than {LONGEST_SECRET} bytes"));
    }
    Ok(Some(Secret::new(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, folder: &Path) -> (Vec<OpenId>, Vec<String>) {
        let table: toml::Table = text.parse().unwrap();
        let written: Vec<Written> = table["openid"].clone().try_into().unwrap();
        let mut problems = Vec::new();
        (resolve(&written, folder, &mut problems), problems)
    }

    #[test]
    fn a_provider_is_a_name_an_issuer_and_a_client() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), "hush\n").unwrap();
        let text = "[[openid]]\nid = \"work\"\nname = \"Harbour Login\"\nissuer = \"https://id.example/realms/paper/\"\n\
                    client_id = \"paper\"\nsecret_file = \"secret\"\nsign_up = true\n\
                    [[openid]]\nid = \"here\"\nname = \"Here\"\nissuer = \"http://127.0.0.1:3000\"\nclient_id = \"paper\"\nscopes = [\"openid\"]\n";
        let (providers, problems) = read(text, folder.path());
        assert!(problems.is_empty(), "{problems:?}");
        let [work, here] = providers.as_slice() else { panic!("two") };
        assert_eq!(
            (work.issuer_text.as_str(), work.scopes.as_slice()),
            ("https://id.example/realms/paper/", ["profile".to_owned()].as_slice())
        );
        assert_eq!((work.secret.as_ref().map(Secret::reveal), work.sign_up), (Some("hush"), true));
        assert!(here.secret.is_none() && here.scopes.is_empty() && !here.sign_up);
        assert!(!format!("{providers:?}").contains("hush"));
    }

    #[test]
    fn every_problem_of_a_provider_is_told() {
        let text = "[[openid]]\nid = \"Work!\"\nname = \"\"\nissuer = \"http://id.example\"\nclient_id = \"\"\nsecret = \"a\"\nsecret_file = \"b\"\n\
                    scopes = [\"a b\"]\n\
                    [[openid]]\nid = \"a\"\nname = \"A\"\nissuer = \"https://id.example\"\nclient_id = \"x\"\nsecret_file = \"/there/is/none\"\n\
                    [[openid]]\nid = \"a\"\nname = \"B\"\nissuer = \"https://id.example\"\nclient_id = \"x\"\nsecret = \" \"\n";
        let (_, problems) = read(text, Path::new("."));
        assert_eq!(problems.len(), 10, "{problems:#?}");
        for issuer in ["https://a:b@id.example", "https://id.example/?x=1", "https://id.example/#x", "ftp://id.example", "id.example", ""] {
            assert_eq!(super::issuer(issuer), None, "{issuer}");
        }
    }
}
