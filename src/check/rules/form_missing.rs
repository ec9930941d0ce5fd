//! A performance form that the narrative refers to is in the document.

use super::super::{Rule, Severity, Why};
use super::shared_indicator::words;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "form-missing",
    statement: "文字写“详见绩效目标表”的，公开中有该表",
    english: "A performance form that the narrative refers to is part of the disclosure",
    severity: Severity::Warning,
    basis: "公开内容完整",
    run: |matter, log| {
        let disclosure = matter.disclosure;
        let present = !disclosure.indicators.is_empty() || disclosure.projects.iter().any(|p| !p.indicators.is_empty());
        let (mut places, mut elsewhere) = (Vec::new(), Vec::new());
        for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
            let referring = ["详见", "具体见", "情况见"].iter().flat_map(|word| paragraph.text.match_indices(word));
            for (at, _) in referring {
                let rest = &paragraph.text[at..];
                let clause = rest.split(['，', '。', '；']).next().unwrap_or(rest);
                if clause.contains("绩效目标") && clause.contains('表') {
                    let list = if is_elsewhere(clause) { &mut elsewhere } else { &mut places };
                    list.push(words("文字·绩效目标", clause, paragraph.origin(at, clause.len())));
                }
            }
        }
        if present && !(places.is_empty() && elsewhere.is_empty()) {
            places.append(&mut elsewhere);
            return log.holds(places);
        }
        if !elsewhere.is_empty() {
            log.unchecked(Why::NotInFolder, "绩效目标表", elsewhere);
        }
        if places.is_empty() {
            return;
        }
        let message = format!(
            "{} 处“绩效目标”写“{}”，本公开的文件内没有该表",
            places.len(),
            places[0].value.printed().trim_matches(['“', '”'])
        );
        log.fails(Severity::Warning, message, places);
    },
};

/// Whether a form is said to be published with another disclosure: 详见单位的项目绩效目标表, 详见所属单位公开.
fn is_elsewhere(clause: &str) -> bool {
    let own = ["本单位", "我单位"].iter().any(|own| clause.contains(own));
    ["单位的", "所属单位", "下属单位", "各单位", "预算单位", "单位公开", "另行公开", "网站"]
        .iter()
        .any(|of| clause.contains(of))
        && !own
}
