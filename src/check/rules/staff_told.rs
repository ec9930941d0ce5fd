//! What is said of the change of staff fits the reasons given elsewhere.

use super::super::{Log, Matter, Operand, Rule, Severity, Value};
use super::shared_wording::{Spot, found};
use crate::model::{Fact, FactGroup};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "staff-told",
    statement: "人员增减与各处所述的原因一致",
    english: "The change of staff fits the reasons given elsewhere",
    severity: Severity::Warning,
    basis: "同一事项前后一致",
    run,
};

/// What is given as a reason, by the change that it speaks of.
const RETIRED: &[&str] = &[
    "新增退休人员",
    "新增退休",
    "转退休",
    "退休人员增加",
    "退休人数增加",
    "退休人员增多",
    "退休人员有所增加",
    "新增离退休",
    "增加退休人员",
];
const FEWER_RETIRED: &[&str] =
    &["退休人员减少", "退休人数减少", "退休实有人数减少", "退休人员有所减少", "离退休人员减少", "退休职工减少"];
const JOINED: &[&str] = &[
    "在职人员增加",
    "在职人数增加",
    "新增在职人员",
    "在编人员增加",
    "在编人数增加",
    "在职职工增加",
    "在职人员有所增加",
];
const LEFT: &[&str] = &[
    "在职人员减少",
    "在职人数减少",
    "在职干部减少",
    "在编人员减少",
    "在编人数减少",
    "在职职工减少",
    "在职人员有所减少",
];

/// Whose change a reason speaks of, its words, and whether a change that is given is against it.
type Reason = (&'static str, &'static [&'static str], fn(&Value) -> bool);

fn run(matter: &Matter<'_>, log: &mut Log) {
    let reasons: [Reason; 4] = [
        ("退休", RETIRED, |change| !is_positive(change)),
        ("退休", FEWER_RETIRED, is_positive),
        ("在职", JOINED, is_negative),
        ("在职", LEFT, is_positive),
    ];
    for (who, words, against) in reasons {
        contradicted(matter, log, who, words, against);
    }
}

fn is_positive(change: &Value) -> bool {
    change.number().is_some_and(|number| number.is_sign_positive() && !number.is_zero())
}

fn is_negative(change: &Value) -> bool {
    change.number().is_some_and(|number| number.is_sign_negative() && !number.is_zero())
}

fn staffing<'a>(matter: &Matter<'a>) -> impl Iterator<Item = &'a Fact> + use<'a> {
    matter.disclosure.facts.iter().filter(|fact| fact.group == FactGroup::Staffing)
}

fn operand(matter: &Matter<'_>, fact: &Fact) -> Option<Operand> {
    let number = fact.value.number()?;
    let unit = fact.unit.as_deref().unwrap_or("人").into();
    let label = format!("说明·{}", fact.name);
    Some(matter.said(&label, Value::Count(number, unit), fact.origin))
}

/// 退休0人，增加0人, and yet 新增退休人员 as a reason.
fn contradicted(matter: &Matter<'_>, log: &mut Log, who: &str, words: &[&str], against: fn(&Value) -> bool) {
    let name = format!("{who}变动");
    let changes: Vec<Operand> =
        staffing(matter).filter(|fact| *fact.name == *name).filter_map(|fact| operand(matter, fact)).collect();
    // 离退休人员 are told of together: where those of 离休 have changed as well, the one change is not against it.
    let both =
        staffing(matter).any(|fact| &*fact.name == "离休变动" && fact.value.number().is_some_and(|n| !n.is_zero()));
    let spots = words.iter().flat_map(|word| reasons(matter, word));
    let spots: Vec<Spot<'_>> = spots.filter(|spot| !both || !is_of_both(spot)).collect();
    let Some(first) = spots.first().filter(|_| !changes.is_empty()) else { return };
    let mut said: Vec<Operand> = changes.clone();
    said.extend(spots.iter().take(4).map(|spot| spot.operand(matter, &format!("说明·{who}人员的原因"))));
    if changes.iter().all(|change| against(&change.value)) {
        let each: Vec<String> = changes.iter().map(|change| change.value.printed()).collect();
        let message =
            format!("人员情况称{who}人员增减为 {}，另处却以“{}”为增减原因，前后矛盾", each.join("、"), first.quoted());
        log.fails(Severity::Warning, message, said);
    } else {
        log.holds(said);
    }
}

fn is_of_both(spot: &Spot<'_>) -> bool {
    spot.text().contains("离退休") || spot.paragraph.text[..spot.start].ends_with('离')
}

/// The places of a reason: sentences about money, not the staffing itself.
fn reasons<'a>(matter: &'a Matter<'_>, word: &'a str) -> Vec<Spot<'a>> {
    let mut spots = found(matter, word);
    spots.retain(|spot| spot.paragraph.text.contains("万元") && spot.paragraph.text.contains("原因"));
    spots
}
