//! What a project's money is to be spent on is told alike in its allocation and in its goal.

use std::collections::{BTreeSet, HashMap};

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
    let grams = |texts: &[&str]| -> Vec<Vec<String>> { texts.iter().map(|text| grams(text)).collect() };
    let (here, there) = (grams(names), grams(others));
    let (mine, theirs) = (holders(&here), holders(&there));
    let mut of_char: HashMap<char, usize> = HashMap::new();
    names.iter().flat_map(|name| distinct(name)).for_each(|c| *of_char.entry(c).or_default() += 1);
    // The best of each with its worth; of equal ones the later.
    type Best = Option<(usize, f64)>;
    let better = |best: &mut Best, at: usize, worth: f64| {
        if best.is_none_or(|(_, most)| worth >= most) {
            *best = Some((at, worth));
        }
    };
    let (mut best, mut back): (Vec<Best>, Vec<Best>) = (vec![None; names.len()], vec![None; others.len()]);
    for (i, grams) in here.iter().enumerate() {
        let mut shared = vec![0.0; others.len()];
        for gram in grams {
            let with = theirs.get(gram.as_str()).map_or(&[][..], Vec::as_slice);
            with.iter().for_each(|j| shared[*j] += 1.0 / (mine[gram.as_str()].len() * with.len()) as f64);
        }
        let own: Vec<char> = distinct(names[i]).into_iter().filter(|c| of_char[c] == 1).collect();
        for (j, pairs) in shared.into_iter().enumerate().filter(|(_, pairs)| *pairs >= LEAST) {
            let worth = pairs + 0.1 * own.iter().filter(|c| others[j].contains(**c)).count() as f64;
            better(&mut best[i], j, worth);
            better(&mut back[j], i, worth);
        }
    }
    let mutual = |i: usize, j: usize| back[j].is_some_and(|(first, _)| first == i);
    best.iter().enumerate().filter_map(|(i, best)| Some((i, (*best)?.0))).filter(|(i, j)| mutual(*i, *j)).collect()
}

/// Which texts have each pair of characters.
fn holders(grams: &[Vec<String>]) -> HashMap<&str, Vec<usize>> {
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, grams) in grams.iter().enumerate() {
        grams.iter().for_each(|gram| holders.entry(gram).or_default().push(at));
    }
    holders
}

/// The characters of a name, each once.
fn distinct(name: &str) -> BTreeSet<char> {
    name.chars().collect()
}
