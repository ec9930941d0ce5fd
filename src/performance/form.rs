//! A performance form as it was filled in: project, money, goal, indicators, out of any layout.

use rust_decimal::Decimal;

use super::heading::{Column, clean};
use super::{cut, loose, ruled, target};
use crate::model::{Execution, Indicator, Name, Passage, SelfEvaluation, YearMoney};
use crate::money::{Amount, Unit, parse_number};
use crate::source::{FileId, Origin, Text};
use crate::table::{Piece, cell_rows, performance_forms};

/// A performance form as filled in.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    /// The project; `None` for the form of the department as a whole.
    pub project: Option<Passage>,
    /// 资金总额.
    pub amount: Option<(Amount, Origin)>,
    /// 财政拨款.
    pub fiscal: Option<(Amount, Origin)>,
    /// 其他资金.
    pub other: Option<(Amount, Origin)>,
    /// The money of the year, where it is told apart.
    pub year: YearMoney,
    /// 年度目标.
    pub goal: Option<Passage>,
    /// 实施单位, else 主管部门.
    pub undertaker: Option<Passage>,
    /// The indicators, in order.
    pub indicators: Vec<Indicator>,
    /// The rows of money of a self-evaluation.
    pub funds: Vec<Execution>,
    /// The points to be had in all, in the row 总分.
    pub weight: Option<(Decimal, Origin)>,
    /// 总分.
    pub score: Option<(Decimal, Origin)>,
    /// Where its title stands.
    pub origin: Option<Origin>,
    /// The lines it takes.
    pub lines: Vec<u32>,
}

/// The performance forms of a text that hold indicators, given the first line of each page.
pub fn filled(file: FileId, text: &Text, pages: &[u32]) -> Vec<Filled> {
    let forms = performance_forms(file, text).into_iter().map(|mut region| {
        region.turn_at(pages, text);
        let mut form = match cell_rows(&region, text) {
            Some(rows) => ruled::read(&cut::whole_rows(rows, &region.turns)),
            None => loose::read(&region, text),
        };
        form.origin = Some(region.origin);
        form.lines = std::iter::once(region.origin.line).chain(region.body).collect();
        form
    });
    forms.filter(|form| !form.indicators.is_empty() || form.project.is_some()).collect()
}

/// The parts of a form's money, by the label before each number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Money {
    Total,
    Fiscal,
    Other,
}

impl Filled {
    /// Reads the money from the pieces before the indicators: each label takes the next number. The first of each counts.
    pub fn read_money(&mut self, pieces: &[Piece]) {
        let mut label: Option<Money> = None;
        let mut unit = Unit::Wan;
        for piece in pieces {
            let text = clean(&piece.text);
            if text.contains("（元）") || text.contains("(元)") || text.contains("单位：元") {
                unit = Unit::Yuan;
            } else if text.contains("（万元）") || text.contains("(万元)") || text.contains("单位：万元") {
                unit = Unit::Wan;
            }
            label = money_label(&text).or(label);
            let digits = text.rsplit(['：', ':']).next().unwrap_or(&text);
            let digits = digits.trim_start_matches(|c: char| !c.is_ascii_digit() && c != '-');
            let (digits, unit) = own_unit(digits).unwrap_or((digits, unit));
            if let (Some(number), Some(of)) = (parse_number(digits), label) {
                let slot = match of {
                    Money::Total => &mut self.amount,
                    Money::Fiscal => &mut self.fiscal,
                    Money::Other => &mut self.other,
                };
                slot.get_or_insert((Amount { number, unit }, piece.origin));
                label = None;
            }
        }
    }

    /// Reads the money of the year, whose labels say so: each takes the piece right behind it.
    pub fn read_year_money(&mut self, pieces: &[Piece]) {
        let mut unit = Unit::Wan;
        for (at, piece) in pieces.iter().enumerate() {
            let label = clean(&piece.text);
            if label.contains("（元）") || label.contains("(元)") {
                unit = Unit::Yuan;
            }
            let slot = if label.contains("年度资金申请总额") {
                &mut self.year.total
            } else if label.contains("当年财政拨款") {
                &mut self.year.fiscal
            } else if label.contains("上年结转资金") {
                &mut self.year.carried
            } else {
                continue;
            };
            if let Some(next) = pieces.get(at + 1)
                && let Some(number) = parse_number(next.text.trim())
            {
                slot.get_or_insert((Amount { number, unit }, next.origin));
            }
        }
    }

    /// What it says of money spent and of points; `None` for a form that only sets targets.
    pub fn self_evaluation(&self) -> Option<SelfEvaluation> {
        let origin = self.origin?;
        if self.funds.is_empty() && self.score.is_none() {
            return None;
        }
        Some(SelfEvaluation {
            project: self.project.as_ref().map(|project| project.text.clone()),
            file: origin.file,
            lines: (origin.line, self.lines.last().copied().unwrap_or(origin.line)),
            indicators: self.indicators.len(),
            funds: self.funds.clone(),
            weight: self.weight,
            score: self.score,
        })
    }

    /// Adds an indicator from its cells; one without a name and a value is a level without indicators.
    pub fn push(&mut self, levels: (&str, &str), cells: &[(Column, Piece)]) {
        let cell = |column: Column| cells.iter().find(|(c, piece)| *c == column && !piece.text.trim().is_empty());
        let Some((_, name)) = cell(Column::Level3) else { return };
        let text = |column: Column| cell(column).map(|(_, piece)| Name::from(clean(&piece.text)));
        // Where sign and unit have cells of their own, the target is printed over three of them.
        let unit = cell(Column::Unit).map(|(_, piece)| clean(&piece.text)).unwrap_or_default();
        let measured = |value: String| if parse_number(&value).is_some() { value + &unit } else { value };
        let sign = cell(Column::Sign).map(|(_, piece)| clean(&piece.text)).filter(|sign| sign.chars().count() <= 2);
        let sign = sign.filter(|sign| !sign.contains('定')).unwrap_or_default();
        let value = cell(Column::Value).map(|(_, piece)| clean(&piece.text)).unwrap_or_default();
        let number =
            |column: Column| cell(column).and_then(|(_, piece)| parse_number(piece.text.trim_end_matches('分')));
        self.indicators.push(Indicator {
            level1: levels.0.into(),
            level2: levels.1.into(),
            level3: clean(&name.text).into(),
            target: target(&(sign + &measured(value))),
            weight: number(Column::Weight),
            basis: text(Column::Basis),
            scoring: text(Column::Scoring),
            evidence: text(Column::Evidence),
            prior: text(Column::Prior),
            midyear: text(Column::Midyear),
            actual: cell(Column::Actual).map(|(_, piece)| measured(clean(&piece.text)).into()),
            completion: text(Column::Completion),
            score: number(Column::Score),
            deviation: text(Column::Deviation),
            measures: text(Column::Measures),
            origin: name.origin,
        });
    }
}

/// A number without the unit printed behind it, which counts before that of the form.
fn own_unit(digits: &str) -> Option<(&str, Unit)> {
    // The longer first: 百万元 ends in 万元.
    [Unit::Million, Unit::Thousand, Unit::Yi, Unit::Wan, Unit::Yuan]
        .into_iter()
        .find_map(|unit| Some((digits.strip_suffix(unit.chinese())?, unit)))
}

fn money_label(text: &str) -> Option<Money> {
    if text.contains("其他资金") {
        Some(Money::Other)
    } else if text.contains("财政拨款") || text.contains("财政资金") {
        Some(Money::Fiscal)
    } else if ["资金总额", "预算总额", "年度预算", "合计"].iter().any(|word| text.contains(word)) {
        Some(Money::Total)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_behind_a_number_counts_before_that_of_the_form() {
        let text = "项目支出绩效目标表\n项目名称\t甲\n资金总额\t5000元\t财政拨款\t0.5亿元\t其他资金\t12\n\
                    一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t份数\t≥5份\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let wan = |money: Option<(Amount, Origin)>| money.map(|(amount, _)| amount.wan().normalize().to_string());
        let money = [form.amount, form.fiscal, form.other].map(wan);
        assert_eq!(money, ["0.5", "5000", "12"].map(|number| Some(number.to_owned())));
    }
}
