//! What a disclosure has to say beside its tables is said.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{Spot, found, operands, paragraphs};
use crate::model::DisclosureKind;
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "required-notes",
    statement: "职责、机构、机关运行经费、政府采购、国有资产、绩效和名词解释都有说明",
    english: "Duties, organisation, operating cost, procurement, assets, performance and terms are all explained",
    severity: Severity::Note,
    basis: "《地方预决算公开操作规程》及各地公开目录",
    run,
};

/// What is asked for, any of its words, and the first year in which it is.
const ASKED: &[(&str, &[&str], u16)] = &[
    ("主要职责", &["主要职能", "主要职责", "职责", "职能"], 0),
    ("机构设置", &["机构设置", "机构情况", "单位构成", "机构"], 0),
    ("机关运行经费", &["运行经费"], 0),
    ("政府采购", &["政府采购"], 0),
    ("国有资产占用情况", &["国有资产", "资产占用", "资产占有"], 2018),
    ("预算绩效情况", &["绩效"], 2018),
    ("名词解释", &["名词解释"], 0),
];
/// How many of them a narrative has before one that it lacks is missed.
const NARRATIVE: usize = 4;
/// Since when a share of procurement is kept for small and medium enterprises.
const RESERVED: u16 = 2021;

fn run(matter: &Matter<'_>, log: &mut Log) {
    if matter.disclosure.kind == DisclosureKind::Evaluation {
        return;
    }
    let asked = || ASKED.iter().filter(|(.., since)| matter.disclosure.year >= *since);
    let body = body(matter);
    let is_told = |words: &[&str]| body.iter().any(|paragraph| words.iter().any(|word| paragraph.text.contains(word)));
    if asked().filter(|(_, words, _)| is_told(words)).count() < NARRATIVE {
        return;
    }
    // That a word stands somewhere is not a relation that was recomputed: only what is missing is written down.
    for (what, ..) in asked().filter(|(_, words, _)| !is_told(words)) {
        let first: Vec<Spot<'_>> = paragraphs(matter).take(1).map(Spot::whole).collect();
        log.fails(Severity::Note, format!("文字部分没有{what}的说明"), operands(matter, "说明", &first));
    }
    reserved(matter, log);
}

/// So many headings may lead into a text; what stands before them without a word between is a table of contents.
const HEADINGS: usize = 3;

/// The paragraphs that are no lines of a table of contents.
fn body<'a>(matter: &'a Matter<'_>) -> Vec<&'a Paragraph> {
    let all: Vec<&Paragraph> = paragraphs(matter).collect();
    let leads = |paragraph: &Paragraph| ["……", "....", "····"].iter().any(|leader| paragraph.text.contains(leader));
    let runs = all.chunk_by(|one, next| one.heading().is_some() == next.heading().is_some());
    let told =
        runs.flat_map(|run| if run[0].heading().is_some() { &run[run.len().saturating_sub(HEADINGS)..] } else { run });
    told.copied().filter(|paragraph| !leads(paragraph)).collect()
}

/// Procurement says how much is kept for small and medium enterprises.
fn reserved(matter: &Matter<'_>, log: &mut Log) {
    let procured = |spot: &Spot<'_>| {
        let rest = &spot.paragraph.text[spot.start + spot.len..];
        let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        number.chars().any(|c| ('1'..='9').contains(&c))
    };
    if matter.disclosure.year < RESERVED {
        return;
    }
    let Some(spot) = found(matter, "政府采购预算").into_iter().find(procured) else { return };
    let operand = spot.operand(matter, "说明·政府采购预算");
    match found(matter, "中小企业").into_iter().find(|spot| spot.paragraph.text.contains("采购")) {
        Some(kept) => log.holds(vec![operand, kept.operand(matter, "说明·面向中小企业预留")]),
        None => {
            let message = "安排有政府采购预算，没有说明面向中小企业预留的金额";
            log.fails(Severity::Note, message, vec![operand]);
        }
    }
}
