//! The file of a form, as browsers send it (RFC 7578): only its bytes are wanted, and whether the box beside it is ticked.

/// What a form with a file says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Upload<'a> {
    /// The first file's bytes.
    pub(super) file: Option<&'a [u8]>,
    /// Names of the other fields that say anything.
    pub(super) fields: Vec<&'a str>,
}

/// Parts that are looked at.
const PARTS: usize = 16;

impl<'a> Upload<'a> {
    /// Of a form's body, by its content type; what can't be read says nothing.
    pub(super) fn read(content_type: &str, body: &'a [u8]) -> Upload<'a> {
        let mut upload = Upload::default();
        let boundary = content_type.split(';').find_map(|part| part.trim().strip_prefix("boundary=")).map(|mark| mark.trim_matches('"'));
        let Some(boundary) = boundary.filter(|mark| (1..=70).contains(&mark.len())) else { return upload };
        let mark = format!("--{boundary}");
        let mut rest = body;
        for _ in 0..PARTS {
            let Some(begin) = find(rest, mark.as_bytes()) else { break };
            rest = &rest[begin + mark.len()..];
            let Some(head_end) = find(rest, b"\r\n\r\n") else { break };
            let (head, after) = (String::from_utf8_lossy(&rest[..head_end.min(2_000)]).into_owned(), &rest[head_end + 4..]);
            let Some(end) = find(after, format!("\r\n{mark}").as_bytes()) else { break };
            let content = &after[..end];
            if head.contains("filename=") {
                upload.file = upload.file.or(Some(content).filter(|content| !content.is_empty()));
            } else if let Some(name) = ["only", "back"].into_iter().find(|name| head.contains(&format!("name=\"{name}\""))) {
                upload.fields.push(name);
            }
            rest = after;
        }
        upload
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack.get(from..)?.iter().position(|byte| *byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=----x7";

    #[test]
    fn a_file_is_found_among_fields() {
        let body = b"------x7\r\nContent-Disposition: form-data; name=\"only\"\r\n\r\nyes\r\n------x7\r\nContent-Disposition: form-data; name=\"list\"; filename=\"a.opml\"\r\nContent-Type: text/xml\r\n\r\n<opml>\r\n--\r\n</opml>\r\n------x7--\r\n";
        assert_eq!(Upload::read(TYPE, body), Upload { file: Some(b"<opml>\r\n--\r\n</opml>"), fields: vec!["only"] });
    }

    #[test]
    fn what_is_no_form_says_nothing() {
        let dashes = "------x7".repeat(200_000);
        for (content_type, body) in [
            ("", &b"x"[..]),
            ("multipart/form-data", b"------x7\r\n\r\n"),
            (TYPE, b""),
            (TYPE, b"------x7"),
            (TYPE, b"------x7\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\n<opml>"),
            (TYPE, dashes.as_bytes()),
        ] {
            assert_eq!(Upload::read(content_type, body).file, None);
        }
    }
}
