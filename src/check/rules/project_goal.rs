//! What a project's money is to be spent on is told alike in its allocation and in its goal.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::super::{Log, Operand, Rule, Severity};
use super::shared_items::{items, sentences};
use crate::model::Project;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-goal",
    statement: "同一事项在资金分配情况与年度目标中的金额相等",
    english: "The same item has the same amount in a project's allocation and in its goal",
    severity: Severity::Warning,
    basis: "同一笔资金的两处说明；事项按字面相近配对",
    run: |matter, log| matter.disclosure.projects.iter().for_each(|project| compare(project, log)),
};

/// Least worth of the words that two things share: one pair of characters that nothing else in either list has.
const LEAST: f64 = 1.0;

fn compare(project: &Project, log: &mut Log) {
    let (Some(allocation), Some(goal)) = (&project.allocation, &project.goal) else { return };
    let allotted = items(&allocation.text, &project.name, allocation.origin).listed;
    let aimed = sentences(&goal.text, goal.origin);
    if allotted.len() < 2 || aimed.len() < 2 {
        return;
    }
    let names: Vec<&str> = allotted.iter().map(|item| &*item.label).collect();
    let others: Vec<&str> = aimed.iter().map(|(words, _)| words.as_str()).collect();
    let pairs = pair(&names, &others, &project.name);
    let labelled =
        |part: &str, item: &Operand| Operand { label: format!("{part}·{}", item.label).into(), ..item.clone() };
    // Two lists that both divide the same money are of the same kind; of others a likeness of words says less.
    let sum = |items: &mut dyn Iterator<Item = &Operand>| items.filter_map(|item| item.value.number()).sum::<Decimal>();
    let same = sum(&mut allotted.iter()) == sum(&mut aimed.iter().map(|(_, item)| item));
    let severity = if same { Severity::Warning } else { Severity::Note };
    for (i, j) in &pairs {
        let (one, other) = (labelled("资金分配情况", &allotted[*i]), labelled("年度目标", &aimed[*j].1));
        let (a, b) = (one.value.number().unwrap_or_default(), other.value.number().unwrap_or_default());
        if a == b {
            log.holds(vec![one, other]);
            continue;
        }
        let message = format!(
            "{}：资金分配情况列“{}”{}，总体目标列“{}”{}，相差 {} 万元",
            project.name,
            allotted[*i].label,
            one.value.printed(),
            aimed[*j].1.label,
            other.value.printed(),
            (a - b).abs().normalize()
        );
        log.fails_by(severity, (a, b), message, vec![one, other]);
    }
    if pairs.len() < 2 {
        return;
    }
    let alone = |at: usize, first: bool| pairs.iter().all(|(i, j)| if first { *i != at } else { *j != at });
    let left = |item: &Operand| format!("“{}”{}", item.label, item.value.printed());
    let here: Vec<&Operand> =
        allotted.iter().enumerate().filter(|(at, _)| alone(*at, true)).map(|(_, item)| item).collect();
    let there: Vec<&Operand> =
        aimed.iter().enumerate().filter(|(at, _)| alone(*at, false)).map(|(_, (_, item))| item).collect();
    if here.is_empty() && there.is_empty() {
        return;
    }
    let list = |items: &[&Operand]| items.iter().map(|item| left(item)).collect::<Vec<_>>().join("、");
    let part = |whose: &str, items: &[&Operand], lacks: &str| {
        (!items.is_empty()).then(|| format!("{whose}列{}，{lacks}无此项", list(items)))
    };
    let said = [part("资金分配情况", &here, "总体目标"), part("总体目标", &there, "资金分配情况")];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join("；");
    let operands = here.into_iter().map(|item| labelled("资金分配情况", item));
    let operands = operands.chain(there.into_iter().map(|item| labelled("年度目标", item))).collect();
    log.fails(Severity::Note, format!("{}：{said}", project.name), operands);
}

/// Who goes with whom: the pairs of characters that two names share count the more the fewer others have them, and those
/// of the project's own name not at all. Each is the other's best.
fn pair(names: &[&str], others: &[&str], project: &str) -> Vec<(usize, usize)> {
    let grams = |text: &str| -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let two = chars.windows(2).map(|two| two.iter().collect::<String>());
        let mut grams: Vec<String> = two.filter(|gram| !project.contains(gram.as_str())).collect();
        grams.sort();
        grams.dedup();
        grams
    };
    let count = |texts: &[&str]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        texts.iter().flat_map(|text| grams(text)).for_each(|gram| *counts.entry(gram).or_default() += 1);
        counts
    };
    let (here, there) = (count(names), count(others));
    let single = |text: &str, c: char| text.contains(c);
    let worth = |i: usize, j: usize| {
        let shared = grams(names[i]).into_iter().filter(|gram| grams(others[j]).contains(gram));
        let pairs: f64 = shared.map(|gram| 1.0 / (here[&gram] * there[&gram]) as f64).sum();
        let alone = |c: &char| names.iter().filter(|name| single(name, *c)).count() == 1;
        let mut chars: Vec<char> = names[i].chars().filter(|c| single(others[j], *c)).filter(alone).collect();
        chars.sort_unstable();
        chars.dedup();
        if pairs < LEAST { 0.0 } else { pairs + 0.1 * chars.len() as f64 }
    };
    let best = |i: usize| (0..others.len()).max_by(|a, b| worth(i, *a).total_cmp(&worth(i, *b)));
    let back = |j: usize| (0..names.len()).max_by(|a, b| worth(*a, j).total_cmp(&worth(*b, j)));
    (0..names.len())
        .filter_map(|i| Some((i, best(i)?)))
        .filter(|(i, j)| worth(*i, *j) >= LEAST && back(*j) == Some(*i))
        .collect()
}
