//! A library as large as a province publishes in some years, made up by chance from a fixed seed: 800 departments with
//! five disclosures each, 1,000,000 things to find, about 60,000 different texts.

mod texts;

use kuanxiang::library::Library;
use kuanxiang::model::{
    Block, Cell, Column, Department, DepartmentId, Disclosure, DisclosureKind, Form, FormIndex, FormKind, Indicator,
    Line, Name, Operator, Passage, Print, Project, Role, Statement, Target,
};
use kuanxiang::money::{Amount, Unit};
use kuanxiang::source::{FileId, Origin};
use rust_decimal::Decimal;

pub use texts::Chance;
use texts::Texts;

const DEPARTMENTS: usize = 800;
const YEARS: u16 = 5;
/// Lines of a disclosure: so many tables of so many lines.
const TABLES: usize = 6;
const LINES: usize = 27;
const PROJECTS: usize = 10;
const INDICATORS: usize = 5;
const STATEMENTS: usize = 18;
const PLACE: Origin = Origin::file(FileId(0));

/// The library.
pub fn library() -> Library {
    let mut chance = Chance::new(20_240_917);
    let texts = Texts::new(&mut chance);
    let mut library = Library::default();
    for (at, name) in texts.departments.iter().take(DEPARTMENTS).enumerate() {
        library.departments.push(Department { name: name.clone(), spellings: Vec::new() });
        for year in 0..YEARS {
            let kind = if year % 2 == 0 { DisclosureKind::Budget } else { DisclosureKind::Final };
            let mut disclosure = disclosure(&texts, &mut chance);
            (disclosure.department, disclosure.year, disclosure.kind) = (DepartmentId(at as u32), 2020 + year, kind);
            library.disclosures.push(disclosure);
        }
    }
    library
}

fn disclosure(texts: &Texts, chance: &mut Chance) -> Disclosure {
    Disclosure {
        forms: (0..TABLES).map(|_| form(texts, chance)).collect(),
        projects: (0..PROJECTS).map(|_| project(texts, chance)).collect(),
        indicators: (0..2).map(|_| indicator(texts, chance)).collect(),
        statements: (0..STATEMENTS).map(|_| statement(texts, chance)).collect(),
        ..Disclosure::default()
    }
}

/// An amount in 万元 with two places; small ones are the more frequent.
fn amount(chance: &mut Chance) -> Amount {
    let most = [1_000, 100_000, 10_000_000][chance.below(3)];
    Amount { number: Decimal::new(chance.below(most) as i64, 2), unit: Unit::Wan }
}

fn form(texts: &Texts, chance: &mut Chance) -> Form {
    let column = |header: &str, role| Column { header: header.into(), role: Some(role), phase: None };
    let mut form = Form {
        kind: FormKind::Expenditure,
        number: None,
        title: chance.one_of(&texts.titles).clone(),
        unit: Unit::Wan,
        origin: PLACE,
        columns: vec![column("合计", Role::Total), column("基本支出", Role::Basic), column("项目支出", Role::Project)],
        blocks: vec![Block { label: Name::default(), columns: 0..3 }],
        lines: Vec::new(),
        cells: Vec::new(),
        declared_empty: None,
        troubles: Vec::new(),
        index: FormIndex::default(),
    };
    for _ in 0..LINES {
        let begin = form.cells.len() as u32;
        form.cells.extend((0..2 + chance.below(2)).map(|column| Cell {
            column: Some(column as u8),
            print: Print::Number(amount(chance).number),
            origin: PLACE,
        }));
        let (code, name) = chance.one_of(&texts.accounts);
        form.lines.push(Line {
            code: Some(*code),
            name: name.clone(),
            project: None,
            role: None,
            total: false,
            parent: None,
            depth: 0,
            block: 0,
            cells: begin..form.cells.len() as u32,
            origin: PLACE,
        });
    }
    form
}

fn project(texts: &Texts, chance: &mut Chance) -> Project {
    Project {
        name: chance.one_of(&texts.projects).clone(),
        account: Some(chance.one_of(&texts.accounts).clone()),
        amount: Some((amount(chance), PLACE)),
        basis: Some(Passage { text: chance.one_of(&texts.bases).clone(), origin: PLACE }),
        indicators: (0..INDICATORS).map(|_| indicator(texts, chance)).collect(),
        ..Project::default()
    }
}

fn indicator(texts: &Texts, chance: &mut Chance) -> Indicator {
    let target = Target { printed: Name::default(), operator: Operator::Text, number: None, unit: None };
    let name = chance.one_of(&texts.indicators).clone();
    Indicator::new([Name::default(), Name::default(), name], target, PLACE)
}

fn statement(texts: &Texts, chance: &mut Chance) -> Statement {
    Statement {
        subject: chance.one_of(&texts.accounts).1.clone(),
        path: Vec::new(),
        amount: amount(chance),
        change: Some(amount(chance).number),
        percent: None,
        reason: None,
        text: chance.one_of(&texts.sentences).clone(),
        origin: PLACE,
    }
}
