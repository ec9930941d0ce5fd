//! From something found to the screen that shows it, with that screen's own cursor on it; and whose it is, in one line.

use super::super::card::{CardScreen, Entry};
use super::super::library::LibraryScreen;
use super::super::marks::{Sign, found_in_entry, found_in_line, sign_at, sign_of, sign_on};
use super::super::source::{Printed, SourceScreen};
use super::super::table::TableScreen;
use super::super::{Screen, Turn, form_name, issue_name};
use crate::model::DisclosureId;
use crate::money::{Amount, Unit, grouped};
use crate::search::{Hit, Query, Thing};
use crate::tui::session::Scene;

/// Where Enter leads.
pub fn to(hit: &Hit, query: Option<&Query>, scene: &Scene<'_>) -> Turn {
    let card = |id, entry| Turn::open(Screen::Card(CardScreen::new(id, entry)));
    match hit.thing {
        Thing::Department(id) => Turn::open(Screen::Library(LibraryScreen::on(id, scene))),
        // An account is no one line: it is shown wherever it is. Where no figure of it is certain, its line is.
        Thing::Account { at, .. } if hit.amount.is_some() => Turn::across(at, None, scene),
        Thing::Account { at: (id, form, line), .. } | Thing::Line(id, form, line) => {
            Turn::open(Screen::Table(TableScreen::at_amount((id, form, line), amount(hit, query, scene), scene)))
        }
        Thing::Project(id, project) => card(id, Entry::Project(project)),
        Thing::Whole(id) => card(id, Entry::Whole),
        Thing::Indicator { disclosure, project, indicator } => {
            let entry = project.map_or(Entry::Whole, Entry::Project);
            let card = CardScreen::on(disclosure, entry, scene, |item| item.indicator == Some(indicator));
            Turn::open(Screen::Card(card))
        }
        Thing::Basis(id, project) => {
            let basis = scene.library.disclosure(id).projects[project].basis.as_ref().map(|basis| basis.origin);
            let on = |origin| Some(origin) == basis;
            let card = CardScreen::on(id, Entry::Project(project), scene, |item| on(item.place.origin));
            Turn::open(Screen::Card(card))
        }
        Thing::Statement(id, statement) => {
            let statement = &scene.library.disclosure(id).statements[statement];
            let figure = grouped(statement.amount.number);
            let figure = format!("{figure} {}", scene.look.lang.unit(statement.amount.unit));
            let label = format!("{} {}", scene.look.lang.said(), statement.subject);
            let place = Printed { label, figure, origin: statement.origin };
            Turn::open(Screen::Source(SourceScreen::of_places(id, vec![place], scene)))
        }
    }
}

/// The amount that was looked for, where it is one that the thing prints besides its own; else its own.
pub fn amount(hit: &Hit, query: Option<&Query>, scene: &Scene<'_>) -> Option<Amount> {
    let words = query.map(Query::words).unwrap_or_default();
    let meant = |amount: &Amount| {
        let yuan = amount.value_in(Unit::Yuan).abs();
        words.iter().any(|word| word.amounts().contains(&yuan))
    };
    let printed: Vec<Amount> = match hit.thing {
        Thing::Account { at: (id, form, line), .. } | Thing::Line(id, form, line) => {
            let form = &scene.library.disclosure(id).forms[form];
            form.cells(form.line(line)).iter().filter_map(|cell| form.amount(cell)).collect()
        }
        Thing::Project(id, project) => {
            let project = &scene.library.disclosure(id).projects[project];
            [project.amount, project.fiscal, project.other].into_iter().flatten().map(|(amount, _)| amount).collect()
        }
        _ => Vec::new(),
    };
    printed.into_iter().find(meant).or(hit.amount)
}

/// The sign of the findings that any figure of it has a part in.
pub fn sign(hit: &Hit, scene: &Scene<'_>) -> Option<Sign> {
    let entry = |id, entry| sign_of(&found_in_entry(id, entry, scene), scene);
    match hit.thing {
        Thing::Department(_) => None,
        Thing::Account { at: (id, form, line), .. } | Thing::Line(id, form, line) => {
            sign_of(&found_in_line(&scene.library.disclosure(id).forms[form], line, scene), scene)
        }
        Thing::Project(id, project) => entry(id, Entry::Project(project)),
        Thing::Whole(id) => entry(id, Entry::Whole),
        Thing::Indicator { disclosure, project, indicator } => {
            let entry = project.map_or(Entry::Whole, Entry::Project);
            let indicators = entry.indicators(scene.library.disclosure(disclosure));
            sign_on(indicators.get(indicator)?.origin, scene)
        }
        Thing::Basis(id, project) => {
            let basis = scene.library.disclosure(id).projects.get(project)?.basis.as_ref()?;
            sign_on(basis.origin, scene)
        }
        Thing::Statement(id, statement) => {
            sign_at(scene.library.disclosure(id).statements.get(statement)?.origin, scene)
        }
    }
}

/// What it is called.
pub fn name(hit: &Hit, scene: &Scene<'_>) -> String {
    match hit.thing {
        Thing::Account { code, .. } => format!("{code} {}", hit.name),
        Thing::Line(id, form, line) => {
            let form = &scene.library.disclosure(id).forms[form];
            let code = form.line(line).code.map(|code| format!("{code} ")).unwrap_or_default();
            format!("{code}{}", hit.name)
        }
        Thing::Basis(id, project) => {
            let basis = scene.library.disclosure(id).projects[project].basis.as_ref();
            basis.map_or_else(|| hit.name.to_string(), |basis| basis.text.to_string())
        }
        Thing::Statement(id, statement) => scene.library.disclosure(id).statements[statement].text.to_string(),
        Thing::Whole(_) => format!("{} {}", hit.name, scene.look.lang.whole_department()),
        Thing::Department(_) | Thing::Project(..) | Thing::Indicator { .. } => hit.name.to_string(),
    }
}

/// Whose it is: department, year and kind, then the table or the project that it stands in.
pub fn whose(hit: &Hit, scene: &Scene<'_>) -> String {
    let lang = scene.look.lang;
    let project = |id: DisclosureId, project: usize| scene.library.disclosure(id).projects[project].name.to_string();
    let within = match hit.thing {
        Thing::Department(id) => return lang.issues(scene.digest.of_department[id.0 as usize].len()),
        Thing::Account { at: (id, form, _), .. } | Thing::Line(id, form, _) => {
            form_name(&scene.library.disclosure(id).forms[form], lang)
        }
        Thing::Indicator { disclosure, project: Some(at), .. } => project(disclosure, at),
        Thing::Basis(id, at) => project(id, at),
        Thing::Indicator { .. } | Thing::Project(..) | Thing::Whole(_) | Thing::Statement(..) => String::new(),
    };
    let issue = hit.thing.disclosure().map(|id| {
        let disclosure = scene.library.disclosure(id);
        format!("{} {}", scene.library.department(disclosure.department).name, issue_name(disclosure, lang))
    });
    format!("{}  {within}", issue.unwrap_or_default()).trim_end().to_owned()
}
