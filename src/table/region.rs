//! Where the tables of a text are: title, the lines under it, unit and body of each; and which layout it is printed in.

use std::collections::HashSet;

use super::code::is_total;
use super::preamble::Preamble;
use super::titles::{Heading, titles};
use super::{Piece, furniture, turn};
use crate::classify::{Titled, number_alone, title};
use crate::money::{Unit, parse_number};
use crate::source::{FileId, Origin, Text};
use crate::text::{fold, squeeze};

/// A table of a document: its title and the lines that belong to it.
#[derive(Clone, Debug)]
pub struct Region {
    /// What the title says.
    pub titled: Titled,
    /// Where the title stands.
    pub origin: Origin,
    /// The unit it states.
    pub unit: Option<Unit>,
    /// The body that the table names (编制部门：…).
    pub department: Option<String>,
    /// The sentences and notes under the table.
    pub notes: Vec<Note>,
    /// The lines of header and rows, notes and page numbers left out.
    pub body: Vec<u32>,
    /// Those of them that a page begins with.
    pub turns: Vec<u32>,
}

/// A note or sentence that stands with a table.
pub type Note = Piece;

/// How a table's cells are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A row is a line, its cells set off by tabs.
    Tabs,
    /// A cell is a line that begins with a tab; a row ends with an empty line.
    CellALine,
    /// A row is one or more lines of text; the columns are lost.
    Loose,
}

/// The tables of a text, in order. A title counts only where a unit, a department line or the words of a header follow
/// it, so the entries of a table of contents do not. No table goes on over the first line of a tab, and the name of a tab
/// is the title of a sheet that has none of its own.
pub fn regions(file: FileId, text: &Text, tabs: &[(u32, &str)]) -> Vec<Region> {
    let pages = furniture::page_numbers(text);
    let titles = titles(text, tabs);
    let mut regions: Vec<Region> = Vec::new();
    for (index, Heading { first, line, titled }) in titles.iter().enumerate() {
        let next = titles.get(index + 1).map_or(text.len() as u32 + 1, |next| next.first);
        let end = tabs.get(tabs.partition_point(|(start, _)| start <= first));
        let next = end.map_or(next, |(end, _)| next.min(*end));
        if titled.kind.is_none() {
            continue;
        }
        let Some(preamble) = Preamble::read(text, *line, next, &pages) else {
            continue;
        };
        let mut titled = titled.clone();
        titled.number = titled.number.or_else(|| number_before(text, *first));
        let mut region = Region {
            titled,
            origin: Origin::in_text(file, (*line).max(*first), 0, 0),
            unit: preamble.unit.or_else(|| Unit::stated_in(text.line(*line))),
            department: preamble.department,
            notes: Vec::new(),
            body: Vec::new(),
            turns: Vec::new(),
        };
        region.take_body(file, text, preamble.end..next, &pages);
        match regions.last_mut() {
            Some(before) if before.goes_on_in(&region, text) => before.join(region, text),
            _ => regions.push(region),
        }
    }
    for region in &mut regions {
        turn::drop_repeated_headers(region, text);
    }
    regions
}

/// The performance forms of a text (绩效目标表, 自评表): every line from the title to the next title or section, page
/// numbers left out.
pub fn performance_forms(file: FileId, text: &Text) -> Vec<Region> {
    let pages = furniture::page_numbers(text);
    let mut forms: Vec<Region> = Vec::new();
    let mut open = false;
    for (line, content) in text.lines() {
        if let Some(titled) = title(content) {
            open = titled.kind.is_none();
            if open {
                let origin = Origin::in_text(file, line, 0, 0);
                let (notes, body, turns) = (Vec::new(), Vec::new(), Vec::new());
                forms.push(Region { titled, origin, unit: None, department: None, notes, body, turns });
            }
            continue;
        }
        if open {
            let plain = fold(content);
            open = !is_heading(content) && !ends_forms(&plain);
        }
        if let Some(form) = forms.last_mut().filter(|_| open && !pages.contains(&line)) {
            form.body.push(line);
        }
    }
    forms
}

/// Whether a line begins a section after the forms: （五）其他需说明的事项.
fn ends_forms(plain: &str) -> bool {
    let inner = plain.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    inner.is_some_and(|(number, rest)| {
        number.chars().all(|c| "一二三四五六七八九十".contains(c)) && (rest.ends_with("事项") || rest.ends_with("情况"))
    })
}

/// The lines that hold page numbers and nothing else.
pub fn page_furniture(text: &Text) -> HashSet<u32> {
    furniture::page_numbers(text)
}

/// The whole of a title whose first half stands on the line above: 一般公共预算财政拨款 over 基本支出决算表. Only what
/// makes another table of it is taken for a half.
pub(super) fn wrapped(text: &Text, line: u32, titled: &Titled) -> Option<(u32, Titled)> {
    const HALVES: &[&str] = &["一般公共预算", "政府性基金", "国有资本", "财政拨款", "\"三公\"", "机关运行", "政府采购"];
    const ENDS: &[&str] = &["拨款", "预算", "基金", "经营", "经费", "部门", "单位"];
    let first = (line.saturating_sub(2)..line).rev().find(|above| !text.line(*above).trim().is_empty())?;
    let half = fold(text.line(first));
    let core = half.split_once('年').map_or(half.as_str(), |(_, rest)| rest.trim_start_matches('度'));
    let fits = HALVES.iter().any(|begin| core.starts_with(begin)) && ENDS.iter().any(|end| core.ends_with(end));
    let whole = title(&format!("{core}{}", titled.name)).filter(|_| fits && !text.line(first).contains('\t'))?;
    (titled.kind.is_some() && whole.kind != titled.kind).then_some((first, Titled { number: titled.number, ..whole }))
}

fn number_before(text: &Text, line: u32) -> Option<u32> {
    let above = (1..line).rev().map(|number| text.line(number)).find(|content| !content.trim().is_empty())?;
    number_alone(above)
}

impl Region {
    /// Every line from the title to the last of rows and notes.
    pub fn span(&self) -> std::ops::RangeInclusive<u32> {
        let notes = self.notes.iter().map(|note| note.origin.line);
        let last = self.body.iter().copied().chain(notes).max().unwrap_or(self.origin.line);
        self.origin.line..=last
    }

    /// How its cells are printed.
    pub fn layout(&self, text: &Text) -> Layout {
        let tabs = |line: &u32| text.line(*line).matches('\t').count();
        let rows = self.body.iter().filter(|line| tabs(line) >= 2).count();
        let cells = self.body.iter().filter(|line| tabs(line) == 1 && text.line(**line).starts_with('\t')).count();
        if rows >= 2 && rows * 4 > cells {
            Layout::Tabs
        } else if cells >= 4 {
            Layout::CellALine
        } else {
            Layout::Loose
        }
    }

    /// Whether the notes say that the table is empty.
    pub fn declared_empty(&self) -> Option<Origin> {
        const EMPTY: &[&str] = &["空表", "无", "没有", "未", "不涉及"];
        self.notes.iter().find_map(|note| {
            let said = fold(&note.text).replace("无内容应公开空表", "");
            EMPTY.iter().any(|word| said.contains(word)).then_some(note.origin)
        })
    }

    /// Whether the next table is this one on its next page: the same title again, and only one of the two has a total.
    fn goes_on_in(&self, next: &Region, text: &Text) -> bool {
        let same = self.titled.name == next.titled.name && self.department == next.department;
        same && self.unit == next.unit && !(next.has_total(text) && self.has_total(text))
    }

    fn has_total(&self, text: &Text) -> bool {
        self.body.iter().any(|line| {
            let words = text.line(*line).split_whitespace().take_while(|word| parse_number(word).is_none());
            words.clone().count() < text.line(*line).split_whitespace().count() && is_total(&words.collect::<String>())
        })
    }

    fn join(&mut self, next: Region, text: &Text) {
        // What stands before its first row is the header again.
        let known: HashSet<String> = self.body.iter().take(turn::HEADER).map(|line| fold(text.line(*line))).collect();
        let again = next.body.iter().take_while(|line| known.contains(&fold(text.line(**line)))).count();
        self.body.extend(&next.body[again..]);
        self.notes.extend(next.notes);
    }

    fn take_body(&mut self, file: FileId, text: &Text, lines: std::ops::Range<u32>, pages: &HashSet<u32>) {
        let mut note_open = false;
        // Whether rows of cells were met.
        let mut ruled = false;
        let end = lines.end;
        for line in lines {
            let content = text.line(line);
            let plain = fold(content);
            if pages.contains(&line) {
                continue;
            }
            if is_heading(content) {
                break;
            }
            if number_alone(content).is_some() || is_unit_alone(&plain) {
                continue;
            }
            let begins = ["备注", "注:", "说明:"].iter().any(|mark| plain.starts_with(mark))
                || (line + 1 < end && ruled && begins_sentence(text, line));
            let sentence = plain.contains('。') && !content.contains('\t');
            let runs_on = note_open && !plain.is_empty() && !content.contains('\t') && !holds_amount(content);
            if begins || sentence || runs_on {
                // A note runs on to its full stop, but never over a line that holds an amount.
                note_open = (begins || runs_on) && !plain.ends_with('。');
                self.notes.push(Piece { text: squeeze(content), origin: Origin::in_text(file, line, 0, 0) });
                continue;
            }
            note_open &= plain.is_empty();
            ruled |= content.matches('\t').count() >= 2;
            self.body.push(line);
        }
        while self.body.last().is_some_and(|line| text.line(*line).is_empty()) {
            self.body.pop();
        }
    }
}

/// Whether a line under rows of cells begins a sentence that ends on the next line.
fn begins_sentence(text: &Text, line: u32) -> bool {
    let (content, next) = (text.line(line), text.line(line + 1));
    let worded = |line: &str| !line.contains('\t') && !line.trim().is_empty() && !holds_amount(line);
    next.trim_end().ends_with('。') && worded(content) && worded(next)
}

/// Whether a line only states the unit, as the head of a page repeats it and the foot of a table may.
fn is_unit_alone(plain: &str) -> bool {
    let rest = plain.strip_prefix("金额").unwrap_or(plain).strip_prefix("单位:");
    rest.is_some_and(|rest| matches!(rest, "元" | "千元" | "万元" | "百万元" | "亿元" | "人民币元" | "人民币万元"))
}

/// Headings of the sentences after the tables that have no number, without the year and whose they are.
const UNNUMBERED: &[&str] = &["情况说明", "编制说明", "名词解释"];

/// What may stand before them; anything else (完成情况说明) may head a column.
const WHOSE: &[&str] =
    &["", "其他", "相关", "其他相关", "预算", "决算", "部门预算", "部门决算", "单位预算", "单位决算", "其他重要事项的"];

/// Whether a line begins the next part or section of the document. A row of cells never does.
pub fn is_heading(line: &str) -> bool {
    if line.contains('\t') {
        return false;
    }
    let plain = &*fold(line);
    let numbered = |text: &str| {
        let end = text.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(text.len());
        (end > 0).then(|| text[end..].to_owned())
    };
    if let Some(rest) = plain.strip_prefix('第') {
        return numbered(rest).is_some_and(|rest| rest.starts_with("部分"));
    }
    let undated = plain.split_once('年').filter(|(year, _)| year.len() == 4 && year.parse::<u16>().is_ok());
    let undated = undated.map_or(plain, |(_, rest)| rest.trim_start_matches('度'));
    if UNNUMBERED.iter().filter_map(|end| undated.strip_suffix(end)).any(|whose| WHOSE.contains(&whose)) {
        return true;
    }
    let rest = numbered(plain).and_then(|rest| rest.strip_prefix('、').map(str::to_owned));
    const NARRATIVE: &[&str] = &["说明", "情况", "名词解释", "变化", "分析", "事项"];
    rest.is_some_and(|rest| {
        rest.starts_with("关于") || rest.contains("情况说明") || NARRATIVE.iter().any(|end| rest.ends_with(end))
    })
}

/// Whether a number stands alone among the words of a line and is no part of a date (`2019 年`).
fn holds_amount(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let dated = |at: usize| words.get(at + 1).is_some_and(|next| next.starts_with(['年', '月', '日']));
    words.iter().enumerate().any(|(at, word)| parse_number(word).is_some() && !dated(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Text, Vec<Region>) {
        let text = Text::new(text);
        let regions = regions(FileId(0), &text, &[]);
        (text, regions)
    }

    #[test]
    fn contents_are_no_tables() {
        let (_, regions) = read("目录\n部门收支总体情况表\n部门收入总体情况表\n第一部分 概况\n职能。");
        assert!(regions.is_empty());
    }

    #[test]
    fn title_number_unit_and_wrapped_department() {
        let (text, regions) = read(
            "表五：\n一般公共预算支出情况表 \n编制部门（单位）：滨海市财政\n局（滨海市国资局） \n单位：万元 \n项目 一般公共预算支出\n201 甲 1.00\n\
             备注：无内容应公开空表并说明情况。\n第三部分 说明\n收入 5",
        );
        let region = &regions[0];
        assert_eq!((region.titled.number, region.unit), (Some(5), Some(Unit::Wan)));
        assert_eq!(region.department.as_deref(), Some("滨海市财政局（滨海市国资局）"));
        assert_eq!(region.body, [6, 7]);
        assert_eq!((region.notes.len(), region.declared_empty()), (1, None));
        assert_eq!(region.layout(&text), Layout::Loose);
    }

    #[test]
    fn layouts_and_declared_empty_tables() {
        let (text, regions) = read(
            "表 8\n政府性基金预算支出情况表\n单位：万元\n科目\t\t合计\n类\t款\t\n\t\t总计\n本单位 2026 年没有政府性基金预算，为空表。\n\
             表九\n\t国有资本经营预算支出情况表\n\t单位：元\n\t项目\n\t合计\n\n\t合 计\n\t\n",
        );
        assert_eq!(regions.len(), 2);
        assert_eq!(regions[0].layout(&text), Layout::Tabs);
        assert!(regions[0].declared_empty().is_some());
        assert_eq!((regions[1].layout(&text), regions[1].unit), (Layout::CellALine, Some(Unit::Yuan)));
    }

    #[test]
    fn a_header_printed_again_goes_with_all_its_rows() {
        let header =
            "项目\t\t\t支出预算\t\t\n功能分类科目编码\t\t功能分类科目名称\t合计\t基本支出\t项目支出\n类\t款\t\t\t\t\n";
        let (text, regions) = read(&format!(
            "表3 支出预算总表\n单位：元\n{header}201\t\t一般公共服务支出\t5\t2\t3\n{header}204\t\t公共安全支出\t1\t1\t\n",
        ));
        let lines: Vec<&str> = regions[0].body.iter().map(|line| text.line(*line)).collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        assert!(lines[3].starts_with("201") && lines[4].starts_with("204"));
    }

    #[test]
    fn a_column_of_explanations_is_no_heading() {
        let (text, regions) = read(
            "表3 支出预算总表\n单位：元\n科目名称\t金额\t情况说明\n一般公共服务支出\t5\t完成情况说明\n合计\t5\t\n2025年部门预算情况说明\n收入5元。\n",
        );
        let lines: Vec<&str> = regions[0].body.iter().map(|line| text.line(*line)).collect();
        assert_eq!(lines.len(), 3, "{lines:?}");
        for (line, heading) in [
            ("其他相关情况说明", true),
            ("2025年度部门决算情况说明", true),
            ("名词解释", true),
            ("完成情况说明", false),
            ("项目\t金额\t情况说明", false),
        ] {
            assert_eq!(is_heading(line), heading, "{line}");
        }
    }

    #[test]
    fn a_note_runs_on_over_a_year_but_not_over_a_row() {
        let title = "表九：\n政府性基金预算支出情况表\n单位：万元\n合 计\n备注：滨海市财政局\n";
        let (_, regions) = read(&format!("{title}本级 2019 年没有安排此项支出，本表为空\n表。\n"));
        assert!(regions[0].declared_empty().is_some());
        let (_, regions) = read(&format!("{title}无线电管理 20.00 20.00\n"));
        assert!(regions[0].declared_empty().is_none());
        let table = "表九：\n政府性基金预算支出情况表\n单位：万元\n科目\t合计\t基本支出\t项目支出\n合计\t\t\t\n";
        let (_, regions) = read(&format!("{table}滨海市财政局2019年没有安排此项支出，本\n表为空表。\n"));
        assert_eq!((regions[0].body.len(), regions[0].notes.len()), (2, 2));
    }
}
