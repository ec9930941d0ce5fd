//! The indicators of a card as a small table: which columns there are, how wide, and what stands in each. Texts that are
//! longer than their column go on in the next row.

use rust_decimal::Decimal;

use super::entry::met_sign;
use crate::model::Indicator;
use crate::text::width::width;
use crate::tui::session::Look;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::Pen;
use crate::tui::widget::prose::wrap;
use crate::words::Lang;

/// Columns between two columns.
const GAP: u16 = 2;

/// The name has so many columns in any case.
const LEAST: u16 = 8;

/// The name gets at least so many columns before the second level is left out for it.
const NAME: u16 = 18;

/// The name gets at least so many columns before what is said elsewhere too is left out for it.
const ROOMY: u16 = 24;

/// A name that is longer goes on in the next row, so that the figures of all others stay near their names.
const LONG: u16 = 48;

/// The second level in a column of its own takes at most so many.
const LEVEL: u16 = 14;

/// What a column shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Level,
    Name,
    Target,
    Unit,
    Midyear,
    Actual,
    Completion,
    Weight,
    Score,
    Met,
}

#[derive(Clone, Copy, Debug)]
struct Column {
    kind: Kind,
    width: u16,
}

/// The columns of the indicators of a card.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    columns: Vec<Column>,
    weights: Measure,
    scores: Measure,
}

impl Grid {
    /// Chooses columns for some indicators in some width.
    pub fn of(indicators: &[Indicator], room: u16, look: Look) -> Grid {
        let measure = |number: fn(&Indicator) -> Option<Decimal>| {
            indicators.iter().filter_map(number).map(Measure::of).fold(Measure::default(), Measure::join)
        };
        let mut grid =
            Grid { columns: Vec::new(), weights: measure(|one| one.weight), scores: measure(|one| one.score) };
        let all = [
            Kind::Level,
            Kind::Name,
            Kind::Target,
            Kind::Unit,
            Kind::Midyear,
            Kind::Actual,
            Kind::Completion,
            Kind::Weight,
            Kind::Score,
            Kind::Met,
        ];
        for kind in all {
            let texts = indicators.iter().map(|one| width(&grid.text(kind, one, look)));
            let longest = texts.max().unwrap_or(0) as u16;
            // A column that says nothing of any indicator is left out.
            if longest > 0 {
                let head = width(head_of(kind, look.lang)) as u16;
                grid.columns.push(Column { kind, width: longest.max(head).min(kind.most(room)) });
            }
        }
        grid.fit(room);
        grid
    }

    /// Leaves columns out until the name has room, and gives it what is left.
    fn fit(&mut self, room: u16) {
        let name = self.width_of(Kind::Name);
        let others = |grid: &Grid| {
            let columns = grid.columns.iter().filter(|column| column.kind != Kind::Name);
            columns.map(|column| column.width + GAP).sum::<u16>()
        };
        let spares = [
            (Kind::Unit, ROOMY),
            (Kind::Midyear, ROOMY),
            (Kind::Level, NAME),
            // What the target and the actual value say too, rather than a figure cut at the edge.
            (Kind::Completion, LEAST),
            (Kind::Weight, LEAST),
        ];
        for (spare, least) in spares {
            if others(self) + name.min(least) > room {
                self.columns.retain(|column| column.kind != spare);
            }
        }
        let left = room.saturating_sub(others(self)).clamp(LEAST, name.clamp(LEAST, LONG));
        if let Some(column) = self.columns.iter_mut().find(|column| column.kind == Kind::Name) {
            column.width = left;
        }
    }

    fn width_of(&self, kind: Kind) -> u16 {
        self.columns.iter().find(|column| column.kind == kind).map_or(0, |column| column.width)
    }

    /// Whether the second level has a column, and so needs no heading.
    pub fn has_levels(&self) -> bool {
        self.width_of(Kind::Level) > 0
    }

    /// Whether the value of the middle of the year has a column, and so needs no note.
    pub fn has_midyear(&self) -> bool {
        self.width_of(Kind::Midyear) > 0
    }

    /// The rows that an indicator takes.
    pub fn rows_of(&self, indicator: &Indicator, look: Look) -> u16 {
        let rows = self.columns.iter().map(|column| self.cell(column, indicator, look).len());
        rows.max().unwrap_or(1).max(1) as u16
    }

    /// Draws the header.
    pub fn draw_head(&self, look: Look, pen: &mut Pen<'_, '_>) {
        for column in &self.columns {
            let head = head_of(column.kind, look.lang);
            match column.kind {
                Kind::Weight | Kind::Score => pen.right(head, column.width, Ink::Head),
                _ => pen.cell(head, column.width, Ink::Head),
            };
            pen.skip(GAP);
        }
    }

    /// Draws one of the rows of an indicator; `level` tells whether its second level was said above.
    pub fn draw(&self, indicator: &Indicator, row: u16, level: Level, mark: Ink, look: Look, pen: &mut Pen<'_, '_>) {
        for column in &self.columns {
            let cell = self.cell(column, indicator, look);
            let text = cell.get(usize::from(row)).map_or("", String::as_str);
            let ink = match column.kind {
                Kind::Met if indicator.met() == Some(false) => Ink::Trouble,
                Kind::Level => Ink::Plain,
                _ => mark,
            };
            match column.kind {
                Kind::Level if level == Level::Said => pen.skip(column.width),
                Kind::Weight | Kind::Score => pen.right(text, column.width, ink),
                _ => pen.cell(text, column.width, ink),
            };
            pen.skip(GAP);
        }
    }

    fn cell(&self, column: &Column, indicator: &Indicator, look: Look) -> Vec<String> {
        let text = self.text(column.kind, indicator, look);
        match column.kind {
            Kind::Weight | Kind::Score => vec![text],
            _ => wrap(&text, column.width).into_iter().map(String::from).collect(),
        }
    }

    fn text(&self, kind: Kind, one: &Indicator, look: Look) -> String {
        let number = |measure: Measure, number: Option<Decimal>| number.map(|number| measure.number(number));
        match kind {
            Kind::Level => short_level(&one.level2).into(),
            Kind::Name => name_of(one).into(),
            Kind::Target => one.target.printed.to_string(),
            Kind::Unit => one.target.unit.as_deref().unwrap_or_default().into(),
            Kind::Midyear => one.midyear.as_deref().unwrap_or_default().into(),
            Kind::Actual => one.actual.as_deref().unwrap_or_default().into(),
            Kind::Completion => one.completion.as_deref().unwrap_or_default().into(),
            Kind::Weight => number(self.weights, one.weight).unwrap_or_default(),
            Kind::Score => number(self.scores, one.score).unwrap_or_default(),
            Kind::Met => met_sign(one, look.glyphs.signs()).into(),
        }
    }
}

/// Whether the row above said the second level already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It has to be said.
    Fresh,
    /// It was said.
    Said,
}

/// What is measured: the third level, else the nearest one above it.
pub fn name_of(indicator: &Indicator) -> &str {
    [&indicator.level3, &indicator.level2, &indicator.level1]
        .into_iter()
        .find(|name| !name.is_empty())
        .map_or("", |name| name)
}

/// A level without the word that every level ends with.
pub fn short_level(level: &str) -> &str {
    let short = level.strip_suffix("指标").unwrap_or(level);
    if short.is_empty() { level } else { short }
}

impl Kind {
    /// Columns at most.
    fn most(self, room: u16) -> u16 {
        match self {
            Kind::Level => LEVEL,
            Kind::Name => u16::MAX,
            Kind::Target => (room / 4).clamp(10, 28),
            Kind::Midyear | Kind::Actual => (room / 5).clamp(8, 24),
            Kind::Unit | Kind::Completion | Kind::Weight | Kind::Score => 10,
            Kind::Met => 3,
        }
    }
}

const fn head_of(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Level => lang.level2(),
        Kind::Name => lang.level3(),
        Kind::Target => lang.target(),
        Kind::Unit => lang.target_unit(),
        Kind::Midyear => lang.midyear(),
        Kind::Actual => lang.actual(),
        Kind::Completion => lang.completion(),
        Kind::Weight => lang.weight(),
        Kind::Score => lang.score(),
        Kind::Met => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Name, Operator, Target};
    use crate::source::{FileId, Origin};

    #[test]
    fn no_figure_is_cut_where_room_is_short() {
        let target =
            Target {
                printed: "大于等于1860万公里".into(), operator: Operator::AtLeast, number: None, unit: None
            };
        let names = ["", "", "完成评审项目数量"].map(Name::from);
        let one = Indicator {
            weight: Some(15.into()),
            score: Some(Decimal::new(1425, 2)),
            midyear: Some("900万公里".into()),
            actual: Some("1795万公里".into()),
            completion: Some("101.88%".into()),
            ..Indicator::new(names, target, Origin::file(FileId(0)))
        };
        for room in 40..120 {
            let grid = Grid::of(std::slice::from_ref(&one), room, Look::default());
            let needs = grid.columns.iter().map(|column| column.width + GAP).sum::<u16>() - GAP;
            assert!(needs <= room, "{needs} of {room}");
            assert!(grid.width_of(Kind::Score) > 0 && grid.width_of(Kind::Actual) > 0, "{room}");
        }
    }
}
