//! The figure of the year before, out of what the narrative of this year says of its change. Such a figure is derived,
//! printed nowhere, and carries the sentence that it comes from; what a sentence leaves open is not derived.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::lookup::said_of;
use crate::model::{AccountLevel, Code, Disclosure, DisclosureId, DisclosureKind, Form, FormKind, LineId, Statement};
use crate::money::{Amount, Unit, convert};

/// A figure that is told of, not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived {
    /// In 万元.
    pub wan: Decimal,
    /// Whose narrative tells it: that of the year after.
    pub teller: DisclosureId,
    /// The sentence: an index into [`Disclosure::statements`].
    pub statement: usize,
    /// How it follows from the sentence.
    pub means: Means,
    /// What the sentence compares with.
    pub base: Base,
}

/// How a figure follows from a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// The sentence states it beside the amount: exact.
    Stated,
    /// The amount without its change: exact.
    Difference,
    /// The amount by its percentage: as near as the printed places of the percentage allow, rounded to those of the amount.
    Percent,
}

/// What a sentence compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// The same kind of figure of the year before.
    Same,
    /// What the year before spent (执行数), which is not what it planned.
    Executed,
}

/// What a sentence tells of the year before a disclosure; `None` where it tells nothing, compares with another year or with
/// the plan of its own year, or where what follows from it is below zero.
pub fn prior(statement: &Statement, year: u16, kind: DisclosureKind) -> Option<(Decimal, Means, Base)> {
    let base = base(&statement.text, year, kind)?;
    let amount = statement.amount;
    let (number, means) = match (statement.prior(), statement.percent) {
        (Some(prior), _) => (prior, Means::Difference),
        (None, Some(percent)) => (by_percent(amount.number, percent)?, Means::Percent),
        (None, None) => return None,
    };
    let wan = Amount { number, unit: amount.unit }.wan();
    (wan >= Decimal::ZERO).then_some((wan, means, base))
}

/// What the sentence of a statement says outright that the year before spent: 2023年预算执行数为5万元，2024年预算安排6万元.
fn stated(disclosure: &Disclosure, at: usize) -> Option<Decimal> {
    let own = &disclosure.statements[at];
    let before = disclosure.statements[..at].iter().rev().take_while(|other| other.text == own.text);
    let outright = |other: &&Statement| other.path.is_empty() && other.subject.contains("执行");
    let told = before.take(1).find(outright)?;
    let year = disclosure.year.checked_sub(1)?;
    own.text.contains(&format!("{year}年")).then(|| told.amount.wan())
}

fn by_percent(amount: Decimal, percent: Decimal) -> Option<Decimal> {
    let times = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
    // After a fall by all of it, and of nothing, a percentage tells nothing; and what is new is said to grow by a hundred.
    if times <= Decimal::ZERO || amount.is_zero() || percent == Decimal::ONE_HUNDRED {
        return None;
    }
    let rounded = |prior: Decimal| prior.round_dp_with_strategy(amount.scale(), RoundingStrategy::MidpointAwayFromZero);
    amount.checked_div(times).map(rounded)
}

/// Words between which a comparison names what it compares with.
const BEFORE: &[char] = &['比', '较', '与', '同'];
const AFTER: &[&str] = &["增加", "减少", "增长", "下降", "上升", "提高", "降低", "持平", "相比", "相同"];

/// What a sentence compares with; `None` where one of its comparisons is with something else than the year before.
fn base(text: &str, year: u16, kind: DisclosureKind) -> Option<Base> {
    let mut base = Base::Same;
    for (at, _) in text.match_indices(BEFORE) {
        let clause = text[at..].split(['，', ',', '。', '；', ';', '：', ':']).next().unwrap_or_default();
        let Some(end) = AFTER.iter().filter_map(|verb| clause.find(verb)).min() else { continue };
        let with = &clause[..end];
        if years(with).any(|named| named + 1 != year) || (kind == DisclosureKind::Final && with.contains("预算")) {
            return None;
        }
        if kind == DisclosureKind::Budget && ["执行", "决算", "实际"].iter().any(|word| with.contains(word)) {
            base = Base::Executed;
        }
    }
    Some(base)
}

/// The years that a text names in four digits.
fn years(text: &str) -> impl Iterator<Item = u16> + '_ {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
}

/// What the narrative tells of a line in the year before: by a sentence that states the amount which the line prints.
pub fn of_line(
    (id, disclosure): (DisclosureId, &Disclosure),
    form: &Form,
    line: LineId,
    wan: Decimal,
) -> Option<Derived> {
    // What the sentences about accounts tell of is money of the treasury.
    if !matches!(form.kind, FormKind::GeneralExpenditure | FormKind::FiscalExpenditure) {
        return None;
    }
    let mut said = said_of(disclosure, form, line);
    said.retain(|at| is_of(form.line(line).code, &disclosure.statements[*at]));
    told((id, disclosure), said, wan)
}

/// Whether a sentence can be of an account: a 款 is often called as its only 项 is, and then the longer path is that of the
/// 项.
fn is_of(code: Option<Code>, statement: &Statement) -> bool {
    let levels = match code.map(Code::level) {
        Some(AccountLevel::Class) => 1,
        Some(AccountLevel::Section) => 2,
        Some(AccountLevel::Item) | None => return true,
    };
    let path = &statement.path;
    let twice = path.len() > 1 && path[path.len() - 1] == path[path.len() - 2];
    path.len() <= levels && !twice
}

/// What the narrative tells of the total of a table of spending in the year before.
pub fn of_total((id, disclosure): (DisclosureId, &Disclosure), kind: FormKind, wan: Decimal) -> Option<Derived> {
    let of = |words: &[&str], subject: &str| words.iter().any(|word| subject.contains(word));
    let named = |wanted: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let whole = |statement: &Statement| {
            let subject = &statement.subject;
            let part = of(&["基本支出", "项目支出", "三公", "经费", "基金", "国有资本"], subject);
            statement.path.is_empty() && subject.contains("支") && !part && wanted(subject)
        };
        let statements = disclosure.statements.iter().enumerate();
        statements.filter(|(_, statement)| whole(statement)).map(|(at, _)| at).collect()
    };
    let general = named(&|subject| subject.contains("一般公共预算"));
    let fiscal = named(&|subject| subject.contains("财政拨款") && !subject.contains("一般公共预算"));
    let all = named(&|subject| !of(&["一般公共预算", "财政拨款"], subject));
    let said = match kind {
        // 财政拨款 of the year before may have held funds and state capital too.
        FormKind::GeneralExpenditure => general,
        FormKind::FiscalExpenditure => fiscal,
        FormKind::Expenditure => all,
        _ => return None,
    };
    told((id, disclosure), said, wan)
}

/// The first of some sentences that states an amount and tells of the year before; an exact one before a rounded one.
fn told((id, disclosure): (DisclosureId, &Disclosure), said: Vec<usize>, wan: Decimal) -> Option<Derived> {
    let tells = said.into_iter().filter(|at| states(&disclosure.statements[*at], wan)).filter_map(|at| {
        let statement = &disclosure.statements[at];
        let followed = prior(statement, disclosure.year, disclosure.kind);
        let outright = || stated(disclosure, at).map(|wan| (wan, Means::Stated, Base::Executed));
        let (wan, means, base) = match followed {
            Some(exact @ (_, Means::Difference, _)) => exact,
            rounded => outright().or(rounded)?,
        };
        Some(Derived { wan, teller: id, statement: at, means, base })
    });
    let rank = |derived: &Derived| (derived.base == Base::Executed, derived.means == Means::Percent);
    tells.min_by_key(rank)
}

/// Whether a sentence states an amount, rounded to the places that it prints.
fn states(statement: &Statement, wan: Decimal) -> bool {
    let stated = statement.amount;
    let printed = convert(wan, Unit::Wan, stated.unit);
    let rounded = printed.round_dp_with_strategy(stated.number.scale(), RoundingStrategy::MidpointAwayFromZero);
    rounded == stated.number
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Name;
    use crate::source::{FileId, Origin};

    fn statement(amount: &str, change: &str, percent: &str, text: &str) -> Statement {
        Statement {
            subject: Name::default(),
            path: Vec::new(),
            amount: Amount { number: amount.parse().expect("an amount"), unit: Unit::Wan },
            change: change.parse().ok(),
            percent: percent.parse().ok(),
            reason: None,
            text: text.into(),
            origin: Origin::file(FileId(0)),
        }
    }

    #[test]
    fn a_change_gives_the_year_before_exactly_and_a_percentage_nearly() {
        for (amount, change, percent, expected) in [
            ("12.50", "2.30", "22.55", Some(("10.20", Means::Difference))),
            ("12.50", "-2.5", "", Some(("15.00", Means::Difference))),
            ("20.00", "", "25.00", Some(("16.00", Means::Percent))),
            ("90.00", "", "-10.04", Some(("100.04", Means::Percent))),
            ("0", "", "-100", None),
            ("3.00", "", "-100", None),
            ("2.00", "5.00", "", None),
            ("2.00", "", "", None),
            ("2.00", "", "100", None),
        ] {
            let found = prior(&statement(amount, change, percent, ""), 2024, DisclosureKind::Budget);
            let expected = expected.map(|(wan, means)| (wan.parse().expect("a number"), means, Base::Same));
            assert_eq!(found, expected, "{amount} {change} {percent}");
        }
    }

    #[test]
    fn what_a_sentence_compares_with_decides() {
        use DisclosureKind::{Budget, Final};
        for (text, kind, expected) in [
            ("2024年预算数为5万元，比上年预算增加1万元。", Budget, Some(Base::Same)),
            ("5万元，与上年相比增加1万元。", Budget, Some(Base::Same)),
            ("5万元，比2023年预算增加1万元。", Budget, Some(Base::Same)),
            ("5万元，比2024年预算增加1万元。", Budget, None),
            ("5万元，比2022年预算增加1万元。", Budget, None),
            ("5万元，比上年执行数增加1万元。", Budget, Some(Base::Executed)),
            (
                "2023年当年预算执行数为4万元，2024年预算安排5万元，比2023年预算执行数增加25%。",
                Budget,
                Some(Base::Executed),
            ),
            ("支出决算5万元，比年初预算增加1万元。", Final, None),
            ("支出决算5万元，比上年决算增加1万元。", Final, Some(Base::Same)),
            ("占比较大的5万元。", Budget, Some(Base::Same)),
        ] {
            assert_eq!(base(text, 2024, kind), expected, "{text}");
        }
    }

    #[test]
    fn an_amount_is_stated_as_far_as_it_is_printed() {
        for (stated, wan, same) in
            [("45.41", "45.41", true), ("45.41", "45.4142", true), ("45.4", "45.41", true), ("45.42", "45.41", false)]
        {
            let wan = wan.parse().expect("a number");
            assert_eq!(states(&statement(stated, "", "", ""), wan), same, "{stated} {wan}");
        }
    }
}
