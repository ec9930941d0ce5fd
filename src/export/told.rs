//! The records of what a disclosure says beside its tables: projects, indicators, statements, facts.

use rust_decimal::Decimal;
use serde::Serialize;

use super::record::{Place, Record, place, printed};
use crate::library::Library;
use crate::model::{Disclosure, Fact, Indicator, Name, Passage, Print, Project, Statement};
use crate::money::Amount;
use crate::source::Origin;

/// A project, put together from the project table, the narrative and its performance form.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where it is first told of.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The name on the project table, else on the performance form, else in the narrative.
    pub name: &'a str,
    /// Other spellings met.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<&'a str>,
    /// The money in 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_wan: Option<Decimal>,
    /// 财政拨款 in 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fiscal_wan: Option<Decimal>,
    /// 其他资金 in 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_wan: Option<Decimal>,
    /// 设立的政策依据.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'a str>,
    /// 项目承担单位.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub undertaker: Option<&'a str>,
    /// 资金分配情况.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allocation: Option<&'a str>,
    /// 资金执行时间.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<&'a str>,
    /// 年度目标.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<&'a str>,
}

/// An indicator of a project, or of the department as a whole.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where its name begins.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The project; left out for the department as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<&'a str>,
    /// 一级指标.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level1: Option<&'a str>,
    /// 二级指标.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level2: Option<&'a str>,
    /// 三级指标.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level3: Option<&'a str>,
    /// The target as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
    /// `>=`, `<=`, `=`, `>`, `<` or `text`.
    pub operator: &'static str,
    /// The number of the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Decimal>,
    /// The unit of the target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// 权重.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Decimal>,
    /// 指标值设定依据.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'a str>,
    /// 赋分规则.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scoring: Option<&'a str>,
    /// 佐证资料.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<&'a str>,
    /// 上年完成值.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prior: Option<&'a str>,
    /// 实际完成值.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<&'a str>,
    /// 完成率.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<&'a str>,
    /// 得分.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Decimal>,
    /// 偏差原因.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deviation: Option<&'a str>,
}

/// A sentence that states an amount.
#[derive(Clone, Debug, Serialize)]
pub struct StatementRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where the amount stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// What the amount is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<&'a str>,
    /// 类, 款 and 项 as the sentence names them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub code_path: Vec<&'a str>,
    /// The amount as printed.
    pub amount: Decimal,
    /// Its unit.
    pub unit: &'static str,
    /// The stated difference, signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Decimal>,
    /// The stated percent, signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<Decimal>,
    /// The stated reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'a str>,
    /// The sentence.
    pub text: &'a str,
}

/// Anything else with a name and a value.
#[derive(Clone, Debug, Serialize)]
pub struct FactRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where the value stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// What it is about.
    pub group: &'static str,
    /// As the document calls it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// The value as printed.
    pub value: String,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
}

/// The records of a disclosure beside its tables: each project before its indicators, then the indicators of the
/// department, the statements and the facts.
pub fn all<'a>(library: &'a Library, disclosure: &'a Disclosure) -> impl Iterator<Item = Record<'a>> {
    let id = disclosure.id.as_str();
    let projects = disclosure.projects.iter().flat_map(move |told| {
        let head = Record::Project(Box::new(project(library, disclosure, told)));
        let of = Some(told.name.as_str());
        let indicators = told.indicators.iter().map(move |one| indicator(library, id, of, one));
        std::iter::once(head).chain(indicators)
    });
    let whole = disclosure.indicators.iter().map(move |one| indicator(library, id, None, one));
    let statements = disclosure.statements.iter().map(move |one| statement(library, id, one));
    let facts = disclosure.facts.iter().map(move |one| fact(library, id, one));
    projects.chain(whole).chain(statements).chain(facts)
}

fn project<'a>(library: &'a Library, disclosure: &'a Disclosure, project: &'a Project) -> ProjectRecord<'a> {
    let wan = |money: &Option<(Amount, Origin)>| money.as_ref().map(|(amount, _)| amount.wan());
    let text = |passage: &'a Option<Passage>| passage.as_ref().map(|passage| passage.text.as_str());
    let first = project.places.first().copied().unwrap_or(Origin::file(disclosure.files[0]));
    ProjectRecord {
        disclosure: &disclosure.id,
        place: place(library, first),
        name: &project.name,
        variants: project.variants.iter().map(|variant| variant.text.as_str()).collect(),
        amount_wan: wan(&project.amount),
        fiscal_wan: wan(&project.fiscal),
        other_wan: wan(&project.other),
        basis: text(&project.basis),
        undertaker: text(&project.undertaker),
        allocation: text(&project.allocation),
        period: text(&project.period),
        goal: text(&project.goal),
    }
}

fn indicator<'a>(library: &'a Library, id: &'a str, project: Option<&'a str>, one: &'a Indicator) -> Record<'a> {
    let text = |name: &'a Option<Name>| name.as_ref().and_then(printed);
    Record::Indicator(Box::new(IndicatorRecord {
        disclosure: id,
        place: place(library, one.origin),
        project,
        level1: printed(&one.level1),
        level2: printed(&one.level2),
        level3: printed(&one.level3),
        value: printed(&one.target.printed),
        operator: one.target.operator.id(),
        number: one.target.number,
        unit: text(&one.target.unit),
        weight: one.weight,
        basis: text(&one.basis),
        scoring: text(&one.scoring),
        evidence: text(&one.evidence),
        prior: text(&one.prior),
        actual: text(&one.actual),
        completion: text(&one.completion),
        score: one.score,
        deviation: text(&one.deviation),
    }))
}

fn statement<'a>(library: &'a Library, id: &'a str, one: &'a Statement) -> Record<'a> {
    Record::Statement(Box::new(StatementRecord {
        disclosure: id,
        place: place(library, one.origin),
        subject: printed(&one.subject),
        code_path: one.path.iter().map(Name::as_str).collect(),
        amount: one.amount.number,
        unit: one.amount.unit.chinese(),
        change: one.change,
        percent: one.percent,
        reason: one.reason.as_ref().and_then(printed),
        text: &one.text,
    }))
}

fn fact<'a>(library: &'a Library, id: &'a str, one: &'a Fact) -> Record<'a> {
    let value = match &one.value {
        Print::Number(number) => number.to_string(),
        Print::Word(word) => word.to_string(),
    };
    Record::Fact(FactRecord {
        disclosure: id,
        place: place(library, one.origin),
        group: one.group.id(),
        name: printed(&one.name),
        value,
        unit: one.unit.as_ref().and_then(printed),
    })
}
