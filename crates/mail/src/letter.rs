//! A letter as data, and its bytes: multipart text and HTML, with the fields by which mail programs know a list and let people leave it.

use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use model::MailAddress;

/// Bytes of text, and of HTML, at most: mail services cut what is longer than about a hundred kilobytes, and a digest has a tenth of this.
const LONGEST: usize = 2 << 20;
/// Characters of a subject or a name.
const LONGEST_LINE: usize = 300;

/// Who writes, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// As it is shown; may be empty.
    pub name: String,
    /// Where answers go, unless the letter says otherwise.
    pub address: MailAddress,
}

/// The list that a letter belongs to, and the way out of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Its name for people.
    pub name: String,
    /// Its name for good (RFC 2919): "digest.lake.news.example".
    pub id: String,
    /// Where one click ends it (RFC 8058): an https address, or http where the paper itself has no other.
    pub leave: String,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Who writes.
    pub from: Sender,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<MailAddress>,
    /// To whom.
    pub to: MailAddress,
    /// On one line.
    pub subject: String,
    /// For all.
    pub text: String,
    /// For those who show it.
    pub html: Option<String>,
    /// Its Message-ID, without brackets.
    pub id: String,
    /// When it was written.
    pub date: Timestamp,
    /// The list that it belongs to; a letter to one person belongs to none.
    pub list: Option<List>,
}

/// What is no letter.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLetter {
    /// One of its parts is too long, or can't stand in a header.
    #[error("the letter's {0} can't be sent: it is too long, or has characters that no header may have")]
    Part(&'static str),
    /// The message could not be put together.
    #[error("the letter can't be put together: {0}")]
    Message(String),
}

impl Letter {
    /// The message: seven-bit, in lines of at most 998 bytes, with CR LF at each end.
    ///
    /// # Errors
    /// If a part can't be sent.
    pub fn bytes(&self) -> Result<Vec<u8>, BadLetter> {
        let whole = |error: lettre::error::Error| BadLetter::Message(error.to_string());
        if self.text.len() > LONGEST || self.html.as_ref().is_some_and(|html| html.len() > LONGEST) {
            return Err(BadLetter::Part("text"));
        }
        let list = self.list.as_ref();
        let lines = [("subject", self.subject.as_str()), ("sender's name", &self.from.name), ("list", list.map_or("", |list| &list.name))];
        if let Some((name, _)) = lines.iter().find(|(_, line)| line.chars().count() > LONGEST_LINE || line.chars().any(char::is_control)) {
            return Err(BadLetter::Part(name));
        }
        let words =
            [("id", self.id.as_str()), ("list's id", list.map_or("", |list| &list.id)), ("way out", list.map_or("", |list| &list.leave))];
        if let Some((name, _)) =
            words.iter().find(|(_, word)| word.len() > 900 || !word.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,".contains(&byte)))
        {
            return Err(BadLetter::Part(name));
        }
        let name = Some(self.from.name.clone()).filter(|name| !name.is_empty());
        let date = self.date.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        let mut message = Message::builder()
            .from(mailbox(name, &self.from.address)?)
            .to(mailbox(None, &self.to)?)
            .subject(self.subject.as_str())
            .message_id(Some(format!("<{}>", self.id)))
            .raw_header(raw("Date", date)?)
            // Nobody is to answer this by machine (RFC 3834).
            .raw_header(raw("Auto-Submitted", "auto-generated".to_owned())?);
        if let Some(address) = &self.reply_to {
            message = message.reply_to(mailbox(None, address)?);
        }
        if let Some(list) = list {
            message = message
                .header(ListId(format!("{} <{}>", phrase(&list.name), list.id)))
                .raw_header(raw("List-Unsubscribe", format!("<{}>", list.leave))?)
                .raw_header(raw("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned())?)
                .raw_header(raw("Precedence", "bulk".to_owned())?);
        }
        let text = SinglePart::builder().header(ContentType::TEXT_PLAIN).body(plain(&self.text)?);
        let message = match &self.html {
            None => message.singlepart(text),
            Some(html) => {
                let html = SinglePart::builder()
                    .header(ContentType::TEXT_HTML)
                    .header(ContentTransferEncoding::QuotedPrintable)
                    .body(html.clone());
                message.multipart(MultiPart::alternative().singlepart(text).singlepart(html))
            }
        };
        Ok(message.map_err(whole)?.formatted())
    }
}

fn mailbox(name: Option<String>, address: &MailAddress) -> Result<Mailbox, BadLetter> {
    let address = lettre::Address::new(address.local(), address.host()).map_err(|error| BadLetter::Message(error.to_string()))?;
    Ok(Mailbox::new(name, address))
}

/// A field whose value is plain ASCII and short, and is written as it is.
fn raw(name: &'static str, value: String) -> Result<HeaderValue, BadLetter> {
    let field = HeaderName::new_from_ascii(name.to_owned()).map_err(|error| BadLetter::Message(error.to_string()))?;
    Ok(HeaderValue::dangerous_new_pre_encoded(field, value.clone(), value))
}

/// A name in front of brackets: what has a meaning in a header is left out of it.
fn phrase(name: &str) -> String {
    name.chars().filter(|c| !"<>()[]\\,;:\"@".contains(*c)).collect()
}

/// A plain text as it is, where its lines are no longer than mail may have them (RFC 5322, 2.1.1), so that a link stays one word for whoever reads the
/// letter undecoded; lettre itself would encode lines of more than 75 characters. Else quoted-printable.
fn plain(text: &str) -> Result<Body, BadLetter> {
    if is_short_ascii(text) {
        let lines: Vec<&str> = text.lines().collect();
        return Ok(Body::dangerous_pre_encoded(lines.join("\r\n").into_bytes(), ContentTransferEncoding::SevenBit));
    }
    Body::new_with_encoding(text.to_owned(), ContentTransferEncoding::QuotedPrintable).map_err(|_| BadLetter::Part("text"))
}

fn is_short_ascii(text: &str) -> bool {
    let plain = |line: &str| line.len() <= 900 && !line.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t');
    text.is_ascii() && text.lines().all(plain)
}

#[derive(Clone)]
struct ListId(String);

impl Header for ListId {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Id")
    }

    fn parse(text: &str) -> Result<ListId, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ListId(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(ListId::name(), self.0.clone())
    }
}
