//! An account of a project says in its title which project it is of.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{Spot, paragraphs};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-titles",
    statement: "项目经费情况说明的标题写明项目名称",
    english: "The title of an account of a project names the project",
    severity: Severity::Note,
    basis: "公开格式",
    run,
};

const TITLES: &[&str] = &["项目经费情况说明", "项目经费说明", "项目情况说明"];
const FIRST: &[&str] = &["项目概况", "项目概述", "项目基本情况"];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let all: Vec<_> = paragraphs(matter).collect();
    for pair in all.windows(2) {
        let [paragraph, next] = pair else { continue };
        let begins = FIRST.iter().any(|first| next.text.contains(first)) && next.heading().is_some();
        let Some(title) = TITLES.iter().find(|title| paragraph.text.ends_with(**title)).filter(|_| begins) else {
            continue;
        };
        let name = paragraph.text.strip_suffix(title).unwrap_or_default();
        let operand = Spot::whole(paragraph).operand(matter, "标题·项目经费情况说明");
        if name.chars().count() > 1 {
            log.holds(vec![operand]);
        } else {
            let message = format!("{title}的标题没有写项目名称，项目名称只能从“{}”以下的正文看出", next.text);
            log.fails(Severity::Note, message, vec![operand]);
        }
    }
}
