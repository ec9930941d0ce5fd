//! Projects put together: the same project is named in the project table, in the narrative and on its form, and not always
//! alike (服务经费 / 服务费). Names that are equal join first, then names that are like each other with the same money.

use std::collections::{BTreeSet, HashMap};

use super::form::Filled;
use crate::model::{Form, FormKind, Indicator, Name, Passage, Project, Role, Telling, TellingPart, YearMoney};
use crate::money::Amount;
use crate::narrative::Told;
use crate::source::{FileId, Origin};
use crate::text::fold;

/// What one place tells of a project.
struct Account {
    /// The name, folded.
    key: String,
    name: Passage,
    amount: Option<(Amount, Origin)>,
    rank: Rank,
    project: Project,
}

impl Account {
    fn new(name: Passage, amount: Option<(Amount, Origin)>, rank: Rank, project: Project) -> Account {
        Account { key: fold(&name.text), name, amount, rank, project }
    }
}

/// Whose name is the project's: the table's, which books the money, else the form's, else the narrative's.
type Rank = TellingPart;

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
            out.push(Account::new(Passage { text: name, origin }, amount, Rank::Table, project));
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
    Account::new(told.name, told.amount, Rank::Narrative, project)
}

fn of_form(form: &Filled) -> Option<Account> {
    let name = form.project.clone()?;
    let project = Project {
        fiscal: form.fiscal,
        other: form.other,
        year: form.year,
        goal: form.goal.clone(),
        undertaker: form.undertaker.clone(),
        indicators: form.indicators.clone(),
        ..Project::default()
    };
    Some(Account::new(name, form.amount, Rank::Form, project))
}

/// Adds each account to the project it tells of: equal names first, so that a likeness never takes the place of an equal.
fn join(groups: &mut Vec<Vec<Account>>, accounts: Vec<Account>) {
    let Some(rank) = accounts.first().map(|account| account.rank) else { return };
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, group) in groups.iter().enumerate() {
        let keys: BTreeSet<&str> = group.iter().map(|account| account.key.as_str()).collect();
        keys.into_iter().for_each(|key| named.entry(key.to_owned()).or_default().push(at));
    }
    let mut left = Vec::new();
    for account in accounts {
        let free = |at: &usize| groups[*at].iter().all(|other| other.rank != rank || is_repeated(other, &account));
        let equal = named.get(&account.key).into_iter().flatten().copied().find(free);
        match equal {
            Some(at) => groups[at].push(account),
            None => left.push(account),
        }
    }
    for account in left {
        let best = groups
            .iter_mut()
            .filter(|group| group.iter().all(|other| may_join(other, &account)))
            .map(|group| (group.iter().map(|other| likeness(other, &account)).max().unwrap_or(0), group))
            .filter(|(likeness, _)| *likeness >= 60)
            .max_by_key(|(likeness, _)| *likeness);
        match best {
            Some((_, group)) => group.push(account),
            None => groups.push(vec![account]),
        }
    }
}

/// Whether two accounts can be of one project where their names are not equal, or no project of the name was free: those
/// of one kind only tell of the same one where [`is_repeated`] says so.
fn may_join(other: &Account, account: &Account) -> bool {
    other.rank != account.rank || (other.key == account.key && is_repeated(other, account))
}

/// Whether of two accounts of one kind and name the second tells of the project of the first: of the same money, or one of
/// them does not say how much. Within one file only the narrative tells twice; two forms there are two projects.
fn is_repeated(before: &Account, again: &Account) -> bool {
    let value = |account: &Account| account.amount.map(|(amount, _)| amount.wan());
    let same_money = value(before).is_none() || value(again).is_none() || value(before) == value(again);
    let other_file = before.name.origin.file != again.name.origin.file;
    before.key == again.key && same_money && (other_file || again.rank == Rank::Narrative)
}

/// How alike two accounts are, in percent: what their names share, and whether the money is the same.
fn likeness(a: &Account, b: &Account) -> usize {
    let (x, y): (Vec<char>, Vec<char>) = (a.key.chars().collect(), b.key.chars().collect());
    let all = (x.len() + y.len()).max(1);
    // Names of very different length share too little whatever they say.
    let shared = if 200 * x.len().min(y.len()) / all < 45 { 0 } else { 200 * common(&x, &y) / all };
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
    let (name, key): (Name, String) = (group[0].name.text.clone(), group[0].key.clone());
    let mut variants: Vec<Passage> = Vec::new();
    for account in &group[1..] {
        let known = account.key == key || variants.iter().any(|v| v.text == account.name.text);
        if !known {
            variants.push(account.name.clone());
        }
    }
    let amount = group.iter().find_map(|account| account.amount);
    let told = group
        .iter()
        .map(|account| Telling { part: account.rank, name: account.name.clone(), amount: account.amount })
        .collect();
    let mut out = Project { name, variants, amount, places, told, ..Project::default() };
    for account in group {
        let told = account.project;
        out.account = out.account.or(told.account);
        out.fiscal = out.fiscal.or(told.fiscal);
        out.other = out.other.or(told.other);
        if out.year == YearMoney::default() {
            out.year = told.year;
        }
        out.basis = out.basis.or(told.basis);
        out.undertaker = out.undertaker.or(told.undertaker);
        out.allocation = out.allocation.or(told.allocation);
        out.period = out.period.or(told.period);
        out.goal = out.goal.or(told.goal);
        add_new(&mut out.indicators, told.indicators);
    }
    out
}

/// What is printed of an indicator, whatever file prints it: names, target and every figure beside it.
pub fn printed(one: &Indicator) -> Vec<String> {
    let names = [&one.level2, &one.level3, &one.target.printed].map(|text| fold(text));
    let told = [&one.prior, &one.midyear, &one.actual, &one.completion];
    let told = told.map(|text| text.as_deref().map(fold).unwrap_or_default());
    let numbers = [one.weight, one.score].map(|n| n.map(|n| n.normalize().to_string()).unwrap_or_default());
    names.into_iter().chain(told).chain(numbers).collect()
}

/// Adds indicators, but for those that another file gave already: as many of a print as that file has.
pub fn add_new(known: &mut Vec<Indicator>, more: impl IntoIterator<Item = Indicator>) {
    let mut met: HashMap<Vec<String>, HashMap<FileId, usize>> = HashMap::new();
    for one in known.iter() {
        *met.entry(printed(one)).or_default().entry(one.origin.file).or_default() += 1;
    }
    for one in more {
        let files = met.entry(printed(&one)).or_default();
        let own = files.entry(one.origin.file).and_modify(|count| *count += 1).or_insert(1);
        let own = *own;
        let elsewhere = files.iter().filter(|(file, _)| **file != one.origin.file).map(|(_, count)| *count).max();
        if own > elsewhere.unwrap_or(0) {
            known.push(one);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Unit;
    use crate::performance::target;

    fn form(file: u32, name: &str, wan: Option<i64>) -> Filled {
        let origin = Origin::in_text(FileId(file), 1, 0, 0);
        let amount = wan.map(|wan| (Amount { number: wan.into(), unit: Unit::Wan }, origin));
        Filled { project: Some(Passage { text: name.into(), origin }), amount, ..Filled::default() }
    }

    fn amounts(filled: &[Filled]) -> Vec<Option<String>> {
        let projects = merge(&[], Vec::new(), filled);
        projects.iter().map(|project| project.amount.map(|(amount, _)| amount.wan().to_string())).collect()
    }

    #[test]
    fn projects_of_one_name_with_other_money_in_two_files_are_two() {
        let money = |wan: i64| Some(wan.to_string());
        let (five, eight, none) = (Some(5), Some(8), None);
        assert_eq!(amounts(&[form(0, "运维费", five), form(1, "运维费", eight)]), [money(5), money(8)]);
        assert_eq!(amounts(&[form(0, "运维费", five), form(1, "运维费", five)]), [money(5)]);
        assert_eq!(amounts(&[form(0, "运维费", five), form(1, "运维费", none)]), [money(5)]);
        let thrice = [form(0, "运维费", none), form(1, "运维费", five), form(2, "运维费", eight)];
        assert_eq!(amounts(&thrice), [money(5), money(8)]);
        let again = [form(0, "运维费", five), form(1, "运维费", eight), form(2, "运维费", eight)];
        assert_eq!(amounts(&again), [money(5), money(8)]);
    }

    #[test]
    fn indicators_of_one_print_are_kept_as_often_as_one_file_prints_them() {
        let levels = ["产出指标", "数量指标", "完成率"].map(Name::from);
        let one = |file: u32, score: i64| Indicator {
            score: Some(score.into()),
            ..Indicator::new(levels.clone(), target("≥12台"), Origin::file(FileId(file)))
        };
        let mut known = vec![one(0, 9)];
        add_new(&mut known, [one(1, 9), one(1, 9), one(1, 8)]);
        let kept: Vec<_> = known.iter().map(|one| (one.origin.file.0, one.score.map(|n| n.to_string()))).collect();
        let score = |score: &str| Some(score.to_owned());
        assert_eq!(kept, [(0, score("9")), (1, score("9")), (1, score("8"))]);
    }
}
