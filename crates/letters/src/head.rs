//! What a message's header says: who, when, what about, and of which kind the body is.

use jiff::Timestamp;
use mail_parser::{Address, ContentType, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders};
use model::{Flaw, FlawKind};
use url::Url;

use crate::mime;

/// Characters of a subject that are kept: as of a headline.
const LONGEST_SUBJECT: usize = 400;
/// Characters of a name that are kept.
const LONGEST_NAME: usize = 200;
/// Bytes of a Message-ID that are kept: RFC 5322 allows no longer line.
const LONGEST_ID: usize = 998;
/// Addresses of a header that are looked at.
const MOST_ADDRESSES: usize = 100;

/// What the header says.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Message-ID, without angle brackets.
    pub(crate) id: Option<String>,
    pub(crate) subject: Option<String>,
    /// The sender's name; the domain where none is given, since the address itself may be somebody's own.
    pub(crate) from: Option<String>,
    /// The list's name (List-Id, RFC 2919).
    pub(crate) list: Option<String>,
    pub(crate) date: Option<Timestamp>,
    /// The message's address for all (Archived-At, RFC 5064).
    pub(crate) archived: Option<String>,
    /// Addresses by which this reader unsubscribes (List-Unsubscribe, RFC 2369).
    pub(crate) unsubscribe: Vec<String>,
    /// To whom it was sent.
    pub(crate) recipients: Vec<String>,
    /// What the body is.
    pub(crate) kind: Kind,
}

/// What a part is.
#[derive(Debug)]
pub(crate) struct Kind {
    /// Lower case: text, multipart.
    pub(crate) family: String,
    /// Lower case: html, alternative.
    pub(crate) subtype: String,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    pub(crate) coding: Coding,
    /// A file that comes with the message, not its text.
    pub(crate) is_attached: bool,
    pub(crate) is_flowed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    None,
    Base64,
    QuotedPrintable,
}

/// A part without a header is plain text (RFC 2045, 5.2).
impl Default for Kind {
    fn default() -> Kind {
        Kind {
            family: "text".to_owned(),
            subtype: "plain".to_owned(),
            charset: None,
            boundary: None,
            coding: Coding::None,
            is_attached: false,
            is_flowed: false,
        }
    }
}

/// The fields that are asked for; all others are passed over.
fn parser() -> MessageParser {
    MessageParser::new()
        .with_mime_headers()
        .header_text(HeaderName::Subject)
        .header_text(HeaderName::ListId)
        .header_address(HeaderName::From)
        .header_address(HeaderName::Sender)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_id(HeaderName::MessageId)
        .header_raw(HeaderName::Date)
        .header_raw(HeaderName::ArchivedAt)
        .header_raw(HeaderName::ListUnsubscribe)
        .header_raw(HeaderName::DeliveredTo)
        .header_raw(HeaderName::Other("X-Original-To".into()))
        .header_raw(HeaderName::Other("Envelope-To".into()))
        .default_header_ignore()
}

pub(crate) fn read(head: &[u8], flaws: &mut Vec<Flaw>) -> Head {
    let Some(message) = parser().parse_headers(head) else {
        flaws.push(Flaw::new(FlawKind::Missing, "A letter has no header."));
        return Head::default();
    };
    let id = message.message_id().map(|id| markup::text::line(id, LONGEST_ID)).filter(|id| !id.is_empty());
    let subject = text(&message, HeaderName::Subject, LONGEST_SUBJECT);
    if id.is_none() {
        flaws.push(Flaw::new(FlawKind::Missing, "A letter has no Message-ID."));
    }
    if subject.is_none() {
        flaws.push(Flaw::new(FlawKind::Missing, "A letter has no subject."));
    }
    Head {
        id,
        subject,
        from: sender(message.from()).or_else(|| sender(message.sender())),
        list: text(&message, HeaderName::ListId, LONGEST_NAME).and_then(|id| list_name(&id)),
        date: date(&message, flaws),
        archived: raw(&message, HeaderName::ArchivedAt).and_then(bracketed).and_then(|url| Some(String::from(http(url)?))),
        unsubscribe: raw(&message, HeaderName::ListUnsubscribe).map(all_bracketed).unwrap_or_default(),
        recipients: addressed(&message),
        kind: kind_of(&message),
    }
}

/// What a part's header says that it is.
pub(crate) fn kind(head: &[u8]) -> Kind {
    parser().parse_headers(head).map(|message| kind_of(&message)).unwrap_or_default()
}

/// The addresses that a message was sent to, those that a delivering server wrote down first: what a reader of a mail folder knows the
/// recipient by.
#[must_use]
pub fn recipients(message: &[u8]) -> Vec<String> {
    let (head, _) = mime::split(message);
    parser().parse_headers(head).map(|message| addressed(&message)).unwrap_or_default()
}

fn addressed(message: &Message<'_>) -> Vec<String> {
    let delivered = [HeaderName::DeliveredTo, HeaderName::Other("X-Original-To".into()), HeaderName::Other("Envelope-To".into())];
    let written = message
        .headers()
        .iter()
        .filter(|header| delivered.contains(&header.name))
        .filter_map(|header| header.value.as_text())
        .map(|address| address.trim().trim_matches(['<', '>']).to_owned());
    let named = [message.to(), message.cc()]
        .into_iter()
        .flatten()
        .flat_map(Address::iter)
        .filter_map(|address| address.address.as_deref())
        .map(str::to_owned);
    written.chain(named).filter(|address| address.len() <= 320).take(MOST_ADDRESSES).collect()
}

fn kind_of(message: &Message<'_>) -> Kind {
    let root = message.parts.first();
    let content_type: Option<&ContentType<'_>> = root.and_then(|part| part.content_type());
    let coding = root.and_then(|part| part.content_transfer_encoding()).map(str::trim).unwrap_or_default();
    let coding = if coding.eq_ignore_ascii_case("base64") {
        Coding::Base64
    } else if coding.eq_ignore_ascii_case("quoted-printable") {
        Coding::QuotedPrintable
    } else {
        Coding::None
    };
    let is_attached = root.and_then(|part| part.content_disposition()).is_some_and(ContentType::is_attachment);
    let Some(content_type) = content_type else { return Kind { coding, is_attached, ..Kind::default() } };
    let attribute = |name| content_type.attribute(name).map(str::to_owned);
    Kind {
        family: content_type.ctype().to_ascii_lowercase(),
        subtype: content_type.subtype().unwrap_or("plain").to_ascii_lowercase(),
        charset: attribute("charset"),
        boundary: attribute("boundary"),
        coding,
        is_attached,
        is_flowed: attribute("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed")),
    }
}

fn sender(address: Option<&Address<'_>>) -> Option<String> {
    let first = address?.first()?;
    let named = first.name.as_deref().map(|name| markup::text::line(name, LONGEST_NAME)).filter(|name| !name.is_empty());
    named.or_else(|| {
        let domain = first.address.as_deref()?.rsplit('@').next()?;
        Some(markup::text::line(domain, LONGEST_NAME)).filter(|domain| !domain.is_empty())
    })
}

/// "Harbour Letter" of `Harbour Letter <letter.harbour.example>`; nothing of an identifier alone.
fn list_name(id: &str) -> Option<String> {
    let name = id.split('<').next().unwrap_or_default().trim().trim_matches('"').trim();
    (id.contains('<') && !name.is_empty()).then(|| name.to_owned())
}

fn date(message: &Message<'_>, flaws: &mut Vec<Flaw>) -> Option<Timestamp> {
    let written = raw(message, HeaderName::Date)?.trim();
    let read = markup::date::parse(written);
    if read.is_none() {
        let shown = markup::text::line(written, 80);
        flaws.push(Flaw::new(FlawKind::Date, format!("The date “{shown}” could not be read.")));
    }
    read
}

fn text(message: &Message<'_>, name: HeaderName<'_>, most: usize) -> Option<String> {
    let value = message.header(name.into_owned())?.as_text()?;
    Some(markup::text::line(value, most)).filter(|line| !line.is_empty())
}

fn raw<'m>(message: &'m Message<'_>, name: HeaderName<'static>) -> Option<&'m str> {
    message.headers().iter().find(|header| header.name == name).and_then(|header| match &header.value {
        HeaderValue::Text(text) => Some(text.as_ref()),
        _ => None,
    })
}

fn bracketed(value: &str) -> Option<&str> {
    value.split_once('<')?.1.split_once('>').map(|(inside, _)| inside.trim())
}

fn all_bracketed(value: &str) -> Vec<String> {
    /// Ways to unsubscribe; one by mail and one by page are usual.
    const MOST: usize = 8;
    value.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(inside, _)| inside.trim().to_owned()).take(MOST).collect()
}

fn http(address: &str) -> Option<Url> {
    markup::address::absolute(None, address)
}
