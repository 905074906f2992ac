//! The place that a dateline names at the beginning of the text: "REMER, Minn. (AP) — …", "BERLIN, 3. März (dpa) - …".

/// Characters that a dateline takes at most.
const LONGEST: usize = 70;

/// The place, only where it is clearly one: the text begins with it, a dash parts it from the first sentence, and it is written in
/// capitals or an agency in brackets or a date stands with it.
pub(super) fn find(text: &str) -> Option<String> {
    let line = text.lines().find(|line| line.chars().count() > LONGEST)?;
    let head: String = line.chars().take(LONGEST).collect();
    let (at, _) = ["—", "–", " - ", "--", ".- ", "―"].iter().filter_map(|dash| head.find(dash).map(|at| (at, dash))).min()?;
    let head = head[..at].trim().trim_end_matches(['.', ',', ':']).trim();
    let (place, agency) = match head.split_once('(') {
        Some((place, rest)) => (place.trim(), rest.trim_end().ends_with(')') && rest.len() <= 40),
        None => (head, false),
    };
    let digit = place.find(|c: char| c.is_ascii_digit());
    let dated = digit.is_some() && place.contains(',');
    let place = match digit {
        // "BERLIN, 3. März" and "PARIS, March 3": what stands before the comma.
        Some(digit) => place[..digit].rsplit_once(',').map_or("", |(place, _)| place).trim(),
        None => place,
    };
    let place = place.trim_end_matches([',', '/', ':']).trim();
    let first = place.split([',', '/']).next().unwrap_or(place).trim();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let shouted = letters >= 3 && !first.chars().any(char::is_lowercase) && first.chars().any(char::is_uppercase);
    let words = place.split_whitespace().count();
    let named = first.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.chars().count() <= 3);
    let clear = shouted || (agency || dated) && named && first.starts_with(char::is_uppercase);
    let sane = letters >= 3 && words <= 6 && !place.contains(['"', '“', '”', '?', '!', ';', '(', ')']);
    (clear && sane).then(|| written(place))
}

/// "NEW YORK, N.Y." as "New York, N.Y.": whole words in capitals are written as names are; what has a full stop is an abbreviation.
fn written(place: &str) -> String {
    let mut out = String::with_capacity(place.len());
    for (at, word) in place.split_whitespace().enumerate() {
        if at > 0 {
            out.push(' ');
        }
        let shouted =
            word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.chars().any(char::is_lowercase) && !word.contains('.');
        let initials = at == 0 && word.chars().all(|c| c.is_uppercase() || c == ',');
        if !(shouted || initials) {
            out.push_str(word);
            continue;
        }
        let mut start = true;
        for c in word.chars() {
            if start {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            start = !c.is_alphanumeric();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: &str, wanted: Option<&str>) {
        let text = format!("{start} The ferry to Alder Point will sail at noon from April on, the harbour authority said.");
        assert_eq!(find(&text).as_deref(), wanted, "{start}");
    }

    #[test]
    fn a_dateline_names_its_place() {
        check("REMER, Minn. (AP) —", Some("Remer, Minn."));
        check("BERLIN, 3. März (dpa) -", Some("Berlin"));
        check("NEW YORK (Reuters) -", Some("New York"));
        check("LONDON —", Some("London"));
        check("Paris, March 3 (AFP) –", Some("Paris"));
        check("Hamburg (dpa) -", Some("Hamburg"));
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        check("The ferry — the old one —", None);
        check("Low water –", None);
        check("NASA said so. And then", None);
        check("Tom Rask (57) is master of the harbour -", None);
        check("“BREAKING” —", None);
        check("", None);
    }
}
