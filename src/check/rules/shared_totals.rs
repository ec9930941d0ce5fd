//! Which cells of the tables a sentence about a total repeats: 收入预算, 基本支出, 人员经费, “三公”经费.

use crate::check::{Matter, Operand, Tense, Told};
use crate::model::{FixedRole, FormKind, Role};
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
    (&["公务用车购置及运行费"], &[(K::ThreePublic, F::Vehicles)]),
    (&["公务用车购置费", "公务用车购置"], &[(K::ThreePublic, F::VehiclePurchase)]),
    (&["公务用车运行费"], &[(K::ThreePublic, F::VehicleRunning)]),
    (&["三公经费"], &[(K::ThreePublic, F::Total)]),
    (
        &[
            "政府性基金拨款支出",
            "政府性基金支出",
            "政府性基金预算支出",
            "政府性基金预算拨款支出",
            "政府性基金预算财政拨款支出",
        ],
        &[(K::GovernmentFund, F::Total), (K::FiscalReceiptsExpenditure, F::Fund)],
    ),
    (
        &["国有资本经营预算拨款支出", "国有资本经营预算支出", "国有资本经营预算财政拨款支出"],
        &[(K::StateCapital, F::Total), (K::FiscalReceiptsExpenditure, F::Capital)],
    ),
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
    (&["收支总", "收、支", "收、支总", "收入支出", "收入支出总", "收支"], BOTH),
    (&["收入", "收入总", "本年收入"], RECEIPTS),
    (&["支出", "支出总", "本年支出"], SPENDING),
];

/// A subject without what it may be followed by.
fn bare(subject: &str) -> String {
    let mut name = fold(subject).replace('"', "");
    // The car of the service is called in several ways.
    for (said, meant) in [("公务车用车", "公务车"), ("公务车", "公务用车"), ("运行维护费", "运行费")]
    {
        name = name.replace(said, meant);
    }
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
            break;
        }
    }
    // 收入总计、支出总计均 and 收入、支出预算总 are of both.
    let both = name.strip_prefix("收入").and_then(|rest| rest.split_once("支出"));
    let filler = |text: &str| text.chars().all(|c| "总计合预算、和与及，".contains(c));
    if both.is_some_and(|(between, end)| filler(between) && filler(end)) {
        return "收入支出".to_owned();
    }
    name
}

/// Words that say that a sentence is of a part, in a heading or before the first amount of a sentence.
const PARTS: &[&str] = &[
    "绩效",
    "采购",
    "购买",
    "国有资产",
    "资产",
    "局机关",
    "厅机关",
    "委机关",
    "机关本级",
    "下属",
    "所属",
    "直属",
    "转移支付",
    "专项",
    "追加",
];

/// Whether a told total is of a part that no table prints, by its chapter, the clause that its sentence begins with, and its
/// own words: of one unit, of procurement, of the year without what was carried over.
pub fn is_part(matter: &Matter<'_>, told: &Told) -> bool {
    let statement = matter.statement(told);
    let before = matter.told().iter().rev().skip_while(|other| other.statement >= told.statement);
    let near: Vec<&Told> = before.take_while(|other| other.paragraph == told.paragraph).collect();
    // The amounts of the same sentence up to the last semicolon, and of the one before where this begins with 其中.
    let segment = |other: &Told| matter.statement(other).text == statement.text;
    let goes_on = statement.text.starts_with("其中");
    let mut met = told;
    for other in near {
        let stops = other.after.contains(['；', ';']) || !goes_on && !segment(other);
        if stops {
            break;
        }
        met = other;
    }
    let department = matter.library.department(matter.disclosure.department);
    let names: Vec<&str> = department.spellings.iter().chain([&department.name]).map(|name| &**name).collect();
    let anonymous = |words: &str| names.iter().fold(words.to_owned(), |words, name| words.replace(name, ""));
    let words = [&*told.chapter, &*told.before, &*met.before].map(anonymous);
    let says = |word: &str| words.iter().any(|words| words.contains(word));
    let subject = fold(&statement.subject);
    let of_year = subject.starts_with("本年") && ["结转", "结余"].iter().any(|word| statement.text.contains(word));
    let whole = words
        .iter()
        .any(|words| ["及所属", "及下属", "及直属", "和所属", "和下属"].iter().any(|all| words.contains(all)));
    of_year || !whole && PARTS.iter().any(|word| says(word)) || has_prefix(matter, told)
}

/// Whether words before 的 say of which part an amount is: 纳入绩效管理的项目支出.
fn has_prefix(matter: &Matter<'_>, told: &Told) -> bool {
    let subject = &*matter.statement(told).subject;
    let Some((prefix, _)) = subject.rsplit_once('的') else { return false };
    // A body, or 部门 and 单位, is the whole.
    let whole = ['门', '位', '局', '厅', '委', '院', '部', '心', '办', '室', '会', '年'];
    !matter.brief(prefix).ends_with(whole)
}

/// What the tables print of a told total, the most fitting first; empty where the sentence is of nothing of the kind.
pub fn printed(matter: &Matter<'_>, told: &Told) -> Vec<(FormKind, Operand)> {
    let statement = matter.statement(told);
    if !statement.path.is_empty() || told.tense != Tense::This {
        return Vec::new();
    }
    let subject = matter.brief(&statement.subject);
    // Of which account a bare 支出决算 is, the sentences before it say.
    if matches!(subject, "支出决算" | "决算" | "支出预算数" | "支出预算为") {
        return Vec::new();
    }
    match own_budget(&told.chapter).or_else(|| own_budget(&told.head)).or_else(|| own_budget(&statement.text)) {
        Some(kind) => of_budget(matter, subject, kind),
        None => placed(matter, places(subject)),
    }
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
fn of_budget(matter: &Matter<'_>, subject: &str, kind: FormKind) -> Vec<(FormKind, Operand)> {
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
        return placed(matter, places);
    };
    placed(matter, &[(kind, role)])
}

/// What the tables print at some places, with the kind of each table.
fn placed(matter: &Matter<'_>, places: &[(FormKind, FixedRole)]) -> Vec<(FormKind, Operand)> {
    let of = |(kind, role): &(FormKind, FixedRole)| {
        let kind = *kind;
        of_kind(matter, kind, Role::Fixed(*role)).into_iter().map(move |operand| (kind, operand))
    };
    places.iter().flat_map(of).collect()
}

/// Whether a told total is of all 财政拨款, which is more than 一般公共预算.
pub fn is_fiscal(matter: &Matter<'_>, told: &Told) -> bool {
    places(matter.brief(&matter.statement(told).subject)) == FISCAL
}

/// The kind of table that a chapter explains.
pub fn kind_of_chapter(chapter: &str) -> Option<FormKind> {
    const CHAPTERS: &[(&[&str], FormKind)] = &[
        (&["三公"], K::ThreePublic),
        (&["一般公共预算", "基本支出"], K::GeneralBasic),
        (&["财政拨款", "基本支出"], K::FiscalBasic),
        (&["一般公共预算", "支出"], K::GeneralExpenditure),
        (&["财政拨款", "收"], K::FiscalReceiptsExpenditure),
        (&["财政拨款", "支出"], K::FiscalExpenditure),
        (&["收支"], K::ReceiptsExpenditure),
        (&["收入", "支出"], K::ReceiptsExpenditure),
        (&["收入"], K::Revenue),
        (&["支出"], K::Expenditure),
    ];
    CHAPTERS.iter().find(|(words, _)| words.iter().all(|word| chapter.contains(word))).map(|(_, kind)| *kind)
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
        all.extend(lines.filter_map(|id| table.of_year(id, role).printed()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_known_by_its_usual_names() {
        for name in ["收入总计、支出总计均", "收入、支出预算总计", "收入和支出总计", "收入支出总计"]
        {
            assert_eq!(bare(name), "收入支出", "{name}");
        }
        for name in ["公务用车运行维护费预算", "公务车运行费", "公务车用车运行费"] {
            assert_eq!(bare(name), "公务用车运行费", "{name}");
        }
        assert_eq!(bare("收入预算"), "收入");
        assert_eq!(bare("一般公共预算支出预算"), "一般公共预算支出");
    }
}
