//! What was checked of a figure, told beside it: what does not hold in full, what could not be checked, what holds.

use std::collections::HashSet;

use crate::check::Outcome;
use crate::source::Origin;
use crate::text::width::{certain, fit, pad};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::prose::wrap;
use crate::words::Lang;

/// As many relations are told of one figure or line.
const MOST: usize = 8;

/// A sentence about a finding takes so many rows at most.
const ROWS: usize = 3;

/// Columns of the sign before a sentence.
const SIGN: u16 = 3;

/// A relation told in a few rows.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its number in the ledger.
    pub at: u32,
    /// Its rows, the sign in the first.
    pub rows: Vec<String>,
    /// How they are drawn.
    pub ink: Ink,
}

/// How much is told of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What it has a part in itself.
    Figure,
    /// What is found of anything else on its line too.
    Line,
}

/// What was checked of some figures, each relation once, and how many more there are.
pub fn told(figures: &[Origin], reach: Reach, scene: &Scene<'_>, columns: u16) -> (Vec<Check>, usize) {
    let Some(audit) = scene.audit() else { return (Vec::new(), 0) };
    let whole = figures.iter().filter(|_| reach == Reach::Line);
    let on_line = whole.flat_map(|origin| audit.on_line(origin.file, origin.line)).copied();
    let mut seen = HashSet::new();
    let every = figures.iter().flat_map(|origin| audit.at(*origin)).chain(on_line);
    let mut found: Vec<u32> = every.filter(|at| seen.insert(*at)).collect();
    found.sort_by_key(|at| match audit.entry(*at).outcome {
        Outcome::Fails(severity) => (0, std::cmp::Reverse(Some(severity))),
        Outcome::Unchecked(_) => (1, std::cmp::Reverse(None)),
        Outcome::Holds | Outcome::Inapplicable => (2, std::cmp::Reverse(None)),
    });
    // What holds by the same rule is told once.
    let holding = |at: &u32| matches!(audit.entry(*at).outcome, Outcome::Holds);
    let mut met: Vec<(&str, usize)> = Vec::new();
    found.retain(|at| {
        let rule = audit.entry(*at).rule.id;
        let known = met.iter_mut().find(|(id, _)| *id == rule && holding(at));
        match known {
            Some((_, count)) => {
                *count += 1;
                false
            }
            None => {
                met.extend(holding(at).then_some((rule, 1)));
                true
            }
        }
    });
    let count = |at: u32| met.iter().find(|(id, _)| *id == audit.entry(at).rule.id).map_or(1, |(_, count)| *count);
    let more = found.len().saturating_sub(MOST);
    found.truncate(MOST);
    (found.into_iter().map(|at| check(at, count(at), scene, columns)).collect(), more)
}

fn check(at: u32, count: usize, scene: &Scene<'_>, columns: u16) -> Check {
    let lang = scene.look.lang;
    let Some(entry) = scene.audit().map(|audit| audit.entry(at)) else {
        return Check { at, rows: Vec::new(), ink: Ink::Plain };
    };
    let (most, ink) = match entry.outcome {
        Outcome::Fails(_) if !scene.review.state(at).is_settled() => (ROWS, Ink::Trouble),
        Outcome::Fails(_) => (1, Ink::Faint),
        _ => (1, Ink::Plain),
    };
    let state = scene.review.state(at).words(lang).0;
    let state = if state.is_empty() { String::new() } else { format!("[{state}] ") };
    let said = match entry.outcome {
        Outcome::Holds => {
            let times = if count > 1 { format!("{count} ") } else { String::new() };
            format!("{times}{}", lang.statement(entry.rule))
        }
        _ => format!("{state}{}", certain(&entry.message())),
    };
    let all = wrap(&said, columns.saturating_sub(SIGN));
    // The last row has all that is left, so that it is cut with a mark.
    let rest = all.get(most.saturating_sub(1)..).unwrap_or_default().concat();
    let mut rows: Vec<String> = all.iter().take(most).map(|row| (*row).to_owned()).collect();
    if let Some(last) = rows.get_mut(most - 1) {
        *last = rest;
    }
    let sign = sign(entry.outcome, lang);
    let blank = " ".repeat(usize::from(SIGN));
    for (row, text) in rows.iter_mut().enumerate() {
        let before = if row == 0 { pad(sign, usize::from(SIGN)) } else { blank.clone() };
        *text = fit(&format!("{before}{text}"), usize::from(columns)).into_owned();
    }
    Check { at, rows, ink }
}

fn sign(outcome: Outcome, lang: Lang) -> &'static str {
    match outcome {
        Outcome::Fails(severity) => lang.severity_sign(severity),
        Outcome::Unchecked(_) => lang.sign_unchecked(),
        Outcome::Holds | Outcome::Inapplicable => lang.sign_holds(),
    }
}
