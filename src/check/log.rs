//! How a rule writes down what it met. Tolerance lives here and nowhere else: it follows the printed digits.

use rust_decimal::Decimal;

use super::{Agreement, Entry, Operand, Outcome, Rule, Severity, Value, Why, agreement, finest};
use crate::model::DisclosureId;
use crate::money::{Amount, Unit, convert};

/// How many operands a sentence spells out.
const SPELT: usize = 6;
/// The longest message, in characters; other programs count on less than 200.
const LONGEST: usize = 190;

/// What a rule writes down of one disclosure.
#[derive(Debug)]
pub struct Log {
    rule: &'static Rule,
    disclosure: DisclosureId,
    /// What the reader's settings make of every finding of the rule.
    severity: Option<Severity>,
    entries: Vec<Entry>,
    /// Differences that rounding explains, with the pair of tables they are between.
    rounded: Vec<(Box<str>, Entry)>,
}

impl Log {
    pub(super) fn new(rule: &'static Rule, disclosure: DisclosureId, severity: Option<Severity>) -> Log {
        Log { rule, disclosure, severity, entries: Vec::new(), rounded: Vec::new() }
    }

    /// Writes down that a relation holds.
    pub fn holds(&mut self, operands: Vec<Operand>) {
        self.push(Outcome::Holds, String::new(), operands);
    }

    /// Writes down that a relation does not hold. `message` is one sentence with both numbers and no full stop.
    pub fn fails(&mut self, severity: Severity, message: impl Into<String>, operands: Vec<Operand>) {
        self.push(Outcome::Fails(severity), message.into(), operands);
    }

    /// [`Log::fails`] for money: what it should be and what is printed, in 万元.
    pub fn fails_by(
        &mut self,
        severity: Severity,
        (expected, found): (Decimal, Decimal),
        message: impl Into<String>,
        operands: Vec<Operand>,
    ) {
        self.push(Outcome::Fails(severity), message.into(), operands);
        if let Some(entry) = self.entries.last_mut() {
            (entry.expected, entry.found) = (Some(expected), Some(found));
        }
    }

    /// Writes down that a relation could not be checked; `about` says which.
    pub fn unchecked(&mut self, why: Why, about: impl Into<String>, operands: Vec<Operand>) {
        self.push(Outcome::Unchecked(why), about.into(), operands);
    }

    /// A printed whole against the sum of its printed parts: equal, or apart by no more than rounding explains (then one
    /// note for all such of the same `between`), or a finding of `severity`. Parts that a document leaves blank are not among
    /// them.
    pub fn sum(&mut self, severity: Severity, between: &str, whole: Operand, parts: Vec<Operand>) {
        let Some((printed, sum)) = whole.value.number().zip(total(&parts)) else { return };
        if printed == sum {
            return self.holds(std::iter::once(whole).chain(parts).collect());
        }
        let slack = room(&whole, &parts);
        let message = format!(
            "{}印 {}，各项之和为 {}，{}（{}）",
            whole.label,
            whole.value.printed(),
            as_printed(&whole.value, sum),
            difference(&whole.value, printed - sum),
            spelt(&parts)
        );
        self.judge(severity, between, (sum, printed), slack, message, whole, parts);
    }

    /// Whether printed parts make a printed whole, as far as rounding tells.
    pub fn adds_up(whole: &Operand, parts: &[Operand]) -> bool {
        let numbers = whole.value.number().zip(total(parts));
        numbers.is_some_and(|(printed, sum)| (printed - sum).abs() <= room(whole, parts))
    }

    /// Two prints of one figure: equal, or as equal as their printed digits can tell, or a finding of `severity`. The first
    /// is the claim, the second what it is measured by.
    pub fn equal(&mut self, severity: Severity, between: &str, claim: Operand, measure: Operand) {
        let Some((claimed, measured)) = claim.value.number().zip(measure.value.number()) else { return };
        if claimed == measured {
            return self.holds(vec![claim, measure]);
        }
        let slack = match agreement(&claim.value, &measure.value) {
            // Where one is printed with fewer digits, rounding it is no difference at all.
            None | Some(Agreement::Same | Agreement::Rounded) => return self.holds(vec![claim, measure]),
            Some(Agreement::LastDigit) => (claimed - measured).abs(),
            Some(Agreement::Apart) => Decimal::ZERO,
        };
        let message = compared(&claim, ["", "印"], &measure, claimed - measured);
        self.judge(severity, between, (measured, claimed), slack, message, claim, vec![measure]);
    }

    /// A part that may be less than its whole and never more.
    pub fn within(&mut self, severity: Severity, part: Operand, whole: Operand) {
        let Some((lesser, greater)) = part.value.number().zip(whole.value.number()) else { return };
        let is_near = |agreement: Agreement| agreement < Agreement::Apart;
        if lesser <= greater || agreement(&part.value, &whole.value).is_some_and(is_near) {
            return self.holds(vec![part, whole]);
        }
        let message = compared(&part, ["大于", "的"], &whole, lesser - greater);
        self.fails_by(severity, (greater, lesser), message, vec![part, whole]);
    }

    #[expect(clippy::too_many_arguments, reason = "the one place where a comparison is judged")]
    fn judge(
        &mut self,
        severity: Severity,
        between: &str,
        (expected, found): (Decimal, Decimal),
        slack: Decimal,
        message: String,
        first: Operand,
        rest: Vec<Operand>,
    ) {
        let is_money = matches!(first.value, Value::Money(_));
        let operands: Vec<Operand> = std::iter::once(first).chain(rest).collect();
        let rounded = (expected - found).abs() <= slack;
        let severity = if rounded { Severity::Note } else { severity };
        let mut entry = self.entry(Outcome::Fails(severity), message, operands);
        if is_money {
            (entry.expected, entry.found) = (Some(expected), Some(found));
        }
        if rounded {
            self.rounded.push((between.into(), entry));
        } else {
            self.entries.push(entry);
        }
    }

    fn push(&mut self, outcome: Outcome, message: String, operands: Vec<Operand>) {
        let entry = self.entry(outcome, message, operands);
        self.entries.push(entry);
    }

    fn entry(&self, outcome: Outcome, message: String, operands: Vec<Operand>) -> Entry {
        let outcome = match outcome {
            Outcome::Fails(severity) => Outcome::Fails(self.severity.unwrap_or(severity)),
            outcome => outcome,
        };
        let message = shortened(message);
        Entry {
            rule: self.rule,
            disclosure: self.disclosure,
            outcome,
            message,
            operands: operands.into(),
            between: None,
            expected: None,
            found: None,
        }
    }

    /// What was written; one entry that says so where nothing was. Rounding differences between the same two tables are one
    /// note, told by the first of them.
    pub(super) fn finish(mut self) -> Vec<Entry> {
        let rounded = std::mem::take(&mut self.rounded);
        let mut groups: Vec<(Box<str>, Entry, usize)> = Vec::new();
        for (between, entry) in rounded {
            match groups.iter_mut().find(|(of, ..)| *of == between) {
                Some((_, first, count)) => {
                    let mut operands = std::mem::take(&mut first.operands).into_vec();
                    operands.extend(entry.operands);
                    first.operands = operands.into();
                    *count += 1;
                }
                None => groups.push((between, entry, 1)),
            }
        }
        for (between, mut entry, count) in groups {
            let others = if count > 1 { format!("；{between}这样的尾差共 {count} 处") } else { String::new() };
            entry.message = shortened(format!("尾差：{}{others}", entry.message));
            entry.between = Some(between);
            self.entries.push(entry);
        }
        if self.entries.is_empty() {
            self.push(Outcome::Inapplicable, String::new(), Vec::new());
        }
        self.entries
    }
}

/// The sum of the numbers of some operands; `None` where one is no number.
fn total(parts: &[Operand]) -> Option<Decimal> {
    parts.iter().map(|part| part.value.number()).sum()
}

/// By how much a whole and the sum of its parts may differ where all of them are rounded.
fn room(whole: &Operand, parts: &[Operand]) -> Decimal {
    evened(whole, parts) * Decimal::from(parts.len() + 1)
}

/// Half a unit of the last digit that a sum is printed to: that of its finest operand, since documents leave out zeros at
/// the end, and in 万元 never coarser than two places.
fn evened(whole: &Operand, parts: &[Operand]) -> Decimal {
    let finest = finest(parts.iter().chain([whole]).map(|operand| &operand.value));
    let places = |operand: &Operand| matches!(&operand.value, Value::Money(amount) if amount.unit == Unit::Wan);
    if places(whole) { finest.min(Decimal::new(5, 3)) } else { finest }
}

/// `a 1.00 万元 = b 1.00 万元`.
pub(super) fn side_by_side(operands: &[Operand]) -> String {
    shortened(spell(operands, "，")).into()
}

fn spelt(parts: &[Operand]) -> String {
    spell(parts, "、")
}

fn spell(operands: &[Operand], between: &str) -> String {
    let said = |operand: &Operand| format!("{} {}", operand.label, operand.value.printed());
    let mut text: Vec<String> = operands.iter().take(SPELT).map(said).collect();
    if operands.len() > SPELT {
        text.push(format!("等 {} 项", operands.len()));
    }
    text.join(between)
}

/// A number worked out, in the unit and with the places of a printed value.
pub(super) fn as_printed(like: &Value, number: Decimal) -> String {
    match like {
        Value::Money(amount) => {
            let number = convert(number, Unit::Wan, amount.unit).normalize();
            Value::Money(Amount { number, unit: amount.unit }).printed()
        }
        Value::Count(_, unit) => Value::Count(number.normalize(), unit.clone()).printed(),
        Value::Percent(_) => Value::Percent(number.normalize()).printed(),
        Value::Words(_) => number.to_string(),
    }
}

/// A figure and what it is measured by, with the words around the latter.
fn compared(claim: &Operand, [before, behind]: [&str; 2], measure: &Operand, apart: Decimal) -> String {
    format!(
        "{}印 {}，{before}{}{behind} {}，{}",
        claim.label,
        claim.value.printed(),
        measure.label,
        measure.value.printed(),
        difference(&claim.value, apart)
    )
}

fn difference(like: &Value, apart: Decimal) -> String {
    format!("相差 {}", as_printed(like, apart.abs()))
}

fn shortened(message: String) -> Box<str> {
    if message.chars().count() <= LONGEST {
        return message.into();
    }
    message.chars().take(LONGEST - 1).chain(['…']).collect::<String>().into()
}
