//! Projects put together: the same project is named in the project table, in the narrative and on its form, and not always
//! alike (服务经费 / 服务费). Names that are equal join first, then names that are like each other with the same money.

use super::form::Filled;
use crate::model::{Form, FormKind, Indicator, Name, Passage, Project, Role};
use crate::money::Amount;
use crate::narrative::Told;
use crate::source::Origin;
use crate::text::fold;

/// What one place tells of a project.
struct Account {
    name: Passage,
    amount: Option<(Amount, Origin)>,
    rank: Rank,
    project: Project,
}

/// Whose name is the project's: the table's, which books the money, else the form's, else the narrative's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Table,
    Form,
    Narrative,
}

/// The projects of a document, in the order of the table, then of the narrative, then of the forms.
pub fn merge(forms: &[Form], told: Vec<Told>, filled: &[Filled]) -> Vec<Project> {
    let mut groups: Vec<Vec<Account>> = of_tables(forms).into_iter().map(|account| vec![account]).collect();
    join(&mut groups, told.into_iter().map(of_narrative).collect());
    join(&mut groups, filled.iter().filter_map(of_form).collect());
    groups.into_iter().map(together).collect()
}

fn of_tables(forms: &[Form]) -> Vec<Account> {
    let mut out = Vec::new();
    for form in forms.iter().filter(|form| form.kind == FormKind::GeneralProjects) {
        for line in &form.lines {
            let Some(name) = line.project.clone() else { continue };
            let total = form.cells(line).iter().find(|cell| form.role(line, cell) == Some(Role::Total));
            let amount = total.and_then(|cell| Some((form.amount(cell)?, cell.origin)));
            let account = line.code.map(|code| (code, line.name.clone()));
            let origin = amount.map_or(line.origin, |(_, origin)| origin);
            let project = Project { account, ..Project::default() };
            out.push(Account { name: Passage { text: name, origin }, amount, rank: Rank::Table, project });
        }
    }
    out
}

fn of_narrative(told: Told) -> Account {
    let project = Project {
        basis: told.basis,
        undertaker: told.undertaker,
        allocation: told.allocation,
        period: told.period,
        goal: told.goal,
        ..Project::default()
    };
    Account { name: told.name, amount: told.amount, rank: Rank::Narrative, project }
}

fn of_form(form: &Filled) -> Option<Account> {
    let name = form.project.clone()?;
    let project = Project {
        fiscal: form.fiscal,
        other: form.other,
        goal: form.goal.clone(),
        undertaker: form.undertaker.clone(),
        indicators: form.indicators.clone(),
        ..Project::default()
    };
    Some(Account { name, amount: form.amount, rank: Rank::Form, project })
}

/// Adds each account to the project it tells of: equal names first, so that a likeness never takes the place of an equal.
fn join(groups: &mut Vec<Vec<Account>>, accounts: Vec<Account>) {
    let Some(rank) = accounts.first().map(|account| account.rank) else { return };
    let mut left = Vec::new();
    for account in accounts {
        let key = fold(&account.name.text);
        // Two accounts of one kind in one file are two projects, but where the narrative tells of the same money twice; in
        // two files one may repeat the other.
        let again = |other: &Account| {
            let here = other.rank == rank && other.name.origin.file == account.name.origin.file;
            here && !is_repeated(other, &account)
        };
        let named = |other: &Account| fold(&other.name.text) == key;
        let equal = groups.iter_mut().find(|group| !group.iter().any(again) && group.iter().any(named));
        match equal {
            Some(group) => group.push(account),
            None => left.push(account),
        }
    }
    for account in left {
        let best = groups
            .iter_mut()
            .filter(|group| group.iter().all(|other| other.rank != rank))
            .map(|group| (group.iter().map(|other| likeness(other, &account)).max().unwrap_or(0), group))
            .filter(|(likeness, _)| *likeness >= 60)
            .max_by_key(|(likeness, _)| *likeness);
        match best {
            Some((_, group)) => group.push(account),
            None => groups.push(vec![account]),
        }
    }
}

/// Whether the narrative tells a second time of a project, of the same money or without saying how much.
fn is_repeated(before: &Account, again: &Account) -> bool {
    let value = |account: &Account| account.amount.map(|(amount, _)| amount.wan());
    let same_money = value(before).is_none() || value(again).is_none() || value(before) == value(again);
    again.rank == Rank::Narrative && fold(&before.name.text) == fold(&again.name.text) && same_money
}

/// How alike two accounts are, in percent: what their names share, and whether the money is the same.
fn likeness(a: &Account, b: &Account) -> usize {
    let (x, y): (Vec<char>, Vec<char>) = (fold(&a.name.text).chars().collect(), fold(&b.name.text).chars().collect());
    let shared = 200 * common(&x, &y) / (x.len() + y.len()).max(1);
    let value = |account: &Account| account.amount.map(|(amount, _)| amount.wan());
    match (value(a), value(b)) {
        (Some(a), Some(b)) if a == b => shared + 15,
        (Some(_), Some(_)) => shared.saturating_sub(25),
        _ => shared.saturating_sub(10),
    }
}

/// The length of the longest common subsequence.
fn common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut before = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { before + 1 } else { row[at + 1].max(row[at]) };
            before = above;
        }
    }
    row[b.len()]
}

fn together(mut group: Vec<Account>) -> Project {
    group.sort_by_key(|account| account.rank);
    let places = {
        let mut places: Vec<Origin> = group.iter().map(|account| account.name.origin).collect();
        places.sort_unstable();
        places
    };
    let name: Name = group[0].name.text.clone();
    let mut variants: Vec<Passage> = Vec::new();
    for account in &group[1..] {
        let known = fold(&account.name.text) == fold(&name) || variants.iter().any(|v| v.text == account.name.text);
        if !known {
            variants.push(account.name.clone());
        }
    }
    let amount = group.iter().find_map(|account| account.amount);
    let mut out = Project { name, variants, amount, places, ..Project::default() };
    for account in group {
        let told = account.project;
        out.account = out.account.or(told.account);
        out.fiscal = out.fiscal.or(told.fiscal);
        out.other = out.other.or(told.other);
        out.basis = out.basis.or(told.basis);
        out.undertaker = out.undertaker.or(told.undertaker);
        out.allocation = out.allocation.or(told.allocation);
        out.period = out.period.or(told.period);
        out.goal = out.goal.or(told.goal);
        add_new(&mut out.indicators, told.indicators);
    }
    out
}

/// Adds indicators, but for those that another file gave already.
pub fn add_new(known: &mut Vec<Indicator>, more: impl IntoIterator<Item = Indicator>) {
    for one in more {
        let is_again = |other: &Indicator| {
            other.origin.file != one.origin.file
                && fold(&other.level3) == fold(&one.level3)
                && fold(&other.level2) == fold(&one.level2)
                && fold(&other.target.printed) == fold(&one.target.printed)
        };
        if !known.iter().any(is_again) {
            known.push(one);
        }
    }
}
