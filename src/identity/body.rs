//! The body that discloses: its name in sentences, and when two spellings are one body.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::source::Text;
use crate::text::{fold, squeeze};

/// The wordings of names, from `assets/forms/bodies.toml`, where each list says what it is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wordings {
    ends: Vec<String>,
    after: Vec<String>,
    lead: Vec<String>,
    parts: Vec<String>,
    not_first: Vec<String>,
    blank: Vec<String>,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/forms/bodies.toml")).expect("bodies.toml is checked by a test")
});

/// Every place where a sentence or heading begins with the name of a body and goes on with what only its own document
/// says of it.
pub fn candidates(text: &Text) -> Vec<String> {
    let mut whole = String::new();
    for (_, line) in text.lines() {
        whole.push_str(&squeeze(line));
        // A heading does not run on into the sentence under it.
        if is_heading(line) {
            whole.push('。');
        }
    }
    let mut found = Vec::new();
    for after in &WORDINGS.after {
        for (at, _) in whole.match_indices(after.as_str()) {
            let name = name_before(&whole[..at]);
            found.extend(name.map(str::to_owned));
        }
    }
    found
}

/// The bodies that forms name in the cell behind a label, the department that answers for a form first.
pub fn labelled(text: &Text) -> Vec<String> {
    const LABELS: &[&str] = &["填报单位", "部门名称", "单位名称", "部门(单位)名称", "预算单位", "主管部门", "实施单位"];
    let mut named: Vec<(usize, String)> = Vec::new();
    for (_, line) in text.lines() {
        let mut cells = line.split('\t').map(squeeze).filter(|cell| !cell.is_empty()).peekable();
        while let Some(cell) = cells.next() {
            let Some(rank) = LABELS.iter().position(|label| fold(&cell).starts_with(label)) else { continue };
            let is_body = |name: &&String| WORDINGS.ends.iter().any(|end| name.ends_with(end.as_str()));
            let is_whole = |name: &&String| (4..=40).contains(&name.chars().count());
            named.extend(cells.peek().filter(is_body).filter(is_whole).map(|name| (rank, name.clone())));
        }
    }
    named.sort_by_key(|(rank, _)| *rank);
    named.into_iter().map(|(_, name)| name).collect()
}

fn is_heading(line: &str) -> bool {
    let first = line.trim_start_matches(['(', '（', '第']).chars().next();
    let numbered = first.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    numbered && line.chars().count() <= 24 && !line.contains(['，', '。', '；'])
}

fn name_before(text: &str) -> Option<&str> {
    let mut start = text.len();
    let mut open = 0;
    for (at, c) in text.char_indices().rev().take(45) {
        match c {
            '）' | ')' => open += 1,
            '（' | '(' if open > 0 => open -= 1,
            '（' | '(' => break,
            '。' | '，' | '；' | '：' | '、' | ',' | ';' | ':' | '“' | '”' | '《' | '》' | '.' | '-' => {
                break;
            }
            c if c.is_ascii_digit() || c == '年' || c == '度' => break,
            _ => {}
        }
        start = at;
    }
    let mut name = &text[start..];
    for lead in &WORDINGS.lead {
        name = name.rsplit_once(lead.as_str()).map_or(name, |(_, rest)| rest);
    }
    let core = name.trim_end_matches(['）', ')']);
    let named =
        WORDINGS.ends.iter().any(|end| name.ends_with(end.as_str())) || (core != name && core.contains(['（', '(']));
    let length = name.chars().count();
    let begins = !WORDINGS.not_first.iter().any(|first| name.starts_with(first.as_str()));
    (named && (4..=40).contains(&length) && begins).then_some(name)
}

/// Whether a name is what a form leaves to be filled in: `XX（部门）`, `甲市××局`.
pub fn is_placeholder(name: &str) -> bool {
    let name = fold(name);
    WORDINGS.blank.iter().any(|blank| name.contains(blank.as_str()))
}

/// What two spellings of one body have in common: brackets with their content, 本级 and blanks taken out. A bracket that
/// tells one body from its sisters (东校区, 某支队) stays.
pub fn key(name: &str) -> String {
    let folded = fold(name);
    let part = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, part)| part);
    let part = part.filter(|part| WORDINGS.parts.iter().any(|end| part.ends_with(end.as_str())));
    part.map_or_else(|| bare_key(name), |part| format!("{}({part})", bare_key(name)))
}

fn bare_key(name: &str) -> String {
    let mut out = String::new();
    let mut depth = 0;
    for c in fold(name).chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            c if depth <= 0 => out.push(c),
            _ => {}
        }
    }
    let out = out.replace("中国共产党", "中共").replace("人民代表大会", "人大").replace("常务委员会", "常委会");
    let out = ["省", "市", "州", "区", "县"]
        .iter()
        .fold(out, |out, level| out.replace(&format!("{level}委员会办公"), &format!("{level}委办公")));
    let out = out.strip_prefix("中共").unwrap_or(&out);
    let out = out.strip_suffix("本级").unwrap_or(out);
    out.trim_end_matches("机关").to_owned()
}

/// Whether two keys are the same body: equal, or one is the other with the region it belongs to before it.
pub fn same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short == long {
        return true;
    }
    // 省委办公厅 is 甲省委办公厅 where the region is understood.
    if short.starts_with(['省', '市', '州', '区', '县']) && short.chars().count() >= 5 && long.ends_with(short) {
        return true;
    }
    let lead = long.strip_suffix(short).filter(|lead| lead.ends_with(['省', '市', '州', '区']));
    lead.is_some() && short.chars().count() >= 5 && region(short).is_some()
}

/// The region that a name begins with, to its innermost part: 甲省乙市.
pub fn region(name: &str) -> Option<String> {
    let name = name.split(['（', '(']).next().unwrap_or(name);
    let mut end = 0;
    let mut start = 0;
    for (at, c) in name.char_indices() {
        let next = at + c.len_utf8();
        let length = name[start..next].chars().count();
        if matches!(c, '省' | '市' | '州' | '县' | '区' | '旗') && (2..=10).contains(&length) {
            // 开发区管委会 and 市区 are not all regions, but the name up to there is where it lies.
            end = next;
            start = next;
        }
        if length > 10 {
            break;
        }
    }
    (end > 0 && end < name.len()).then(|| name[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_body() {
        assert_eq!(key("滨海市档案局（滨海市地方志办公室）本级"), key("滨海市档案局"));
        assert_eq!(key("中国共产党滨海市委员会办公室"), key("中共滨海市委办公室"));
        assert!(same(&key("滨海市委办公室"), &key("市委办公室")));
        assert!(same("滨海市城东区档案局", "城东区档案局"));
        let school = |part: &str| key(&format!("滨海市第一中学（{part}校区）"));
        assert!(!same(&school("东"), &school("西")) && same(&school("东"), &school("东")));
        assert!(!same("滨海市档案局", "滨海市财政局") && !same("滨海市档案局", "档案局"));
    }

    #[test]
    fn wordings_are_told_apart() {
        let Wordings { ends, after, lead, parts, not_first, blank } = &*WORDINGS;
        for list in [ends, after, lead, parts, not_first, blank] {
            assert!(!list.is_empty() && list.iter().all(|word| !word.is_empty()));
        }
        // A word that folding would change is never met.
        assert!(blank.iter().all(|word| *word == fold(word)), "{blank:?}");
        assert!(is_placeholder("滨海市……局") && is_placeholder("滨海市＿＿局"));
        assert!(is_placeholder("××（部门）") && !is_placeholder("滨海市档案局"));
    }

    #[test]
    fn regions_of_names() {
        assert_eq!(region("滨海市城东区档案局").as_deref(), Some("滨海市城东区"));
        assert_eq!(region("档案局"), None);
        assert_eq!(region("东海省发展和改革委员会").as_deref(), Some("东海省"));
    }
}
