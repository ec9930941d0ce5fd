//! 实有人数 is 在职, 退休 and 离休; those in service are no more than the posts; the posts are of the kinds named.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use super::shared_facts::{facts, operand};
use crate::model::{Fact, FactGroup};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "staffing",
    statement: "实有人数等于在职、退休、离休人数之和，在职人数不超过编制数",
    english: "The headcount is those in service and the retired, and those in service are no more than the posts",
    severity: Severity::Warning,
    basis: "算术；“其中”所列各项",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let facts = facts(matter, FactGroup::Staffing);
    for (at, fact) in facts.iter().enumerate() {
        let rest = &facts[at + 1..];
        if is_headcount(fact) {
            headcount(matter, fact, rest, log);
        } else if is_posts(fact) && !at.checked_sub(1).is_some_and(|before| is_posts(facts[before])) {
            posts(matter, fact, rest, log);
        }
    }
}

fn is_headcount(fact: &Fact) -> bool {
    fact.name.contains("实有") && !fact.name.contains("在职")
}

fn is_posts(fact: &Fact) -> bool {
    fact.name.ends_with("编制") || fact.name.ends_with("编制数")
}

/// What a fact counts of a headcount.
fn part_of(fact: &Fact) -> Option<&'static str> {
    ["在职", "退休", "离休"]
        .into_iter()
        .find(|part| *fact.name == **part || fact.name.strip_suffix("人员") == Some(part))
}

fn headcount(matter: &Matter<'_>, whole: &Fact, rest: &[&Fact], log: &mut Log) {
    let mut parts: Vec<Operand> = Vec::new();
    let mut met: Vec<&str> = Vec::new();
    for fact in rest {
        let Some(part) = part_of(fact).filter(|part| !met.contains(part)) else { break };
        met.push(part);
        parts.extend(operand(matter, fact, &format!("{part}人数")));
    }
    let Some(whole) = operand(matter, whole, "实有人数").filter(|_| met.len() > 1 && met.contains(&"在职"))
    else {
        return;
    };
    // 遗属, 长休: other people may be among them.
    let other = rest.get(met.len()).filter(|fact| counts_people(fact) && part_of(fact).is_none());
    if other.is_some() && !Log::adds_up(&whole, &parts) && total(&parts) < whole.value.number() {
        return log.unchecked(Why::NotUnderstood, "实有人数所含的各类人员", vec![whole]);
    }
    log.sum(Severity::Warning, "人员", whole, parts);
}

fn total(parts: &[Operand]) -> Option<Decimal> {
    parts.iter().map(|part| part.value.number()).sum()
}

/// Whether a fact counts people of some kind.
fn counts_people(fact: &Fact) -> bool {
    matches!(fact.unit.as_deref(), Some("人" | "名")) && !is_posts(fact) && !is_headcount(fact)
}

/// Whether posts are of one kind among several, 行政编制, and not all posts of a body.
fn is_kind(fact: &Fact) -> bool {
    const KINDS: &[&str] = &["行政", "事业", "工勤", "参公", "附属", "专项", "公务员", "后勤", "工人", "聘用", "管理"];
    let name = fact.name.strip_suffix('数').unwrap_or(&fact.name);
    let name = name.strip_suffix("编制").unwrap_or(name);
    KINDS.iter().any(|kind| name.ends_with(kind))
}

/// The posts, by kind, and those in service; all posts are told first, or made of the kinds where none tells them.
fn posts(matter: &Matter<'_>, first: &Fact, rest: &[&Fact], log: &mut Log) {
    let kinds: Vec<&Fact> = rest.iter().take_while(|fact| is_posts(fact)).copied().collect();
    let after =
        rest[kinds.len()..].iter().take_while(|fact| !is_posts(fact)).find(|fact| part_of(fact) == Some("在职"));
    let serving = after.and_then(|fact| operand(matter, fact, "在职人数"));
    let by_kind = || kinds.iter().filter_map(|kind| operand(matter, kind, &kind.name));
    let all: Vec<Operand> = if is_kind(first) {
        // One kind alone may not be all of them.
        if kinds.is_empty() || !kinds.iter().all(|kind| is_kind(kind)) {
            return;
        }
        operand(matter, first, &first.name).into_iter().chain(by_kind()).collect()
    } else {
        let Some(all) = operand(matter, first, "编制数") else { return };
        if kinds.len() > 1 {
            log.sum(Severity::Warning, "人员", all.clone(), by_kind().collect());
        }
        // Where one kind alone follows, it is not certain which of the two the people fill.
        if kinds.len() == 1 {
            return;
        }
        vec![all]
    };
    let Some(serving) = serving else { return };
    let Some((posts, people)) = total(&all).zip(serving.value.number()) else { return };
    let printed = serving.value.printed();
    let operands: Vec<Operand> = std::iter::once(serving).chain(all).collect();
    if people <= posts {
        return log.holds(operands);
    }
    let over = (people - posts).normalize();
    let posts = Value::Count(posts, first.unit.as_deref().unwrap_or_default().into()).printed();
    let message = format!("在职人数 {printed}，编制数 {posts}，在职超过编制 {over} 人");
    log.fails(Severity::Warning, message, operands);
}
