//! A whole final account: what was spent, against this year's budget and last year's final account.

use kuanxiang::model::Role;

use super::change::{Told, Topic, plain};
use super::sections::{Story, path};
use super::{Details, glossary};
use crate::scribe::amount::{Fen, percent};
use crate::scribe::book::{Book, Outlay};
use crate::scribe::document::{Document, Part};
use crate::scribe::tables::{Style, closing};

/// The document of a final account.
pub fn closing_document(
    book: &Book,
    budget: &Book,
    before: Option<&Book>,
    style: &Style,
    details: &Details,
) -> Document {
    let (called, year) = (&book.called, book.year);
    let mut parts = vec![Part::Cover(vec![format!("{called}{year}年度部门决算公开")])];
    parts.push(Part::Section(format!("第一部分 {called}概况")));
    parts.push(Part::Text("一、主要职能".into()));
    parts.extend(details.duties.iter().cloned().map(Part::Text));
    parts.push(Part::Text("二、机构设置".into()));
    parts.push(Part::Text(details.offices.clone()));
    parts.push(Part::Section(format!("第二部分 {year}年度部门决算公开表")));
    let tables = closing(book, budget.three, style);
    parts.extend(tables.into_iter().map(|table| Part::Table(Box::new(table))));
    parts.push(Part::Section(format!("第三部分 {year}年度{called}部门决算情况说明")));
    let story = Story { book, before, style, told: Told { digits: plain(style.digits), base: "上年决算" } };
    let mut texts = Vec::new();
    totals(&story, &mut texts);
    accounts(&story, budget, &mut texts);
    basic_and_three(&story, budget, &mut texts);
    matters(&story, details, &mut texts);
    parts.extend(texts.into_iter().map(Part::Text));
    parts.push(Part::Section("第四部分 名词解释".into()));
    parts.extend(glossary().into_iter().map(Part::Text));
    parts.push(Part::Signature(called.clone(), details.date.clone()));
    Document { department: book.department.clone(), label: "部门", unit_label: "金额单位", parts }
}

fn totals(story: &Story<'_>, out: &mut Vec<String>) {
    let book = story.book;
    let (called, year, carry) = (&book.called, book.year, book.carry);
    let all = |book: &Book| book.total() + book.carry.after;
    out.push("一、收入支出决算总体情况说明".into());
    let beside = story.beside(all(book), all, Topic::Projects);
    out.push(format!("{called}{year}年度收入总计、支出总计均为{}{beside}", story.wan(all(book))));
    let income = book.sum(|outlay| book.income(outlay));
    out.push(format!(
        "其中：本年收入合计{}，年初结转和结余{}；本年支出合计{}，年末结转和结余{}。",
        story.wan(income),
        story.wan(carry.before),
        story.wan(book.total()),
        story.wan(carry.after)
    ));
    out.push("二、支出决算情况说明".into());
    let total = book.total();
    let share = |amount: Fen| format!("{}，占{}%", story.wan(amount), percent(amount, total));
    out.push(format!(
        "{called}{year}年度支出合计{}，其中：基本支出{}；项目支出{}。",
        story.wan(total),
        share(book.sum(|outlay| outlay.basic)),
        share(book.sum(|outlay| outlay.project))
    ));
    out.push("三、财政拨款收入支出决算总体情况说明".into());
    let fiscal = book.sum(Outlay::fiscal);
    let beside = story.beside(fiscal, |book| book.sum(Outlay::fiscal), Topic::Projects);
    out.push(format!("{called}{year}年度财政拨款支出{}{beside}", story.wan(fiscal)));
}

fn accounts(story: &Story<'_>, budget: &Book, out: &mut Vec<String>) {
    let book = story.book;
    let (called, year) = (&book.called, book.year);
    let general = |outlay: &Outlay| outlay.from(Role::General);
    out.push("四、一般公共预算财政拨款支出决算情况说明".into());
    let (spent, planned) = (book.sum(general), budget.sum(general));
    out.push(format!(
        "{called}{year}年度一般公共预算财政拨款支出年初预算为{}，支出决算为{}，完成年初预算的{}%。其中：",
        story.wan(planned),
        story.wan(spent),
        percent(spent, planned)
    ));
    let lines = book.outlays.iter().filter(|outlay| general(outlay) > 0);
    for (at, outlay) in lines.enumerate() {
        let (path, spent) = (path(outlay), general(outlay));
        let planned = budget.account(outlay.code, general);
        let told = match spent - planned {
            _ if planned == 0 => "年初未安排预算，年中按规定追加".to_owned(),
            0 => format!("完成年初预算的{}%，决算数与年初预算数持平", percent(spent, planned)),
            more if more > 0 => {
                format!("完成年初预算的{}%，决算数大于年初预算数的主要原因是年中追加经费", percent(spent, planned))
            }
            _ => format!(
                "完成年初预算的{}%，决算数小于年初预算数的主要原因是部分支出节约或结转下年",
                percent(spent, planned)
            ),
        };
        out.push(format!(
            "{}.{path}：年初预算为{}，支出决算为{}，{told}。",
            at + 1,
            story.wan(planned),
            story.wan(spent)
        ));
    }
}

fn basic_and_three(story: &Story<'_>, budget: &Book, out: &mut Vec<String>) {
    let book = story.book;
    let (called, year, three) = (&book.called, book.year, book.three);
    out.push("五、一般公共预算财政拨款基本支出决算情况说明".into());
    out.push(format!(
        "{called}{year}年度一般公共预算财政拨款基本支出{}，其中：人员经费{}，公用经费{}。",
        story.wan(book.personnel() + book.public()),
        story.wan(book.personnel()),
        story.wan(book.public())
    ));
    out.push("六、财政拨款“三公”经费支出决算情况说明".into());
    let planned = budget.three;
    out.push(format!(
        "{called}{year}年度“三公”经费支出预算为{}，支出决算为{}，完成预算的{}%。",
        story.wan(planned.total()),
        story.wan(three.total()),
        percent(three.total(), planned.total())
    ));
    out.push(format!(
        "其中：因公出国（境）费支出{}；公务用车购置费支出{}；公务用车运行费支出{}，用于车辆加油、维修和保险；公务接待费支出{}。",
        story.wan(three.abroad),
        story.wan(three.purchase),
        story.wan(three.running),
        story.wan(three.reception)
    ));
}

fn matters(story: &Story<'_>, details: &Details, out: &mut Vec<String>) {
    let book = story.book;
    let (called, year) = (&book.called, book.year);
    out.push("七、其他重要事项的情况说明".into());
    out.push("（一）机关运行经费支出情况".into());
    let beside = story.beside(book.public(), Book::public, Topic::Running);
    out.push(format!("{called}{year}年度机关运行经费支出{}{beside}", story.wan(book.public())));
    out.push("（二）政府采购支出情况".into());
    let procurement = details.procurement;
    out.push(format!(
        "{called}{year}年度政府采购支出总额{}，其中：政府采购货物支出{}、政府采购工程支出{}、政府采购服务支出{}。授予中小企业合同金额{}，\
         占政府采购支出总额的{}%。",
        story.wan(procurement.total()),
        story.wan(procurement.goods),
        story.wan(procurement.works),
        story.wan(procurement.services),
        story.wan(procurement.small),
        percent(procurement.small, procurement.total())
    ));
    out.push("（三）国有资产占用情况".into());
    let assets = details.assets;
    out.push(format!(
        "截至{year}年12月31日，{called}共有车辆{}辆，均为一般公务用车；单价50万元以上的设备{}台（套）。",
        assets.cars, assets.machines
    ));
}
