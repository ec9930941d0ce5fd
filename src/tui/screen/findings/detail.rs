//! One relation in full: its sentence, what was made of it, the numbers, the rule and what it rests on, and its figures side
//! by side with their places, one of them chosen. Where room is left, the document around that one.

use std::ops::Range;

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::rows::owner;
use crate::check::{Entry, Operand, Outcome, Value};
use crate::money::{Amount, Unit};
use crate::review::{Mark, Standing, Verdict};
use crate::source::Origin;
use crate::text::width::{certain, pad, width};
use crate::tui::screen::place::{WIDEST, place, place_short, place_width};
use crate::tui::screen::source::snippet;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::prose::wrap;
use crate::words::Lang;

/// Rows that the lines of the document need, their heading included.
const SNIPPET: u16 = 8;

/// From this many columns on, the label of a figure may stand beside it.
const BESIDE: u16 = 30;

/// What is said, row for row.
struct Sheet<'a> {
    scene: &'a Scene<'a>,
    columns: u16,
    measure: Measure,
    rows: Vec<Row>,
    /// The rows of the figure that is chosen.
    chosen: Range<usize>,
}

enum Row {
    Text(String, Ink),
    /// A label and a number with its unit.
    Number(&'static str, String),
    /// A figure: whether it is chosen, its label where that stands beside it, the number with its unit, the place.
    Figure(Ink, Option<String>, String, Origin),
    /// A row of the label of a figure, below it.
    Label(String, Ink),
}

/// Draws a relation, by its number, with one of its figures chosen.
pub fn draw((at, operand): (u32, usize), scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
    let Some(audit) = scene.audit() else { return };
    let entry = audit.entry(at);
    let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
    let mut sheet = Sheet::new(entry, area.width, scene);
    sheet.say(at, entry, operand);
    let height = usize::from(area.height);
    // The figure that is chosen is in sight, and as much above it as there is room for.
    let top = sheet.chosen.end.saturating_sub(height).min(sheet.chosen.start);
    let places = place_width(entry.operands.iter().map(|operand| operand.origin), WIDEST, scene);
    for (below, row) in sheet.rows.iter().skip(top).take(height).enumerate() {
        sheet.draw(row, places, area, below as u16, canvas);
    }
    let used = (sheet.rows.len() - top) as u16 + 1;
    let left = area.height.saturating_sub(used);
    if let Some(chosen) = entry.operands.get(operand).filter(|_| left >= SNIPPET) {
        let document = scene.library.document(chosen.origin.file);
        let heading = format!("{}  {}  {}", scene.look.lang.source(), place(chosen.origin, scene), document.path);
        canvas.pen(area, used).text(&heading, Ink::Head);
        snippet(chosen.origin, scene, Rect { y: side.y + used + 1, height: left - 1, ..side }, canvas);
    }
}

impl<'a> Sheet<'a> {
    fn new(entry: &Entry, columns: u16, scene: &'a Scene<'a>) -> Sheet<'a> {
        let operands = entry.operands.iter().filter_map(|operand| number(&operand.value, scene));
        let numbers = [entry.expected, entry.found, entry.difference()].into_iter().flatten();
        let numbers = numbers.map(|number| wan(number, scene)).chain(operands);
        let measure = numbers.map(Measure::of).fold(Measure::default(), Measure::join);
        Sheet { scene, columns, measure, rows: Vec::new(), chosen: 0..0 }
    }

    fn say(&mut self, at: u32, entry: &Entry, operand: usize) {
        let lang = self.scene.look.lang;
        let ink = if matches!(entry.outcome, Outcome::Fails(_)) { Ink::Trouble } else { Ink::Head };
        self.text(&format!("{}  {}", lang.outcome(entry.outcome), owner(entry.disclosure, self.scene)), ink);
        self.text(&certain(&entry.message()), Ink::Strong);
        if let Outcome::Unchecked(why) = entry.outcome {
            self.text(&format!("{}: {}", lang.why_unchecked(), lang.why(why)), Ink::Plain);
        }
        let key = self.scene.audit().and_then(|audit| audit.key(at));
        if let Some(key) = key {
            self.say_mark(&self.scene.review.of(key), entry.sentence());
        }
        self.blank();
        let signed = entry.difference().filter(|_| entry.severity().is_some());
        let numbers = [(lang.expected(), entry.expected), (lang.found(), entry.found), (lang.difference(), signed)];
        for (label, number) in numbers.into_iter().filter_map(|(label, number)| Some((label, number?))) {
            let figure = self.measure.number(wan(number, self.scene));
            self.rows.push(Row::Number(label, format!("{figure} {}", lang.unit(self.scene.look.unit))));
        }
        if !matches!(self.rows.last(), Some(Row::Text(text, _)) if text.is_empty()) {
            self.blank();
        }
        self.say_operands(entry, operand);
        self.text(&format!("{} {}", lang.rule(), lang.statement(entry.rule)), Ink::Plain);
        self.text(&format!("{} {}  {}", lang.rests_on(), certain(entry.rule.basis), entry.rule.id), Ink::Faint);
    }

    /// The figures under their heading, one of them chosen; nothing where there are none.
    fn say_operands(&mut self, entry: &Entry, chosen: usize) {
        if entry.operands.is_empty() {
            return;
        }
        self.text(self.scene.look.lang.operands(), Ink::Head);
        let longest = entry.operands.iter().map(|operand| width(&certain(&operand.label))).max().unwrap_or(0) as u16;
        for (index, one) in entry.operands.iter().enumerate() {
            let start = self.rows.len();
            self.say_operand(one, longest, if index == chosen { Ink::Cursor } else { Ink::Plain });
            if index == chosen {
                self.chosen = start..self.rows.len();
            }
        }
        self.blank();
    }

    fn say_operand(&mut self, one: &Operand, longest: u16, ink: Ink) {
        let figure = self.figure(&one.value);
        let beside = self.columns.saturating_sub(width(&figure) as u16 + WIDEST + 6);
        if beside >= BESIDE && longest <= beside {
            let label = pad(&certain(&one.label), usize::from(longest));
            self.rows.push(Row::Figure(ink, Some(label), figure, one.origin));
            return;
        }
        self.rows.push(Row::Figure(ink, None, figure, one.origin));
        let below = if ink == Ink::Cursor { Ink::Plain } else { Ink::Faint };
        let label = certain(&one.label);
        let rows = wrap(&label, self.columns.saturating_sub(2)).into_iter();
        self.rows.extend(rows.map(|row| Row::Label(row.into(), below)));
    }

    /// A value on the common point with its unit; words as they are.
    fn figure(&self, value: &Value) -> String {
        let lang = self.scene.look.lang;
        let Some(number) = number(value, self.scene) else { return value.printed() };
        let unit = match value {
            Value::Money(_) => lang.unit(self.scene.look.unit),
            Value::Percent(_) => "%",
            Value::Count(_, unit) => unit,
            Value::Words(_) => "",
        };
        format!("{} {unit}", self.measure.number(number))
    }

    /// What was made of it, by whom and when; the note; what changed since.
    fn say_mark(&mut self, mark: &Mark<'_>, now: &str) {
        let lang = self.scene.look.lang;
        if let Some(kept) = mark.verdict {
            let (word, reason) = verdict(&kept.what, lang);
            self.text(&format!("{word}  {}", lang.stamped(&kept.stamp)), Ink::Key);
            if !reason.is_empty() {
                self.text(reason, Ink::Plain);
            }
            self.say_change(kept.standing(Some(now)));
        }
        if let Some(kept) = mark.note {
            let note = format!("{} {}  {}", lang.note_is(), kept.what, lang.stamped(&kept.stamp));
            self.text(&note, Ink::Plain);
            if mark.verdict.is_none() {
                self.say_change(kept.standing(Some(now)));
            }
        }
    }

    fn say_change(&mut self, standing: Standing) {
        if let Standing::Changed { was } = standing {
            self.text(&format!("{} {was}", self.scene.look.lang.changed_since(), was = certain(&was)), Ink::Trouble);
        }
    }

    fn text(&mut self, text: &str, ink: Ink) {
        self.rows.extend(wrap(text, self.columns).into_iter().map(|row| Row::Text(row.into(), ink)));
    }

    fn blank(&mut self) {
        self.rows.push(Row::Text(String::new(), Ink::Plain));
    }

    fn draw(&self, row: &Row, places: u16, area: Rect, below: u16, canvas: &mut Canvas<'_>) {
        let sign = canvas.signs().cursor;
        let mut pen = canvas.pen(area, below);
        match row {
            Row::Text(text, ink) => drop(pen.text(text, *ink)),
            Row::Number(label, figure) => drop(pen.cell(label, 9, Ink::Plain).text(figure, Ink::Strong)),
            Row::Label(text, ink) => drop(pen.skip(2).text(text, *ink)),
            Row::Figure(ink, label, figure, origin) => {
                pen.cell(if *ink == Ink::Cursor { sign } else { "" }, 2, *ink);
                if let Some(label) = label {
                    pen.text(label, *ink).skip(2);
                }
                let strong = if *ink == Ink::Cursor { Ink::Mark } else { Ink::Plain };
                let blank = figure.len() - figure.trim_start().len();
                pen.skip(blank as u16).text(figure.trim(), strong).skip(2);
                pen.right(&place_short(*origin, places, self.scene), pen.room(), Ink::Faint);
            }
        }
    }
}

/// What a verdict is called, and its reason.
fn verdict(verdict: &Verdict, lang: Lang) -> (&'static str, &str) {
    match verdict {
        Verdict::Accepted => (lang.is_accepted(), ""),
        Verdict::Dismissed { reason } => (lang.is_dismissed(), reason),
        Verdict::Later => (lang.is_later(), ""),
    }
}

/// A value as it is shown: money in the unit in use; `None` for words.
fn number(value: &Value, scene: &Scene<'_>) -> Option<Decimal> {
    match value {
        Value::Money(amount) => Some(amount.shown_in(scene.look.unit)),
        Value::Count(number, _) | Value::Percent(number) => Some(*number),
        Value::Words(_) => None,
    }
}

/// A number in 万元 in the unit in use.
fn wan(number: Decimal, scene: &Scene<'_>) -> Decimal {
    Amount { number, unit: Unit::Wan }.shown_in(scene.look.unit)
}
