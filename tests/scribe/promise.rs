//! What a disclosure promises: projects told of in sentences, their performance forms, the sentences that state amounts.
//! Made by chance and written in the four layouts, with what a reader has to get out of it and on which line.
//!
//! What a layout leaves open is never written: without ends of cells no text target is wrapped, and a wrapped name has a
//! text target only where a label follows.

use kuanxiang::model::Operator;

use super::chance::Chance;
use super::layout::Layout;

/// A document as text, and what it says.
#[derive(Debug)]
pub struct Promised {
    /// The text with LF line ends.
    pub text: String,
    /// The projects in the order of the narrative.
    pub projects: Vec<Project>,
    /// The sentences about accounts.
    pub statements: Vec<Statement>,
}

/// A text and the line on which it begins.
pub type Placed = (String, u32);

/// A project as narrative and form tell of it.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The name on the form.
    pub name: Placed,
    /// The name in the narrative, where it is another.
    pub variant: Option<Placed>,
    /// 资金总额.
    pub amount: Placed,
    /// 财政拨款.
    pub fiscal: Placed,
    /// 其他资金; `None` where its cell is blank.
    pub other: Option<Placed>,
    /// 设立的政策依据.
    pub basis: Placed,
    /// 项目承担单位.
    pub undertaker: Placed,
    /// 资金分配情况.
    pub allocation: Placed,
    /// 资金执行时间.
    pub period: Placed,
    /// 年度目标.
    pub goal: Placed,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
}

/// An indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// 一级指标.
    pub level1: &'static str,
    /// 二级指标.
    pub level2: &'static str,
    /// What is measured, and where.
    pub name: Placed,
    /// The target.
    pub target: Target,
    /// Weight, basis, scoring rule, evidence and last year's value, where the form has these columns.
    pub more: Option<[String; 5]>,
}

/// A target.
#[derive(Clone, Debug)]
pub struct Target {
    /// As a reader shows it: without blanks.
    pub printed: String,
    /// How it compares.
    pub operator: Operator,
    /// The number.
    pub number: Option<String>,
    /// Its unit.
    pub unit: Option<&'static str>,
}

/// A sentence about an account.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The 项.
    pub subject: &'static str,
    /// The amount, and where.
    pub amount: Placed,
    /// The difference, signed.
    pub change: Option<String>,
    /// The percent, signed.
    pub percent: Option<String>,
    /// The reason.
    pub reason: &'static str,
}

/// Writes a document.
pub fn promise(layout: Layout, seed: u64) -> Promised {
    let mut chance = Chance::new(seed);
    let numbered = *chance.pick(&["- N -", "N", "—N—", "第 N 页"]);
    let left = 14 + chance.below(6);
    let mut pen = Pen { layout, chance, lines: Vec::new(), page: 0, numbered, left };
    pen.paragraph("2024年滨江市测绘局部门预算公开");
    pen.paragraph("第三部分 2024年部门预算情况说明");
    pen.paragraph("五、关于滨江市测绘局2024年一般公共预算当年拨款情况说明");
    let statements = statements(&mut pen);
    pen.paragraph("七、关于滨江市测绘局2024年项目支出情况说明");
    let mut projects: Vec<Project> = Vec::new();
    for (at, names) in shuffled(&mut pen.chance, PROJECTS).into_iter().take(3).enumerate() {
        projects.push(told(&mut pen, at + 1, names));
    }
    pen.paragraph("八、关于滨江市测绘局2024年其他重要事项的情况说明");
    pen.paragraph("（四）预算绩效情况");
    for project in &mut projects {
        super::promise_forms::write(&mut pen, project);
    }
    pen.paragraph("（五）其他需说明的事项");
    pen.paragraph("没有其他需要说明的事项。");
    pen.paragraph("第四部分 名词解释");
    pen.paragraph("一、财政拨款：由本级财政拨付的资金。");
    let mut text = pen.lines.join("\n");
    text.push('\n');
    Promised { text, projects, statements }
}

/// A list in another order.
pub fn shuffled<T: Clone>(chance: &mut Chance, list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    chance.shuffle(&mut list);
    list
}

/// Projects under the name of the form and that of the narrative.
const PROJECTS: &[(&str, &str)] = &[
    ("基础测绘与地图更新服务经费", "基础测绘与地图更新服务费"),
    ("政务信息系统运行维护费", "政务信息系统运行维护费"),
    ("安全生产网格员补助", "安全生产网格员补助"),
    ("会展宣传及接待工作经费", "会展宣传及接待经费"),
    ("2024年老旧管网改造", "2024年老旧管网改造"),
    ("农村饮水（含设备购置）专项", "农村饮水（含设备购置）专项资金"),
];

const REASONS: &[&str] =
    &["人员调入、工资正常晋升", "压减一般性支出5%", "1、新增网格员12名；2、调整津贴标准", "上年项目已完成"];

fn statements(pen: &mut Pen) -> Vec<Statement> {
    const ACCOUNTS: &[(&str, &str, &str)] = &[
        ("一般公共服务支出", "财政事务", "行政运行"),
        ("社会保障和就业支出", "行政事业单位养老支出", "机关事业单位基本养老保险缴费支出"),
        ("卫生健康支出", "行政事业单位医疗", "公务员医疗补助"),
        ("住房保障支出", "住房改革支出", "住房公积金"),
    ];
    let mut out = Vec::new();
    for (at, (class, section, item)) in ACCOUNTS.iter().enumerate() {
        let amount = pen.amount();
        let reason = *pen.chance.pick(REASONS);
        let (change, percent) = (pen.amount(), format!("{}.{:02}", pen.chance.below(300), pen.chance.below(100)));
        let up = pen.chance.once_in(2);
        let colon = *pen.chance.pick(&["：", ":"]);
        let because = *pen.chance.pick(&["主要原因是", "主要原因是：", "主要原因："]);
        let sentence = format!(
            "{}.{class}（类）{section}（款）{item}（项）{colon}2024年预算数为{amount}万元，比上年预算{}{change}万元，\
             {}{percent}%，{because}{reason}。",
            at + 1,
            if up { "增加" } else { "减少" },
            if up { "增长" } else { "下降" },
        );
        let line = pen.paragraph_with(&sentence, &format!("{amount}万元，比上年"));
        let sign = if up { "" } else { "-" };
        let (change, percent) = (Some(format!("{sign}{change}")), Some(format!("{sign}{percent}")));
        out.push(Statement { subject: item, amount: (amount, line), change, percent, reason });
    }
    out
}

/// The labels of the narrative, as documents vary them.
const LABELS: [[&str; 6]; 2] = [
    ["项目名称", "设立的政策依据", "预算安排规模", "项目承担单位", "资金分配情况", "资金执行时间"],
    ["项目名称", "立项依据", "预算规模", "实施单位", "资金分配情况", "执行时间"],
];

/// A project in sentences; the form tells the rest.
fn told(pen: &mut Pen, number: usize, (name, called): (&str, &str)) -> Project {
    let labels = *pen.chance.pick(&LABELS);
    let stop = *pen.chance.pick(&["", "。"]);
    let amount = pen.amount();
    let mark = *pen.chance.pick(&[".", "、"]);
    let line = pen.paragraph_with(&format!("{number}{mark}{}：{called}", labels[0]), called);
    let mut project = Project { name: (name.into(), 0), amount: (amount.clone(), 0), ..Project::default() };
    project.variant = (name != called).then(|| (called.to_owned(), line));
    const BASES: &[&str] = &[
        "（1）《关于推进基础地理信息共享的实施意见》（滨政办〔2023〕18号）",
        "（2）市人民政府第12次常务会议纪要，明确由测绘局统筹实施，按季度报告进展情况，所需经费列入年度预算",
        "（3）部门职责和年度工作计划",
    ];
    let count = 1 + pen.chance.below(BASES.len());
    let inline = pen.chance.once_in(2);
    let mut basis = (String::new(), 0);
    for (at, text) in BASES.iter().take(count).enumerate() {
        let text = format!("{text}{stop}");
        let line = match at {
            0 if inline => pen.paragraph_with(&format!("{}：{text}", labels[1]), &start(&text)),
            0 => {
                pen.paragraph(&format!("{}：", labels[1]));
                pen.paragraph(&text)
            }
            _ => pen.paragraph(&text),
        };
        basis = (basis.0 + &text, if at == 0 { line } else { basis.1 });
    }
    project.basis = basis;
    pen.paragraph(&format!("{}：财政预算安排{amount}万元{stop}", labels[2]));
    let mut say = |label: &str, text: &str| {
        let text = format!("{text}{stop}");
        let line = pen.paragraph_with(&format!("{label}：{text}"), &start(&text));
        (text, line)
    };
    project.undertaker = say(labels[3], "滨江市测绘局");
    project.allocation =
        say(labels[4], "数据采集、外业测量和成果印制，按照实际工作量和合同约定的进度分两次拨付给承担单位");
    project.period = say(labels[5], "2024年1月至2024年12月");
    project
}

/// The first characters of a text.
fn start(text: &str) -> String {
    text.chars().take(3).collect()
}

/// A hand that writes lines as a layout has them.
pub struct Pen {
    /// The layout.
    pub layout: Layout,
    /// What is left to chance.
    pub chance: Chance,
    lines: Vec<String>,
    page: usize,
    /// How the pages are numbered.
    numbered: &'static str,
    /// How many lines the page has left.
    left: usize,
}

impl Pen {
    /// Whether the text is that of a PDF.
    pub fn paged(&self) -> bool {
        matches!(self.layout, Layout::Spaced | Layout::Single)
    }

    /// An amount in 万元, with decimal places or without.
    pub fn amount(&mut self) -> String {
        let whole = 1 + self.chance.below(2000);
        if self.chance.once_in(3) { whole.to_string() } else { format!("{whole}.{:02}", self.chance.below(100)) }
    }

    /// Writes one line as it is and says its number. In the text of a PDF an empty line follows, and where the page ends
    /// its number stands before it.
    pub fn line(&mut self, text: &str) -> u32 {
        if self.paged() && self.left == 0 {
            self.page += 1;
            self.lines.extend([self.numbered.replace('N', &self.page.to_string()), String::new()]);
            self.left = 14 + self.chance.below(6);
        }
        self.left = self.left.saturating_sub(1);
        self.lines.push(text.to_owned());
        let line = self.lines.len() as u32;
        if self.paged() {
            self.lines.push(String::new());
        }
        line
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// The end of a cell or a paragraph.
    pub fn end(&mut self, text: &str) -> u32 {
        let tail = if self.layout == Layout::Spaced { " " } else { "" };
        self.line(&format!("{text}{tail}"))
    }

    /// A text over as many lines as it needs; says the number of the first.
    pub fn wrapped(&mut self, text: &str, width: usize) -> u32 {
        self.pieces(&pieces(text, width), text)
    }

    /// A paragraph; says the number of its first line.
    pub fn paragraph(&mut self, text: &str) -> u32 {
        self.paragraph_with(text, "")
    }

    /// A paragraph; says the number of the line on which a part of it begins.
    pub fn paragraph_with(&mut self, text: &str, part: &str) -> u32 {
        let line = if self.paged() {
            let text = set_apart(text);
            self.pieces(&pieces(&text, 27), &set_apart(part))
        } else {
            self.line(text)
        };
        if self.layout == Layout::Tabbed {
            self.gap();
        }
        line
    }

    /// Lines that belong together; says on which of them a part of their text begins.
    fn pieces(&mut self, pieces: &[String], part: &str) -> u32 {
        let bare = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
        let at = bare(&pieces.concat()).find(&bare(part)).expect("a part of the text");
        let mut found = 0;
        let mut before = 0;
        for (number, piece) in pieces.iter().enumerate() {
            let line = if number + 1 == pieces.len() { self.end(piece) } else { self.line(piece) };
            let after = before + bare(piece).len();
            if (before..after).contains(&at) {
                found = line;
            }
            before = after;
        }
        found
    }
}

/// A text with blanks around its numbers, as the text of a PDF has them.
pub fn set_apart(text: &str) -> String {
    let mut out = String::new();
    let number = |c: char| c.is_ascii_digit() || c == '.' || c == '%';
    let mut before = None;
    for c in text.chars() {
        let border = before.is_some_and(|before: char| {
            number(before) != number(c) && !"（）：，。、；〔〕≥≤=<>/-".contains([before, c])
        });
        if border {
            out.push(' ');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// A text in pieces of some characters; numbers stay whole, and no piece begins with punctuation.
pub fn pieces(text: &str, width: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<String> = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let mut end = (start + width).min(chars.len());
        let whole = |c: char| c.is_ascii_digit() || ".%".contains(c);
        let inner = |at: usize| {
            at < chars.len() && ((whole(chars[at - 1]) && whole(chars[at])) || "，。；：、）".contains(chars[at]))
        };
        while inner(end) {
            end += 1;
        }
        out.push(chars[start..end].iter().collect::<String>().trim().to_owned());
        start = end;
    }
    out
}
