//! The body that discloses: its name in sentences, and when two spellings are one body.

use crate::source::Text;
use crate::text::{fold, squeeze};

/// How names of public bodies end.
const ENDS: &[&str] = &[
    "委员会",
    "办公室",
    "办公厅",
    "办事处",
    "局",
    "厅",
    "中心",
    "院",
    "校",
    "学",
    "站",
    "所",
    "队",
    "处",
    "会",
    "政府",
    "委",
    "馆",
    "团",
    "部",
    "署",
    "台",
    "园",
    "社",
    "镇",
    "乡",
    "街道",
    "联合会",
    "法院",
    "检察院",
    "协会",
    "集团",
    "公司",
    "大学",
    "小学",
    "中学",
];

/// Words that follow the name of the body that speaks.
const AFTER: &[&str] = &[
    "下属",
    "下设",
    "单位编制",
    "编制数",
    "编制为",
    "概况",
    "单位概况",
    "部门概况",
    "无下属",
    "本级",
    "内设",
    "部门预算",
    "单位预算",
    "部门决算",
    "单位决算",
    "预算公开",
    "部门整体",
    "单位整体",
    "年度部门",
    "20",
];

/// Every place where a sentence or heading begins with the name of a body and goes on with what only its own document
/// says of it.
pub fn candidates(text: &Text) -> Vec<String> {
    let mut whole = String::new();
    for (_, line) in text.lines() {
        let line = squeeze(line);
        whole.push_str(&line);
        // A heading does not run on into the sentence under it.
        if is_heading(&line) {
            whole.push('。');
        }
    }
    let mut found = Vec::new();
    for after in AFTER {
        for (at, _) in whole.match_indices(after) {
            let name = name_before(&whole[..at]);
            found.extend(name.map(str::to_owned));
        }
    }
    found
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
    for lead in ["关于", "第一部分", "第二部分", "第三部分", "第四部分", "成", "附件", "公开", "说明", "目录"]
    {
        name = name.rsplit_once(lead).map_or(name, |(_, rest)| rest);
    }
    let core = name.trim_end_matches(['）', ')']);
    let named = ENDS.iter().any(|end| name.ends_with(end)) || (core != name && core.contains(['（', '(']));
    let length = name.chars().count();
    (named && (4..=40).contains(&length) && !name.starts_with(['本', '我', '该', '各', '）'])).then_some(name)
}

/// What two spellings of one body have in common: brackets with their content, 本级 and blanks taken out. A bracket that
/// tells one body from its sisters (东校区, 某支队) stays.
pub fn key(name: &str) -> String {
    const PARTS: &[&str] =
        &["校区", "院区", "园区", "校", "支队", "大队", "中队", "总队", "分局", "分院", "分校", "分部"];
    let folded = fold(name);
    let part = folded.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, part)| part);
    let part = part.filter(|part| PARTS.iter().any(|end| part.ends_with(end)));
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
    fn regions_of_names() {
        assert_eq!(region("滨海市城东区档案局").as_deref(), Some("滨海市城东区"));
        assert_eq!(region("档案局"), None);
        assert_eq!(region("东海省发展和改革委员会").as_deref(), Some("东海省"));
    }
}
