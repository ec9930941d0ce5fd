//! A total that sentences state and the parts that follow it there: 基本支出 and its two halves, “三公”经费 and its kinds.

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
        parts: &[(&["出国"], &[]), (&["购置", "运行"], &[&["购置"], &["运行"]]), (&["接待"], &[])],
    },
];

/// After so many other amounts nothing belongs to a total any more.
const FAR: usize = 8;

fn run(matter: &Matter<'_>, log: &mut Log) {
    let told = named(matter);
    for (at, (whole, called)) in told.iter().enumerate() {
        let Some(kind) = WHOLES.iter().find(|kind| kind.ends.iter().any(|end| called.ends_with(end))) else { continue };
        let behind = told[at + 1..].iter().take_while(|(told, _)| told.chapter == whole.chapter).take(FAR);
        if let Some(parts) = parts(kind, behind).filter(|_| !matter.is_qualified(whole)) {
            let parts: Vec<Operand> = parts.iter().map(|part| operand(matter, part)).collect();
            log.sum(Severity::Error, "说明中的合计与其中各项", matter.told_amount(whole), parts);
        }
    }
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

/// The parts behind a total, each told once and nothing else between them.
fn parts<'a>(kind: &Whole, behind: impl Iterator<Item = &'a (&'a Told, String)>) -> Option<Vec<&'a Told>> {
    let is = |called: &str, words: &[&str]| words.iter().all(|word| called.contains(word));
    let mut found: Vec<Option<&Told>> = vec![None; kind.parts.len()];
    let mut inner: Vec<Vec<Option<&Told>>> = kind.parts.iter().map(|(_, inner)| vec![None; inner.len()]).collect();
    for (told, called) in behind {
        let whole = kind.parts.iter().position(|(words, _)| is(called, words));
        let of_inner = || {
            let mut all = kind.parts.iter().enumerate();
            all.find_map(|(at, (_, inner))| Some((at, inner.iter().position(|words| is(called, words))?)))
        };
        let slot = match whole {
            Some(at) => &mut found[at],
            None => match of_inner() {
                Some((at, part)) => &mut inner[at][part],
                None => break,
            },
        };
        if slot.replace(told).is_some() {
            break;
        }
    }
    let mut out = Vec::new();
    for (whole, inner) in found.into_iter().zip(inner) {
        match whole {
            Some(whole) => out.push(whole),
            None if inner.is_empty() => return None,
            None => out.extend(inner.into_iter().collect::<Option<Vec<_>>>()?),
        }
    }
    Some(out)
}
