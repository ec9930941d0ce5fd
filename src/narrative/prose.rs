//! Sentences put together again: lines joined to paragraphs, across blank lines and page numbers, with the place of every
//! character kept.

use std::collections::HashSet;

use crate::model::Section;
use crate::source::{FileId, Origin, Text};

/// A paragraph without the blanks that wrapping and extraction left in it.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// Where pieces of the text come from: offset in `text`, line, byte in the line. In order.
    places: Vec<(usize, u32, u32)>,
    file: Option<FileId>,
}

/// The sentences of a document.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
}

impl Paragraph {
    /// Where some bytes of the text are printed, from their first to the end of its line.
    pub fn origin(&self, start: usize, len: usize) -> Origin {
        let file = self.file.unwrap_or(FileId(0));
        let at = self.places.partition_point(|(offset, ..)| *offset <= start).saturating_sub(1);
        let Some(&(offset, line, byte)) = self.places.get(at) else { return Origin::file(file) };
        let within = self.places.get(at + 1).map_or(usize::MAX, |(next, ..)| next - start);
        Origin::in_text(file, line, byte + (start - offset) as u32, len.min(within) as u32)
    }

    /// The heading that the paragraph is, with its depth, where it is one.
    pub fn heading(&self) -> Option<Section> {
        let (depth, rest) = numbering(&self.text)?;
        let long = self.text.chars().count();
        let sentence = self.text.contains(['。', '；']) || long > 60;
        let amount = rest.contains("万元");
        (!sentence && !amount && depth <= 2).then(|| Section {
            heading: rest.trim_start_matches([':', '：']).into(),
            depth,
            origin: self.origin(0, 0),
        })
    }

    fn push(&mut self, line: u32, content: &str) {
        let mut run: Option<usize> = None;
        for (at, c) in content.char_indices() {
            if c.is_whitespace() || c == '\u{feff}' {
                run = None;
                continue;
            }
            if run.is_none() {
                self.places.push((self.text.len(), line, at as u32));
                run = Some(at);
            }
            self.text.push(c);
        }
    }
}

/// The number before a heading or an item: its depth and what follows. 第一部分 is 0, 一、 1, （一） 2, `1.` and `1、` 3,
/// `(1)` and `（1）` 4.
pub fn numbering(text: &str) -> Option<(u8, &str)> {
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    if let Some(rest) = text.strip_prefix('第') {
        let end = rest.find(|c| !chinese(c)).filter(|end| *end > 0)?;
        return rest[end..].strip_prefix("部分").map(|rest| (0, rest));
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let end = rest.find(['）', ')'])?;
        let inner = &rest[..end];
        let rest = rest[end..].trim_start_matches(['）', ')']);
        return if !inner.is_empty() && inner.chars().all(chinese) {
            Some((2, rest))
        } else if !inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit()) {
            Some((4, rest))
        } else {
            None
        };
    }
    let end = text.find(|c: char| !chinese(c)).unwrap_or(text.len());
    if end > 0 {
        return text[end..].strip_prefix('、').map(|rest| (1, rest));
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let rest = text[end..].strip_prefix(['.', '．', '、'])?;
    // 3.5 万元 at the beginning of a line is a number.
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some((3, rest))
}

impl Prose {
    /// The sentences of a text without the lines of tables, forms and page furniture.
    pub fn read(file: FileId, text: &Text, leave: &HashSet<u32>) -> Prose {
        let mut prose = Prose::default();
        let mut open: Option<Paragraph> = None;
        let mut parted = false;
        for (line, content) in text.lines() {
            if leave.contains(&line) {
                parted = true;
                continue;
            }
            let trimmed = content.trim();
            if trimmed.is_empty() {
                continue;
            }
            // Digits on the two sides of a table are no number.
            let runs_on = |open: &Paragraph| {
                parted && open.text.ends_with(char::is_numeric) && trimmed.starts_with(char::is_numeric)
            };
            let begins = open.as_ref().is_none_or(|open| runs_on(open) || ends(&open.text, trimmed));
            parted = false;
            if begins {
                prose.paragraphs.extend(open.take());
            }
            let paragraph = open.get_or_insert_with(|| Paragraph { file: Some(file), ..Paragraph::default() });
            paragraph.push(line, content);
        }
        prose.paragraphs.extend(open);
        prose
    }

    /// The headings, in order.
    pub fn sections(&self) -> Vec<Section> {
        self.paragraphs.iter().filter_map(Paragraph::heading).collect()
    }
}

/// Whether a paragraph ends before a line: after a full stop, before a number that begins an item, and after a
/// heading that is complete.
fn ends(open: &str, next: &str) -> bool {
    let stopped = open.ends_with(['。', '！', '？']);
    let squeezed: String = next.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let itemised = numbering(&squeezed).is_some() || squeezed.starts_with("附件");
    const ENDS: &[&str] = &[
        "说明", "情况", "概况", "解释", "职能", "职责", "目录", "分析", "结论", "建议", "成绩", "问题", "措施", "事项",
        "概述", "依据", "主体", "方案", "周期", "安排", "目标", "：", ":",
    ];
    // An item may go on behind its colon, a heading does not.
    let colon = open.ends_with(['：', ':']);
    let whole: String = next.chars().filter(|c| !c.is_whitespace()).collect();
    // 关于…情况 may be wrapped before the word that ends it.
    let wrapped = whole.ends_with("说明") && whole.chars().count() <= 8 && !itemised && !whole.contains("经费");
    let heading = !wrapped
        && numbering(open).is_some_and(|(depth, _)| depth <= 2 || (depth == 3 && !colon))
        && !open.contains(['，', '。'])
        && ENDS.iter().any(|end| open.ends_with(end));
    // The title of an account of a project begins a paragraph wherever the text before it ends.
    let titled = ["经费情况说明", "经费说明"].iter().any(|end| whole.ends_with(end)) && !whole.contains(['。', '，']);
    let reasons_on = itemised && awaits_reason(open);
    (stopped && !speaks_of_indicator(open, &squeezed))
        || (itemised && !reasons_on)
        || heading
        || titled
        || labelled(&squeezed)
}

/// Whether a sentence is about to give a reason, or another one: the numbers of reasons begin no item of the text.
fn awaits_reason(open: &str) -> bool {
    let open = open.trim_end_matches(['：', ':']);
    let reason = ["原因", "原因是", "原因为", "主要是"];
    let sentence = open.rsplit('。').next().unwrap_or(open);
    reason.iter().any(|end| open.ends_with(end))
        || (open.ends_with('；') && reason.iter().any(|mark| sentence.contains(mark)))
}

/// Whether a sentence goes on about the indicator that an evaluation reports in the paragraph before it.
fn speaks_of_indicator(open: &str, next: &str) -> bool {
    let reports = open.contains("指标值为") || open.contains("目标值为");
    reports && ["该指标", "偏差原因", "未完成原因", "改进措施"].iter().any(|word| next.starts_with(word))
}

/// Whether a line begins with a label of its own: 项目名称：, 预算安排规模：.
fn labelled(line: &str) -> bool {
    let label = line.split_once(['：', ':']).map(|(label, _)| label);
    label.is_some_and(super::project::is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_over_lines_and_page_numbers() {
        let text = Text::new(
            "一、关于甲局 2024 年收入预算情况\n\n说明\n\n收入预算 5 万元，比上年增\n\n- 3 -\n\n加 1.2\n\n万元，原因是甲。\n1.乙（类）3 万元。\n",
        );
        let prose = Prose::read(FileId(0), &text, &HashSet::from([7]));
        let texts: Vec<_> = prose.paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(
            texts,
            ["一、关于甲局2024年收入预算情况说明", "收入预算5万元，比上年增加1.2万元，原因是甲。", "1.乙（类）3万元。"]
        );
        let at = texts[1].find("1.2").expect("the number");
        assert_eq!(prose.paragraphs[1].origin(at, 3).line, 9);
        assert_eq!(prose.sections().len(), 1);
    }

    #[test]
    fn a_heading_wrapped_within_a_word_is_one() {
        let text = Text::new("一、关于甲局收入预算情况说\n明\n收入预算5万元。\n二、支出预算情况\n支出预算5万元。\n");
        let prose = Prose::read(FileId(0), &text, &HashSet::new());
        let headings: Vec<_> = prose.sections().iter().map(|section| section.heading.to_string()).collect();
        assert_eq!(headings, ["关于甲局收入预算情况说明", "支出预算情况"]);
    }

    #[test]
    fn digits_on_the_two_sides_of_a_table_are_no_number() {
        let text = Text::new("在职人员见表4\n科目\t合计\n2024年退休5人");
        let read = |leave| Prose::read(FileId(0), &text, &HashSet::from(leave)).paragraphs.len();
        assert_eq!((read([2]), read([9])), (2, 1));
    }

    #[test]
    fn numbers_before_items() {
        assert_eq!(numbering("（一）机关"), Some((2, "机关")));
        assert_eq!(numbering("第三部分2024年"), Some((0, "2024年")));
        assert_eq!(numbering("3.5万元"), None);
        assert_eq!(numbering("十二、上年"), Some((1, "上年")));
        assert_eq!(numbering("2021年"), None);
    }
}
