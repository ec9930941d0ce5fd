//! A total that sentences state and the parts that follow it there: 基本支出 and its two halves, “三公”经费 and its kinds.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Tense, Told};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "stated-parts",
    statement: "说明中写在一起的合计与其中各项，各项之和等于合计",
    english: "A total and its parts that sentences state together add up",
    severity: Severity::Error,
    basis: "算术：基本支出由人员经费和公用经费组成，三公经费由出国、公车、接待三项组成",
    run,
};

/// A word of a part, and the words of the parts that make it where it is not told itself.
type Part = (&'static [&'static str], &'static [&'static [&'static str]]);

/// What a total is called at its end, and its parts, each by words that its name holds.
struct Whole {
    ends: &'static [&'static str],
    parts: &'static [Part],
}

const WHOLES: &[Whole] = &[
    Whole { ends: &["基本支出"], parts: &[(&["人员经费"], &[]), (&["公用经费"], &[])] },
    Whole {
        ends: &["三公经费", "三公经费支出"],
        parts: &[(&["出国"], &[]), (&["车", "购置", "运行"], &[&["车", "购置"], &["车", "运行"]]), (&["接待"], &[])],
    },
];

/// After so many other amounts nothing belongs to a total any more.
const FAR: usize = 8;

fn run(matter: &Matter<'_>, log: &mut Log) {
    let told = named(matter);
    for (at, (whole, called)) in told.iter().enumerate() {
        let Some(kind) = kind(called).filter(|_| !matter.is_qualified(whole)) else { continue };
        let behind = || told[at + 1..].iter().take_while(|(told, _)| told.chapter == whole.chapter).take(FAR);
        let Some((mut parts, read)) = parts(kind, behind(), |told| matter.statement(told).amount.wan()) else {
            continue;
        };
        let operands = |parts: &[&Told]| -> Vec<Operand> { parts.iter().map(|part| operand(matter, part)).collect() };
        let total = matter.told_amount(whole);
        if !Log::adds_up(&total, &operands(&parts)) {
            // Of some bodies the parts are more: 对个人和家庭的补助 beside 人员经费.
            let next = behind().nth(read).filter(|(_, called)| !called.ends_with("项目支出"));
            let more: Vec<&Told> = parts.iter().copied().chain(next.map(|(told, _)| *told)).collect();
            if Log::adds_up(&total, &operands(&more)) {
                parts = more;
            } else if is_share(matter, &told[..at], whole, kind) {
                continue;
            }
        }
        log.sum(Severity::Error, "说明中的合计与其中各项", total, operands(&parts));
    }
}

/// Which total an amount is, by what it is called.
fn kind(called: &str) -> Option<&'static Whole> {
    WHOLES.iter().find(|kind| kind.ends.iter().any(|end| called.ends_with(end)))
}

/// Whether another total of the kind was told before in the paragraph: the share of 下属单位 has no parts of its own.
fn is_share(matter: &Matter<'_>, before: &[(&Told, String)], whole: &Told, of: &Whole) -> bool {
    let amount = |told: &Told| matter.statement(told).amount.wan();
    let same = before.iter().rev().take_while(|(told, _)| told.paragraph == whole.paragraph);
    same.filter(|(_, called)| kind(called).is_some_and(|kind| kind.ends == of.ends))
        .any(|(told, _)| amount(told) != amount(whole))
}

/// A part as an operand: it stands in the chapter that its total names.
fn operand(matter: &Matter<'_>, told: &Told) -> Operand {
    let whole = matter.told_amount(told);
    Operand { label: matter.brief(&matter.statement(told).subject).into(), ..whole }
}

/// What an amount is called, without signs and without saying that it is planned or spent; empty where it says nothing else.
fn bare(matter: &Matter<'_>, told: &Told) -> String {
    let subject = fold(matter.brief(&matter.statement(told).subject));
    let name: String = subject.chars().filter(|c| !matches!(c, '"' | '“' | '”' | '\'')).collect();
    let mut name = name.as_str();
    for end in ["数", "决算", "年初", "预算"] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    if name == "支出" { String::new() } else { name.to_owned() }
}

/// What each amount of the disclosure's own year is called; 支出决算为 is of what the sentence said the budget of.
fn named<'a>(matter: &'a Matter<'_>) -> Vec<(&'a Told, String)> {
    let mut out = Vec::new();
    let mut before: (usize, String) = (0, String::new());
    for told in matter.told() {
        let mut name = bare(matter, told);
        if name.is_empty() && told.paragraph == before.0 {
            name.clone_from(&before.1);
        }
        before = (told.paragraph, name.clone());
        if told.tense == Tense::This {
            out.push((told, name));
        }
    }
    out
}

/// The parts behind a total, each as it is told first and nothing else between them, and how many amounts those are. `None`
/// where one is missing, or is told again in another amount.
fn parts<'a>(
    kind: &Whole,
    behind: impl Iterator<Item = &'a (&'a Told, String)>,
    amount: impl Fn(&Told) -> Decimal,
) -> Option<(Vec<&'a Told>, usize)> {
    let is = |called: &str, words: &[&str]| words.iter().all(|word| called.contains(word));
    type Slot<'a> = Option<&'a (&'a Told, String)>;
    let mut found: Vec<Slot<'a>> = vec![None; kind.parts.len()];
    let mut inner: Vec<Vec<Slot<'a>>> = kind.parts.iter().map(|(_, inner)| vec![None; inner.len()]).collect();
    let mut read = 0;
    for one in behind {
        let whole = kind.parts.iter().position(|(words, _)| is(&one.1, words));
        let of_inner = || {
            let mut all = kind.parts.iter().enumerate();
            all.find_map(|(at, (_, inner))| Some((at, inner.iter().position(|words| is(&one.1, words))?)))
        };
        let slot = match whole {
            Some(at) => &mut found[at],
            None => match of_inner() {
                Some((at, part)) => &mut inner[at][part],
                None => break,
            },
        };
        match slot {
            Some(first) if first.1 == one.1 && amount(first.0) != amount(one.0) => return None,
            // What holds its name is a part of it: 国内公务接待费.
            Some(_) => break,
            None => *slot = Some(one),
        }
        read += 1;
    }
    let mut out = Vec::new();
    for (whole, inner) in found.into_iter().zip(inner) {
        match whole {
            Some(whole) => out.push(whole.0),
            None if inner.is_empty() => return None,
            None => out.extend(inner.into_iter().map(|slot| slot.map(|one| one.0)).collect::<Option<Vec<_>>>()?),
        }
    }
    Some((out, read))
}
