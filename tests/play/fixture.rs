//! A library built by hand out of the model, so that the screens are tested without the readers: three invented
//! departments of an invented city, with one of everything that a screen has to show.

use std::ops::Range;
use std::sync::Arc;

use kuanxiang::library::Library;
use kuanxiang::model::{
    Block, Cell, Code, Column, Date, Department, DepartmentId, Disclosure, DisclosureKind, Form, FormIndex, FormKind,
    Line, LineId, Print, Role, Standing, Trouble, TroubleKind,
};
use kuanxiang::money::{Unit, parse_number};
use kuanxiang::source::{Document, FileId, Origin, Text};

use super::told;

/// A document that is written while its tables are built, so that every origin is true.
pub struct Page {
    file: FileId,
    lines: Vec<String>,
}

/// A row of a table: code, name and project, what each column prints; a figure that begins with `?` has no column.
pub type Row<'a> = (&'a str, &'a str, &'a [&'a str]);

/// A block of a table: its label, its columns, its rows.
pub type Rows<'a> = (&'a str, &'a [(&'a str, Option<Role>)], &'a [Row<'a>]);

impl Page {
    pub fn new(file: u32) -> Page {
        Page { file: FileId(file), lines: Vec::new() }
    }

    pub fn say(&mut self, line: &str) -> Origin {
        self.say_at(line, line)
    }

    /// Writes a line; gives back where a part of it stands.
    pub fn say_at(&mut self, line: &str, part: &str) -> Origin {
        let start = line.find(part).unwrap_or_else(|| panic!("{part} in {line}"));
        self.lines.push(line.into());
        Origin::in_text(self.file, self.lines.len() as u32, start as u32, part.len() as u32)
    }

    /// The last line written.
    pub fn last(&self) -> Origin {
        let line = self.lines.last().map_or(0, String::len);
        Origin::in_text(self.file, self.lines.len() as u32, 0, line as u32)
    }

    /// A table with one block for each list of rows.
    pub fn form(&mut self, kind: FormKind, title: &str, blocks: &[Rows<'_>]) -> Form {
        let number = self.lines.iter().filter(|line| line.starts_with('表')).count() as u32 + 1;
        self.say(&format!("表{number}"));
        let origin = self.say(title);
        let mut form = Form {
            kind,
            number: Some(number),
            title: title.into(),
            unit: Unit::Wan,
            origin,
            columns: Vec::new(),
            blocks: Vec::new(),
            lines: Vec::new(),
            cells: Vec::new(),
            declared_empty: None,
            troubles: Vec::new(),
            index: FormIndex::default(),
        };
        for (at, (label, columns, rows)) in blocks.iter().enumerate() {
            let first = form.columns.len();
            let named =
                |(header, role): &(&str, Option<Role>)| Column { header: (*header).into(), role: *role, phase: None };
            form.columns.extend(columns.iter().map(named));
            form.blocks.push(Block { label: (*label).into(), columns: first..form.columns.len() });
            self.say(&columns.iter().map(|(header, _)| *header).collect::<Vec<_>>().join("  "));
            for row in *rows {
                self.row(&mut form, at as u8, first, row);
            }
        }
        form
    }

    fn row(&mut self, form: &mut Form, block: u8, first: usize, (code, name, figures): &Row<'_>) {
        let mut text = format!("{code} {name}");
        let number = self.lines.len() as u32 + 1;
        let start = form.cells.len() as u32;
        for (at, figure) in figures.iter().enumerate().filter(|(_, figure)| !figure.is_empty()) {
            text.push_str("  ");
            let figure_at = text.len() as u32;
            let plain = figure.trim_start_matches('?');
            text.push_str(plain);
            form.cells.push(Cell {
                column: (!figure.starts_with('?')).then_some((first + at) as u8),
                print: parse_number(plain).map_or_else(|| Print::Word(plain.into()), Print::Number),
                origin: Origin::in_text(self.file, number, figure_at, plain.len() as u32),
            });
        }
        let origin = self.say(&text);
        let (name, project) = name.split_once('|').map_or((*name, None), |(name, project)| (name, Some(project)));
        let code = Code::parse(code);
        let parent = parent_of(form, block, code);
        form.lines.push(Line {
            code,
            name: name.into(),
            project: project.map(Into::into),
            role: None,
            total: name.ends_with('计'),
            parent,
            depth: parent.map_or(0, |parent| form.line(parent).depth + 1),
            block,
            cells: start..form.cells.len() as u32,
            origin,
        });
    }

    fn document(self, path: &str) -> Document {
        Document {
            path: Arc::from(path),
            text: Text::new(self.lines.join("\n")),
            pages: Vec::new(),
            sheets: Vec::new(),
            encoding: "UTF-8",
        }
    }
}

/// The nearest line above with a code that is above.
fn parent_of(form: &Form, block: u8, code: Option<Code>) -> Option<LineId> {
    let code = code?;
    let above = |&id: &LineId| {
        let line = form.line(id);
        line.block == block && line.code.is_some_and(|other| other.is_above(code))
    };
    form.line_ids().rev().find(above)
}

pub const TOTAL: Option<Role> = Some(Role::Total);
const MONEY: &[(&str, Option<Role>)] = &[("预算数", TOTAL)];

fn receipts_expenditure(page: &mut Page) -> Form {
    let receipts: &[Row<'_>] = &[
        ("", "一般公共预算拨款收入", &["1,998.02"]),
        ("", "政府性基金预算拨款收入", &[""]),
        ("", "事业收入", &["0"]),
        ("", "上年结转", &["0.00"]),
        ("", "收入总计", &["1,998.02"]),
    ];
    let spending: &[Row<'_>] = &[
        ("201", "一般公共服务支出", &["1,602.11"]),
        ("208", "社会保障和就业支出", &["213.40"]),
        ("210", "卫生健康支出", &["92.75"]),
        ("221", "住房保障支出", &["89.76"]),
        ("", "支出总计", &["1,998.02"]),
    ];
    let blocks = [("收入", MONEY, receipts), ("支出", MONEY, spending)];
    let mut form = page.form(FormKind::ReceiptsExpenditure, "部门收支总体情况表", &blocks);
    let place = form.lines[4].origin;
    form.troubles.push(Trouble::new(TroubleKind::SumsDiffer, place, "收入总计"));
    form
}

fn expenditure(page: &mut Page) -> Form {
    let columns =
        &[("合计", TOTAL), ("基本支出", Some(Role::Basic)), ("项目支出", Some(Role::Project)), ("结转下年", None)];
    let rows: &[Row<'_>] = &[
        ("201", "一般公共服务支出", &["1,602.11", "1,214.49", "387.62"]),
        ("20106", "财政事务", &["1,602.11", "1,214.49", "387.62"]),
        ("2010601", "行政运行", &["1,033.92", "1,033.92"]),
        ("2010602", "一般行政管理事务", &["387.62", "", "387.62"]),
        ("2010650", "事业运行", &["180.57", "180.57", "0"]),
        ("208", "社会保障和就业支出", &["213.4", "213.4"]),
        ("2080505", "机关事业单位基本养老保险缴费支出", &["213.40", "213.40"]),
        ("210", "卫生健康支出", &["92.75", "92.75"]),
        ("21011", "行政事业单位医疗", &["92.75", "92.75"]),
        ("2101101", "行政单位医疗", &["92.75", "92.75", "无"]),
        ("221", "住房保障支出", &["89.76", "89.76"]),
        ("22102", "住房改革支出", &["89.76", "89.76"]),
        ("2210201", "住房公积金", &["89.76", "89.76"]),
        ("", "合计", &["1,998.02", "1,610.40", "387.62"]),
    ];
    page.form(FormKind::Expenditure, "部门支出总体情况表", &[("", columns, rows)])
}

fn general_basic(page: &mut Page) -> Form {
    let columns = &[("合计", TOTAL), ("人员经费", Some(Role::Personnel)), ("公用经费", Some(Role::Public))];
    let rows: &[Row<'_>] = &[
        ("301", "工资福利支出", &["1,402.40", "1,402.40"]),
        ("30101", "基本工资", &["702.40", "702.40"]),
        ("30107", "基础性绩效工资", &["350.00", "350.00"]),
        ("30107", "奖励性绩效工资", &["350.00", "350.00"]),
        ("302", "商品和服务支出", &["208.00", "", "208.00"]),
        ("30201", "办公费", &["208.00", "", "208.00"]),
        ("", "合计", &["1,610.40", "1,402.40", "208.00"]),
    ];
    page.form(FormKind::GeneralBasic, "一般公共预算基本支出情况表", &[("", columns, rows)])
}

fn general_projects(page: &mut Page) -> Form {
    let columns = &[
        ("项目支出合计", TOTAL),
        ("工资福利支出", None),
        ("商品和服务支出", None),
        ("对个人和家庭的补助", None),
        ("债务利息及费用支出", None),
        ("资本性支出（基本建设）", None),
        ("资本性支出", None),
        ("对企业补助（基本建设）", None),
        ("对企业补助", None),
        ("对社会保障基金补助", None),
        ("其他支出", None),
    ];
    let rows: &[Row<'_>] = &[
        ("201", "一般公共服务支出", &["387.62", "", "?267.62", "?120.00"]),
        ("20106", "财政事务", &["387.62", "", "?267.62", "?120.00"]),
        ("2010602", "一般行政管理事务|政务信息系统运行维护及网络安全等级保护测评服务项目", &["267.62", "", "267.62"]),
        ("2010602", "一般行政管理事务|预算绩效第三方评价", &["120.00", "", "", "", "", "", "120.00"]),
        ("", "合计", &["387.62", "", "267.62", "", "", "", "120.00"]),
    ];
    let mut form = page.form(FormKind::GeneralProjects, "一般公共预算项目支出情况表", &[("", columns, rows)]);
    let place = form.lines[0].origin;
    form.troubles.push(Trouble::new(TroubleKind::Unplaced, place, "一般公共服务支出，财政事务"));
    form
}

fn three_public(page: &mut Page) -> Form {
    let columns = &[
        ("合计", TOTAL),
        ("因公出国（境）费", Some(Role::Abroad)),
        ("公务用车购置及运行费/小计", Some(Role::Vehicles)),
        ("公务用车购置及运行费/公务用车购置费", Some(Role::VehiclePurchase)),
        ("公务用车购置及运行费/公务用车运行费", Some(Role::VehicleRunning)),
        ("公务接待费", Some(Role::Reception)),
    ];
    let rows: &[Row<'_>] = &[("", "", &["9.88", "0", "9.88", "0.00", "9.88", "无"])];
    page.form(FormKind::ThreePublic, "一般公共预算“三公”经费支出情况表", &[("", columns, rows)])
}

fn government_fund(page: &mut Page) -> Form {
    let mut form = page.form(FormKind::GovernmentFund, "政府性基金预算支出情况表", &[("", MONEY, &[])]);
    form.declared_empty =
        Some(page.say("备注：本单位没有使用政府性基金预算安排的支出，政府性基金预算支出情况表为空表。"));
    form
}

/// The full budget, and a narrative behind it with a line that is far longer than any window.
fn full(file: u32) -> (Vec<Form>, Page) {
    let mut page = Page::new(file);
    page.say("滨江市财政局 2024 年部门预算");
    let forms = vec![
        receipts_expenditure(&mut page),
        expenditure(&mut page),
        general_basic(&mut page),
        general_projects(&mut page),
        three_public(&mut page),
        government_fund(&mut page),
    ];
    page.say(
        &"一般公共服务（类）财政事务（款）一般行政管理事务（项）预算数比上年增加，主要原因是新增信息系统运行维护。"
            .repeat(9),
    );
    page.say("部门\t收入\t支出");
    for number in 1..40 {
        page.say(&format!("第 {number} 段"));
    }
    (forms, page)
}

pub fn small(file: u32, whole: &str, basic: &str, project: &str) -> (Vec<Form>, Page) {
    let mut page = Page::new(file);
    page.say("部门预算");
    let columns = &[("合计", TOTAL), ("基本支出", Some(Role::Basic)), ("项目支出", Some(Role::Project))];
    let rows: &[Row<'_>] = &[
        ("205", "教育支出", &[whole, basic, project]),
        ("20502", "普通教育", &[whole, basic, project]),
        ("", "合计", &[whole, basic, project]),
    ];
    let form = page.form(FormKind::Expenditure, "支出预算总表", &[("", columns, rows)]);
    (vec![form], page)
}

pub struct Shelf {
    pub library: Library,
}

impl Shelf {
    pub fn put(
        &mut self,
        department: u32,
        year: u16,
        kind: DisclosureKind,
        made: (Vec<Form>, Page),
    ) -> &mut Disclosure {
        let (forms, page) = made;
        let file = page.file;
        self.library.documents.push(page.document(&format!("{department}/{year}{}.txt", kind.chinese())));
        self.library.disclosures.push(Disclosure {
            id: format!("{department}@{year}@{}", kind.chinese()).into(),
            department: DepartmentId(department),
            year,
            kind,
            standing: Some(Standing::Department),
            published: Some(Date { year, month: 2, day: 8 }),
            region: Some("滨江市".into()),
            files: vec![file],
            forms,
            ..Disclosure::default()
        });
        self.library.disclosures.last_mut().expect("just put")
    }
}

/// The library that the screens are tested with.
pub fn library() -> Library {
    let names = ["滨江市财政局", "滨江市发展和改革委员会（滨江市粮食和物资储备局）", "滨江市教育局"];
    let department = |name: &&str| Department { name: (*name).into(), spellings: Vec::new() };
    let mut shelf = Shelf {
        library: Library {
            name: "滨江市".into(),
            departments: names.iter().map(department).collect(),
            ..Library::default()
        },
    };
    shelf.library.departments[0].spellings.push("滨江市财政局本级".into());
    let (forms, mut page) = full(0);
    let told = told::budget(&mut page);
    let said = shelf.put(0, 2024, DisclosureKind::Budget, (forms, page));
    told.into(said);
    said.troubles.push(Trouble::new(TroubleKind::Leftover, Origin::in_text(FileId(0), 2, 0, 3), "表1"));
    shelf.put(0, 2024, DisclosureKind::Final, small(1, "2,061.30", "1,613.99", "447.31"));
    shelf.put(0, 2025, DisclosureKind::Budget, small(2, "2,104.55", "1,721.52", "383.03"));
    shelf.put(1, 2024, DisclosureKind::Budget, small(3, "845.5", "600.5", "245"));
    shelf.put(2, 2024, DisclosureKind::Budget, small(4, "12,310.00", "11,000.00", "1,310.00")).standing =
        Some(Standing::Unit);
    let mut page = Page::new(5);
    page.say("滨江市教育局 2023 年度部门整体支出绩效自评报告");
    page.say("一、基本概况");
    shelf.put(2, 2023, DisclosureKind::Evaluation, (Vec::new(), page));
    let mut page = Page::new(6);
    let told = told::evaluation(&mut page);
    told.into(shelf.put(1, 2024, DisclosureKind::Evaluation, (Vec::new(), page)));
    shelf.library.documents.push(Page::new(7).document("空文件.txt"));
    shelf.library.troubles.push(Trouble::new(TroubleKind::Empty, Origin::file(FileId(7)), ""));
    shelf.library
}

/// A library with one table of many lines, each 类 with one 款.
pub fn long(lines: u32) -> Library {
    let mut page = Page::new(0);
    let columns: &[(&str, Option<Role>)] = &[("合计", TOTAL), ("基本支出", Some(Role::Basic))];
    let mut form = page.form(FormKind::Expenditure, "支出总表", &[("", columns, &[])]);
    for number in 0..lines {
        let figure = format!("{}.{:02}", number + 1, number % 100);
        page.row(&mut form, 0, 0, &("", "无科目的一行", &[&figure, &figure]));
        if number % 2 == 1 {
            let line = form.lines.last_mut().expect("just put");
            line.parent = Some(LineId(number - 1));
            line.depth = 1;
        }
    }
    let mut shelf = Shelf {
        library: Library {
            name: "长".into(),
            departments: vec![Department { name: "滨江市财政局".into(), spellings: Vec::new() }],
            ..Library::default()
        },
    };
    shelf.put(0, 2024, DisclosureKind::Budget, (vec![form], page));
    shelf.library
}

/// A library whose figures lie outside of their table: drawing it breaks down.
pub fn broken() -> Library {
    let mut library = library();
    let outside: Range<u32> = 900_000..900_001;
    for line in &mut library.disclosures[0].forms[2].lines {
        line.cells = outside.clone();
    }
    library
}
