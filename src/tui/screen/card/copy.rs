//! What is copied of a card: its name and terms a row each, then its indicators as a table.

use rust_decimal::Decimal;

use super::entry::{At, Entry};
use super::spent;
use crate::model::{Disclosure, FactGroup, Indicator, Print, Project};
use crate::money::grouped;
use crate::tui::clip::{Clip, What};
use crate::tui::screen::issue_name;
use crate::tui::session::{Look, Scene};
use crate::tui::widget::amount::plain_amount;

/// A card from top to bottom.
pub fn clip_of((id, entry): At, scene: &Scene<'_>) -> Clip {
    let look = scene.look;
    let disclosure = scene.library.disclosure(id);
    let mut clip = Clip::new(What::Card);
    let name = entry.name(disclosure, look.lang);
    let department = &scene.library.department(disclosure.department).name;
    let issue = issue_name(disclosure, look.lang);
    clip.row([look.lang.one_project(), name]);
    clip.row([look.lang.department(), &**department, &issue]);
    if let Some(project) = entry.project(disclosure) {
        terms(project, look, &mut clip);
    }
    if let Some(form) = entry.self_evaluation(disclosure) {
        for row in spent::rows(form, look) {
            clip.row(std::iter::once(row.label.as_str()).chain(row.cells.iter().map(String::as_str)));
        }
    }
    indicators(entry.indicators(disclosure), look, &mut clip);
    if entry == Entry::Whole {
        scores(disclosure, &mut clip);
    }
    clip
}

fn terms(project: &Project, look: Look, clip: &mut Clip) {
    let lang = look.lang;
    for variant in &project.variants {
        clip.row([lang.spelt_also(), &*variant.text]);
    }
    let money =
        [(lang.whole_amount(), project.amount), (lang.fiscal(), project.fiscal), (lang.other_money(), project.other)];
    for (label, amount) in money {
        if let Some((amount, _)) = amount {
            clip.row([label, &plain_amount(amount, look.unit), lang.unit(look.unit)]);
        }
    }
    if let Some((code, name)) = &project.account {
        clip.row([lang.booked_under(), &code.to_string(), &**name]);
    }
    let passages = [
        (lang.undertaker(), &project.undertaker),
        (lang.period(), &project.period),
        (lang.basis(), &project.basis),
        (lang.allocation(), &project.allocation),
        (lang.goal(), &project.goal),
    ];
    for (label, passage) in passages {
        if let Some(passage) = passage {
            clip.row([label, &*passage.text]);
        }
    }
}

fn indicators(indicators: &[Indicator], look: Look, clip: &mut Clip) {
    let lang = look.lang;
    if indicators.is_empty() {
        return;
    }
    let levels = [lang.column_level1(), lang.level2(), lang.level3()];
    let values = [lang.target(), lang.target_unit(), lang.actual(), lang.completion(), lang.weight(), lang.score()];
    clip.row(levels.into_iter().chain(values));
    for one in indicators {
        let points = |number: Option<Decimal>| number.map(grouped).unwrap_or_default();
        clip.row([
            one.level1.as_str(),
            &one.level2,
            &one.level3,
            &one.target.printed,
            one.target.unit.as_deref().unwrap_or_default(),
            one.actual.as_deref().unwrap_or_default(),
            one.completion.as_deref().unwrap_or_default(),
            &points(one.weight),
            &points(one.score),
        ]);
    }
}

/// Total score and grade.
fn scores(disclosure: &Disclosure, clip: &mut Clip) {
    for fact in disclosure.facts.iter().filter(|fact| fact.group == FactGroup::Score) {
        let value = match &fact.value {
            Print::Number(number) => grouped(*number),
            Print::Word(word) => word.to_string(),
        };
        clip.row([&*fact.name, &value, fact.unit.as_deref().unwrap_or_default()]);
    }
}
