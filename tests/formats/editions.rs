//! One department and year in several files: the same printed twice is kept once and named, another version stays for
//! itself, what is told in two files is put together.

use kuanxiang::library::Library;
use kuanxiang::model::TroubleKind;
use kuanxiang::words::Lang;
use rust_xlsxwriter::Workbook;

use super::{exported, html_row, library_of, no_panic, records};
use crate::press::zip_of;

const ROWS: &[[&str; 5]] = &[
    ["201", "一般公共服务支出", "905.20", "705.20", "200.00"],
    ["20103", "政府办公厅（室）及相关机构事务", "905.20", "705.20", "200.00"],
    ["2010301", "行政运行", "705.20", "705.20", ""],
    ["2010302", "一般行政管理事务", "200.00", "", "200.00"],
    ["208", "社会保障和就业支出", "81.36", "81.36", ""],
    ["20805", "行政事业单位养老支出", "81.36", "81.36", ""],
    ["2080505", "机关事业单位基本养老保险缴费支出", "81.36", "81.36", ""],
    ["", "合计", "986.56", "786.56", "200.00"],
];
const HEADER: [&str; 5] = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
const OPENING: [&str; 4] = [
    "滨江市测绘局2024年部门预算公开",
    "第二部分 部门预算表",
    "部门支出总体情况表",
    "编制部门：滨江市测绘局 单位：万元",
];
const SAID: [&str; 4] = [
    "第三部分 部门预算情况说明",
    "一、关于支出预算情况说明",
    "滨江市测绘局2024年支出预算986.56万元，其中：基本支出预算786.56万元，项目支出预算200.00万元。",
    "2024年机关运行经费预算55.10万元，比上年增加2.30万元，增长4.36%。",
];

fn text() -> String {
    let rows = std::iter::once(&HEADER).chain(ROWS).map(|row| row.join("\t"));
    let lines = OPENING.iter().map(|line| (*line).to_owned()).chain(rows);
    lines.chain(SAID.iter().map(|line| (*line).to_owned())).map(|line| line + "\n").collect()
}

fn page() -> String {
    let words = |lines: &[&str]| lines.iter().map(|line| format!("<p>{line}</p>")).collect::<String>();
    let rows: String = std::iter::once(&HEADER).chain(ROWS).map(|row| html_row(row)).collect();
    format!("<html><body>{}<table>{rows}</table>{}</body></html>", words(&OPENING), words(&SAID))
}

/// The table alone, its amounts in 元.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "2024年部门支出总体情况表").expect("a title");
    sheet.write(1, 0, "编制部门：滨江市测绘局").expect("a name").write(1, 4, "单位：元").expect("a unit");
    for (row, cells) in (2_u32..).zip(std::iter::once(&HEADER).chain(ROWS)) {
        for (column, cell) in (0_u16..).zip(cells) {
            let number = cell.parse::<f64>().ok().filter(|_| column > 1);
            match number {
                Some(number) => sheet.write(row, column, (number * 10_000.0).round()),
                None => sheet.write(row, column, *cell),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn path(library: &Library, file: kuanxiang::source::FileId) -> String {
    library.document(file).path.to_string()
}

/// The files of each disclosure, then those that print the same again.
fn told(library: &Library) -> Vec<(String, Vec<String>, Vec<String>)> {
    let one = |disclosure: &kuanxiang::model::Disclosure| {
        let files = disclosure.files.iter().map(|file| path(library, *file)).collect();
        let copies = library.copies(disclosure).map(|(path, tables)| format!("{path} {tables:?}")).collect();
        (disclosure.id.to_string(), files, copies)
    };
    library.disclosures.iter().map(one).collect()
}

fn count(library: &Library, kind: &str) -> usize {
    records(library, kind).count()
}

const ID: &str = "滨江市测绘局@2024@预算";

#[test]
fn a_copy_under_another_name_is_kept_once() {
    let text = text();
    let alone = library_of(&[("公开.txt", text.as_bytes())]);
    let packed = zip_of(&[("附件/公开2.txt", text.as_bytes())]);
    let library = library_of(&[("a/2.txt", text.as_bytes()), ("a/公开.txt", text.as_bytes()), ("b.zip", &packed)]);
    no_panic(&library);
    let copies = ["a/公开.txt None", "b.zip!/附件/公开2.txt None"].map(String::from);
    assert_eq!(told(&library), [(ID.to_owned(), vec!["a/2.txt".to_owned()], copies.to_vec())]);
    for kind in ["amount", "statement", "fact"] {
        assert_eq!(count(&library, kind), count(&alone, kind), "{kind}");
    }
    assert!(count(&library, "amount") > 15 && count(&library, "statement") >= 3);
    assert_eq!(library.troubles().count(), alone.troubles().count());
    assert_eq!(exported(&library)[0]["copies"][0], "a/公开.txt");
}

#[test]
fn the_same_in_another_format_is_kept_once() {
    let library = library_of(&[("a.html", page().as_bytes()), ("b.txt", text().as_bytes())]);
    let alone = library_of(&[("b.txt", text().as_bytes())]);
    assert_eq!(told(&library), [(ID.to_owned(), vec!["a.html".to_owned()], vec!["b.txt None".to_owned()])]);
    assert_eq!(count(&library, "amount"), count(&alone, "amount"));
    assert_eq!(count(&library, "statement"), count(&alone, "statement"));
    // Where the columns are lost, the file with cells is the one that is kept, whichever comes first.
    let loose = text().replace('\t', "  ");
    let library = library_of(&[("a.txt", loose.as_bytes()), ("b.html", page().as_bytes())]);
    assert_eq!(count(&library, "amount"), count(&alone, "amount"));
    assert_eq!(library.disclosures.len(), 1);
}

#[test]
fn tables_come_from_the_workbook_and_sentences_from_the_document() {
    let library = library_of(&[("a.txt", text().as_bytes()), ("b.xlsx", &workbook())]);
    no_panic(&library);
    let files = vec!["a.txt".to_owned(), "b.xlsx".to_owned()];
    assert_eq!(told(&library), [(ID.to_owned(), files, vec!["a.txt Some(1)".to_owned()])]);
    let amounts: Vec<_> = records(&library, "amount").collect();
    assert!(amounts.iter().all(|record| record["file"] == "b.xlsx" && record["unit"] == "元"));
    assert_eq!(amounts.len(), 19);
    assert!(count(&library, "statement") >= 3);
}

#[test]
fn a_corrected_version_stays_for_itself_and_says_where() {
    let corrected = text().replace("81.36", "83.36").replace("986.56", "988.56").replace("786.56", "788.56");
    let library = library_of(&[("a.txt", text().as_bytes()), ("更正.txt", corrected.as_bytes())]);
    let alone = library_of(&[("a.txt", text().as_bytes())]);
    assert_eq!(library.disclosures.len(), 2);
    assert_eq!(told(&library)[1].0, format!("{ID}@部门@2"));
    assert_eq!(count(&library, "amount"), 2 * count(&alone, "amount"));
    let other: Vec<_> = library.troubles().filter(|trouble| trouble.kind == TroubleKind::OtherFigure).collect();
    // One for the table, one for each figure of the sentences.
    assert_eq!(other.len(), 3, "{other:?}");
    assert_eq!((path(&library, other[0].origin.file), other[0].origin.line), ("更正.txt".to_owned(), 10));
    let sentence = Lang::Zh.trouble(other[0]);
    let told = "部门支出总体情况表 社会保障和就业支出，这里是 83.36 万元，a.txt 第 10 行是 81.36 万元；另有 ";
    assert!(sentence.contains(told), "{sentence}");
    // One figure is enough.
    let one = text().replace("905.20\t705.20\t200.00\n2010301", "905.20\t705.20\t200.10\n2010301");
    let library = library_of(&[("a.txt", text().as_bytes()), ("b.txt", one.as_bytes())]);
    assert_eq!(library.disclosures.len(), 2);
}

#[test]
fn another_narrative_stays_for_itself_or_is_said() {
    let said = format!("{}\n{}\n", OPENING[0], SAID.join("\n"));
    let other = said.replace("55.10", "56.10");
    let library = library_of(&[("a.txt", said.as_bytes()), ("b.txt", other.as_bytes())]);
    assert_eq!(library.disclosures.len(), 2);
    let about: Vec<_> = library.troubles().map(|trouble| Lang::Zh.trouble(trouble)).collect();
    let told = "这里是 56.1 万元，a.txt 第 5 行是 55.1 万元";
    assert!(about.iter().any(|about| about.contains(told)), "{about:?}");
    let library = library_of(&[("a.txt", text().as_bytes()), ("b.txt", text().replace("55.10", "56.10").as_bytes())]);
    assert_eq!(library.disclosures.len(), 1);
    assert_eq!(library.troubles().filter(|trouble| trouble.kind == TroubleKind::OtherFigure).count(), 1);
}

const FORM: &str = "项目支出绩效目标表\n（2024年度）\n项目名称\t测绘设备运维费\n预算单位\t滨江市测绘局\n\
                    项目资金（万元）\t年度资金总额：\t200.00\n\t其中：财政拨款\t200.00\n\
                    总体目标\t保障测绘设备稳定运行。\n一级指标\t二级指标\t三级指标\t指标值\n\
                    产出指标\t数量指标\t维护设备数量\t≥12台\n\t时效指标\t故障响应时间\t≤4小时\n效益指标\t社会效益指标\t保障任务完成率\t≥95%\n";

#[test]
fn a_project_told_in_two_files_is_one() {
    let tables = format!(
        "{}\n一般公共预算项目支出情况表\n编制部门：滨江市测绘局 单位：万元\n科目编码\t科目名称\t项目名称\t合计\n\
         2010302\t一般行政管理事务\t测绘设备运维费\t200.00\n\t合计\t\t200.00\n",
        OPENING[0]
    );
    let forms = format!("{}\n{FORM}", OPENING[0]);
    let whole = library_of(&[("a.txt", format!("{tables}第三部分 情况说明\n{FORM}").as_bytes())]);
    let split = library_of(&[("a.txt", tables.as_bytes()), ("b.txt", forms.as_bytes())]);
    let thrice =
        library_of(&[("a.txt", tables.as_bytes()), ("b.txt", forms.as_bytes()), ("c.html", html(&forms).as_bytes())]);
    let shown = |library: &Library| -> Vec<String> {
        assert_eq!(library.disclosures.len(), 1);
        let one = |project: &kuanxiang::model::Project| {
            let wan = |money: &Option<(kuanxiang::money::Amount, _)>| money.as_ref().map(|(amount, _)| amount.wan());
            let account = project.account.as_ref().map(|(code, _)| code.to_string());
            let (all, fiscal) = (wan(&project.amount), wan(&project.fiscal));
            format!("{} {all:?} {fiscal:?} {account:?} {}", project.name, project.indicators.len())
        };
        library.disclosures[0].projects.iter().map(one).collect()
    };
    assert_eq!(shown(&whole), ["测绘设备运维费 Some(200) Some(200) Some(\"2010302\") 3"]);
    assert_eq!(shown(&split), shown(&whole));
    assert_eq!(shown(&thrice), shown(&whole));
    assert_eq!(count(&thrice, "indicator"), 3);
}

/// Lines as a page, those with tabs as a table.
fn html(text: &str) -> String {
    let mut out = String::from("<html><body>");
    let mut open = false;
    for line in text.lines() {
        let row = line.contains('\t');
        if row != open {
            out.push_str(if row { "<table>" } else { "</table>" });
            open = row;
        }
        if row {
            out.push_str(&html_row(&line.split('\t').collect::<Vec<_>>()));
        } else {
            out.push_str(&format!("<p>{line}</p>"));
        }
    }
    out + "</body></html>"
}
