//! Each table that the contents promise is there.

use super::super::{Log, Matter, Rule, Severity, Value, Why};
use crate::classify::title;
use crate::model::{Form, FormKind};
use crate::source::{Origin, Text};
use crate::text::{bare, fold, squeeze};

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
        let mut promised: Vec<(u32, String)> =
            text.lines().filter_map(|(line, content)| Some((line, promised(content)?))).collect();
        if promised.is_empty() {
            promised = listed(text);
        }
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
                None if is_printed(matter, origin, &subject) => {
                    log.unchecked(Why::NotUnderstood, format!("目录所列“{name}”是正文的哪一张表"), vec![operand]);
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

/// The tables of contents without leaders: from 目录 to where its first line is printed again as the heading that it
/// promises.
fn listed(text: &Text) -> Vec<(u32, String)> {
    let plain = |content: &str| squeeze(content).trim_start_matches(['-', '·', ' ']).to_owned();
    let lines: Vec<(u32, String)> = text.lines().map(|(line, content)| (line, plain(content))).collect();
    let mut lines = lines.into_iter().filter(|(_, content)| !content.is_empty());
    if !lines.any(|(_, content)| content == "目录") {
        return Vec::new();
    }
    let Some((_, first)) = lines.next() else { return Vec::new() };
    let rest: Vec<(u32, String)> = lines.collect();
    let Some(end) = rest.iter().position(|(_, content)| *content == first) else { return Vec::new() };
    let of = rest.into_iter().take(end).filter_map(|(line, content)| {
        let titled = title(&content).filter(|titled| titled.kind.is_some_and(|kind| kind != FormKind::Other))?;
        Some((line, titled.name))
    });
    of.collect()
}

/// Whether a title stands elsewhere in the disclosure, above a table that was not read as one.
fn is_printed(matter: &Matter<'_>, contents: Origin, subject: &str) -> bool {
    let subject = fold(subject);
    let plain = |content: &str| fold(&bare(content));
    let short = subject.strip_suffix('表').unwrap_or(&subject);
    let says = |content: &str| {
        // A heading may leave the word 表 out.
        fold(content).contains(&subject) || plain(content) == short
    };
    matter.disclosure.files.iter().any(|file| {
        let own = |line: u32| *file == contents.file && line == contents.line;
        let mut lines = matter.library.document(*file).text.lines();
        lines.any(|(line, content)| !own(line) && says(content) && promised(content).is_none())
    })
}

fn is_it(form: &Form, name: &str) -> bool {
    let plain = |name: &str| bare(&fold(name)).replace(['"', '“', '”'], "");
    plain(&form.title) == plain(name) || title(name).is_some_and(|titled| titled.kind == Some(form.kind))
}
