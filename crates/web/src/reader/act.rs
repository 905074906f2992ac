//! What a reader's form does, from its arrival to the answer: for whom, and where it leads back to.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use model::ReaderId;
use store::Put;

use super::Sender;
use crate::error::Error;
use crate::form::Form;
use crate::page::Visit;
use crate::routes::Call;
use crate::state::State;

/// A form under way.
pub(crate) struct Act {
    /// Where.
    pub(crate) call: Call,
    /// For whom; a new one where nobody was known and something is to be kept.
    pub(crate) reader: Option<ReaderId>,
    /// Sets the reader's cookie, where that is to be set.
    cookie: Option<HeaderValue>,
}

impl Act {
    /// For a form that keeps something, or that only takes away: for that nobody needs to be made.
    pub(crate) async fn begin(state: &State, edition: &str, headers: &HeaderMap, sender: Sender, keeps: bool) -> Result<Act, Error> {
        let call = Call::edition(state, edition, headers).await?;
        if !keeps {
            let (reader, cookie) = (call.visit.reader.as_ref().map(|known| known.id), call.visit.cookie.clone());
            return Ok(Act { call, reader, cookie });
        }
        let (reader, cookie) = super::keep(state, &call.visit, headers, sender).await?;
        Ok(Act { call, reader: Some(reader), cookie })
    }

    /// The answer: the page that the form names, or this one.
    pub(crate) fn back(self, form: &Form, or: &str) -> Response {
        let to = back(form.get("back"), &self.call.visit).unwrap_or_else(|| self.call.visit.to(or));
        self.lead(&to)
    }

    /// The answer: a page of ours.
    pub(crate) fn lead(self, to: &str) -> Response {
        (AppendHeaders(self.cookie.map(|cookie| (header::SET_COOKIE, cookie))), Redirect::to(to)).into_response()
    }

    /// An answer of another kind, with the cookie.
    pub(crate) fn answer(self, response: Response) -> Response {
        (AppendHeaders(self.cookie.map(|cookie| (header::SET_COOKIE, cookie))), response).into_response()
    }
}

/// What could not be kept is told.
pub(crate) fn kept(put: Put) -> Result<(), Error> {
    match put {
        Put::Kept => Ok(()),
        Put::Full => Err(Error::Full),
        Put::Unknown => Err(Error::NotFound),
    }
}

/// A path of this edition that a form leads back to; anything else is nobody's business.
fn back(path: &str, visit: &Visit) -> Option<String> {
    let sound = path.starts_with(&visit.to(""))
        && path.len() <= 400
        && !path.contains("//")
        && path.bytes().all(|b| (b'!'..=b'~').contains(&b) && b != b'\\');
    sound.then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::back;
    use crate::tests::made;

    #[test]
    fn a_form_leads_back_into_its_edition_and_nowhere_else() {
        let visit = made::visit();
        for path in ["/lake/", "/lake/story/a-b", "/lake/newsline/choose?q=a&page=2#words"] {
            assert_eq!(back(path, &visit).as_deref(), Some(path));
        }
        for path in [
            "",
            "/",
            "/lakeside/",
            "https://evil.example/lake/",
            "//evil.example/lake/",
            "/lake//evil",
            "/lake/\\evil",
            "/lake/\r\nset-cookie: a=b",
        ] {
            assert_eq!(back(path, &visit), None, "{path}");
        }
        assert_eq!(back(&format!("/lake/{}", "a".repeat(500)), &visit), None);
    }
}
