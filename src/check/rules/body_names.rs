//! Headings write the name of the body as it is.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{PLACES, Spot, operands, paragraphs};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "body-names",
    statement: "各标题中的单位名称与封面、各表一致，没有漏字错字",
    english: "Headings write the name of the body as the cover and the tables do",
    severity: Severity::Note,
    basis: "公开格式",
    run,
};

/// How many characters a slip may concern.
const SLIP: usize = 2;

fn run(matter: &Matter<'_>, log: &mut Log) {
    let department = matter.library.department(matter.disclosure.department);
    let names: Vec<String> =
        std::iter::once(&department.name).chain(&department.spellings).map(|name| fold(name)).collect();
    let mut slips: Vec<(Spot<'_>, &str)> = Vec::new();
    for paragraph in paragraphs(matter).filter(|paragraph| paragraph.heading().is_some()) {
        let Some(start) = paragraph.text.find("关于").map(|at| at + "关于".len()) else { continue };
        let rest = &paragraph.text[start..];
        let Some(len) = rest.find(|c: char| c.is_ascii_digit()).filter(|len| *len > 0) else { continue };
        let spot = Spot { paragraph, start, len };
        let told = fold(spot.text());
        let name = names.iter().find(|name| told.contains(name.as_str()));
        match name.or_else(|| names.iter().find(|name| is_slip(&told, name))) {
            Some(name) if told.contains(name.as_str()) => log.holds(vec![spot.operand(matter, "标题·单位名称")]),
            Some(name) => slips.push((spot, name)),
            None => {}
        }
    }
    if let Some((first, name)) = slips.first() {
        let message = format!(
            "标题写作“关于{}”，单位名称应为“{name}”，有漏字或错字，共 {} 处标题如此",
            first.text(),
            slips.len()
        );
        let spots: Vec<Spot<'_>> = slips.iter().map(|(spot, _)| *spot).take(PLACES).collect();
        log.fails(Severity::Note, message, operands(matter, "标题·单位名称", &spots));
    }
}

/// Whether a heading begins or goes on with a name that lacks a character or two, or has another in their place.
fn is_slip(told: &str, name: &str) -> bool {
    let (told, name): (Vec<char>, Vec<char>) = (told.chars().collect(), name.chars().collect());
    if name.len() < 2 * SLIP + 2 {
        return false;
    }
    // What follows the name (本级) is no part of it.
    (name.len().saturating_sub(SLIP)..=name.len()).any(|len| {
        told.get(..len).is_some_and(|told| {
            let distance = distance(told, &name);
            (1..=SLIP).contains(&distance)
        })
    })
}

/// How many characters must be put in, taken out or exchanged.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut above_left = row[0];
        row[0] = i + 1;
        for (j, right) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (above_left + usize::from(left != right)).min(above + 1).min(row[j] + 1);
            above_left = above;
        }
    }
    row[b.len()]
}
