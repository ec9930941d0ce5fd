//! Which cells of the tables a sentence about a total repeats: 收入预算, 基本支出, 人员经费, “三公”经费.

use crate::check::{Matter, Operand, Reading, Table, Tense, Told};
use crate::model::{FixedRole, FormKind, Phase, Role};
use crate::narrative::{Sense, quantities};
use crate::text::fold;

/// Where a total is printed: a kind of table and what its total line prints there.
type Places = &'static [(FormKind, FixedRole)];

use FixedRole as F;
use FormKind as K;

const BASIC: Places = &[
    (K::Expenditure, F::Basic),
    (K::FiscalExpenditure, F::Basic),
    (K::GeneralExpenditure, F::Basic),
    (K::GeneralBasic, F::Total),
    (K::FiscalBasic, F::Total),
];
const PROJECT: Places =
    &[(K::Expenditure, F::Project), (K::FiscalExpenditure, F::Project), (K::GeneralExpenditure, F::Project)];
const FISCAL: Places = &[
    (K::FiscalReceiptsExpenditure, F::Total),
    (K::FiscalExpenditure, F::Total),
    (K::GeneralExpenditure, F::Total),
    (K::Revenue, F::Fiscal),
];
const GENERAL: Places =
    &[(K::GeneralExpenditure, F::Total), (K::FiscalReceiptsExpenditure, F::General), (K::Revenue, F::General)];
const RECEIPTS: Places = &[(K::Revenue, F::Total), (K::ReceiptsExpenditure, F::Total)];
const SPENDING: Places = &[(K::Expenditure, F::Total), (K::ReceiptsExpenditure, F::Total)];
const BOTH: Places = &[(K::ReceiptsExpenditure, F::Total), (K::Revenue, F::Total), (K::Expenditure, F::Total)];

/// Subjects as sentences end them, the longer first; brackets, quotation marks, 合计 and 预算 at the end are left out.
const SUBJECTS: &[(&[&str], Places)] = &[
    (&["财政拨款基本支出", "基本支出"], BASIC),
    (&["项目支出"], PROJECT),
    (&["人员经费"], &[(K::GeneralBasic, F::Personnel), (K::FiscalBasic, F::Personnel)]),
    (&["公用经费"], &[(K::GeneralBasic, F::Public), (K::FiscalBasic, F::Public)]),
    (&["公务接待费"], &[(K::ThreePublic, F::Reception)]),
    (&["因公出国(境)费", "因公出国(境)费用"], &[(K::ThreePublic, F::Abroad)]),
    (&["公务用车购置及运行费", "公务车购置及运行费", "公务用车购置及运行维护费"], &[(K::ThreePublic, F::Vehicles)]),
    (&["公务用车购置费", "公务用车购置"], &[(K::ThreePublic, F::VehiclePurchase)]),
    (&["公务用车运行费", "公务用车运行维护费", "公务车用车运行费"], &[(K::ThreePublic, F::VehicleRunning)]),
    (&["三公经费"], &[(K::ThreePublic, F::Total)]),
    (
        &["政府性基金拨款支出", "政府性基金支出"],
        &[(K::GovernmentFund, F::Total), (K::FiscalReceiptsExpenditure, F::Fund)],
    ),
    (&["国有资本经营预算拨款支出"], &[(K::StateCapital, F::Total), (K::FiscalReceiptsExpenditure, F::Capital)]),
    (
        &[
            "一般公共预算财政拨款支出",
            "一般公共预算拨款支出",
            "一般公共预算拨款",
            "一般公共预算当年拨款",
            "一般公共预算支出",
            "一般公共预算收入",
            "一般公共预算",
        ],
        GENERAL,
    ),
    (
        &[
            "财政拨款收支",
            "财政拨款收支总",
            "财政拨款收、支",
            "财政拨款收、支总",
            "财政拨款收入支出",
            "财政拨款收入支出总",
            "财政拨款收入",
            "财政拨款支出",
            "财政拨款预算支出",
        ],
        FISCAL,
    ),
    (
        &[
            "收支总",
            "收、支",
            "收、支总",
            "收入支出",
            "收入支出总",
            "收支",
            "收入总计、支出总计均",
            "收入、支出预算总",
            "收入、支出总",
        ],
        BOTH,
    ),
    (&["收入", "收入总", "本年收入"], RECEIPTS),
    (&["支出", "支出总", "本年支出"], SPENDING),
];

/// A subject without what it may be followed by.
fn bare(subject: &str) -> String {
    let mut name = fold(subject).replace('"', "");
    loop {
        let before = name.len();
        for tail in ["合计", "共计", "总计", "预算", "数", "决算", "为", "均", "各"] {
            if let Some(rest) = name.strip_suffix(tail).filter(|rest| rest.chars().count() > 1) {
                // 收支总计 is 收支总, and 一般公共预算 keeps its 预算.
                if !rest.ends_with("一般公共") {
                    name.truncate(rest.len());
                }
            }
        }
        if name.len() == before {
            return name;
        }
    }
}

/// What the tables print of a told total, the most fitting first; empty where the sentence is of nothing of the kind.
pub fn printed(matter: &Matter<'_>, told: &Told) -> Vec<Operand> {
    let statement = matter.statement(told);
    if !statement.path.is_empty() || told.tense != Tense::This {
        return Vec::new();
    }
    let subject = matter.brief(&statement.subject);
    // Of which account a bare 支出决算 is, the sentences before it say.
    if matches!(subject, "支出决算" | "决算" | "支出预算数" | "支出预算为") {
        return Vec::new();
    }
    let head = paragraph_head(matter, told);
    match own_budget(&told.chapter).or_else(|| own_budget(head)).or_else(|| own_budget(&statement.text)) {
        Some(kind) => of_budget(matter, subject, kind),
        None => of_subject(matter, subject),
    }
}

/// What the paragraph of an amount says ahead of its first number with a unit.
fn paragraph_head<'a>(matter: &'a Matter<'_>, told: &Told) -> &'a str {
    let mut paragraphs = matter.prose().iter().flat_map(|prose| &prose.paragraphs);
    let text = told.paragraph.checked_sub(1).and_then(|at| paragraphs.nth(at)).map_or("", |paragraph| &paragraph.text);
    let first = quantities(text).into_iter().find(|quantity| matches!(quantity.sense, Sense::Amount(_)));
    first.map_or(text, |first| &text[..first.start])
}

/// The table of the one budget beside the general one that a heading or a sentence speaks of.
fn own_budget(text: &str) -> Option<FormKind> {
    let says = |word: &str| text.contains(word);
    match (says("政府性基金"), says("国有资本经营"), says("一般公共")) {
        (true, false, false) => Some(K::GovernmentFund),
        (false, true, false) => Some(K::StateCapital),
        _ => None,
    }
}

/// The same where a bare 支出 or 基本支出 is that of the fund budget or of the state capital budget.
fn of_budget(matter: &Matter<'_>, subject: &str, kind: FormKind) -> Vec<Operand> {
    let places = places(subject);
    let role = if places == BASIC {
        F::Basic
    } else if places == PROJECT {
        F::Project
    } else if places == SPENDING {
        F::Total
    } else if places == RECEIPTS || places == BOTH || places == FISCAL {
        return Vec::new();
    } else {
        return of_subject(matter, subject);
    };
    of_kind(matter, kind, Role::Fixed(role))
}

/// Where a total that is called so is printed.
fn places(subject: &str) -> Places {
    let subject = bare(subject);
    let found = SUBJECTS.iter().find(|(names, _)| names.iter().any(|name| subject == *name));
    found.map_or(&[], |(_, places)| places)
}

/// What the tables print of a total that is called so, the most fitting first.
pub fn of_subject(matter: &Matter<'_>, subject: &str) -> Vec<Operand> {
    places(subject).iter().flat_map(|(kind, role)| of_kind(matter, *kind, Role::Fixed(*role))).collect()
}

/// What the total lines of the tables of a kind print in a role; where the table says it by its lines (三公经费), those.
fn of_kind(matter: &Matter<'_>, kind: FormKind, role: Role) -> Vec<Operand> {
    let mut all = Vec::new();
    for table in matter.tables().filter(|table| table.form.kind == kind) {
        let lines = table.form.line_ids().rev().filter(|id| {
            let line = table.line(*id);
            line.total || line.role == Some(role) || kind == FormKind::ThreePublic && line.code.is_none()
        });
        all.extend(lines.filter_map(|id| of_line(table, id, role).printed()));
    }
    all
}

fn of_line(table: Table<'_>, id: crate::model::LineId, role: Role) -> Reading {
    match table.of_role(id, role, Some(Phase::Actual)) {
        Reading::Blank => table.of_role(id, role, None),
        reading => reading,
    }
}
