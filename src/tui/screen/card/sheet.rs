//! A card as rows from top to bottom, and the items that the cursor goes over: each has its place in the document.

use super::entry::{At, Entry, Tally, covered_sign};
use super::grid::{Grid, Level, name_of, short_level};
use super::notes::{Note, What, alike, notes};
use super::spent;
use crate::model::{Dimension, Disclosure, Fact, FactGroup, Indicator, Passage, Print, Project};
use crate::money::{Amount, grouped};
use crate::source::Origin;
use crate::text::width::{pad, width};
use crate::tui::screen::source::Printed;
use crate::tui::session::{Look, Scene};
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain_amount};
use crate::tui::widget::canvas::Pen;
use crate::tui::widget::prose::wrap;
use crate::tui::widget::share::{PERCENT, Share};
use crate::words::Lang;

/// Prose is never broken into longer rows: the eye does not find the next one.
const PROSE: u16 = 100;

/// Columns that the name of an indicator is set in.
const INDENT: u16 = 2;

/// A card laid out for some width.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// What the cursor goes over.
    pub items: Vec<Item>,
    grid: Grid,
    amounts: Measure,
    label: u16,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    content: Content,
    /// The item it belongs to.
    pub item: Option<usize>,
    /// Which row of its item it is.
    pub ordinal: usize,
}

/// Something that the document prints.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is called.
    pub place: Printed,
    /// The indicator, by its place among those of the card.
    pub indicator: Option<usize>,
}

#[derive(Clone, Debug)]
enum Content {
    Blank,
    Text(String, Ink),
    Plain(String),
    Labelled(&'static str, String),
    Money(&'static str, Amount, Option<Share>),
    Head,
    Figures(usize, u16, Level),
    Note(&'static str, String),
}

impl Sheet {
    /// Lays out a card.
    pub fn of((id, entry): At, scene: &Scene<'_>, columns: u16) -> Sheet {
        let look = scene.look;
        let disclosure = scene.library.disclosure(id);
        let indicators = entry.indicators(disclosure);
        let mut sheet = Sheet {
            grid: Grid::of(indicators, columns.saturating_sub(INDENT), look),
            label: labels(look.lang).iter().map(|label| width(label)).max().unwrap_or(0) as u16 + 2,
            ..Sheet::default()
        };
        sheet.say_name(entry, disclosure, look.lang, columns);
        if let Some(project) = entry.project(disclosure) {
            sheet.say_money(project, look);
            sheet.say_terms(project, look.lang, columns);
        }
        if let Some(form) = entry.self_evaluation(disclosure) {
            sheet.say_spending(&spent::rows(form, look), look, columns);
        }
        sheet.say_indicators(indicators, look, columns);
        if entry == Entry::Whole {
            sheet.say_scores(&disclosure.facts, look.lang, columns);
        }
        if sheet.items.is_empty() {
            sheet.push(Content::Text(look.lang.no_card().into(), Ink::Faint), None);
        }
        sheet
    }

    fn push(&mut self, content: Content, item: Option<usize>) {
        let last = self.rows.last().filter(|row| item.is_some() && row.item == item);
        let ordinal = last.map_or(0, |row| row.ordinal + 1);
        self.rows.push(Row { content, item, ordinal });
    }

    fn item(&mut self, label: &str, figure: &str, origin: Origin, indicator: Option<usize>) -> Option<usize> {
        let place = Printed { label: label.into(), figure: figure.into(), origin };
        self.items.push(Item { place, indicator });
        Some(self.items.len() - 1)
    }

    /// The name, and the spellings that stand elsewhere.
    fn say_name(&mut self, entry: Entry, disclosure: &Disclosure, lang: Lang, columns: u16) {
        let name = entry.name(disclosure, lang);
        let item = entry.place(disclosure).and_then(|origin| self.item(name, "", origin, None));
        for row in wrap(name, columns) {
            self.push(Content::Text(row.into(), Ink::Strong), item);
        }
        for variant in entry.project(disclosure).into_iter().flat_map(|project| &project.variants) {
            self.say_passage(lang.spelt_also(), variant, columns);
        }
    }

    fn say_money(&mut self, project: &Project, look: Look) {
        let lang = look.lang;
        let whole = project.amount.map(|(amount, _)| amount);
        let lines = [
            (lang.whole_amount(), project.amount, None),
            (lang.fiscal(), project.fiscal, whole),
            (lang.other_money(), project.other, whole),
        ];
        for (label, money, whole) in lines {
            let Some((amount, origin)) = money else { continue };
            self.amounts = self.amounts.join(Measure::of(amount.shown_in(look.unit)));
            let figure = format!("{} {}", plain_amount(amount, amount.unit), lang.unit(amount.unit));
            let item = self.item(label, &figure, origin, None);
            let share = whole.and_then(|whole| Share::of_amounts(amount, whole));
            self.push(Content::Money(label, amount, share), item);
        }
    }

    /// What the money is for and who spends it.
    fn say_terms(&mut self, project: &Project, lang: Lang, columns: u16) {
        if let (Some((code, name)), Some(&origin)) = (&project.account, project.places.first()) {
            let text = format!("{code} {name}").into();
            self.say_passage(lang.booked_under(), &Passage { text, origin }, columns);
        }
        let terms = [
            (lang.undertaker(), &project.undertaker),
            (lang.period(), &project.period),
            (lang.basis(), &project.basis),
            (lang.allocation(), &project.allocation),
            (lang.goal(), &project.goal),
        ];
        for (label, passage) in terms {
            if let Some(passage) = passage {
                self.say_passage(label, passage, columns);
            }
        }
    }

    /// The money of a self-evaluation: what was planned, what was spent, what that scored.
    fn say_spending(&mut self, rows: &[spent::Row], look: Look, columns: u16) {
        let lines = spent::lines(rows, usize::from(columns.saturating_sub(INDENT)));
        if !lines.is_empty() {
            self.push(Content::Blank, None);
            let heading = format!("{} ({})", look.lang.execution(), look.lang.unit(look.unit));
            self.push(Content::Text(heading, Ink::Head), None);
        }
        for (row, line) in rows.iter().zip(lines) {
            let figure =
                row.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
            let item = row.origin.and_then(|origin| self.item(&row.label, &figure, origin, None));
            let line = format!("{}{line}", " ".repeat(usize::from(INDENT)));
            match item {
                Some(_) => self.push(Content::Plain(line), item),
                None => self.push(Content::Text(line, Ink::Head), None),
            }
        }
    }

    fn say_passage(&mut self, label: &'static str, passage: &Passage, columns: u16) {
        let item = self.item(label, "", passage.origin, None);
        let room = columns.saturating_sub(self.label).min(PROSE);
        for (at, row) in wrap(&passage.text, room).into_iter().enumerate() {
            self.push(Content::Labelled(if at == 0 { label } else { "" }, row.into()), item);
        }
    }

    fn say_indicators(&mut self, indicators: &[Indicator], look: Look, columns: u16) {
        let lang = look.lang;
        self.push(Content::Blank, None);
        if indicators.is_empty() {
            return self.push(Content::Text(lang.no_indicators().into(), Ink::Faint), None);
        }
        for row in wrap(&tally_line(indicators, look), columns) {
            self.push(Content::Text(row.into(), Ink::Strong), None);
        }
        let alike: Vec<Note<'_>> = alike(indicators).into_iter().filter(|note| self.has_no_column(note)).collect();
        if !alike.is_empty() {
            let all: Vec<String> = alike.iter().map(|note| format!("{} {}", note.label(lang), note.text)).collect();
            for row in wrap(&format!("{}  {}", lang.all_alike(), all.join("  ")), columns) {
                self.push(Content::Text(row.into(), Ink::Faint), None);
            }
        }
        self.push(Content::Head, None);
        let mut above: Option<&Indicator> = None;
        for (index, one) in indicators.iter().enumerate() {
            let level = self.say_levels(one, above, columns);
            above = Some(one);
            let item = self.item(name_of(one), &one.target.printed, one.origin, Some(index));
            for row in 0..self.grid.rows_of(one, look) {
                self.push(Content::Figures(index, row, level), item);
            }
            for note in notes(one).filter(|note| !alike.iter().any(|said| said.what == note.what)) {
                self.say_note(note, item, lang, columns);
            }
        }
    }

    fn say_note(&mut self, note: Note<'_>, item: Option<usize>, lang: Lang, columns: u16) {
        if self.has_no_column(&note) {
            let room = columns.saturating_sub(2 * INDENT + self.label).min(PROSE);
            for (at, row) in wrap(note.text, room).into_iter().enumerate() {
                self.push(Content::Note(if at == 0 { note.label(lang) } else { "" }, row.into()), item);
            }
        }
    }

    fn has_no_column(&self, note: &Note<'_>) -> bool {
        note.what != What::Midyear || !self.grid.has_midyear()
    }

    /// Total score and grade, which an evaluation gives the department as a whole.
    fn say_scores(&mut self, facts: &[Fact], lang: Lang, columns: u16) {
        let scores = || facts.iter().filter(|fact| fact.group == FactGroup::Score);
        let Some(longest) = scores().map(|fact| width(&fact.name)).max() else { return };
        let room = longest.min(usize::from(columns / 2));
        self.push(Content::Blank, None);
        self.push(Content::Text(lang.fact_group(FactGroup::Score).into(), Ink::Head), None);
        for fact in scores() {
            let value = match &fact.value {
                Print::Number(number) => grouped(*number),
                Print::Word(word) => word.to_string(),
            };
            let figure = format!("{value} {}", fact.unit.as_deref().unwrap_or_default());
            let item = self.item(&fact.name, figure.trim_end(), fact.origin, None);
            self.push(Content::Plain(format!("  {}  {figure}", pad(&fact.name, room))), item);
        }
    }

    /// The levels as headings where they are others than those of the indicator above.
    fn say_levels(&mut self, one: &Indicator, above: Option<&Indicator>, columns: u16) -> Level {
        let same1 = above.is_some_and(|above| above.level1 == one.level1);
        let same2 = same1 && above.is_some_and(|above| above.level2 == one.level2);
        let heading = match (self.grid.has_levels(), one.level2.is_empty()) {
            (true, _) | (false, true) if same1 => String::new(),
            (true, _) | (false, true) => one.level1.to_string(),
            (false, false) if same2 => String::new(),
            (false, false) => format!("{} {}", one.level1, short_level(&one.level2)),
        };
        if !heading.trim().is_empty() {
            for row in wrap(heading.trim(), columns) {
                self.push(Content::Text(row.into(), Ink::Head), None);
            }
        }
        if same2 { Level::Said } else { Level::Fresh }
    }

    /// Draws one row.
    pub fn draw(&self, index: usize, (id, entry): At, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let Some(row) = self.rows.get(index) else { return };
        let look = scene.look;
        match &row.content {
            Content::Blank => {}
            Content::Text(text, ink) => drop(pen.text(text, *ink)),
            Content::Plain(text) => drop(pen.text(text, mark)),
            Content::Labelled(label, text) => drop(pen.cell(label, self.label, Ink::Head).text(text, mark)),
            Content::Money(label, amount, share) => {
                let amount = self.amounts.number(amount.shown_in(look.unit));
                pen.cell(label, self.label, Ink::Head).text(&amount, Ink::Strong);
                if let Some(share) = share {
                    pen.skip(2).right(&format!("{}%", share.percent()), PERCENT + 1, mark);
                }
            }
            Content::Head => self.grid.draw_head(look, pen.skip(INDENT)),
            Content::Figures(indicator, row, level) => {
                let indicators = entry.indicators(scene.library.disclosure(id));
                if let Some(one) = indicators.get(*indicator) {
                    self.grid.draw(one, *row, *level, mark, look, pen.skip(INDENT));
                }
            }
            Content::Note(label, text) => {
                pen.skip(2 * INDENT).cell(label, self.label, Ink::Faint).text(text, Ink::Plain);
            }
        }
    }
}

/// What the labels of a card are, so that all their texts begin at one column.
fn labels(lang: Lang) -> [&'static str; 9] {
    [
        lang.spelt_also(),
        lang.whole_amount(),
        lang.fiscal(),
        lang.other_money(),
        lang.booked_under(),
        lang.undertaker(),
        lang.period(),
        lang.allocation(),
        lang.deviation(),
    ]
}

/// The indicators in one line: how many, their weights, how many met, what they cover.
fn tally_line(indicators: &[Indicator], look: Look) -> String {
    let lang = look.lang;
    let tally = Tally::of(indicators);
    let mut parts = vec![format!("{} {}", lang.indicators(), tally.count)];
    parts.extend(tally.weights.map(|sum| format!("{} {}", lang.weight_sum(), sum.normalize())));
    parts.extend(tally.scores.map(|sum| format!("{} {}", lang.score(), sum.normalize())));
    if tally.has_results() {
        parts.push(format!("{} {}  {} {}", lang.met(), tally.met, lang.missed(), tally.missed));
    }
    if let Some(coverage) = tally.coverage {
        let signs = look.glyphs.signs();
        let one =
            |(dimension, covered)| format!("{}{}", lang.dimension_short(dimension), covered_sign(Some(covered), signs));
        let all: Vec<String> = Dimension::ALL.into_iter().zip(&coverage).map(one).collect();
        parts.push(all.join(" "));
    }
    parts.join("   ")
}
