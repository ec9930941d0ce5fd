//! A number of things is a quantity, a share is none.

use super::super::{Rule, Severity};
use super::shared_indicator::{indicators, is, is_counted, is_harm, is_percent, owner, target};
use crate::model::Dimension;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-class",
    statement: "数量列为数量指标，比率不列为数量指标",
    english: "A count is filed as a quantity and a rate is not",
    severity: Severity::Note,
    basis: "绩效指标的分类：数量、质量、时效、成本",
    run: |matter, log| {
        for of in indicators(matter) {
            let (project, indicator) = of;
            let unit = indicator.target.unit.as_deref().unwrap_or("");
            if indicator.target.number.is_none() || unit.is_empty() {
                continue;
            }
            let counted = is_counted(unit);
            let rate = is_percent(indicator)
                && ["率", "比重", "比例", "占比"].iter().any(|word| indicator.level3.contains(word));
            let why = if is(indicator, Dimension::Quality) && counted && !is_harm(&indicator.level3) {
                Some("实为数量，不反映质量")
            } else if is(indicator, Dimension::Quantity) && rate {
                Some("为比率而非数量")
            } else {
                None
            };
            let filed = is(indicator, Dimension::Quality) || is(indicator, Dimension::Quantity);
            match why {
                Some(why) => {
                    let message = format!(
                        "{}：{}“{}”值为“{}”，{why}，指标类别归错",
                        owner(project),
                        indicator.level2,
                        indicator.level3,
                        indicator.target.printed
                    );
                    log.fails(Severity::Note, message, vec![target(of)]);
                }
                None if filed => log.holds(vec![target(of)]),
                None => {}
            }
        }
    },
};
