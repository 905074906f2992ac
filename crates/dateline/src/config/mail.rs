//! `[mail]`: the server that letters are handed to, and who they are from.

use mail::{BadServer, Sender, Server};
use model::MailAddress;

use super::resolve::Taking;

/// Bytes of the longest password that is read from a file.
const LONGEST_PASSWORD: u64 = 4_096;
/// Characters of the longest name of a sender.
const LONGEST_NAME: usize = 100;

/// How letters go out.
#[derive(Debug, Clone)]
pub(crate) struct Mail {
    pub(crate) server: Server,
    pub(crate) from: Sender,
    pub(crate) reply_to: Option<MailAddress>,
    /// Letters that can't be delivered come back to our own letter boxes.
    pub(crate) returns: bool,
    /// Letters in a minute, at most.
    pub(crate) per_minute: u32,
}

/// What is given; none where no server is named.
pub(super) fn resolve(taking: &mut Taking<'_>) -> Option<Mail> {
    let given = taking.text("mail.server");
    let from = taking.with("mail.from", "an address such as Harbour Paper <paper@example.org>", None, |text| sender(text).map(Some));
    let reply_to = taking.with("mail.reply_to", "an address such as desk@example.org", None, |text| MailAddress::parse(text).map(Some));
    let (returns, per_minute) = (taking.switch("mail.returns"), taking.number("mail.per_minute", 1, 100_000));
    if given.trim().is_empty() {
        if from.is_some() {
            taking.problems.push("mail.from: letters need a server too; set mail.server".to_owned());
        }
        return None;
    }
    let password = password(taking);
    let server = match server(&given, password) {
        Ok(server) => Some(server),
        // The address is not repeated: it may hold a password.
        Err(why) => {
            taking.problems.push(format!("mail.server: {why}"));
            None
        }
    };
    if from.is_none() && taking.text("mail.from").trim().is_empty() {
        taking.problems.push("mail.server: letters need a sender too; set mail.from".to_owned());
    }
    let has_boxes = ["letters.listen", "letters.maildir"].iter().any(|key| !taking.text(key).trim().is_empty());
    if returns && !has_boxes {
        taking
            .problems
            .push("mail.returns: letters can come back only where they are taken; set letters.listen or letters.maildir".to_owned());
    }
    Some(Mail { server: server?, from: from?, reply_to, returns, per_minute: u32::try_from(per_minute).unwrap_or(u32::MAX) })
}

/// The server, with the password from a file where it names a user alone.
fn server(given: &str, password: Option<String>) -> Result<Server, BadServer> {
    let Some(password) = password else { return Server::parse(given) };
    // A word in its place, so that the rules for users hold.
    let (scheme, rest) = given.split_once("://").ok_or(BadServer::Address)?;
    let (user, host) = rest.rsplit_once('@').filter(|(user, _)| !user.contains(':')).ok_or(BadServer::User)?;
    let mut server = Server::parse(&format!("{scheme}://{user}:word@{host}"))?;
    server.user = server.user.map(|(user, _)| (user, password));
    Ok(server)
}

fn password(taking: &mut Taking<'_>) -> Option<String> {
    let file = taking.raw.values.get("mail.password_file").filter(|file| !file.trim().is_empty())?;
    let path = taking.raw.folder().join(file.trim());
    let read = std::fs::metadata(&path).and_then(|about| match about.len() {
        0..=LONGEST_PASSWORD => std::fs::read_to_string(&path),
        _ => Err(std::io::Error::other("it is longer than a password")),
    });
    match read.map(|text| text.trim().to_owned()) {
        Ok(text) if !text.is_empty() && text.len() <= 255 && !text.contains('\0') => Some(text),
        Ok(_) => {
            taking.problems.push(format!("mail.password_file: there is no password in {}", path.display()));
            None
        }
        Err(error) => {
            taking.problems.push(format!("mail.password_file: {} can't be read: {error}", path.display()));
            None
        }
    }
}

/// "Harbour Paper <paper@example.org>", or the address alone.
fn sender(text: &str) -> Option<Sender> {
    let (name, address) = match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
        Some((name, address)) => (name.trim().trim_matches('"').trim(), address),
        None => ("", text),
    };
    let sound = name.chars().count() <= LONGEST_NAME && !name.chars().any(|c| c.is_control() || "<>".contains(c));
    let address = MailAddress::parse(address)?;
    sound.then(|| Sender { name: name.to_owned(), address })
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Raw};

    fn resolve(values: &[(&'static str, &str)]) -> Result<Config, Vec<String>> {
        Config::resolve(&Raw { values: values.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(), ..Raw::default() })
    }

    #[test]
    fn letters_go_out_where_a_server_and_a_sender_are_named() {
        assert!(resolve(&[]).unwrap().mail.is_none());
        let given = [("mail.server", "smtps://a:hush@mail.example.org"), ("mail.from", "\"Harbour, Paper\" <paper@example.org>")];
        let config = resolve(&given).unwrap();
        let mail = config.mail.as_ref().unwrap();
        assert_eq!((mail.from.name.as_str(), mail.from.address.as_str(), mail.per_minute), ("Harbour, Paper", "paper@example.org", 600));
        assert!(!format!("{config:?}").contains("hush"));
    }

    #[test]
    fn a_password_may_stand_in_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        std::fs::write(&file, "h:us@h\n").unwrap();
        let path = file.to_str().unwrap();
        let given = |server| resolve(&[("mail.server", server), ("mail.from", "a@example.org"), ("mail.password_file", path)]);
        let mail = given("smtp+starttls://paper%40example.org@mail.example.org").unwrap().mail.unwrap();
        assert_eq!(mail.server.user, Some(("paper@example.org".to_owned(), "h:us@h".to_owned())));
        assert!(given("smtps://mail.example.org").is_err(), "whose password?");
        assert!(given("smtps://a:b@mail.example.org").is_err(), "which of two?");
        std::fs::write(&file, " \n").unwrap();
        assert!(given("smtps://a@mail.example.org").is_err());
    }

    #[test]
    fn what_can_not_work_is_told_without_the_password() {
        let problems = resolve(&[
            ("mail.server", "smtp://a:hush@mail.example.org"),
            ("mail.from", "nobody"),
            ("mail.reply_to", "a@b"),
            ("mail.returns", "true"),
            ("mail.per_minute", "0"),
        ])
        .unwrap_err();
        assert_eq!(problems.len(), 5, "{problems:?}");
        assert!(!problems.join(" ").contains("hush"), "{problems:?}");
        assert_eq!(resolve(&[("mail.from", "a@example.org")]).unwrap_err().len(), 1);
        assert_eq!(resolve(&[("mail.server", "smtp://127.0.0.1")]).unwrap_err().len(), 1);
    }
}
