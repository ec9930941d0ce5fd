//! 实有人数 is 在职, 退休 and 离休; those in service are no more than the posts; the posts are of the kinds named.

use super::super::{Log, Matter, Operand, Rule, Severity};
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
    if let Some(whole) = operand(matter, whole, "实有人数").filter(|_| met.len() > 1 && met.contains(&"在职")) {
        log.sum(Severity::Warning, "人员", whole, parts);
    }
}

/// The posts, first all of them, then by kind where the sentence divides them.
fn posts(matter: &Matter<'_>, first: &Fact, rest: &[&Fact], log: &mut Log) {
    let kinds: Vec<&Fact> = rest.iter().take_while(|fact| is_posts(fact)).copied().collect();
    let Some(all) = operand(matter, first, "编制数") else { return };
    if kinds.len() > 1 {
        let parts = kinds.iter().filter_map(|kind| operand(matter, kind, &kind.name)).collect();
        log.sum(Severity::Warning, "人员", all.clone(), parts);
    }
    let after =
        rest[kinds.len()..].iter().take_while(|fact| !is_posts(fact)).find(|fact| part_of(fact) == Some("在职"));
    let Some(serving) = after.and_then(|fact| operand(matter, fact, "在职人数")) else { return };
    // Where one kind alone follows, it is not certain which of the two the people fill.
    let Some((posts, people)) = all.value.number().zip(serving.value.number()).filter(|_| kinds.len() != 1) else {
        return;
    };
    if people <= posts {
        return log.holds(vec![serving, all]);
    }
    let (people, posts, over) = (serving.value.printed(), all.value.printed(), (people - posts).normalize());
    let message = format!("在职人数 {people}，编制数 {posts}，在职超过编制 {over} 人");
    log.fails(Severity::Warning, message, vec![serving, all]);
}
