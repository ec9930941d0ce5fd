//! What is wrong in the samples on purpose: each in one file, with what is printed and what would be right.

use crate::scribe::document::{Document, Part};
use crate::scribe::layout::Written;

/// One inconsistency.
pub struct Plant {
    /// The end of the file's path.
    pub file: &'static str,
    /// What kind of inconsistency.
    pub kind: &'static str,
    /// What is printed.
    pub printed: &'static str,
    /// What would be right.
    pub right: &'static str,
    /// Why, in one sentence.
    pub why: &'static str,
    /// How it comes into the document.
    pub change: Change,
}

/// How an inconsistency comes into a document.
pub enum Change {
    /// In the paragraph with this phrase, what is right is replaced by what is printed.
    Text(&'static str),
    /// In a table (by number) the cell of an account in a column is replaced.
    Cell(u32, &'static str, usize),
    /// A table gets a remark.
    Remark(u32),
    /// Paragraphs are put in front of the one that begins with a phrase.
    Before(&'static str, &'static [&'static str]),
    /// The weight of an indicator of a project becomes another.
    Weight(&'static str, &'static str, u32),
    /// It is in the books already; the phrase finds the place.
    There(&'static str),
}

impl Plant {
    /// Puts it into its document.
    pub fn apply(&self, document: &mut Document) {
        match self.change {
            Change::Text(phrase) => {
                let text = document.text_with(phrase);
                assert_eq!(text.matches(self.right).count(), 1, "{} in {text}", self.right);
                *text = text.replace(self.right, self.printed);
            }
            Change::Cell(table, code, column) => {
                let cell = &mut document.table(table).row_mut(code).cells[column];
                assert_eq!(cell.as_deref(), Some(self.right), "table {table}, {code}");
                *cell = Some(self.printed.into());
            }
            Change::Remark(table) => {
                let table = document.table(table);
                assert!(!table.is_empty() && table.remark.is_none(), "a table with values and no remark");
                table.remark = Some(self.printed.into());
            }
            Change::Before(phrase, paragraphs) => {
                let begins = |part: &Part| matches!(part, Part::Text(text) if text.starts_with(phrase));
                let at = document.parts.iter().position(begins).expect("the paragraph is there");
                let texts = paragraphs.iter().map(|text| Part::Text((*text).into()));
                document.parts.splice(at..at, texts);
            }
            Change::Weight(project, indicator, weight) => {
                let goals = document.goals(project);
                let indicator = goals.indicators.iter_mut().find(|known| known.name == indicator);
                indicator.expect("the indicator is there").weight = weight;
            }
            Change::There(_) => {}
        }
    }

    /// The row of the list, with the line on which it stands.
    pub fn listed(&self, path: &str, written: &Written) -> String {
        let line = match self.change {
            Change::Cell(table, code, column) => {
                let form = written.forms.iter().find(|form| form.number == table).expect("the table is there");
                let digits = self.printed.replace(',', "");
                let wanted =
                    |code_of: String, at: usize, printed: &str| code_of == code && at == column && printed == digits;
                let figure = form.figures.iter().find(|figure| {
                    wanted(figure.code.map(|code| code.to_string()).unwrap_or_default(), figure.column, &figure.printed)
                });
                figure.expect("the figure is there").line as usize
            }
            Change::Text(_) | Change::Remark(_) => line_of(&written.text, self.printed, self.printed),
            Change::Before(_, paragraphs) => line_of(&written.text, paragraphs[0], paragraphs[0]),
            Change::Weight(project, indicator, _) => line_of(&written.text, &format!("项目名称{project}"), indicator),
            Change::There(phrase) => line_of(&written.text, phrase, self.printed),
        };
        let Plant { kind, printed, right, why, .. } = self;
        format!("| {path} | {line} | {kind} | {printed} | {right} | {why} |")
    }
}

/// The line on which a text stands that follows a phrase, whatever lines and blanks cut it into.
fn line_of(text: &str, phrase: &str, wanted: &str) -> usize {
    let mut squeezed = String::new();
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for c in line.chars().filter(|c| !c.is_whitespace()) {
            lines.resize(lines.len() + c.len_utf8(), number + 1);
            squeezed.push(c);
        }
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let from = squeezed.find(&bare(phrase)).unwrap_or_else(|| panic!("no {phrase}"));
    let at = squeezed[from..].find(&bare(wanted)).unwrap_or_else(|| panic!("no {wanted}"));
    lines[from + at]
}

/// The list as a page.
pub fn page(list: &[String]) -> String {
    let mut page = String::from(
        "# 预设问题 (planted inconsistencies)\n\n示例库中故意写错的地方，供检查规则和读者练习；其余数字都能对上。\
         The line is the line of the file on which the printed text begins.\n\n\
         | 文件 | 行 | 类型 | 文中所写 | 应为 | 说明 |\n|---|---|---|---|---|---|\n",
    );
    for row in list {
        page.push_str(row);
        page.push('\n');
    }
    page
}

/// All of them.
pub const PLANTS: &[Plant] = &[
    Plant {
        file: "财政局2023年部门预算.txt",
        kind: "合计与分项不符",
        printed: "政府采购预算382.6万元，其中",
        right: "政府采购预算328.6万元，其中",
        why: "货物42.6、工程0、服务286，合计328.6万元。",
        change: Change::Text("政府采购货物预算"),
    },
    Plant {
        file: "财政局2023年度部门决算.txt",
        kind: "完成率错误",
        printed: "支出决算为17.03万元，完成预算的96.41%",
        right: "支出决算为17.03万元，完成预算的94.61%",
        why: "17.03除以18。",
        change: Change::Text("“三公”经费支出预算为"),
    },
    Plant {
        file: "财政局2024年部门预算.txt",
        kind: "增长率错误",
        printed: "增加64.7万元，增长16.09%",
        right: "增加64.7万元，增长19.06%",
        why: "64.7除以上年的339.4。",
        change: Change::Text("项目支出404.1万元"),
    },
    Plant {
        file: "财政局2025年部门预算.txt",
        kind: "图文不符",
        printed: "人员经费1908.13万元，用于",
        right: "人员经费1980.13万元，用于",
        why: "表6人员经费合计为1980.13。",
        change: Change::Text("人员经费1980.13万元"),
    },
    Plant {
        file: "财政局2025年部门预算.txt",
        kind: "权重合计不符",
        printed: "评审核减率（权重15）",
        right: "评审核减率（权重20）",
        why: "其余各表的指标权重合计均为90，另有预算执行率10分；此表只有85。",
        change: Change::Weight("政府投资项目评审委托服务", "评审核减率", 15),
    },
    Plant {
        file: "教育局2023年部门预算.txt",
        kind: "款与项不符",
        printed: "12,351.77",
        right: "12,315.77",
        why: "表五20502普通教育的合计不等于其下各项之和，也不等于205教育支出减20501教育管理事务。",
        change: Change::Cell(5, "20502", 0),
    },
    Plant {
        file: "教育局2024年部门预算.txt",
        kind: "元与万元混用",
        printed: "2024年收入预算17839.33元，其中",
        right: "2024年收入预算17839.33万元，其中",
        why: "表二总计为17,839.33万元。",
        change: Change::Text("教育局2024年收入预算17839.33"),
    },
    Plant {
        file: "教育局2024年度部门决算.txt",
        kind: "上年基数不符",
        printed: "比上年决算增加98.95万元，增长0.56%",
        right: "比上年决算增加78.95万元，增长0.45%",
        why: "2023年度决算公开的总计为17686.80万元，文中隐含的上年数为17666.80万元。",
        change: Change::Text("教育局2024年度收入总计"),
    },
    Plant {
        file: "交通运输局2024年部门预算.txt",
        kind: "零基数增长率",
        printed: "2024年预算数为128.00万元，比上年预算增加128.00万元，增长100.00%",
        right: "2024年预算数为128.00万元，比上年预算增加128.00万元，上年预算未安排此项支出",
        why: "上年预算为零，没有增长率。",
        change: Change::Text("一般行政管理事务（项）：2024年预算数"),
    },
    Plant {
        file: "交通运输局2024年部门预算.txt",
        kind: "空表说明与表不符",
        printed: "澄川市交通运输局2024年没有安排政府性基金预算支出，本表为空表。",
        right: "不应有此说明",
        why: "表九列有460.00万元。",
        change: Change::Remark(9),
    },
    Plant {
        file: "交通运输局2024年度部门整体支出绩效自评报告.txt",
        kind: "未达标得满分且无原因",
        printed: "指标完成率为96.51%。该指标权重分值为15分，自评得分15分",
        right: "按完成率得14.48分，并说明偏差原因",
        why: "公交年运营里程目标1860万公里，实际1795万公里。",
        change: Change::There("公交年运营里程"),
    },
    Plant {
        file: "交通运输局2025年部门预算.txt",
        kind: "项目在文中而不在表中",
        printed: "6.项目名称：智慧交通数据平台二期",
        right: "表七应列此项目，或文中不应列",
        why: "表七和绩效目标表都没有这个项目，合计也不含86.00万元。",
        change: Change::Before(
            "八、关于",
            &[
                "6.项目名称：智慧交通数据平台二期",
                "设立的政策依据：市数字政府建设规划",
                "预算安排规模：86.00万元",
                "项目承担单位：澄川市交通运输局",
                "资金分配情况：软件开发和等级保护测评",
                "资金执行时间：2025年3月至2025年12月",
            ],
        ),
    },
];
