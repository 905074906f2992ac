//! `Link` headers (RFC 8288), as far as a hub needs them.

/// Gives the relation and the address of each link in a header's value. What can't be read ends it.
pub(super) fn links(value: &str, mut each: impl FnMut(&str, &str)) {
    let mut rest = value;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((href, after)) = after.split_once('>') else { return };
        let end = unquoted(after, ',').unwrap_or(after.len());
        let mut parameters = &after[..end];
        rest = &after[end..];
        let mut rel = None;
        while !parameters.is_empty() {
            let end = unquoted(parameters, ';').unwrap_or(parameters.len());
            let (name, value) = parameters[..end].split_once('=').unwrap_or((&parameters[..end], ""));
            // The first one counts (RFC 8288, 3.3).
            if name.trim().eq_ignore_ascii_case("rel") && rel.is_none() {
                rel = Some(value.trim().trim_matches('"'));
            }
            parameters = parameters.get(end + 1..).unwrap_or_default();
        }
        each(rel.unwrap_or_default(), href.trim());
    }
}

/// Where this character stands outside quotes.
fn unquoted(text: &str, wanted: char) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    text.char_indices().find_map(|(at, c)| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            c if c == wanted && !quoted => return Some(at),
            _ => {}
        }
        None
    })
}
