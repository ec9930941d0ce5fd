//! Whether a page can be parsed in reasonable time. The rules of HTML look through all open elements at every tag and
//! through all attributes at every attribute, so a page that nests without end would take hours.

/// Elements open at once; real pages nest some fifty deep and leave a few hundred unclosed.
const DEEPEST: usize = 3000;

/// Attributes of one tag.
const MOST_ATTRIBUTES: usize = 2000;

/// Elements that are never closed or whose end the rules of HTML add at once.
const SHORT: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "html", "head", "body",
];

/// Elements whose content has no tags.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp"];

/// Looks through the tags.
pub fn can_be_parsed(page: &str) -> bool {
    let mut open: usize = 0;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let named = rest.trim_start_matches('/');
        let length = named.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':' || c == '-')).unwrap_or(named.len());
        let name = named[..length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let Some(end) = tag_end(rest) else { return false };
        rest = &rest[end..];
        if SHORT.contains(&name.as_str()) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
        } else if RAW.contains(&name.as_str()) {
            rest = past(rest, &name);
        } else {
            open += 1;
        }
        if open > DEEPEST {
            return false;
        }
    }
    true
}

/// Where a tag ends; `None` where it has attributes without end.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    let mut attributes = 0;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return Some(at + 1),
            None if (byte == b'"' || byte == b'\'') && before == b'=' => quote = Some(byte),
            None => {
                let begins = !byte.is_ascii_whitespace() && (before.is_ascii_whitespace() || b"/\"'".contains(&before));
                attributes += usize::from(begins);
            }
        }
        if attributes > MOST_ATTRIBUTES {
            return None;
        }
        before = byte;
    }
    Some(tag.len())
}

/// What stands after the end of an element without tags.
fn past<'a>(rest: &'a str, name: &str) -> &'a str {
    let ends = rest
        .match_indices("</")
        .find(|(at, _)| rest.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)));
    ends.map_or("", |(at, _)| &rest[at + 2 + name.len()..])
}
