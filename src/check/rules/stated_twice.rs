//! An item that states its amount twice states the same.

use super::super::{Log, Matter, Rule, Severity, Tense};
use crate::check::{Agreement, Told, agreement};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "stated-twice",
    statement: "同一条说明里前后两次写的同一科目金额相同",
    english: "An item of the narrative that states its amount twice states the same amount",
    severity: Severity::Error,
    basis: "同一科目同一数",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let told = matter.told();
    for (at, later) in told.iter().enumerate() {
        let path = &matter.statement(later).path;
        // Only the plan itself repeats the amount: 住房公积金 50 万元 …… 2024年预算安排 50 万元.
        if path.is_empty() || later.tense != Tense::This || !later.before.contains("预算安排") {
            continue;
        }
        let is_head = |first: &&Told| {
            let same = matter.statement(first).path == *path && first.tense == Tense::This;
            same && !first.before.contains("预算安排")
        };
        let Some(first) = told[..at].iter().rev().take_while(|first| near(first, later)).find(is_head) else {
            continue;
        };
        let (mut head, plan) = (matter.told_amount(first), matter.told_amount(later));
        let Some((before, after)) = head.value.number().zip(plan.value.number()) else { continue };
        head.label = format!("{}·首次所写", head.label).into();
        // The second may be printed with fewer digits, or cut off instead of rounded.
        let severity = match agreement(&plan.value, &head.value) {
            None | Some(Agreement::Same | Agreement::Rounded) => {
                log.holds(vec![plan, head]);
                continue;
            }
            Some(Agreement::LastDigit) if plan.value.half_step() != head.value.half_step() => Severity::Note,
            Some(Agreement::LastDigit | Agreement::Apart) => Severity::Error,
        };
        let message = format!(
            "{}前写 {}，后写预算安排 {}，前后不一",
            matter.told_label(later),
            head.value.printed(),
            plan.value.printed()
        );
        log.fails_by(severity, (before, after), message, vec![plan, head]);
    }
}

/// Whether two amounts stand in one item, which a page break may have cut in two.
fn near(first: &Told, later: &Told) -> bool {
    later.paragraph - first.paragraph <= 1 && first.chapter == later.chapter
}
