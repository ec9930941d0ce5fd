//! Reports on how well a department reached what it had planned, all narrative.

use super::profile::{Of, Profile};
use crate::scribe::amount::{Digits, Fen, percent};
use crate::scribe::book::{Book, Outlay};
use crate::scribe::document::{Document, Part};

/// An indicator as it was judged.
#[derive(Clone, Copy)]
pub struct Judged {
    /// What is measured.
    pub name: &'static str,
    /// The target in words.
    pub target: &'static str,
    /// The value in the middle of the year.
    pub midyear: &'static str,
    /// The value at its end.
    pub actual: &'static str,
    /// How much of the target was reached, in percent.
    pub rate: &'static str,
    /// Its weight.
    pub weight: u32,
    /// Its score in hundredths of a point.
    pub score: i64,
    /// Why it was missed or left behind, and what is done about it.
    pub reason: &'static str,
}

/// What a report tells that is not in the books.
pub struct Report {
    /// What was done in the year.
    pub work: &'static [&'static str],
    /// The indicators; their weights and the ten points of the execution rate are one hundred.
    pub indicators: &'static [Judged],
    /// What is wrong.
    pub problems: &'static [&'static str],
    /// What is to be done.
    pub measures: &'static [&'static str],
}

const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];

/// The report of a department on a year.
pub fn report(profile: &Profile, year: u16, report: &Report) -> Document {
    let (planned, spent) = (profile.book(year, Of::Budget), profile.book(year, Of::Final));
    let name = profile.department;
    let mut out = vec!["一、基本概况".into(), "（一）部门职责与机构".into()];
    out.extend(profile.duties.iter().map(|duty| (*duty).to_owned()));
    out.push(profile.offices.to_owned());
    let staff = profile.details(year, Of::Budget).staff;
    out.push(format!("{name}编制数{}人，在职{}人，退休{}人。", staff.posts, staff.serving, staff.retired));
    out.push("（二）年度重点工作".into());
    out.extend(report.work.iter().map(|work| (*work).to_owned()));
    let adjusted = money(&planned, &spent, &mut out);
    out.push("三、部门整体支出绩效分析".into());
    let executed = spent.total();
    let earned = (executed * 1000 + adjusted / 2) / adjusted;
    out.push(format!(
        "{year}年全年预算数为{}，执行数为{}，执行率为{}%，得{}分。",
        wan(adjusted),
        wan(executed),
        percent(executed, adjusted),
        points(earned)
    ));
    for (at, judged) in report.indicators.iter().enumerate() {
        out.push(format!("（{}）指标{}：", NUMBERS[at], NUMBERS[at]));
        out.push(sentence(judged));
    }
    let total = earned + report.indicators.iter().map(|judged| judged.score).sum::<i64>();
    out.push("四、评价结论".into());
    let grade = if total >= 9000 { "优" } else { "良" };
    out.push(format!("{year}年度{name}整体支出绩效自评综合得分{}分，评价结果为“{grade}”。", points(total)));
    out.push("五、存在的主要问题及原因分析".into());
    out.extend(report.problems.iter().map(|text| (*text).to_owned()));
    out.push("六、改进措施和建议".into());
    out.extend(report.measures.iter().map(|text| (*text).to_owned()));
    let mut parts = vec![Part::Cover(vec![format!("{name}{year}年度部门整体支出绩效自评报告")])];
    parts.extend(out.into_iter().map(Part::Text));
    parts.push(Part::Signature(name.into(), format!("{}年4月{}日", year + 1, 8 + staff.posts % 17)));
    Document { department: name.into(), label: "部门", unit_label: "单位", parts }
}

/// Budget, adjustment and execution; the adjusted budget is what it ends with.
fn money(planned: &Book, spent: &Book, out: &mut Vec<String>) -> Fen {
    let year = planned.year;
    let basic = |book: &Book| book.sum(|outlay| outlay.basic);
    let project = |book: &Book| book.sum(|outlay| outlay.project);
    // The adjusted budget is what could be spent: what was, and what stayed over.
    let adjusted = spent.total() + spent.carry.after;
    let change = adjusted - planned.total();
    let word = if change < 0 { "调减" } else { "调增" };
    out.push("（三）预算规模及执行情况".into());
    out.push("1.年初预算安排情况".into());
    out.push(format!(
        "年初预算数为{}，其中：基本支出{}，项目支出{}。",
        wan(planned.total()),
        wan(basic(planned)),
        wan(project(planned))
    ));
    out.push("2.预算调整情况".into());
    out.push(format!(
        "年初批复预算数{}，年中{word}{}，调整后全年预算数{}，预算调整率{}%。",
        wan(planned.total()),
        wan(change.abs()),
        wan(adjusted),
        percent(change, planned.total())
    ));
    out.push("3.全年预算执行情况".into());
    out.push(format!(
        "全年预算数为{}，全年实际支出{}，预算执行率为{}%。",
        wan(adjusted),
        wan(spent.total()),
        percent(spent.total(), adjusted)
    ));
    out.push("二、部门整体支出管理及使用情况".into());
    out.push("（一）基本支出情况".into());
    out.push(format!(
        "{year}年基本支出实际支出{}，其中：人员经费{}，公用经费{}。",
        wan(basic(spent)),
        wan(spent.personnel()),
        wan(spent.public())
    ));
    out.push("（二）项目支出情况".into());
    let general = spent.sum(Outlay::general_project);
    out.push(format!(
        "{year}年共有一般公共预算项目{}个，项目预算总额{}，实际支出{}。其中：",
        spent.projects.len(),
        wan(planned.sum(Outlay::general_project)),
        wan(general)
    ));
    for (at, project) in spent.projects.iter().enumerate() {
        let budget = planned.projects.iter().find(|other| other.name == project.name).map_or(0, |other| other.amount());
        out.push(format!(
            "（{}）{}：预算金额{}，执行金额{}，执行率{}%。",
            at + 1,
            project.name,
            wan(budget),
            wan(project.amount()),
            percent(project.amount(), budget)
        ));
    }
    adjusted
}

fn sentence(judged: &Judged) -> String {
    let Judged { name, target, midyear, actual, rate, weight, score, reason } = *judged;
    format!(
        "{name}：该指标预期指标值为{target}，年中监控完成值为{midyear}，全年实际完成值为{actual}，指标完成率为{rate}%。{reason}\
         该指标权重分值为{weight}分，自评得分{}分。",
        points(score)
    )
}

fn wan(amount: Fen) -> String {
    format!("{}万元", Digits::Fixed.print(amount))
}

fn points(hundredths: i64) -> String {
    Digits::Plain.print(hundredths)
}
