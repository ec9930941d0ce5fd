//! Each table that the contents promise is there.

use super::super::{Log, Matter, Rule, Severity, Value};
use crate::classify::title;
use crate::model::{Form, FormKind};
use crate::source::Origin;
use crate::text::{bare, fold};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "contents-tables",
    statement: "目录列出的报表在正文中都有",
    english: "Every table that the contents list is in the document",
    severity: Severity::Warning,
    basis: "公开格式",
    run,
};

/// How many lines of leaders make contents.
const LEADERS: usize = 4;

fn run(matter: &Matter<'_>, log: &mut Log) {
    for file in &matter.disclosure.files {
        let text = &matter.library.document(*file).text;
        let promised: Vec<(u32, String)> =
            text.lines().filter_map(|(line, content)| Some((line, promised(content)?))).collect();
        if promised.len() < LEADERS {
            continue;
        }
        for (line, name) in promised {
            let origin = Origin::in_text(*file, line, 0, 0);
            let name = name.as_str();
            let subject = bare(name);
            let operand = matter.said(&format!("目录·{subject}"), Value::Words(name.into()), origin);
            match matter.disclosure.forms.iter().find(|form| is_it(form, name)) {
                Some(form) => {
                    let there = matter.said("正文·表题", Value::Words((&*form.title).into()), form.origin);
                    log.holds(vec![operand, there]);
                }
                None => {
                    log.fails(Severity::Warning, format!("目录列有“{name}”，正文中没有这张表"), vec![operand]);
                }
            }
        }
    }
}

/// The table that a line of contents promises: a title, leaders, perhaps a page.
fn promised(content: &str) -> Option<String> {
    let content: String = content.chars().filter(|c| !c.is_whitespace()).collect();
    let leader = ["……", "....", "····"].iter().find_map(|leader| content.find(leader))?;
    let name = content[..leader].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '．' | '、'));
    // A year stands behind the number: 1.2026年….
    let year = content[..leader].len() - name.len();
    let digits = content[..year]
        .rfind(['.', '．', '、'])
        .map_or("", |at| content[at..year].trim_start_matches(['.', '．', '、']));
    let name = format!("{digits}{name}");
    // 部门预算表 over all of them is the heading of a part.
    let kind = title(&name).and_then(|titled| titled.kind).filter(|kind| *kind != FormKind::Other);
    kind.filter(|_| name.ends_with('表')).map(|_| name)
}

fn is_it(form: &Form, name: &str) -> bool {
    let plain = |name: &str| bare(&fold(name)).replace(['"', '“', '”'], "");
    plain(&form.title) == plain(name) || title(name).is_some_and(|titled| titled.kind == Some(form.kind))
}
