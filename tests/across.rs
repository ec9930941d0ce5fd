//! One account in every disclosure, and a body over all its years: that both say what the tables say, and what the years
//! that are only told of come out as where they are also printed.

use std::collections::BTreeSet;

use kuanxiang::diff::Comparison;
use kuanxiang::diff::across::{Holding, Sought, across};
use kuanxiang::diff::derived::{Base, Means};
use kuanxiang::diff::years::{Figure, Thread, Years, threads};
use kuanxiang::library::{Library, load_all};
use kuanxiang::model::{Code, DepartmentId, DisclosureKind, FormKind, Phase, Role};
use kuanxiang::source::Shelf;
use rust_decimal::Decimal;

use crate::support::{say, shared};

/// The samples, and the corpus where it is at hand.
fn libraries() -> Vec<Library> {
    let corpus = shared("corpus", "across").map(Shelf::Folder);
    std::iter::once(Shelf::Samples).chain(corpus).map(|shelf| load_all(&shelf).expect("a library")).collect()
}

fn departments(library: &Library) -> impl Iterator<Item = DepartmentId> + use<> {
    (0..library.departments.len() as u32).map(DepartmentId)
}

/// A library of many bodies, each with what one of the samples disclosed.
fn many(disclosures: usize) -> Library {
    let mut library = load_all(&Shelf::Samples).expect("the samples");
    let (bodies, all) = (library.departments.clone(), library.disclosures.clone());
    while library.disclosures.len() < disclosures {
        let first = library.departments.len() as u32;
        library.departments.extend(bodies.iter().cloned());
        library.disclosures.extend(all.iter().cloned().map(|mut disclosure| {
            disclosure.department.0 += first;
            disclosure
        }));
    }
    library
}

#[test]
#[ignore = "a measurement: cargo test --release --test all across::how_long -- --ignored --nocapture"]
fn how_long_it_takes_to_open_among_many() {
    let library = many(4000);
    let pick = |digits: &str| {
        let code = Code::parse(digits);
        let forms = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms);
        let mut found = forms.filter_map(|form| Some((form, form.line_ids().find(|id| form.line(*id).code == code)?)));
        let (form, id) = found.next().expect("the account");
        Sought::of(form, id, None).expect("an account")
    };
    for digits in ["30217", "2080505", "201"] {
        let sought = pick(digits);
        for _ in 0..3 {
            let start = std::time::Instant::now();
            let holdings = across(&library, &sought);
            say(&format!(
                "across: {digits} in {} of {} disclosures, {:?}",
                holdings.len(),
                library.disclosures.len(),
                start.elapsed()
            ));
        }
    }
    let start = std::time::Instant::now();
    let all = threads(&library, DepartmentId(500));
    let years = Years::of(&library, DepartmentId(500), all[0]);
    say(&format!("years: {} rows of {} years, {:?}", years.rows.len(), years.columns.len(), start.elapsed()));
}

/// Every thread of every body of a library.
fn all_years(library: &Library) -> Vec<(DepartmentId, Thread, Years)> {
    let of = |department| threads(library, department).into_iter().map(move |thread| (department, thread));
    departments(library).flat_map(of).map(|(who, thread)| (who, thread, Years::of(library, who, thread))).collect()
}

/// Every account that the tables of a library print, as it would be picked there first.
fn picked(library: &Library) -> Vec<Sought> {
    let mut seen = BTreeSet::new();
    let mut all = Vec::new();
    for form in library.disclosures.iter().flat_map(|disclosure| &disclosure.forms) {
        for id in form.line_ids() {
            let line = form.line(id);
            let new = line.code.is_some_and(|code| seen.insert(code)) && line.project.is_none();
            all.extend(Sought::of(form, id, form.cells(line).first()).filter(|_| new));
        }
    }
    all
}

#[test]
fn an_account_is_found_wherever_it_is_printed_and_changes_by_what_the_years_print() {
    for library in libraries() {
        let mut changes = 0;
        for sought in picked(&library) {
            let holdings = across(&library, &sought);
            let mut seen = BTreeSet::new();
            for holding in &holdings {
                let disclosure = library.disclosure(holding.disclosure);
                let form = &disclosure.forms[holding.form];
                let amount = form.amount(&form.cells[holding.cell as usize]).expect("a printed amount");
                assert_eq!(amount.wan(), holding.wan, "{sought:?}");
                assert!(form.line(holding.line).cells.contains(&holding.cell), "{sought:?}");
                assert!(seen.insert((holding.disclosure, holding.line)), "{sought:?} twice in {}", disclosure.id);
                let Some(pair) = holding.change else { continue };
                changes += 1;
                assert_eq!(pair.b.map(|value| value.wan), Some(holding.wan));
                // The year before is in the list itself, and of the same kind.
                let same = |other: &&Holding| {
                    let before = library.disclosure(other.disclosure);
                    before.department == disclosure.department
                        && (before.year + 1, before.kind, before.standing)
                            == (disclosure.year, disclosure.kind, disclosure.standing)
                        && before.forms[other.form].kind == form.kind
                };
                let before = holdings.iter().find(same).map(|other| other.wan);
                assert_eq!(pair.a.map(|value| value.wan), before, "{sought:?} {}", disclosure.id);
            }
        }
        say(&format!("across: {changes} changes agree"));
        assert!(changes > 0);
    }
}

#[test]
fn what_is_received_at_table_is_found_by_what_it_is() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let reception = Role::of_id("reception").expect("a role");
    let (form, id, cell) = library
        .disclosures
        .iter()
        .flat_map(|disclosure| &disclosure.forms)
        .filter(|form| form.kind == FormKind::ThreePublic)
        .find_map(|form| {
            let cells = form.line_ids().flat_map(|id| form.cells(form.line(id)).iter().map(move |cell| (id, cell)));
            cells
                .into_iter()
                .find(|(id, cell)| form.role(form.line(*id), cell) == Some(reception))
                .map(|(id, cell)| (form, id, cell))
        })
        .expect("an amount of reception");
    let holdings = across(&library, &Sought::of(form, id, Some(cell)).expect("a role"));
    let with = |kind: DisclosureKind| {
        holdings.iter().filter(|holding| library.disclosure(holding.disclosure).kind == kind).count()
    };
    assert_eq!((with(DisclosureKind::Budget), with(DisclosureKind::Final)), (9, 6));
    for holding in &holdings {
        let form = &library.disclosure(holding.disclosure).forms[holding.form];
        let line = form.line(holding.line);
        let cell = &form.cells[holding.cell as usize];
        assert_eq!(form.role(line, cell), Some(reception));
        assert_ne!(form.columns[usize::from(cell.column.expect("a column"))].phase, Some(Phase::Initial));
        assert!(holding.whole.is_some_and(|whole| whole >= holding.wan), "{holding:?}");
    }
}

#[test]
fn years_side_by_side_print_what_each_prints_and_differ_as_the_two_do() {
    let mut compared = 0;
    for (library, all) in libraries().iter().map(|library| (library, all_years(library))) {
        for (_, thread, years) in &all {
            for (at, pair) in years.columns.windows(2).enumerate() {
                let (Some((a, form_a)), Some((b, form_b))) = (pair[0].printed, pair[1].printed) else { continue };
                let comparison = Comparison::of((a, library.disclosure(a)), (b, library.disclosure(b)));
                let table = comparison.tables.iter().find(|table| (table.a, table.b) == (form_a, form_b));
                let Some(table) = table else { continue };
                for (row, account) in years.rows.iter().enumerate() {
                    let Some(code) = account.code else { continue };
                    let side = |column: usize| years.cell(row, column).printed.map(|value| value.wan);
                    let line = |column: usize| years.cell(row, column).line;
                    let found = (0..table.rows.len()).find(|other| {
                        let other = &table.rows[*other];
                        line(at).is_some() && other.a == line(at) || line(at + 1).is_some() && other.b == line(at + 1)
                    });
                    let Some(found) = found else { continue };
                    let figures = &table.figures(found)[0];
                    let of = |value: Option<kuanxiang::diff::Value>| value.map(|value| value.wan);
                    assert_eq!((of(figures.a), of(figures.b)), (side(at), side(at + 1)), "{thread:?} {code}");
                    compared += 1;
                }
            }
        }
    }
    say(&format!("years: {compared} pairs agree with the comparison of the two"));
    assert!(compared > 0);
}

/// What is told of a year that is also printed is the same, but for what the documents themselves say wrongly.
#[test]
fn what_is_told_of_a_year_is_what_that_year_prints() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let (mut same, mut other) = (0, Vec::new());
    for (who, _, years) in all_years(&library) {
        for row in 0..years.rows.len() {
            for column in 0..years.columns.len() {
                let cell = years.cell(row, column);
                let (Some(printed), Some(derived)) = (cell.printed, cell.derived) else { continue };
                assert_eq!(derived.base, Base::Same);
                match printed.wan == derived.wan {
                    true => same += 1,
                    false => other.push((library.department(who).name.to_string(), printed.wan, derived.wan)),
                }
                // The printed one is shown.
                assert!(matches!(years.figure(row, column), Some(Figure::Printed(wan)) if wan == printed.wan));
            }
        }
    }
    say(&format!("told: {same} figures are as printed"));
    assert!(same > 30);
    // The final accounts of the year after tell another total of 2023 than that year printed.
    let planted = |found: &(String, Decimal, Decimal)| found.1 - found.2 == Decimal::from(20);
    assert!(other.iter().all(planted), "{other:?}");
}

/// With a year taken out of the folder, it is there as far as the next one tells of it, and with the same figures.
#[test]
fn a_year_that_is_not_there_is_derived_from_the_next() {
    let mut library = load_all(&Shelf::Samples).expect("the samples");
    let whole = all_years(&library);
    library.disclosures.retain(|disclosure| disclosure.year != 2023);
    let mut derived = 0;
    for (who, thread, years) in all_years(&library) {
        let before = &whole.iter().find(|(other, kind, _)| (*other, *kind) == (who, thread)).expect("the thread").2;
        let Some(at) = years.columns.iter().position(|column| column.year == 2023) else { continue };
        assert_eq!(years.columns[at].printed, None);
        for (row, account) in years.rows.iter().enumerate() {
            let Some(Figure::Derived(told)) = years.figure(row, at) else { continue };
            assert_eq!(told.means, Means::Difference);
            let statement = &library.disclosure(told.teller).statements[told.statement];
            assert_eq!(statement.prior().map(|prior| prior.normalize()), Some(told.wan.normalize()));
            let same = |other: &usize| before.rows[*other].code == account.code;
            let known = (0..before.rows.len()).find(same).and_then(|other| before.figure(other, 0));
            // What the year did not print at all was nothing.
            let known = known.map_or(Decimal::ZERO, Figure::wan);
            assert!(known == told.wan || thread.kind == DisclosureKind::Final, "{thread:?} {account:?}");
            derived += 1;
        }
    }
    assert!(derived > 20, "{derived}");
}
