//! What the narrative says of a line, as rows beside its figures: change, percent, reason, and last year's figure where
//! the sentence implies it.

use rust_decimal::Decimal;

use crate::lookup::said_of;
use crate::model::{Disclosure, Form, LineId, Statement};
use crate::money::{Amount, grouped};
use crate::tui::screen::source::{Printed, SourceScreen};
use crate::tui::session::{Look, Scene};
use crate::tui::theme::Ink;
use crate::tui::widget::amount::plain_amount;

use super::At;

/// As many sentences are told beside a line.
const MOST: usize = 2;

/// The sentences about a line, as many as are told.
pub fn sentences(disclosure: &Disclosure, form: &Form, id: LineId) -> Vec<usize> {
    let mut found = said_of(disclosure, form, id);
    found.truncate(MOST);
    found
}

/// Where the sentences about a line stand; `None` where there are none.
pub fn source_of(at: At, asked: usize, scene: &Scene<'_>) -> Option<SourceScreen> {
    let (id, form, line) = at;
    let disclosure = scene.library.disclosure(id);
    let place = |index: &usize| {
        let statement = &disclosure.statements[*index];
        let unit = statement.amount.unit;
        let figure = format!("{} {}", grouped(statement.amount.number), scene.look.lang.unit(unit));
        let label = format!("{} {}", scene.look.lang.said(), statement.subject);
        Printed { label, figure, origin: statement.origin }
    };
    let mut found = said_of(disclosure, &disclosure.forms[form], line);
    // The one asked for comes first, the others are a key away.
    found.sort_by_key(|&index| index != asked);
    let places: Vec<Printed> = found.iter().map(place).collect();
    (!places.is_empty()).then(|| SourceScreen::of_places(id, places, scene))
}

/// The first sentence about a line in its document.
pub fn first_source(at: At, scene: &Scene<'_>) -> Option<SourceScreen> {
    let disclosure = scene.library.disclosure(at.0);
    let first = *said_of(disclosure, &disclosure.forms[at.1], at.2).first()?;
    source_of(at, first, scene)
}

/// What a sentence tells, a row each; the first says the amount.
pub fn rows(statement: &Statement, look: Look) -> Vec<(String, Ink)> {
    let lang = look.lang;
    let shown = |number: Decimal| Amount { number, unit: statement.amount.unit }.shown_in(look.unit);
    let unit = lang.unit(look.unit);
    let amount = format!("{} {} {unit}", lang.said_amount(), plain_amount(statement.amount, look.unit));
    let mut rows = vec![(amount, Ink::Plain)];
    let percent = statement.percent.map(|percent| format!("{}%", signed(percent)));
    let change = statement.change.map(|change| signed(shown(change)));
    let against: Vec<String> = change.into_iter().chain(percent).collect();
    if !against.is_empty() {
        rows.push((format!("{} {}", lang.against_last_year(), against.join("  ")), Ink::Plain));
    }
    if let Some(prior) = statement.prior() {
        rows.push((format!("{} {} ({})", lang.last_year(), grouped(shown(prior)), lang.derived()), Ink::Plain));
    }
    if let Some(reason) = &statement.reason {
        rows.push((format!("{} {reason}", lang.reason()), Ink::Plain));
    }
    rows
}

fn signed(number: Decimal) -> String {
    let sign = if number > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", grouped(number))
}
