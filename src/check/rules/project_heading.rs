//! A project's description says in its heading which project it is of.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::narrative::{Sense, quantities};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-heading",
    statement: "项目经费情况说明的标题写明项目名称，年度预算安排写明合计",
    english: "The description of a project names it in its heading and totals its plan for the year",
    severity: Severity::Note,
    basis: "项目经费情况说明的形式",
    run: |matter, log| {
        for prose in matter.prose() {
            let paragraphs = &prose.paragraphs;
            for (at, paragraph) in paragraphs.iter().enumerate() {
                let Some(name) = paragraph.text.strip_suffix("经费情况说明").filter(|name| name.chars().count() < 40)
                else {
                    continue;
                };
                let heading =
                    words("标题·项目经费情况说明", &paragraph.text, paragraph.origin(0, paragraph.text.len()));
                // A heading over the descriptions of several projects names none.
                let over = paragraphs.get(at + 1).is_some_and(|next| next.text.ends_with("经费情况说明"));
                if name != "项目" || over {
                    log.holds(vec![heading]);
                    continue;
                }
                let next = paragraphs[at + 1..].iter().take_while(|next| !next.text.ends_with("经费情况说明"));
                let plan = next
                    .filter(|next| {
                        ["用款计划", "用款进度", "支出计划", "资金使用计划"].iter().any(|word| next.text.contains(word))
                    })
                    .find(|next| {
                        let amounts = quantities(&next.text);
                        let of = amounts.iter().filter(|q| matches!(q.sense, Sense::Amount(_))).count();
                        of > 1 && !["合计", "共计", "总预算", "总计"].iter().any(|word| next.text.contains(word))
                    });
                let rest =
                    if plan.is_some() { "；年度预算安排只有各季度用款计划，没有合计" } else { "" };
                let operands = std::iter::once(heading)
                    .chain(plan.map(|plan| words("年度预算安排", &plan.text, plan.origin(0, plan.text.len()))));
                log.fails(Severity::Note, format!("“项目经费情况说明”标题没有项目名称{rest}"), operands.collect());
            }
        }
    },
};
