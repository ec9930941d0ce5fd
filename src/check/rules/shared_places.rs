//! Where the figure of a sentence stands in the tables, so that the same place can be looked up in another year's or another
//! document's tables. A place counts only where it prints the very amount that the sentence states: the words of the
//! sentence propose, the figure decides.

use super::super::{Matter, Operand, Table};
use super::shared_public::public;
use super::shared_tables::{account_lines, bare, column, last_block, line_of_role, total_figures};
use crate::check::{Agreement, agreement};
use crate::model::{Code, FixedRole, FormKind, LineId, Name, Role, Statement};

/// A place that tables of the same form have in every year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The 合计 column of an account.
    Account(FormKind, Code),
    /// The line of the expenditure by function that bears a name, in a table with two sides.
    Class(FormKind, Name),
    /// The total of a plain table in the column of a role.
    Total(FormKind, Role),
    /// The totals of the receipts of a table with two sides.
    Receipts(FormKind),
    /// The totals of its expenditure.
    Spending(FormKind),
    /// A line of the expenditure by use.
    Use(FormKind, Role),
    /// A role of the 三公经费 table.
    Public(Role),
}

impl Spot {
    /// What a disclosure prints there, for certain.
    pub fn figures(&self, matter: &Matter<'_>) -> Vec<Operand> {
        let of = |kind, find: &dyn Fn(Table<'_>) -> Vec<Operand>| matter.table(kind).map(find).unwrap_or_default();
        match *self {
            Spot::Account(kind, code) => of(kind, &|table| match account_lines(table, code).as_slice() {
                &[line] => column(table, table.line(line).block, Role::Total)
                    .and_then(|at| table.at(line, at).printed())
                    .into_iter()
                    .collect(),
                _ => Vec::new(),
            }),
            Spot::Class(kind, ref name) => of(kind, &|table| {
                let line = class_line(table, name);
                line.and_then(|(line, at)| table.at(line, at).printed()).into_iter().collect()
            }),
            Spot::Total(kind, role) => of(kind, &|table| total_figures(table, 0, role).figures),
            Spot::Receipts(kind) => of(kind, &|table| total_figures(table, 0, Role::Total).figures),
            Spot::Spending(kind) => of(kind, &|table| {
                last_block(table).map(|last| total_figures(table, last, Role::Total).figures).unwrap_or_default()
            }),
            Spot::Use(kind, role) => of(kind, &|table| {
                last_block(table).map(|last| line_of_role(table, last, role).figures).unwrap_or_default()
            }),
            Spot::Public(role) => of(FormKind::ThreePublic, &|table| {
                public(table, role).and_then(|reading| reading.printed()).into_iter().collect()
            }),
        }
    }
}

/// A place that prints what a sentence states.
#[derive(Clone, Debug)]
pub struct Met {
    /// The place.
    pub spot: Spot,
    /// Which of the figures there, of how many.
    at: (usize, usize),
}

impl Met {
    /// What another disclosure prints at the same place: the one figure, where there are as many of them.
    pub fn figures(&self, matter: &Matter<'_>) -> Vec<Operand> {
        let figures = self.spot.figures(matter);
        if figures.len() == self.at.1 { figures.into_iter().skip(self.at.0).take(1).collect() } else { figures }
    }
}

/// The places that a sentence may speak of and that print what it states. Of 小计 and 总计 the later one.
pub fn spots(matter: &Matter<'_>, statement: &Statement) -> Vec<Met> {
    let stated = matter.stated(statement).value;
    let mut out = Vec::new();
    for spot in proposed(matter, statement) {
        let figures = spot.figures(matter);
        let is_same = |figure: &Operand| {
            agreement(&stated, &figure.value).is_some_and(|agreement| agreement <= Agreement::Rounded)
        };
        out.extend(figures.iter().rposition(is_same).map(|at| Met { spot, at: (at, figures.len()) }));
    }
    out
}

/// The line of the expenditure by function that bears a name, and its column of 合计.
fn class_line(table: Table<'_>, name: &str) -> Option<(LineId, usize)> {
    last_block(table)?;
    let is_it = |id: &LineId| {
        let line = table.line(*id);
        line.block > 0 && !line.total && line.role.is_none() && same_name(&line.name, name)
    };
    let line = table.form.line_ids().find(is_it)?;
    Some((line, column(table, table.line(line).block, Role::Total)?))
}

/// The accounts that a sentence names, whatever it states of them.
pub fn named(matter: &Matter<'_>, statement: &Statement) -> Vec<Spot> {
    accounts(matter, statement)
        .into_iter()
        .filter(|spot| matches!(spot, Spot::Account(FormKind::GeneralExpenditure, _)))
        .collect()
}

/// What the words of a subject may name.
fn proposed(matter: &Matter<'_>, statement: &Statement) -> Vec<Spot> {
    let subject = &*statement.subject;
    let accounts = accounts(matter, statement);
    if !statement.path.is_empty() || !accounts.is_empty() {
        return accounts;
    }
    let says = |words: &[&str]| words.iter().all(|word| subject.contains(word));
    let roles: [(&[&str], FixedRole); 8] = [
        (&["出国"], FixedRole::Abroad),
        (&["公务用车购置及运行"], FixedRole::Vehicles),
        (&["公务用车购置"], FixedRole::VehiclePurchase),
        (&["公务用车运行"], FixedRole::VehicleRunning),
        (&["接待费"], FixedRole::Reception),
        (&["会议费"], FixedRole::Meetings),
        (&["培训费"], FixedRole::Training),
        (&["三公"], FixedRole::Total),
    ];
    if let Some((_, role)) = roles.iter().find(|(words, _)| says(words)) {
        return vec![Spot::Public(Role::Fixed(*role))];
    }
    if says(&["运行经费"]) {
        let cost = Role::Fixed(FixedRole::OperatingCost);
        return vec![
            Spot::Total(FormKind::OperatingCost, Role::Total),
            Spot::Public(cost),
            Spot::Total(FormKind::GeneralBasic, Role::Public),
        ];
    }
    for (word, role) in
        [("基本支出", Role::Basic), ("项目支出", Role::Project), ("预留机动经费", Role::Fixed(FixedRole::Reserve))]
    {
        if says(&[word]) {
            return vec![
                Spot::Total(FormKind::Expenditure, role),
                Spot::Total(FormKind::GeneralExpenditure, role),
                Spot::Use(FormKind::ReceiptsExpenditure, role),
            ];
        }
    }
    wholes(subject)
}

/// The totals of the whole.
fn wholes(subject: &str) -> Vec<Spot> {
    let says = |word: &str| subject.contains(word);
    if says("基金") || says("国有资本") || says("专户") || says("其他资金") || says("结转") || says("人员")
    {
        Vec::new()
    } else if says("一般公共预算") {
        vec![Spot::Total(FormKind::GeneralExpenditure, Role::Total)]
    } else if says("财政拨款") {
        let kind = FormKind::FiscalReceiptsExpenditure;
        vec![Spot::Receipts(kind), Spot::Spending(kind), Spot::Total(FormKind::FiscalExpenditure, Role::Total)]
    } else if says("总计") || says("收入预算") || says("支出预算") {
        let kind = FormKind::ReceiptsExpenditure;
        vec![Spot::Receipts(kind), Spot::Spending(kind)]
    } else {
        Vec::new()
    }
}

/// The accounts of the expenditure tables that bear the name of the subject, and where the sentence names what is above
/// them, hang under that.
fn accounts(matter: &Matter<'_>, statement: &Statement) -> Vec<Spot> {
    let mut out = Vec::new();
    for kind in [FormKind::GeneralExpenditure, FormKind::FiscalExpenditure, FormKind::Expenditure] {
        let Some(table) = matter.table(kind) else { continue };
        let is_named = |code: &Code| {
            let named = |code: Code, name: &str| {
                account_lines(table, code).first().is_some_and(|line| same_name(&table.line(*line).name, name))
            };
            let parents = statement.path.iter().rev().skip(1);
            let mut above = Some(*code);
            named(*code, &statement.subject)
                && parents.into_iter().all(|parent| {
                    above = above.and_then(Code::parent);
                    // A table without that line cannot contradict the sentence.
                    above.is_none_or(|code| account_lines(table, code).is_empty() || named(code, parent))
                })
        };
        let found: Vec<Code> = super::shared_tables::codes(table).into_iter().filter(is_named).collect();
        if let &[code] = found.as_slice() {
            out.push(Spot::Account(kind, code));
        }
    }
    if statement.path.len() < 2 {
        let both = [FormKind::ReceiptsExpenditure, FormKind::FiscalReceiptsExpenditure].into_iter();
        let has =
            |kind: &FormKind| matter.table(*kind).is_some_and(|table| class_line(table, &statement.subject).is_some());
        out.extend(both.filter(has).map(|kind| Spot::Class(kind, statement.subject.clone())));
    }
    out
}

/// Whether two names are of one account: sentences leave 支出 away or add it.
fn same_name(one: &str, other: &str) -> bool {
    let key = |name: &str| {
        let name = bare(name).trim_end_matches("支出").trim_end_matches("缴费");
        name.chars().filter(|c| !c.is_whitespace()).collect::<String>()
    };
    key(one) == key(other)
}
