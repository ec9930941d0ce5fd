//! Which line of the expenditure tables a sentence speaks of, by the names and codes that it prints.

use crate::accounts::standard;
use crate::check::{Matter, Operand, Range, Reading, Table, Tense, Told, Value};
use crate::model::{AccountLevel, Code, FormKind, LineId, Name, Phase, Role};
use crate::money::{Amount, Unit, convert};
use crate::narrative::numbering;
use crate::text::fold;

/// A functional account of the tables.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its code.
    pub code: Code,
    /// Its name and those above it, the own one first, as the table prints them.
    pub names: Vec<Name>,
    /// The names above it; one that the table does not print as it is called in the year.
    above: Vec<Name>,
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
    /// The accounts, in the order of their codes.
    pub all: Vec<Account>,
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
        let above = above.collect();
        let names = std::iter::once(table.line(id).name.clone()).chain(printed.into_iter().map(|(_, name)| name));
        Account { code, names: names.collect(), above, lines: vec![(number, id)] }
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
        let mut all: Vec<Account> = Vec::new();
        for (number, table) in tables.iter().enumerate() {
            for id in table.form.line_ids() {
                let line = table.line(id);
                let Some(code) = line.code.filter(|code| code.is_functional()) else { continue };
                match all.iter_mut().find(|account| account.code == code) {
                    Some(account) => account.lines.push((number, id)),
                    None => all.push(Account::of(*table, number, id, code, matter.disclosure.year)),
                }
            }
        }
        all.sort_by_key(|account| account.code);
        let sides = [FormKind::ReceiptsExpenditure, FormKind::FiscalReceiptsExpenditure];
        Accounts { tables, sides: sides.iter().filter_map(|kind| matter.table(*kind)).collect(), all }
    }

    /// The account of a code.
    pub fn by_code(&self, code: Code) -> Option<&Account> {
        self.all.iter().find(|account| account.code == code)
    }

    /// The account that a path of names, or a single name, means.
    pub fn by_names(&self, path: &[Name]) -> Found<'_> {
        let Some((last, above)) = path.split_last() else { return Found::Nothing };
        let (last, above) = (key(last), above.iter().map(|name| key(name)).collect::<Vec<String>>());
        let agreeing = |account: &Account| {
            let own: Vec<String> = account.above.iter().map(|name| key(name)).collect();
            above.iter().filter(|name| own.contains(name)).count()
        };
        let fits = |account: &&Account| {
            let level = account.code.level();
            key(&account.names[0]) == last && (path.len() < 3 || level == AccountLevel::Item)
        };
        let mut best: Vec<&Account> = self.all.iter().filter(fits).collect();
        if best.is_empty() && path.len() == 1 {
            // 款 and 项 in one: 人大事务行政运行.
            let joined = |account: &&Account| {
                let above = account.names.get(1);
                above.is_some_and(|above| last == format!("{}{}", fold(above), key(&account.names[0])))
            };
            best = self.all.iter().filter(joined).collect();
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
        let claim = matter.told_amount(told);
        let is = |account: &&Account| {
            let own = key(&account.names[0]);
            let alike =
                own.chars().count() > 3 && (name.starts_with(&own) || own.starts_with(&name)) && !name.is_empty();
            alike && account.code.level() == AccountLevel::Item && self.prints(account, &claim)
        };
        let mut fits = self.all.iter().filter(is);
        match (fits.next(), fits.next()) {
            (Some(one), None) => Found::One(one),
            _ => Found::Nothing,
        }
    }

    /// Whether a table prints an amount for an account, as far as the printed digits tell.
    pub fn prints(&self, account: &Account, claim: &Operand) -> bool {
        let of = |measure: Operand| Range::of(&measure.value).zip(Range::of(&claim.value));
        let mut measures = self.amounts(account).into_iter().filter_map(Reading::printed).filter_map(of);
        measures.any(|(measure, claim)| claim.low <= measure.high && measure.low <= claim.high)
    }

    /// What the tables print for an account in all, 一般公共预算 first.
    pub fn amounts(&self, account: &Account) -> Vec<Reading> {
        let of_code = account.lines.iter().map(|(table, id)| total(self.tables[*table], *id));
        let sums = (0..self.tables.len()).filter_map(|table| self.sum(account, table)).map(Reading::Printed);
        let own = key(&account.names[0]);
        let class = account.code.level() == AccountLevel::Class;
        let by_name = self.sides.iter().filter(|_| class).flat_map(|table| {
            let named = |id: &LineId| {
                let name = &table.line(*id).name;
                key(numbering(name).map_or(name, |(_, rest)| rest)) == own
            };
            table.form.line_ids().filter(named).map(|id| total(*table, id))
        });
        of_code.chain(by_name).chain(sums).collect()
    }

    /// Whether a table prints an account in several lines, unit by unit.
    pub fn is_in_parts(&self, account: &Account) -> bool {
        let whole = |(table, id): &&(usize, LineId)| self.tables[*table].line(*id).project.is_none();
        let mut lines = account.lines.iter().filter(whole).map(|(table, _)| table).peekable();
        std::iter::from_fn(|| lines.next().map(|one| Some(&one) == lines.peek())).any(|same| same)
    }

    /// What the lines of an account in one table make, where it is printed unit by unit.
    fn sum(&self, account: &Account, table: usize) -> Option<Operand> {
        let lines = account.lines.iter().filter(|(of, _)| *of == table);
        let printed: Vec<Operand> = lines.filter_map(|(_, id)| total(self.tables[table], *id).printed()).collect();
        let (first, rest) = printed.split_first()?;
        let Value::Money(amount) = &first.value else { return None };
        let number = printed.iter().filter_map(|operand| operand.value.number()).sum();
        let mut number = convert(number, Unit::Wan, amount.unit);
        number.rescale(number.scale().max(amount.number.scale()));
        let value = Value::Money(Amount { number, unit: amount.unit });
        (!rest.is_empty()).then(|| Operand {
            label: format!("{}·各行之和", first.label).into(),
            value,
            ..first.clone()
        })
    }
}

/// What a line prints in all: in final accounts what was spent.
pub fn total(table: Table<'_>, id: LineId) -> Reading {
    let of = |phase| table.of_role(id, Role::Total, phase);
    match of(Some(Phase::Actual)) {
        Reading::Blank => of(None),
        reading => reading,
    }
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

/// The one of several amounts that is nearest to a claim, with whether all were read for certain.
pub fn nearest(claim: &Operand, amounts: Vec<Reading>) -> Option<Operand> {
    let distance = |operand: &Operand| {
        let apart = claim.value.number().zip(operand.value.number()).map(|(a, b)| (a - b).abs());
        apart.unwrap_or(rust_decimal::Decimal::MAX)
    };
    let printed: Vec<Operand> = amounts.into_iter().filter_map(Reading::printed).collect();
    let best = printed.iter().min_by_key(|operand| distance(operand))?;
    let equal = distance(best) <= claim.value.half_step() + best.value.half_step();
    // Where none agrees, the first table is the one that sentences of accounts repeat.
    Some(if equal { best.clone() } else { printed[0].clone() })
}
