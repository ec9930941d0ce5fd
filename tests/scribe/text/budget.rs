//! A whole budget: cover, first part, tables, narrative, performance forms, glossary, signature.

use super::change::{Told, plain};
use super::sections::Story;
use super::{Details, glossary};
use crate::scribe::book::Book;
use crate::scribe::document::{Document, Goals, Part};
use crate::scribe::tables::{Set, Style, budget};

/// The document of a budget, compared with last year's where there is one.
pub fn budget_document(book: &Book, before: Option<&Book>, style: &Style, details: &Details) -> Document {
    let (called, year) = (&book.called, book.year);
    let tables = budget(book, style);
    let mut parts = vec![Part::Cover(vec![format!("{called}{year}年部门预算公开")])];
    if style.set == Set::Twelve {
        let mut lines = vec![format!("第一部分 {called}概况"), format!("第二部分 {year}年部门预算公开表")];
        lines.extend(tables.iter().map(|table| format!("表{} {}", table.number, table.title)));
        lines.extend([format!("第三部分 {year}年部门预算情况说明"), "第四部分 名词解释".into()]);
        parts.push(Part::Contents(lines));
    }
    parts.push(Part::Section(format!("第一部分 {called}概况")));
    let mut texts = vec!["一、主要职能".to_owned()];
    texts.extend(details.duties.iter().cloned());
    texts.push("二、机构设置及人员情况".into());
    texts.push(details.offices.clone());
    texts.push(staffing(book, details));
    parts.extend(texts.into_iter().map(Part::Text));
    parts.push(Part::Section(format!("第二部分 {year}年部门预算公开表")));
    parts.extend(tables.into_iter().map(|table| Part::Table(Box::new(table))));
    parts.push(Part::Section(format!("第三部分 {year}年{called}预算情况说明")));
    let story = Story { book, before, style, told: Told { digits: plain(style.digits), base: "上年预算" } };
    let mut texts = Vec::new();
    story.totals(&mut texts);
    story.general(&mut texts);
    story.basic_and_projects(&mut texts);
    story.three_and_funds(&mut texts);
    story.matters(details, &mut texts);
    parts.extend(texts.into_iter().map(Part::Text));
    parts.extend(goals(book, &story));
    parts.push(Part::Text("（五）其他需说明的事项".into()));
    parts.push(Part::Text("没有其他需要说明的事项。".into()));
    parts.push(Part::Section("第四部分 名词解释".into()));
    parts.extend(glossary().into_iter().map(Part::Text));
    parts.push(Part::Signature(called.clone(), details.date.clone()));
    Document {
        department: book.department.clone(),
        label: if style.set == Set::Twelve || style.fillers % 2 == 0 {
            "编制部门"
        } else {
            "编制部门（单位）"
        },
        unit_label: "单位",
        parts,
    }
}

fn staffing(book: &Book, details: &Details) -> String {
    let staff = details.staff;
    format!(
        "{}编制数{}名，实有人数{}人，其中：在职{}人；退休{}人；离休{}人。",
        book.called,
        staff.posts,
        staff.serving + staff.retired + staff.veteran,
        staff.serving,
        staff.retired,
        staff.veteran
    )
}

fn goals(book: &Book, story: &Story<'_>) -> Vec<Part> {
    let form = |project: &crate::scribe::book::Project| Goals {
        year: book.year,
        unit: book.called.clone(),
        project: project.name.clone(),
        amount: story.told.digits.print(project.amount()),
        fiscal: story.told.digits.print(project.amount()),
        other: story.told.digits.print(0),
        goal: project.goal.clone(),
        indicators: project.indicators.clone(),
    };
    book.projects.iter().map(|project| Part::Goals(Box::new(form(project)))).collect()
}
