//! Which line of the expenditure tables a sentence speaks of, by the names and codes that it prints.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::accounts::standard;
use crate::check::{Agreement, Matter, Operand, Range, Reading, Table, Tense, Told, agreement};
use crate::model::{AccountLevel, Code, FormKind, LineId, Name, Role};
use crate::narrative::numbering;
use crate::text::fold;

/// A functional account of the tables.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its code.
    pub code: Code,
    /// Its name and those above it, the own one first, as the table prints them.
    pub names: Vec<Name>,
    /// The same for comparing.
    pub keys: Vec<String>,
    /// The names above it for comparing; one that the table does not print as it is called in the year.
    above: Vec<String>,
    /// The lines that print it, by table.
    pub lines: Vec<(usize, LineId)>,
}

/// The functional accounts of a disclosure.
#[derive(Debug)]
pub struct Accounts<'a> {
    /// The tables, those of 一般公共预算 first.
    pub tables: Vec<Table<'a>>,
    /// The tables of receipts and expenditure side by side, which name classes without a code.
    sides: Vec<Table<'a>>,
    known: Rc<Known>,
}

/// The accounts of a disclosure with what they are looked up by, made once for all its sentences. Accounts are named by their
/// place in the order of their codes.
#[derive(Debug, Default)]
pub struct Known {
    all: Vec<Account>,
    by_code: HashMap<Code, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// By 款 and 项 in one: 人大事务行政运行.
    by_both: HashMap<String, Vec<usize>>,
    /// By a name of theirs or above them.
    by_any: HashMap<String, Vec<usize>>,
    /// The lines of the tables with two sides, by name.
    sides: HashMap<String, Vec<(usize, LineId)>>,
    /// What is printed for each.
    amounts: Vec<OnceCell<Vec<Reading>>>,
    /// What is printed for items, by the least that it may be.
    spans: OnceCell<Spans>,
}

/// Ranges of printed amounts with their items.
#[derive(Debug, Default)]
struct Spans {
    by_low: Vec<(Range, usize)>,
    /// The widest range.
    width: Decimal,
}

/// What a search for an account came to.
#[derive(Clone, Copy, Debug)]
pub enum Found<'f> {
    /// This one.
    One(&'f Account),
    /// More than one fits.
    Several,
    /// None.
    Nothing,
}

/// A name for comparing: no brackets at its end, no quotation marks, no 支出 at its end.
pub fn key(name: &str) -> String {
    let mut name = fold(name).replace('"', "");
    while let Some(at) = name.rfind('(').filter(|at| *at > 0 && name.ends_with(')')) {
        name.truncate(at);
    }
    name.strip_suffix("支出").filter(|rest| !rest.is_empty()).map(str::to_owned).unwrap_or(name)
}

impl Account {
    /// The account of a line of a table, which has a number among the tables.
    fn of(table: Table<'_>, number: usize, id: LineId, code: Code, year: u16) -> Account {
        let mut printed: Vec<(Code, Name)> = Vec::new();
        let mut up = table.line(id).parent;
        while let Some(parent) = up.filter(|_| printed.len() < 3) {
            let line = table.line(parent);
            printed.extend(line.code.map(|code| (code, line.name.clone())));
            up = line.parent;
        }
        let heads = std::iter::successors(code.parent(), |code| code.parent());
        let above = heads.filter_map(|head| {
            let own = printed.iter().find(|(code, _)| *code == head).map(|(_, name)| name.clone());
            own.or_else(|| standard(head, year).map(Name::from))
        });
        let above = above.map(|name| key(&name)).collect();
        let names = std::iter::once(table.line(id).name.clone()).chain(printed.into_iter().map(|(_, name)| name));
        let names: Vec<Name> = names.collect();
        let keys = names.iter().map(|name| key(name)).collect();
        Account { code, names, keys, above, lines: vec![(number, id)] }
    }
}

impl Known {
    fn of(tables: &[Table<'_>], sides: &[Table<'_>], year: u16) -> Known {
        let mut met: BTreeMap<Code, Account> = BTreeMap::new();
        for (number, table) in tables.iter().enumerate() {
            for id in table.form.line_ids() {
                let line = table.line(id);
                let Some(code) = line.code.filter(|code| code.is_functional()) else { continue };
                met.entry(code)
                    .and_modify(|account| account.lines.push((number, id)))
                    .or_insert_with(|| Account::of(*table, number, id, code, year));
            }
        }
        let mut known = Known { all: met.into_values().collect(), ..Known::default() };
        for (at, account) in known.all.iter().enumerate() {
            known.by_code.insert(account.code, at);
            known.by_name.entry(account.keys[0].clone()).or_default().push(at);
            if let Some(above) = account.names.get(1) {
                known.by_both.entry(format!("{}{}", fold(above), account.keys[0])).or_default().push(at);
            }
            for key in &account.keys {
                let of = known.by_any.entry(key.clone()).or_default();
                if of.last() != Some(&at) {
                    of.push(at);
                }
            }
        }
        for (number, table) in sides.iter().enumerate() {
            for id in table.form.line_ids() {
                let name = &table.line(id).name;
                let name = key(numbering(name).map_or(name, |(_, rest)| rest));
                known.sides.entry(name).or_default().push((number, id));
            }
        }
        known.amounts = known.all.iter().map(|_| OnceCell::new()).collect();
        known
    }

    fn each<'k>(&'k self, places: Option<&'k Vec<usize>>) -> impl Iterator<Item = &'k Account> {
        places.into_iter().flatten().map(|at| &self.all[*at])
    }
}

impl<'a> Accounts<'a> {
    /// The accounts of the expenditure tables.
    pub fn of(matter: &Matter<'a>) -> Accounts<'a> {
        let kinds = [
            FormKind::GeneralExpenditure,
            FormKind::FiscalExpenditure,
            FormKind::Expenditure,
            FormKind::GovernmentFund,
            FormKind::StateCapital,
        ];
        let tables: Vec<Table<'a>> = kinds.iter().filter_map(|kind| matter.table(*kind)).collect();
        let sides = [FormKind::ReceiptsExpenditure, FormKind::FiscalReceiptsExpenditure];
        let sides: Vec<Table<'a>> = sides.iter().filter_map(|kind| matter.table(*kind)).collect();
        let known = || Rc::new(Known::of(&tables, &sides, matter.disclosure.year));
        let known = Rc::clone(matter.known_cell().get_or_init(known));
        Accounts { tables, sides, known }
    }

    /// The account of a code.
    pub fn by_code(&self, code: Code) -> Option<&Account> {
        self.known.by_code.get(&code).map(|at| &self.known.all[*at])
    }

    /// The accounts that are called so, in the order of their codes.
    pub fn called(&self, key: &str) -> impl Iterator<Item = &Account> {
        self.known.each(self.known.by_name.get(key))
    }

    /// The accounts that are called so with the name above them before their own.
    pub fn called_in_full(&self, key: &str) -> impl Iterator<Item = &Account> {
        self.known.each(self.known.by_both.get(key))
    }

    /// The one item that prints an amount and has one of some names, itself or above it.
    pub fn item_of(&self, names: &[String], claim: &Operand) -> Option<&Account> {
        let printing = self.printing(claim);
        let named: Vec<&Vec<usize>> = names.iter().filter_map(|name| self.known.by_any.get(name)).collect();
        let related = |at: &usize| self.known.all[*at].keys.iter().any(|key| names.contains(key));
        let is_item = |at: &usize| self.known.all[*at].code.level() == AccountLevel::Item;
        // Of the two lists the shorter one is gone through.
        let found = if printing.len() < named.iter().map(|list| list.len()).sum() {
            alone(
                printing
                    .iter()
                    .map(|(_, at)| *at)
                    .filter(related)
                    .filter(|at| self.prints(&self.known.all[*at], claim)),
            )
        } else {
            let named = named.into_iter().flatten().copied().filter(is_item);
            alone(named.filter(|at| self.prints(&self.known.all[*at], claim)))
        };
        found.map(|at| &self.known.all[at])
    }

    /// The items that may print an amount, and perhaps some more.
    fn printing(&self, claim: &Operand) -> &[(Range, usize)] {
        let Some(claim) = Range::of(&claim.value) else { return &[] };
        let spans = self.known.spans.get_or_init(|| self.spans());
        let from = spans.by_low.partition_point(|(range, _)| range.low < claim.low - spans.width);
        let to = spans.by_low.partition_point(|(range, _)| range.low <= claim.high);
        spans.by_low.get(from..to).unwrap_or_default()
    }

    fn spans(&self) -> Spans {
        let items = self.known.all.iter().enumerate().filter(|(_, account)| account.code.level() == AccountLevel::Item);
        let of = |(at, account)| {
            let printed = self.amounts(account).into_iter().filter_map(Reading::printed);
            printed.filter_map(|operand| Range::of(&operand.value)).map(move |range| (range, at)).collect::<Vec<_>>()
        };
        let mut by_low: Vec<(Range, usize)> = items.flat_map(of).collect();
        by_low.sort_by_key(|(range, at)| (range.low, *at));
        let width = by_low.iter().map(|(range, _)| range.high - range.low).max().unwrap_or_default();
        Spans { by_low, width }
    }

    /// The account that a path of names, or a single name, means.
    pub fn by_names(&self, path: &[Name]) -> Found<'_> {
        let Some((last, above)) = path.split_last() else { return Found::Nothing };
        let (last, above) = (key(last), above.iter().map(|name| key(name)).collect::<Vec<String>>());
        let agreeing = |account: &Account| above.iter().filter(|name| account.above.contains(name)).count();
        let fits = |account: &&Account| path.len() < 3 || account.code.level() == AccountLevel::Item;
        let mut best: Vec<&Account> = self.called(&last).filter(fits).collect();
        if best.is_empty() && path.len() == 1 {
            best = self.called_in_full(&last).collect();
        }
        let most = best.iter().map(|account| agreeing(account)).max().unwrap_or_default();
        best.retain(|account| agreeing(account) == most);
        if path.len() == 1 {
            // 类 where a sentence names nothing above: 一般公共服务支出 and not an item called alike.
            let top = best.iter().map(|account| account.code.level()).min();
            best.retain(|account| Some(account.code.level()) == top);
        } else if most == 0 {
            return Found::Nothing;
        }
        match best.as_slice() {
            [one] => Found::One(one),
            [] => Found::Nothing,
            _ => Found::Several,
        }
    }

    /// The account that a sentence speaks of: by the codes it prints, else by its names.
    pub fn of_told(&self, matter: &Matter<'_>, told: &Told) -> Found<'_> {
        let statement = matter.statement(told);
        if !statement.path.is_empty() {
            let by_code = printed_code(&statement.text).and_then(|code| self.by_code(code));
            return match self.by_names(&statement.path) {
                Found::Nothing => by_code.map_or(Found::Nothing, Found::One),
                Found::Several => by_code.map_or(Found::Several, Found::One),
                Found::One(account) => Found::One(by_code.filter(|_| statement.path.len() > 2).unwrap_or(account)),
            };
        }
        if !names_function(&statement.text, &told.before) || told.tense != Tense::This {
            return Found::Nothing;
        }
        match self.by_names(std::slice::from_ref(&statement.subject)) {
            Found::Nothing => self.like(matter, told),
            found => found,
        }
    }

    /// The item that prints the amount of a sentence and whose name the sentence begins with, or the other way round.
    fn like(&self, matter: &Matter<'_>, told: &Told) -> Found<'_> {
        let name = key(&matter.statement(told).subject);
        if name.is_empty() {
            return Found::Nothing;
        }
        let claim = matter.told_amount(told);
        let by_name = &self.known.by_name;
        let begins = name.char_indices().map(|(at, c)| &name[..at + c.len_utf8()]);
        let shorter = begins.filter_map(|begin| by_name.get_key_value(begin));
        let longer = by_name.range::<str, _>((Bound::Excluded(name.as_str()), Bound::Unbounded));
        let longer = longer.take_while(|(own, _)| own.starts_with(&name));
        let alike = shorter.chain(longer).filter(|(own, _)| own.chars().count() > 3);
        let is = |account: &&Account| account.code.level() == AccountLevel::Item && self.prints(account, &claim);
        let mut fits = alike.flat_map(|(_, places)| self.known.each(Some(places))).filter(is);
        match (fits.next(), fits.next()) {
            (Some(one), None) => Found::One(one),
            _ => Found::Nothing,
        }
    }

    /// Whether a table prints an amount for an account, as far as the printed digits tell.
    pub fn prints(&self, account: &Account, claim: &Operand) -> bool {
        let fits = |reading: &Reading| match reading {
            Reading::Printed(measure) => agree(claim, measure),
            Reading::Blank | Reading::InDoubt => false,
        };
        self.read(account).iter().any(fits)
    }

    /// What the tables print for an account in all, 一般公共预算 first.
    pub fn amounts(&self, account: &Account) -> Vec<Reading> {
        self.read(account).to_vec()
    }

    fn read(&self, account: &Account) -> &[Reading] {
        let read = || {
            let lines = self.own_lines(account);
            let totals = lines.iter().map(|(table, id)| self.tables[*table].of_year(*id, Role::Total));
            let of_code =
                totals.chain(lines.iter().flat_map(|(table, id)| of_this_year_alone(self.tables[*table], *id)));
            let class = account.code.level() == AccountLevel::Class;
            let named = self.known.sides.get(&account.keys[0]).filter(|_| class).into_iter().flatten();
            let sums = (0..self.tables.len()).filter_map(|table| self.sum(account, table)).map(Reading::Printed);
            of_code.chain(named.map(|(side, id)| self.sides[*side].of_year(*id, Role::Total))).chain(sums).collect()
        };
        let at = self.known.by_code.get(&account.code);
        at.map_or(&[], |at| self.known.amounts[*at].get_or_init(read))
    }
}

/// The one that some are; `None` where they are several.
fn alone(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let one = all.next()?;
    all.all(|other| other == one).then_some(one)
}

/// What a line prints of the money of the year alone, where its 合计 holds what was carried over as well.
fn of_this_year_alone(table: Table<'_>, id: LineId) -> Vec<Reading> {
    let says = |column: &usize| {
        let header = &table.form.columns[*column].header;
        header.rsplit('/').next().is_some_and(|word| word.starts_with("当年"))
    };
    let columns = table.form.columns_of(table.line(id)).filter(says);
    columns.map(|column| table.at(id, column)).filter(|reading| matches!(reading, Reading::Printed(_))).collect()
}

/// The whole code that a sentence prints in pieces, 甲（204类）乙（06款）丙（01项）.
pub fn printed_code(text: &str) -> Option<Code> {
    let mut digits = String::new();
    for level in ["类", "款", "项"] {
        let mut pieces = text.match_indices(level).filter_map(|(at, _)| {
            let before = &text[..at];
            let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let inner = &before[start..];
            (!inner.is_empty() && before[..start].ends_with(['（', '('])).then_some(inner)
        });
        let piece = pieces.next()?;
        if piece.len() > digits.len() + 1 && piece.starts_with(&digits) {
            digits = piece.to_owned();
        } else {
            digits.push_str(piece);
        }
    }
    Code::parse(&digits)
}

/// Whether a sentence lists what money is for and not what it buys: the same names stand in both classifications.
fn names_function(sentence: &str, before: &str) -> bool {
    const BUYS: &[&str] = &["人员经费", "公用经费", "主要包括", "三公", "资金分配", "工资"];
    !BUYS.iter().any(|word| sentence.contains(word) || before.contains(word))
}

/// Whether two amounts may be prints of one figure.
fn agree(claim: &Operand, measure: &Operand) -> bool {
    agreement(&claim.value, &measure.value).is_some_and(|agreement| agreement < Agreement::Apart)
}

/// The one of several amounts that is nearest to a claim, with whether all were read for certain.
pub fn nearest(claim: &Operand, amounts: Vec<Reading>) -> Option<Operand> {
    let distance = |operand: &Operand| {
        let apart = claim.value.number().zip(operand.value.number()).map(|(a, b)| (a - b).abs());
        apart.unwrap_or(rust_decimal::Decimal::MAX)
    };
    let printed: Vec<Operand> = amounts.into_iter().filter_map(Reading::printed).collect();
    let best = printed.iter().min_by_key(|operand| distance(operand))?;
    // Where none agrees, the first table is the one that sentences of accounts repeat.
    Some(if agree(claim, best) { best.clone() } else { printed[0].clone() })
}
