//! Invented names: departments, projects, duties.

use crate::scribe::amount::Fen;
use crate::scribe::book::{Indicator, Project};
use crate::scribe::chance::Chance;

/// Ordinals for what is printed twice.
pub const ORDINALS: [&str; 3] = ["一", "二", "三"];

const CITIES: [&str; 4] = ["澄川市", "云汀县", "浣溪区", "临汀州"];
const BUREAUS: [&str; 6] = ["财政局", "教育局", "商务局", "档案馆", "审计局", "投资促进服务中心"];
const OTHERS: [&str; 3] = ["大数据发展局", "粮食和物资储备局", "产业园区服务中心"];

/// The department as its tables name it, and as titles and text call it.
pub fn department(chance: &mut Chance, variant: usize) -> (String, String) {
    let city = *chance.pick(&CITIES);
    let bureau = *chance.pick(&BUREAUS);
    let other = *chance.pick(&OTHERS);
    let plain = format!("{city}{bureau}");
    match variant {
        0 | 1 => (plain.clone(), plain),
        2 => (plain.clone(), format!("{plain}本级")),
        3 => (format!("{plain}（{city}{other}）"), format!("{plain}（{city}{other}）")),
        _ => (format!("{plain}（{city}{other}）"), format!("{plain}（{city}{other}）本级")),
    }
}

/// A sentence about what the department does.
pub fn duty(chance: &mut Chance, at: usize) -> String {
    let verbs = ["拟订", "组织实施", "统筹协调", "监督检查"];
    let things =
        ["全市相关领域的发展规划和年度计划", "本领域公共服务体系建设", "行业统计和运行监测", "专项资金的申报和使用"];
    format!("（{}）负责{}{}。", ORDINALS[at % 3], chance.pick(&verbs), chance.pick(&things))
}

/// A project with a name that nobody else has.
pub fn project(chance: &mut Chance, code: u32, buys: Vec<(u32, Fen)>, undertaker: &str) -> Project {
    let fields =
        ["业务系统", "办公用房", "年度普查", "对外宣传", "乡村（社区）服务站", "档案数字化", "专家评审", "应急物资"];
    let doings = ["运行维护", "升级改造", "采购", "购买服务", "专项工作"];
    let number = chance.below(90) + 10;
    let tail = *chance.pick(&["经费", "项目", "费", "专项经费（市本级）"]);
    let name = format!("{}{}{}{tail}", chance.pick(&fields), chance.pick(&doings), chinese(number));
    Project {
        name: name.clone(),
        code,
        buys,
        basis: "按照本级政府年度工作要点和行业管理办法设立".into(),
        undertaker: undertaker.into(),
        allocation: "用于支付服务费、材料费和差旅费".into(),
        period: "全年".into(),
        goal: format!("完成{name}的年度任务，服务质量稳步提高。"),
        indicators: vec![
            indicator("产出指标", "数量指标", "完成任务数量", "≥4次", 30),
            indicator("产出指标", "质量指标", "验收合格率", "≥95%", 20),
            indicator("效益指标", "社会效益指标", "服务对象覆盖人数", "≥300人", 30),
            indicator("满意度指标", "满意度指标", "服务对象满意度", "≥90%", 10),
        ],
    }
}

fn indicator(level1: &'static str, level2: &'static str, name: &str, value: &str, weight: u32) -> Indicator {
    Indicator { level1, level2, name: name.into(), value: value.into(), weight }
}

fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    format!("{}{}号", DIGITS[number / 10], DIGITS[number % 10])
}
