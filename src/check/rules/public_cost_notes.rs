//! Final accounts tell what 三公 expenditure bought: journeys and people, cars, guests.

use super::super::{Log, Matter, Operand, Rule, Severity};
use super::shared_wording::{Spot, found};
use crate::model::{DisclosureKind, FormKind, Phase, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "public-cost-notes",
    statement: "决算说明“三公”经费的团组和人数、公务用车购置数和保有量、接待批次和人次",
    english: "Final accounts tell the journeys and people, cars bought and kept, receptions and guests",
    severity: Severity::Note,
    basis: "决算公开细化说明“三公”经费的要求",
    run,
};

/// What is told of each kind of cost: every one of the words, each in one of its wordings.
const TOLD: &[(Role, &str, &[&[&str]])] = &[
    (Role::Abroad, "因公出国（境）费", &[&["团组"], &["人"]]),
    (Role::VehiclePurchase, "公务用车购置费", &[&["购置"]]),
    (Role::VehicleRunning, "公务用车运行费", &[&["保有量", "共有公务用车", "保有公务用车", "现有公务用车"]]),
    (Role::Reception, "公务接待费", &[&["批次", "来访团组", "接待团组"], &["人次", "来宾"]]),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let narrated = !found(matter, "三公").is_empty();
    let Some(table) = matter.table(FormKind::ThreePublic).filter(|_| narrated) else { return };
    if matter.disclosure.kind != DisclosureKind::Final {
        return;
    }
    let mut untold: Vec<(Operand, String)> = Vec::new();
    for (role, name, words) in TOLD {
        let spent: Option<Operand> = table.form.line_ids().find_map(|id| {
            let actual = table.of_role(id, *role, Some(Phase::Actual)).printed();
            actual.filter(|spent| spent.value.number().is_some_and(|number| !number.is_zero()))
        });
        let Some(spent) = spent else { continue };
        match words.iter().find(|wordings| told(matter, wordings).is_none()) {
            None => {
                let place = told(matter, words[0]);
                let place = place.map(|spot| spot.operand(matter, &format!("说明·{name}")));
                log.holds(std::iter::once(spent).chain(place).collect());
            }
            Some(wordings) => {
                let said = format!("{name}决算 {} 没有说明{}", spent.value.printed(), wordings[0]);
                untold.push((spent, said));
            }
        }
    }
    if !untold.is_empty() {
        let (operands, said): (Vec<Operand>, Vec<String>) = untold.into_iter().unzip();
        log.fails(Severity::Note, format!("“三公”经费说明不细化：{}", said.join("，")), operands);
    }
}

/// Where the narrative tells something first, in any wording of it; guests may be counted right behind their groups
/// (24批次215人).
fn told<'a>(matter: &'a Matter<'_>, wordings: &[&'a str]) -> Option<Spot<'a>> {
    let counted = || found(matter, "批次").into_iter().find(counts_guests).filter(|_| wordings.contains(&"人次"));
    wordings.iter().find_map(|word| found(matter, word).into_iter().next()).or_else(counted)
}

fn counts_guests(groups: &Spot<'_>) -> bool {
    let rest = &groups.paragraph.text[groups.start + groups.len..];
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() && after.starts_with('人')
}
