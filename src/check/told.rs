//! The sentences of a disclosure that state amounts, with what stands around each: its chapter, the words before it, the
//! figure of last year, and where change and percent are printed. It judges nothing.

use std::collections::HashMap;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::{Matter, Operand, Value};
use crate::model::{DisclosureKind, Statement};
use crate::money::{Amount, Unit, convert};
use crate::narrative::{Paragraph, Quantity, Sense, quantities};
use crate::source::Origin;

/// When an amount of a sentence is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// The year of the disclosure: what is planned, in final accounts what was spent.
    This,
    /// The year before.
    Base,
    /// The budget that final accounts look back on.
    Initial,
}

/// A percent with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The number, signed where it is a change.
    pub number: Decimal,
    /// Where it is printed.
    pub origin: Origin,
}

/// A stated amount and what stands around it.
#[derive(Clone, Debug)]
pub struct Told {
    /// The sentence, as an index into the disclosure's statements.
    pub statement: usize,
    /// When it is from.
    pub tense: Tense,
    /// The heading of the chapter, without its number, year and body; empty before the first.
    pub chapter: Box<str>,
    /// Which paragraph it is of, counted over all files.
    pub paragraph: usize,
    /// What its paragraph says ahead of its first amount.
    pub head: Rc<str>,
    /// The words of its clause before it.
    pub before: Box<str>,
    /// What follows up to the next amount.
    pub after: Box<str>,
    /// What the same sentence prints of the year before, or in final accounts of the budget, ahead of it.
    pub base: Option<(Amount, Origin)>,
    /// Where its change is printed; the number is in the unit of the amount.
    pub change: Option<Printed>,
    /// Its change in the unit that it is printed in; `None` where it is that of the amount.
    pub moved: Option<Amount>,
    /// Where its percent of change is printed.
    pub percent: Option<Printed>,
    /// A percent after it that is neither a change nor a share: 完成预算的 98 %.
    pub rate: Option<Printed>,
    /// Its share of a whole: 占 20 %.
    pub share: Option<Printed>,
    /// What the share is of where the sentence says it: 占基本支出的 20 %; empty where it does not.
    pub share_of: Box<str>,
}

impl Matter<'_> {
    /// What the narrative tells in amounts, in the order of the document; an evaluation is told in another way.
    pub fn told(&self) -> &[Told] {
        self.told_cell().get_or_init(|| read(self))
    }

    /// The statement of a told amount.
    pub fn statement(&self, told: &Told) -> &Statement {
        &self.disclosure.statements[told.statement]
    }

    /// What a told amount is called: chapter and account, or subject.
    pub fn told_label(&self, told: &Told) -> String {
        let statement = self.statement(told);
        let path = statement.path.iter().map(|name| &**name).collect::<Vec<&str>>().join("›");
        let subject = if path.is_empty() { self.brief(&statement.subject).to_owned() } else { path };
        if told.chapter.is_empty() {
            format!("说明·{subject}")
        } else {
            format!("说明“{}”·{subject}", told.chapter)
        }
    }

    /// A subject without the body that it is of: 甲局及下属单位的机关运行经费预算 is 机关运行经费预算.
    pub fn brief<'s>(&self, subject: &'s str) -> &'s str {
        let department = self.library.department(self.disclosure.department);
        let names = department.spellings.iter().chain([&department.name]);
        let rest = names.filter_map(|name| subject.strip_prefix(&**name)).min_by_key(|rest| rest.len());
        let rest = rest.unwrap_or(subject);
        let rest = rest.rsplit_once('的').map_or(rest, |(_, rest)| rest);
        // A year may stand behind the body, and behind 本级 or a shorter name of it.
        let rest = behind_year(rest);
        if rest.is_empty() { subject } else { rest }
    }

    /// Whether brackets behind an amount say what it holds or leaves out: 450.00 万元（含上年结转 50.00 万元）.
    pub fn is_qualified(&self, told: &Told) -> bool {
        let inner = told.after.trim_start().strip_prefix(['（', '(']);
        let inner = inner.map(|inner| inner.split(['）', ')', '。']).next().unwrap_or_default());
        inner.is_some_and(|inner| ["含", "包括", "剔除", "扣除", "不计"].iter().any(|word| inner.contains(word)))
    }

    /// A told amount as an operand.
    pub fn told_amount(&self, told: &Told) -> Operand {
        let statement = self.statement(told);
        self.money(&self.told_label(told), statement.amount, statement.origin)
    }

    /// Something told about it as an operand.
    pub fn told_of(&self, told: &Told, what: &str, value: Value, origin: Origin) -> Operand {
        self.said(&format!("{}·{what}", self.told_label(told)), value, origin)
    }

    /// The stated change of an amount as an operand.
    pub fn told_change(&self, told: &Told) -> Option<Operand> {
        let printed = told.change?;
        let amount = told.moved.unwrap_or(Amount { number: printed.number, unit: self.statement(told).amount.unit });
        // 减少 0 is no less than 增加 0.
        let number = if amount.number.is_zero() { amount.number.abs() } else { amount.number };
        let amount = Amount { number, ..amount };
        Some(self.told_of(told, "增减额", Value::Money(amount), printed.origin))
    }
}

fn read(matter: &Matter<'_>) -> Vec<Told> {
    if matter.disclosure.kind == DisclosureKind::Evaluation {
        return Vec::new();
    }
    let statements = matter.disclosure.statements.iter().enumerate();
    let by_place: HashMap<Origin, usize> = statements.map(|(at, statement)| (statement.origin, at)).collect();
    let mut all = Vec::new();
    let mut number = 0;
    let paragraphs: Vec<&Paragraph> = matter.prose().iter().flat_map(|prose| &prose.paragraphs).collect();
    for prose in matter.prose() {
        let mut chapter: Box<str> = Box::default();
        // How many headings of chapters stand one after the other: many are a table of contents.
        let mut run = 0;
        for paragraph in &prose.paragraphs {
            number += 1;
            match paragraph.heading() {
                Some(heading) if heading.depth <= 1 => {
                    run += 1;
                    let contents = run > CONTENTS || heading.heading.ends_with(['…', '.', '·']);
                    chapter = if contents { Box::default() } else { short(&heading.heading) };
                }
                Some(_) => {}
                None => {
                    run = 0;
                    of_paragraph(matter, paragraph, (&by_place, &chapter, number), &mut all);
                }
            }
        }
    }
    all.iter_mut().for_each(|told| farther(matter, told, &paragraphs));
    all
}

/// How many paragraphs behind an amount its change may stand.
const FAR: usize = 3;

/// The change of an amount that was stated in a paragraph before it: 公务接待费减少 2 万元 behind the list of all parts.
fn farther(matter: &Matter<'_>, told: &mut Told, paragraphs: &[&Paragraph]) {
    let statement = &matter.disclosure.statements[told.statement];
    let Some(change) = told.change.as_mut().filter(|change| change.origin == statement.origin) else { return };
    let subject: &str = &statement.subject;
    for paragraph in paragraphs.iter().skip(told.paragraph).take(FAR) {
        let text = paragraph.text.as_str();
        let is = |q: &&Quantity<'_>| {
            let names = clause(text, q.start);
            changed(q, statement.amount.unit) == Some(change.number) && shares_words(names, subject)
        };
        if let Some(found) = quantities(text).iter().find(is) {
            change.origin = paragraph.origin(found.start, found.end - found.start);
            return;
        }
    }
}

/// Whether a clause names a subject, or ends what the subject ends with.
fn shares_words(clause: &str, subject: &str) -> bool {
    let from = subject.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    clause.contains(&subject[from..])
}

/// More chapters than this one after the other, without a word between, are a table of contents.
const CONTENTS: usize = 2;

/// A heading without body and year: 关于甲局2024年收入预算情况说明 is 收入预算情况说明.
fn short(heading: &str) -> Box<str> {
    behind_year(heading).trim_start_matches("部门").into()
}

/// What stands behind the last year of a text, or all of it where it has none.
fn behind_year(text: &str) -> &str {
    let is_year = |at: usize| text[..at].bytes().rev().take_while(u8::is_ascii_digit).count() == 4;
    let year = text.match_indices('年').rfind(|(at, _)| is_year(*at));
    year.map_or(text, |(at, year)| text[at + year.len()..].trim_start_matches('度'))
}

fn of_paragraph(
    matter: &Matter<'_>,
    paragraph: &Paragraph,
    (by_place, chapter, number): (&HashMap<Origin, usize>, &str, usize),
    all: &mut Vec<Told>,
) {
    let text = paragraph.text.as_str();
    let quantities = quantities(text);
    let place = |q: &Quantity<'_>| paragraph.origin(q.start, q.end - q.start);
    let first = all.len();
    let mut amounts = quantities.iter().filter(|q| matches!(q.sense, Sense::Amount(_)));
    let head: Rc<str> = amounts.next().map_or(text, |q| &text[..q.start]).into();
    let mut base = None;
    for (at, quantity) in quantities.iter().enumerate() {
        let Sense::Amount(unit) = quantity.sense else { continue };
        let Some(&statement) = by_place.get(&place(quantity)) else { continue };
        let before = clause(text, quantity.start);
        let tense = tense(matter, before);
        let rest = &quantities[at + 1..];
        let end = rest.iter().find(|q| matches!(q.sense, Sense::Amount(_))).map_or(text.len(), |q| q.start);
        let stated = &matter.disclosure.statements[statement];
        let by = rest.iter().find(|q| stated.change.is_some() && changed(q, unit) == stated.change);
        let percent = rest.iter().find(|q| q.sense == Sense::ChangePercent && Some(q.value) == stated.percent);
        let said = |number: Option<Decimal>, found: Option<&Quantity<'_>>| {
            number.map(|number| Printed { number, origin: found.map_or(stated.origin, place) })
        };
        let moved = by.and_then(|q| match q.sense {
            Sense::Change(from) if from != unit => Some(Amount { number: q.value, unit: from }),
            _ => None,
        });
        let percent_after = |word: &str| {
            let within = rest.iter().take_while(|q| q.start < end);
            let found = within.into_iter().find(|q| q.sense == Sense::Percent && says(text, q.start, word));
            found.map(|q| Printed { number: q.value, origin: place(q) })
        };
        let share = percent_after("占");
        let of = share.and_then(|share| rest.iter().find(|q| place(q) == share.origin));
        all.push(Told {
            statement,
            tense,
            chapter: chapter.into(),
            paragraph: number,
            head: Rc::clone(&head),
            before: before.into(),
            after: text[quantity.after.min(end)..end].into(),
            base: (tense == Tense::This).then(|| base.take()).flatten(),
            change: said(stated.change, by),
            moved,
            percent: said(stated.percent, percent),
            rate: percent_after("完成"),
            share,
            share_of: of.map(|q| named_whole(clause(text, q.start))).unwrap_or_default().into(),
        });
        if tense != Tense::This {
            base = Some((Amount { number: quantity.value, unit }, place(quantity)));
        }
    }
    drop_bases(matter, &mut all[first..]);
}

/// What a base was printed ahead of is the next amount of the same account only.
fn drop_bases(matter: &Matter<'_>, all: &mut [Told]) {
    for told in all {
        let names_account =
            told.base.is_some() && !is_same_account(&matter.disclosure.statements[told.statement], told);
        if names_account {
            told.base = None;
        }
    }
}

/// The change that a number is, in a unit.
fn changed(quantity: &Quantity<'_>, unit: Unit) -> Option<Decimal> {
    match quantity.sense {
        Sense::Change(from) => Some(convert(quantity.value, from, unit)),
        _ => None,
    }
}

/// Whether the amount goes on about what was named before: its own clause is only 预算安排 or 支出决算.
fn is_same_account(statement: &Statement, told: &Told) -> bool {
    let plain = ["预算安排", "预算数", "决算", "预算为", "安排"];
    let goes_on = told.before.starts_with("支出决算") || told.before.starts_with("决算");
    let names_none = !statement.path.is_empty() || goes_on;
    names_none && plain.iter().any(|word| told.before.contains(word)) && !told.before.contains("项）")
}

/// The words before a place from the last stop.
fn clause(text: &str, at: usize) -> &str {
    text[..at].rsplit(['。', '；', ';', '，', ',', '：', ':']).next().unwrap_or_default()
}

/// What words before a share say that it is of: 占基本支出的比重为 is 基本支出.
fn named_whole(words: &str) -> &str {
    let mut name = words.rsplit_once('占').map_or("", |(_, rest)| rest);
    loop {
        let before = name.len();
        for tail in ["约", "为", "达", "的", "比", "比重", "比例", "百分比", "到", "了", "数", "额", "预算", "决算"]
        {
            name = name.strip_suffix(tail).unwrap_or(name);
        }
        if name.len() == before {
            return name;
        }
    }
}

/// Whether the clause before a place holds a word.
fn says(text: &str, at: usize, word: &str) -> bool {
    clause(text, at).contains(word)
}

fn tense(matter: &Matter<'_>, before: &str) -> Tense {
    let years: Vec<u16> =
        before.match_indices('年').filter_map(|(at, _)| before[..at].get(at.checked_sub(4)?..)?.parse().ok()).collect();
    let earlier = !years.is_empty() && years.iter().all(|year| *year < matter.disclosure.year);
    // What was carried over from last year is money of this year.
    let bare = ["上年结转", "上年结余"].iter().fold(before.to_owned(), |text, word| text.replace(word, ""));
    if earlier || ["上年", "去年", "上一年"].iter().any(|word| bare.contains(word)) {
        return Tense::Base;
    }
    let planned = ["年初预算", "支出预算", "预算为", "预算数", "全年预算", "完成预算", "完成调整预算"]
        .iter()
        .any(|word| before.contains(word));
    // 公务接待费预算 2 万元，决算 1 万元: without 年初 as well.
    let bare = before.trim_end_matches(['为', '数', '是', '共', '计', '合', '约', '总']);
    let planned = planned || bare.ends_with("预算");
    let looks_back = matter.disclosure.kind == DisclosureKind::Final && planned && !before.contains("决算");
    if looks_back { Tense::Initial } else { Tense::This }
}
