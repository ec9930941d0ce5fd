//! The performance form of a promised project, in the four layouts.

use kuanxiang::model::Operator;

use super::chance::Chance;
use super::layout::Layout;
use super::promise::{Indicator, Pen, Project, Target, pieces, set_apart, shuffled};

/// A first level with its second levels.
type Level = (&'static str, &'static [&'static str]);

/// The levels of a form, as regions and years name them.
const LEVELS: [&[Level]; 4] = [
    &[
        ("产出指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
        ("效益指标", &["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
        ("满意度指标", &["服务对象满意度指标"]),
    ],
    &[
        ("项目完成指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
        ("项目效益指标", &["经济效益指标", "社会效益指标", "可持续影响指标"]),
        ("满意度指标", &["满意度指标"]),
    ],
    &[
        ("产出指标", &["数量指标", "质量指标", "时效指标"]),
        ("成本指标", &["经济成本指标", "社会成本指标"]),
        ("效益指标", &["社会效益指标", "生态效益指标"]),
        ("满意度指标", &["服务对象满意度指标"]),
    ],
    &[
        ("成本指标", &["经济成本指标", "生态环境成本指标"]),
        ("产出指标", &["数量指标", "质量指标", "时效指标"]),
        ("效益指标", &["经济效益指标", "社会效益指标"]),
        ("满意度指标", &["满意度指标"]),
    ],
];

const NAMES: &[&str] = &[
    "更新地形图幅数量",
    "网格员人数",
    "系统故障处理及时率",
    "成果验收合格率",
    "编制季度分析报告份数，含专题报告",
    "管网改造长度",
    "对全市统一底图的支撑能力",
    "参训人员对培训组织和课程安排的认可度",
    "购置500强企业设备",
    "2024年会展场次",
    "经费控制额",
    "水质达标村占全部行政村的比重",
    "居民用水条件",
    "带动就业",
    "项目按期开工及完工情况",
    "单次巡检费用",
];

const GOALS: &[&str] = &[
    "更新全市基础地理信息数据。",
    "完成32公里老旧管网改造，新增检测设备12台，保障居民用水安全；同时建立巡查制度，做到每季度巡查1次、问题7日内处置，群众认可度达到90%以上。",
    "保障政务信息系统全年稳定运行，故障及时处理，为各部门提供统一支撑，推动数据共享。",
];

/// Writes the form and notes in the project what it says.
pub fn write(pen: &mut Pen, project: &mut Project) {
    let amount = project.amount.0.clone();
    let fiscal = if pen.chance.once_in(3) { pen.amount() } else { amount.clone() };
    let other = match pen.chance.below(3) {
        0 => None,
        1 => Some("0.00".to_owned()),
        _ => Some(pen.amount()),
    };
    project.fiscal.0 = fiscal;
    project.other = other.map(|other| (other, 0));
    project.goal.0 = (*pen.chance.pick(GOALS)).to_owned();
    let groups = groups(pen);
    match pen.layout {
        Layout::Spaced => tall(pen, project, &groups),
        Layout::Single => flat(pen, project, &groups),
        Layout::Tabbed | Layout::Stacked => ruled(pen, project, &groups),
    }
}

/// A second level with its indicators; none where the form leaves it empty.
struct Group {
    level1: &'static str,
    level2: &'static str,
    indicators: Vec<(&'static str, Target)>,
}

fn groups(pen: &mut Pen) -> Vec<Group> {
    let levels = *pen.chance.pick(&LEVELS);
    let mut names = shuffled(&mut pen.chance, NAMES);
    let mut out = Vec::new();
    for (level1, seconds) in levels {
        for level2 in *seconds {
            let count = *pen.chance.pick(&[0, 1, 1, 1, 2, 3]);
            let taken = count.min(names.len());
            let names = names.split_off(names.len() - taken);
            let indicators = names.into_iter().map(|name| (name, target_of(name, &mut pen.chance))).collect();
            out.push(Group { level1, level2, indicators });
        }
    }
    out
}

/// A target; where blanks around a number within a name cannot be told from the end of a cell, one with a sign.
fn target_of(name: &str, chance: &mut Chance) -> Target {
    let inner = name.trim_start_matches(|c: char| c.is_ascii_digit()).contains(|c: char| c.is_ascii_digit());
    loop {
        let target = target(chance);
        if !(inner && is_text(&target)) {
            return target;
        }
    }
}

fn target(chance: &mut Chance) -> Target {
    const SIGNS: &[(&str, Operator)] = &[
        ("≥", Operator::AtLeast),
        ("≥", Operator::AtLeast),
        ("≤", Operator::AtMost),
        ("=", Operator::Equal),
        (">", Operator::Above),
        ("<", Operator::Below),
        (">=", Operator::AtLeast),
        ("＜=", Operator::AtMost),
        ("不低于", Operator::AtLeast),
        ("不超过", Operator::AtMost),
        ("大于等于", Operator::AtLeast),
        ("小于等于", Operator::AtMost),
    ];
    const TEXTS: &[&str] = &["明显提升", "稳定运行", "长期", "有所改善", "效果明显并持续", "2024年12月31日"];
    const UNITS: &[&str] = &["%", "个", "次/年", "公里", "万元", "元/人/天", "份"];
    if chance.once_in(4) {
        let text = *chance.pick(TEXTS);
        return Target { printed: text.into(), operator: Operator::Text, number: None, unit: None };
    }
    let (sign, operator) = *chance.pick(SIGNS);
    let number = match chance.below(3) {
        0 => format!("{}.{}", chance.below(90), 1 + chance.below(9)),
        _ => (1 + chance.below(600)).to_string(),
    };
    let unit = *chance.pick(UNITS);
    Target { printed: format!("{sign}{number}{unit}"), operator, number: Some(number), unit: Some(unit) }
}

fn indicator(group: &Group, name: &str, line: u32, target: &Target, more: Option<[String; 5]>) -> Indicator {
    let target = target.clone();
    Indicator { level1: group.level1, level2: group.level2, name: (name.into(), line), target, more }
}

fn is_text(target: &Target) -> bool {
    target.operator == Operator::Text
}

/// Labels down the side, each cell ended by a blank.
fn tall(pen: &mut Pen, project: &mut Project, groups: &[Group]) {
    let title = *pen.chance.pick(&["部门预算项目支出绩效目标表", "项目支出绩效目标表"]);
    pen.end(title);
    pen.end("（2024 年度）");
    let name = set_apart(&project.name.0);
    project.name.1 = pen.end(&format!("项目名称 {name}"));
    pen.end("预算单位 滨江市测绘局");
    pen.end("项目资金");
    pen.end("（万元）");
    project.amount.1 = pen.end(&format!(" 年度资金总额：{}", project.amount.0));
    project.fiscal.1 = pen.end(&format!("       其中：财政拨款  {}", project.fiscal.0));
    let other = project.other.as_ref().map_or("", |(other, _)| other);
    let line = pen.end(&format!("             其他资金  {other}"));
    project.other = project.other.take().map(|(other, _)| (other, line));
    for part in ["总", "体", "目", "标", "年度目标"] {
        pen.end(part);
    }
    project.goal.1 = pen.wrapped(&set_apart(&project.goal.0), 34);
    for part in ["一级", "指标", "二级指标 三级指标"] {
        pen.end(part);
    }
    pen.wrapped("指标值（包含数字及文字描述）", 11);
    for part in ["绩", "效", "指", "标"] {
        pen.end(part);
    }
    let mut first = "";
    for group in groups {
        if group.level1 != first {
            let narrow = 1 + pen.chance.below(2);
            pen.wrapped(group.level1, narrow);
            first = group.level1;
        }
        let wide = *pen.chance.pick(&[4, 6, 12]);
        let mut lead = String::new();
        let one_line = group.level2.chars().count() <= wide;
        if one_line && group.indicators.len() == 1 && pen.chance.once_in(2) && group.indicators[0].0.chars().count() < 9
        {
            lead = format!("{} ", group.level2);
        } else {
            pen.wrapped(group.level2, wide);
        }
        for (name, target) in &group.indicators {
            let line = tall_row(pen, &lead, name, target);
            project.indicators.push(indicator(group, name, line, target, None));
        }
    }
}

fn tall_row(pen: &mut Pen, lead: &str, name: &str, target: &Target) -> u32 {
    let value = set_apart(&target.printed);
    let printed = set_apart(name);
    let digits = name.contains(|c: char| c.is_ascii_digit());
    let room = *pen.chance.pick(&[5, 7, 30]);
    let apart = (lead.is_empty() && room < 30) || (digits && is_text(target));
    if !apart {
        return pen.end(&format!("{lead}{printed} {value}"));
    }
    if !lead.is_empty() {
        pen.end(lead.trim_end());
    }
    let mut cells = pieces(&printed, room);
    if !is_text(target) && target.printed.contains(['≥', '≤', '=']) && pen.chance.once_in(3) {
        // The last line of the name and the value stand side by side.
        let last = cells.pop().unwrap_or_default();
        cells.push(format!("{last} {value}"));
        let mut first = 0;
        for (at, cell) in cells.iter().enumerate() {
            let line = if at + 1 == cells.len() { pen.end(cell) } else { pen.line(cell) };
            first = if at == 0 { line } else { first };
        }
        return first;
    }
    let line = pen.wrapped(&printed, room);
    pen.wrapped(&value, if is_text(target) && !value.contains(' ') { 5 } else { 30 });
    line
}

/// Labels on lines of their own, no blanks at the ends of cells.
fn flat(pen: &mut Pen, project: &mut Project, groups: &[Group]) {
    pen.end("项 目 支 出 绩 效 目 标 表");
    pen.end("（2024 年）");
    let name = set_apart(&project.name.0);
    project.name.1 = pen.end(&format!("预算单位 滨江市测绘局 项目名称 {name}"));
    pen.end("项目资金");
    pen.end("（万元）");
    let other = project.other.as_ref().map_or(String::new(), |(other, _)| format!(" {other} 万元"));
    let (amount, fiscal) = (&project.amount.0, &project.fiscal.0);
    let line = pen.end(&format!("年度资金总额： {amount} 万元 其中：财政拨款 {fiscal} 万元 其他资金{other}"));
    (project.amount.1, project.fiscal.1) = (line, line);
    project.other = project.other.take().map(|(other, _)| (other, line));
    pen.end("项目总体目");
    pen.end("标");
    project.goal.1 = pen.wrapped(&set_apart(&project.goal.0), 45);
    pen.end("一级指标 二级指标 三级指标 指标值（包含数字及文字描述）");
    let mut first = "";
    for group in groups {
        let mut lead = String::new();
        if group.level1 != first {
            first = group.level1;
            if group.level1 == group.level2 {
                lead = format!("{first} ");
            } else {
                pen.end(first);
            }
        }
        let alone = group.indicators.len() == 1 && pen.chance.once_in(2);
        let last = group.indicators.len().saturating_sub(1);
        lead.push_str(group.level2);
        if !alone {
            pen.end(&std::mem::take(&mut lead));
        } else {
            lead.push(' ');
        }
        for (at, (name, target)) in group.indicators.iter().enumerate() {
            let line = flat_row(pen, &std::mem::take(&mut lead), name, target, at == last);
            project.indicators.push(indicator(group, name, line, target, None));
        }
    }
}

fn flat_row(pen: &mut Pen, lead: &str, name: &str, target: &Target, last: bool) -> u32 {
    let value = set_apart(&target.printed);
    let printed = set_apart(name);
    let digits = printed.contains(' ');
    let long = name.chars().count() > 9;
    // A text alone on its line is told from a name only by the label behind it.
    let decided = !is_text(target) || (last && !value.contains(' '));
    if !lead.is_empty() || !long || digits || !decided || pen.chance.once_in(3) {
        return pen.end(&format!("{lead}{} {value}", if is_text(target) { name } else { &printed }));
    }
    let line = pen.wrapped(&printed, 7);
    pen.end(&value);
    line
}

/// Cells between tabs, or a cell on each line behind a tab.
fn ruled(pen: &mut Pen, project: &mut Project, groups: &[Group]) {
    pen.line("项目支出绩效目标表");
    pen.gap();
    let wide = pen.chance.once_in(2);
    let other = project.other.as_ref().map_or(String::new(), |(other, _)| other.clone());
    row(pen, &["（2024年）"]);
    project.name.1 = row(pen, &["预算单位", "滨江市测绘局", "项目名称", &project.name.0])[3];
    let (amount, fiscal) = (project.amount.0.as_str(), project.fiscal.0.as_str());
    let total = *pen.chance.pick(&["年度资金总额：", "年度预算总额"]);
    let lines = row(pen, &["项目资金（万元）", total, amount, "其中：财政拨款", fiscal, "其他资金", &other]);
    (project.amount.1, project.fiscal.1) = (lines[2], lines[4]);
    project.other = project.other.take().map(|(other, _)| (other, lines[6]));
    let tags = if pen.layout == Layout::Tabbed { ("<p>", "</p>") } else { ("", "") };
    let label = *pen.chance.pick(&["项目总体目标", "年度绩效目标", "总体目标"]);
    project.goal.1 = row(pen, &[label, &format!("{}{}{}", tags.0, project.goal.0, tags.1)])[1];
    const MORE: [&str; 5] = ["指标分值权重", "指标值设置依据", "指标赋分规则", "佐证资料", "上年完成值"];
    let mut header = vec!["一级指标", "二级指标", "三级指标", "指标值（包含数字及文字描述）"];
    header.extend(MORE.iter().filter(|_| wide));
    row(pen, &header);
    let (mut first, mut second) = ("", "");
    for group in groups {
        if group.indicators.is_empty() && pen.chance.once_in(2) {
            let blanks = vec![""; header.len() - 2];
            let level1 = if group.level1 == first { "" } else { group.level1 };
            row(pen, &[&[level1, group.level2], blanks.as_slice()].concat());
            (first, second) = (group.level1, group.level2);
        }
        for (name, target) in &group.indicators {
            let level1 = if group.level1 == first { "" } else { group.level1 };
            let level2 = if level1.is_empty() && group.level2 == second { "" } else { group.level2 };
            (first, second) = (group.level1, group.level2);
            let more = wide.then(|| more(pen, name));
            let mut target = target.clone();
            if pen.layout == Layout::Tabbed {
                // Recognition takes the two signs apart.
                target.printed = target.printed.replace('≥', ">=").replace('≤', "<=");
            }
            let line = ruled_row(pen, &[level1, level2, name], &target, more.as_ref());
            project.indicators.push(indicator(group, name, line, &target, more));
        }
    }
    pen.gap();
}

fn more(pen: &mut Pen, name: &str) -> [String; 5] {
    let weight = if pen.chance.once_in(4) { "7.5".to_owned() } else { (5 + pen.chance.below(20)).to_string() };
    let basis = pen.chance.pick(&["计划标准", "《预算绩效管理办法》（第3号）", "行业标准"]).to_string();
    let scoring = pen.chance.pick(&["按照完成比例赋分", "达到目标值得满分，每低1%扣0.5分"]).to_string();
    let prior = pen.chance.pick(&["/", "95%", "12个"]).to_string();
    [weight, basis, scoring, format!("{name}台账"), prior]
}

/// A row of an indicator; now and then its last cells go on in a row of their own, as a narrow column leaves them.
fn ruled_row(pen: &mut Pen, stub: &[&str; 3], target: &Target, more: Option<&[String; 5]>) -> u32 {
    let value = target.printed.replace(">=", "> =").replace("<=", "< =");
    let mut cells: Vec<String> = stub.iter().map(|cell| (*cell).to_owned()).collect();
    cells.push(value);
    cells.extend(more.into_iter().flatten().cloned());
    let mut rest = vec![String::new(); cells.len()];
    if pen.layout == Layout::Tabbed && pen.chance.once_in(4) {
        for at in [1, 3, 6].into_iter().take(if cells.len() > 6 { 3 } else { 2 }) {
            let cell = cells[at].clone();
            if cell.is_ascii() || cell.chars().count() < 4 || cell.contains(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let middle = cell.chars().count() / 2;
            cells[at] = cell.chars().take(middle).collect();
            rest[at] = cell.chars().skip(middle).collect();
        }
    }
    let lines = row(pen, &cells.iter().map(String::as_str).collect::<Vec<_>>());
    if rest.iter().any(|cell| !cell.is_empty()) {
        row(pen, &rest.iter().map(String::as_str).collect::<Vec<_>>());
    }
    lines[2]
}

/// Writes a row and says on which line each cell stands.
fn row(pen: &mut Pen, cells: &[&str]) -> Vec<u32> {
    if pen.layout == Layout::Tabbed {
        let line = pen.line(&cells.join("\t"));
        return vec![line; cells.len()];
    }
    let empty = *pen.chance.pick(&["", "\u{3000}"]);
    let lines =
        cells.iter().map(|cell| pen.line(&format!("\t{}", if cell.is_empty() { empty } else { cell }))).collect();
    pen.gap();
    lines
}
