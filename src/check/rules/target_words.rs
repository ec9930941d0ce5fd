//! A target says more than the name of its indicator.

use super::super::{Rule, Severity};
use super::shared_indicator::{Of, indicators, owner, target};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-words",
    statement: "指标值写明目标值，不只是重复指标名称",
    english: "A target states a value and does not merely repeat the name of its indicator",
    severity: Severity::Note,
    basis: "绩效指标细化、量化、可衡量",
    run: |matter, log| {
        let all = indicators(matter);
        let mut owners: Vec<&str> = all.iter().map(|of| owner(of.0)).collect();
        owners.dedup();
        for name in owners {
            let of: Vec<&Of<'_>> = all.iter().filter(|of| owner(of.0) == name).collect();
            let repeated: Vec<&&Of<'_>> = of.iter().filter(|of| repeats(of)).collect();
            if repeated.is_empty() {
                log.holds(of.iter().map(|of| target(**of)).collect());
                continue;
            }
            let said: Vec<String> =
                repeated.iter().map(|of| format!("“{}”→“{}”", of.1.level3, of.1.target.printed)).collect();
            let message = format!("{name}：指标值未写目标值，只重复指标名称：{}", said.join("、"));
            log.fails(Severity::Note, message, repeated.iter().map(|of| target(***of)).collect());
        }
    },
};

fn repeats((_, indicator): &Of<'_>) -> bool {
    let printed = fold(&indicator.target.printed);
    let plain = |text: &str| text.replace('"', "");
    let is_word = indicator.target.number.is_none() && !printed.contains(|c: char| c.is_ascii_digit());
    // 完善率 of 完善社区基础设施建设 repeats its first word and calls it a rate.
    let rate = printed.strip_suffix('率').filter(|verb| verb.chars().count() >= 2);
    let name = plain(&fold(&indicator.level3));
    let printed = plain(&printed);
    is_word
        && printed.chars().count() >= 2
        && (name.ends_with(&printed) || rate.is_some_and(|verb| name.starts_with(verb)))
}
