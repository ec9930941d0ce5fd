//! A performance form that the narrative refers to is in the document.

use super::super::{Rule, Severity};
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
        let mut places = Vec::new();
        for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
            let Some(at) = ["详见", "具体见", "情况见"].iter().find_map(|word| paragraph.text.find(word))
            else {
                continue;
            };
            let rest = &paragraph.text[at..];
            let clause = rest.split(['，', '。', '；']).next().unwrap_or(rest);
            if clause.contains("绩效目标") && clause.contains('表') {
                places.push(words("文字·绩效目标", clause, paragraph.origin(at, clause.len())));
            }
        }
        if places.is_empty() {
            return;
        }
        if present {
            return log.holds(places);
        }
        let message = format!(
            "{} 处“绩效目标”写“{}”，本公开的文件内没有该表",
            places.len(),
            places[0].value.printed().trim_matches(['“', '”'])
        );
        log.fails(Severity::Warning, message, places);
    },
};
