//! What the invented budget and the invented evaluation tell beside their tables: projects, indicators, sentences, facts.
//! Everything is written onto the page first, so that every origin is true.

use kuanxiang::model::{
    Code, Disclosure, Fact, FactGroup, Indicator, Name, Operator, Passage, Print, Project, Statement, Target,
};
use kuanxiang::money::{Amount, Unit, parse_number};
use kuanxiang::source::Origin;
use rust_decimal::Decimal;

use super::fixture::Page;

/// What is told in a document.
#[derive(Default)]
pub struct Told {
    projects: Vec<Project>,
    indicators: Vec<Indicator>,
    statements: Vec<Statement>,
    facts: Vec<Fact>,
}

impl Told {
    /// Puts it into its disclosure.
    pub fn into(self, disclosure: &mut Disclosure) {
        disclosure.projects = self.projects;
        disclosure.indicators = self.indicators;
        disclosure.statements = self.statements;
        disclosure.facts = self.facts;
    }
}

/// A row of a form: levels, name, target, weight; what a result has of actual, completion and score.
type Row<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str, &'a [&'a str]);

fn number(text: &str) -> Decimal {
    parse_number(text).unwrap_or_else(|| panic!("{text}"))
}

fn money(page: &mut Page, label: &str, text: &str) -> Option<(Amount, Origin)> {
    Some((Amount { number: number(text), unit: Unit::Wan }, page.say_at(&format!("{label} {text}"), text)))
}

fn passage(page: &mut Page, label: &str, text: &str) -> Option<Passage> {
    Some(Passage { text: text.into(), origin: page.say_at(&format!("{label}{text}"), text) })
}

fn target(printed: &str) -> Target {
    let (operator, rest) = [("≥", Operator::AtLeast), ("≤", Operator::AtMost), ("=", Operator::Equal)]
        .iter()
        .find_map(|(sign, operator)| Some((*operator, printed.strip_prefix(sign)?)))
        .unwrap_or((Operator::Text, ""));
    let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let unit = Some(&rest[end..]).filter(|unit| !unit.is_empty());
    Target { printed: printed.into(), operator, number: parse_number(&rest[..end]), unit: unit.map(Name::from) }
}

fn indicator(page: &mut Page, (level1, level2, name, value, weight, results): &Row<'_>) -> Indicator {
    let line = [*level1, *level2, *name, *value, *weight].into_iter().chain(results.iter().copied());
    let line = line.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("  ");
    let result = |at: usize| results.get(at).filter(|result| !result.is_empty()).map(|result| Name::from(*result));
    Indicator {
        weight: parse_number(weight),
        actual: result(0),
        completion: result(1),
        score: result(2).and_then(|score| parse_number(&score)),
        deviation: result(3),
        measures: result(4),
        ..Indicator::new([*level1, *level2, *name].map(Name::from), target(value), page.say_at(&line, name))
    }
}

const GOAL: &str = "保障十二个业务系统全年稳定运行，故障四小时内修复；完成网络安全等级保护测评，整改测评中发现的\
    问题；组织系统管理人员培训两期，提高各单位的使用水平；按季度核对运行维护记录，合同款按验收结果支付。";

const SYSTEMS: &[Row<'_>] = &[
    ("产出指标", "数量指标", "运行维护的业务系统数量", "≥12个", "10", &[]),
    ("产出指标", "数量指标", "组织系统管理人员培训期数", "=2期", "10", &[]),
    ("产出指标", "质量指标", "系统可用率", "≥99.5%", "20", &[]),
    ("产出指标", "时效指标", "故障修复时间", "≤4小时", "10", &[]),
    ("成本指标", "经济成本指标", "全年运行维护成本", "≤267.62万元", "10", &[]),
    ("效益指标", "社会效益指标", "对各预算单位和社会公众通过网络办理财政业务的支撑作用", "明显增强", "20", &[]),
    ("满意度指标", "服务对象满意度指标", "使用单位满意度", "≥95%", "10", &[]),
];

const REVIEWS: &[Row<'_>] = &[
    ("产出指标", "数量指标", "评价项目数量", "≥8个", "", &[]),
    ("产出指标", "时效指标", "报告提交时间", "≤12月", "", &[]),
];

const WHOLE: &[Row<'_>] = &[
    ("履职效能", "数量指标", "完成重点工作事项", "≥20项", "60", &[]),
    ("履职效能", "满意度指标", "服务对象满意度", "≥90%", "30", &[]),
];

/// The narrative and the forms of the full budget.
pub fn budget(page: &mut Page) -> Told {
    let mut told = Told::default();
    staffing(page, &mut told);
    sentence(page, &mut told, ("1,602.11", &["43.18", "2.77", "人员增加"]), "");
    sentence(page, &mut told, ("387.62", &["12.30", "3.28", "新增信息系统运行维护"]), "一般行政管理事务");
    let first = Project {
        name: "政务信息系统运行维护及网络安全等级保护测评服务项目".into(),
        variants: passage(page, "项目名称：", "政务信息系统运维及等保测评").into_iter().collect(),
        account: Code::parse("2010602").map(|code| (code, "一般行政管理事务".into())),
        amount: money(page, "资金总额", "267.62"),
        fiscal: money(page, "财政拨款", "260.00"),
        other: money(page, "其他资金", "7.62"),
        basis: passage(page, "设立的政策依据：", "市政府办公室关于统筹政务信息系统建设和运行维护的通知"),
        undertaker: passage(page, "项目承担单位：", "滨江市财政局信息中心"),
        allocation: passage(page, "资金分配情况：", "委托业务费 240.00 万元，培训费 27.62 万元"),
        period: passage(page, "资金执行时间：", "2024年1月至12月"),
        goal: passage(page, "年度目标：", GOAL),
        indicators: SYSTEMS.iter().map(|row| indicator(page, row)).collect(),
        places: vec![page.last()],
        ..Project::default()
    };
    let second = Project {
        name: "预算绩效第三方评价".into(),
        amount: money(page, "资金总额", "120.00"),
        places: vec![page.last()],
        indicators: REVIEWS.iter().map(|row| indicator(page, row)).collect(),
        ..Project::default()
    };
    let third = Project {
        name: "会计考试考务".into(), places: vec![page.say("会计考试考务")], ..Project::default()
    };
    told.projects = vec![first, second, third];
    for one in &mut told.projects[0].indicators {
        one.basis = Some("计划标准".into());
        one.evidence = Some("工作台账".into());
    }
    told.projects[0].indicators[2].prior = Some("99.2%".into());
    told.indicators = WHOLE.iter().map(|row| indicator(page, row)).collect();
    told
}

fn staffing(page: &mut Page, told: &mut Told) {
    let facts = [
        (FactGroup::Staffing, "编制数", "88", "人"),
        (FactGroup::Staffing, "在职人数", "84", "人"),
        (FactGroup::Procurement, "政府采购预算", "126.50", "万元"),
        (FactGroup::Assets, "车辆", "5", "辆"),
    ];
    for (group, name, value, unit) in facts {
        let origin = page.say_at(&format!("{name} {value} {unit}"), value);
        let value = Print::Number(number(value));
        told.facts.push(Fact { group, name: name.into(), value, unit: Some(unit.into()), origin });
    }
}

/// A sentence about an account: amount, then change, percent and reason.
fn sentence(page: &mut Page, told: &mut Told, (amount, rest): (&str, &[&str]), item: &str) {
    let path: Vec<Name> = match item {
        "" => vec!["一般公共服务支出".into()],
        item => vec!["一般公共服务支出".into(), "财政事务".into(), item.into()],
    };
    let names: Vec<String> =
        path.iter().zip(["类", "款", "项"]).map(|(name, level)| format!("{name}（{level}）")).collect();
    let text = format!(
        "{}：2024年预算数为{amount}万元，比上年预算增加{}万元，增长{}%，主要原因是{}。",
        names.concat(),
        rest[0],
        rest[1],
        rest[2]
    );
    told.statements.push(Statement {
        subject: path.last().cloned().unwrap_or_default(),
        path,
        amount: Amount { number: number(amount), unit: Unit::Wan },
        change: Some(number(rest[0])),
        percent: Some(number(rest[1])),
        reason: Some(rest[2].into()),
        text: text.as_str().into(),
        origin: page.say_at(&text, amount),
    });
}

const RESULTS: &[Row<'_>] = &[
    ("产出指标", "数量指标", "审批项目数量", "≥300个", "20", &["326个", "108.67%", "20"]),
    (
        "产出指标",
        "质量指标",
        "按时办结率",
        "≥98%",
        "20",
        &["96.5%", "98.47%", "18.5", "材料补正的次数多于往年", "把材料清单放到网上，受理前先行核对"],
    ),
    ("产出指标", "成本指标", "平均每件成本", "≤0.8万元", "20", &["0.75万元", "100%", "20"]),
    ("效益指标", "社会效益指标", "营商环境", "持续改善", "20", &["有所改善", "90%", "18"]),
    ("满意度指标", "服务对象满意度指标", "申请单位满意度", "≥90%", "10", &["93%", "103.33%", "10"]),
];

/// The evaluation of a department as a whole.
pub fn evaluation(page: &mut Page) -> Told {
    page.say("滨江市发展和改革委员会 2024 年度部门整体支出绩效自评报告");
    let indicators = RESULTS.iter().map(|row| indicator(page, row)).collect();
    let score = page.say_at("综合得分 96.5 分", "96.5");
    let grade = page.say_at("评价等级 优", "优");
    let facts = vec![
        Fact {
            group: FactGroup::Score,
            name: "综合得分".into(),
            value: Print::Number(number("96.5")),
            unit: Some("分".into()),
            origin: score,
        },
        Fact {
            group: FactGroup::Score,
            name: "评价等级".into(),
            value: Print::Word("优".into()),
            unit: None,
            origin: grade,
        },
    ];
    Told { indicators, facts, ..Told::default() }
}
