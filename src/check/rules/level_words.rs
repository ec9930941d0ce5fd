//! A document of a district does not speak of itself as one of a city.

use super::super::{Log, Matter, Rule, Severity, Value};
use super::shared_wording::{found, operands};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "level-words",
    statement: "文中所称的本级与封面的预算级次一致",
    english: "The level of government that the text speaks of as its own is the one on the cover",
    severity: Severity::Note,
    basis: "公开格式",
    run,
};

const LEVELS: &[&str] = &["省", "自治区", "市", "州", "区", "县", "镇", "乡"];
/// How many lines a cover has at most.
const COVER: u32 = 30;
/// What only a document's own level is said with.
const OWN: &[&str] = &["级预算主管部门", "级财政有经费领拨关系", "级财政部门有经费领拨关系"];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let Some((level, cover)) = cover(matter) else { return };
    for other in LEVELS {
        let spots: Vec<_> = OWN.iter().flat_map(|own| places(matter, other, own)).collect();
        if spots.is_empty() {
            continue;
        }
        let mut shown = operands(matter, "说明·所称级次", &spots);
        shown.insert(0, cover.clone());
        if *other == level {
            log.holds(shown);
        } else {
            let message = format!(
                "封面为“{level}级”预算，名词解释等 {} 处却写“{other}级预算主管部门”“{other}级财政”，级次不符",
                spots.len()
            );
            log.fails(Severity::Note, message, shown);
        }
    }
}

fn places<'a>(matter: &'a Matter<'_>, level: &str, own: &'a str) -> Vec<super::shared_wording::Spot<'a>> {
    let mut spots = found(matter, own);
    spots.retain(|spot| {
        let before = &spot.paragraph.text[..spot.start];
        let longer = level == "区" && before.ends_with("自治区");
        before.ends_with(level) && !longer
    });
    for spot in &mut spots {
        spot.start -= level.len();
        spot.len += level.len();
    }
    spots
}

/// The level that a cover names: 区级部门预算.
fn cover(matter: &Matter<'_>) -> Option<(&'static str, super::super::Operand)> {
    for file in &matter.disclosure.files {
        for (line, text) in matter.library.document(*file).text.lines().take(COVER as usize) {
            let folded = fold(text);
            for word in ["级部门预算", "级单位预算", "级部门决算", "级单位决算"] {
                let Some(at) = folded.find(word) else { continue };
                let before = &folded[..at];
                let levels = LEVELS.iter().filter(|level| before.ends_with(**level));
                // 本级部门预算 names none; another line may.
                let Some(level) = levels.max_by_key(|level| level.len()) else { continue };
                let origin = crate::source::Origin::in_text(*file, line, 0, 0);
                return Some((level, matter.said("封面·预算级次", Value::Words(text.trim().into()), origin)));
            }
        }
    }
    None
}
