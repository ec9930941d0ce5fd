//! Over a base of zero there is no rate of change.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_change::{growths, moved};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "zero-base",
    statement: "上年数为零时没有增减幅度",
    english: "Where last year's figure is zero there is no rate of change",
    severity: Severity::Warning,
    basis: "算术：除数为零，百分比无定义",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for (told, growth) in growths(matter) {
        // 增长 0% of nothing is a template's way to say that there is nothing.
        if growth.percent.is_zero() {
            continue;
        }
        // Of another base the rate of change itself is recomputed.
        if !growth.base.exact.is_zero() {
            continue;
        }
        let mut operands = vec![growth.claim.clone()];
        operands.extend(growth.operands.iter().cloned());
        let message = format!(
            "{}本年 {}，上年数为 0，却写{}：除数为零，百分比没有意义",
            matter.told_label(told),
            growth.operands[0].value.printed(),
            moved(growth.percent)
        );
        log.fails(Severity::Warning, message, operands);
    }
}
