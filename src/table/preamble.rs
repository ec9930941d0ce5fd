//! The lines between the title of a table and its header: who speaks, in which unit.

use std::collections::HashSet;

use super::region::is_heading;
use crate::classify::{Meaning, heading};
use crate::money::{Unit, parse_number};
use crate::source::Text;
use crate::text::{fold, squeeze};

/// What stands between a title and the rows.
#[derive(Debug)]
pub struct Preamble {
    /// The unit it states.
    pub unit: Option<Unit>,
    /// The body it names.
    pub department: Option<String>,
    /// The first line of the body.
    pub end: u32,
}

/// How many lines with content may stand between a title and its unit.
const LINES: usize = 7;

impl Preamble {
    /// Reads the lines after a title, up to the next one. `None` where neither a unit nor the words of a header follow,
    /// or the unit is none of money (人, 辆): then no table of amounts begins here.
    pub fn read(text: &Text, title: u32, next: u32, pages: &HashSet<u32>) -> Option<Preamble> {
        let mut joined = String::new();
        let lines = (title + 1..next).filter(|line| !pages.contains(line) && !text.line(*line).trim().is_empty());
        let mut header: Option<(u32, usize)> = None;
        let mut numbers = false;
        for line in lines.take(LINES) {
            let content = text.line(line);
            if is_heading(content) {
                break;
            }
            let before = joined.len();
            joined.push_str(&squeeze(content));
            if counts_things(&joined) {
                return None;
            }
            if header.is_none() && headings(content) > 0 {
                header = Some((line, before));
            }
            numbers |= header.is_some() && content.split_whitespace().any(|word| parse_number(word).is_some());
            let Some(unit) = Unit::stated_in(&joined) else { continue };
            // A unit in the header or under the rows says what they are in, and they are rows all the same.
            numbers |= headings(content) > 1;
            let (end, head) = header.filter(|_| numbers).unwrap_or((line + 1, joined.len()));
            return Some(Preamble { unit: Some(unit), department: department(&joined[..head]), end });
        }
        let (end, head) = header?;
        Some(Preamble { unit: unit_of_headers(text, end..next), department: department(&joined[..head]), end })
    }
}

/// How many words of a line are those of a header; a year alone is none here, since it may be that of the document.
fn headings(content: &str) -> usize {
    let means = |word: &&str| {
        !word.starts_with(|c: char| c.is_numeric())
            && !matches!(heading(word).meaning, Meaning::Unknown | Meaning::Group(_))
    };
    content.split_whitespace().filter(means).count()
}

/// Whether the lines state a unit of people or things: 单位：人.
fn counts_things(joined: &str) -> bool {
    let after = joined.rsplit_once("单位：").or_else(|| joined.rsplit_once("单位:")).map(|(_, after)| after);
    let unit: Option<&str> = after.and_then(|after| after.split(['）', ')', '、', '，', '/', ',']).next());
    unit.is_some_and(|unit| {
        matches!(unit, "人" | "人数" | "个" | "辆" | "台" | "套" | "户" | "次" | "平方米" | "%" | "％")
    })
}

/// The unit in the words of a header: `预算数（元）`.
fn unit_of_headers(text: &Text, lines: std::ops::Range<u32>) -> Option<Unit> {
    let header: String = lines.take(LINES).map(|line| fold(text.line(line))).collect();
    Unit::ALL.into_iter().find(|unit| header.contains(&format!("({})", unit.chinese())))
}

/// The body named in the joined lines under a title: `编制部门（单位）：甲市财政局单位：万元`.
fn department(joined: &str) -> Option<String> {
    const MARKS: &[&str] = &[
        "编制部门（单位）",
        "编制单位（部门）",
        "编制部门",
        "编制单位",
        "部门名称",
        "单位名称",
        "预算部门",
        "预算单位",
        "填报单位",
        "部门",
    ];
    let after = MARKS.iter().find_map(|mark| {
        let rest = &joined[joined.find(mark)? + mark.len()..];
        rest.strip_prefix(['：', ':'])
    })?;
    let end = ["公开0", "公开1", "金额单位", "单位：", "单位:"]
        .iter()
        .filter_map(|mark| after.find(mark))
        .min()
        .unwrap_or(after.len());
    // The year of the document often stands on the same line.
    let year = after[..end].find('年').map(|at| at - after[..at].bytes().rev().take_while(u8::is_ascii_digit).count());
    let end = year.filter(|at| after[*at..].starts_with("20")).unwrap_or(end);
    let name = after[..end].trim();
    (!name.is_empty()).then(|| name.to_owned())
}
