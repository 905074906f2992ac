//! Is this text HTML, or does it only look so? For elements of which their format does not say it.

/// HTML gives itself away by an end tag, a character reference, or a tag that needs no end; and it names no elements that HTML does not
/// have, else `</sarcasm>` would vanish.
pub(super) fn is_html(text: &str) -> bool {
    if !text.contains(['<', '&']) {
        return false;
    }
    let mut shows = false;
    for (at, sign) in text.char_indices().filter(|(_, c)| matches!(c, '<' | '&')) {
        let rest = &text[at + 1..];
        if sign == '<' {
            let (is_end, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
            let name = word(rest);
            if name.is_empty() {
                continue;
            }
            if !markup::fragment::is_known_element(&name.to_ascii_lowercase()) {
                return false;
            }
            shows |= is_end || matches!(name.to_ascii_lowercase().as_str(), "br" | "img" | "wbr");
        } else if let Some(number) = rest.strip_prefix('#') {
            let digits = number.trim_start_matches(['x', 'X']);
            shows |= !word(digits).is_empty() && digits[word(digits).len()..].starts_with(';');
        } else {
            let name = word(rest);
            if !name.is_empty() && rest[name.len()..].starts_with(';') {
                let reference = &text[at..at + name.len() + 2];
                if markup::text::unescape(reference) == reference {
                    return false;
                }
                shows = true;
            }
        }
    }
    shows
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    &text[..end]
}
