//! Makes an index of a library: every thing under its names, then all of them in order.

use std::cmp::Reverse;
use std::collections::HashMap;

use rayon::slice::ParallelSliceMut;
use rust_decimal::Decimal;

use super::amounts::Amounts;
use super::index::{Entry, Index, NOTHING, Term};
use super::names::Naming;
use super::query::in_yuan;
use super::thing::Kind;
use super::titles::titles;
use crate::library::Library;
use crate::model::{
    Code, Disclosure, DisclosureId, DisclosureKind, Form, Indicator, Line, LineId, Name, Passage, Project, Role,
};
use crate::money::{Amount, Unit};

impl Index {
    /// Makes the index of a library.
    pub fn of(library: &Library) -> Index {
        let mut maker = Maker::new();
        for id in library.disclosure_ids() {
            maker.disclosure(library, id);
        }
        maker.departments(library);
        maker.accounts();
        maker.done()
    }
}

/// An index in the making.
struct Maker {
    index: Index,
    naming: Naming,
    codes: HashMap<Code, u32>,
    labels: HashMap<Box<[Term]>, u32>,
    prints: HashMap<(i128, u32, Unit), u32>,
    accounts: HashMap<(Code, Name), Account>,
    things: Vec<Made>,
    /// Amounts in 元 and the things that print them.
    printed: Vec<(Decimal, u32)>,
}

/// A thing not yet in its place.
struct Made {
    kind: Kind,
    /// Its amount in 元.
    yuan: Option<Decimal>,
    label: u32,
    entry: Entry,
}

/// An account where it has its largest amount.
struct Account {
    /// How many were met before it.
    place: usize,
    amount: Option<Amount>,
    at: (DisclosureId, usize, LineId),
}

impl Maker {
    fn new() -> Maker {
        Maker {
            index: Index::default(),
            naming: Naming::new(),
            codes: HashMap::new(),
            labels: HashMap::new(),
            prints: HashMap::new(),
            accounts: HashMap::new(),
            things: Vec::new(),
            printed: Vec::new(),
        }
    }

    fn disclosure(&mut self, library: &Library, id: DisclosureId) {
        let disclosure = library.disclosure(id);
        let department = library.department(disclosure.department);
        let year = Name::from(disclosure.year.to_string());
        let called = Name::from(called(disclosure.kind));
        let names = [&department.name, &year, &called].into_iter().chain(&department.spellings);
        let context: Vec<u32> = names.map(|name| self.naming.place(name)).collect();
        self.index.contexts.push(&context);
        for (at, project) in disclosure.projects.iter().enumerate() {
            self.project(id, at as u32, project);
        }
        if !disclosure.indicators.is_empty() {
            let label = self.label(std::slice::from_ref(&department.name), None);
            self.thing(Kind::Projects, label, [NOTHING, id.0, NOTHING, 0], None);
            self.indicators(id, NOTHING, NOTHING, &disclosure.indicators);
        }
        for (at, form) in disclosure.forms.iter().enumerate() {
            self.form(id, at, form);
        }
        self.narrative(id, disclosure);
    }

    fn project(&mut self, id: DisclosureId, at: u32, project: &Project) {
        let variants = project.variants.iter().map(|variant| &variant.text);
        let names: Vec<Name> = [&project.name].into_iter().chain(variants).cloned().collect();
        let label = self.label(&names, project.account.as_ref().map(|(code, _)| *code));
        let account = project.account.as_ref().map_or(NOTHING, |(_, name)| self.naming.place(name));
        let amount = project.amount.map(|(amount, _)| amount);
        let thing = self.thing(Kind::Projects, label, [account, id.0, at, 0], amount);
        for (amount, _) in [project.amount, project.fiscal, project.other].into_iter().flatten() {
            self.printed.push((in_yuan(amount.number, amount.unit), thing));
        }
        let above = self.naming.place(&project.name);
        if let Some(Passage { text, .. }) = &project.basis {
            let names: Vec<Name> = [text.clone()].into_iter().chain(titles(text).map(Name::from)).collect();
            let label = self.label(&names, None);
            self.thing(Kind::Bases, label, [above, id.0, at, 0], amount);
        }
        self.indicators(id, at, above, &project.indicators);
    }

    fn indicators(&mut self, id: DisclosureId, project: u32, above: u32, indicators: &[Indicator]) {
        for (at, indicator) in indicators.iter().enumerate() {
            let label = self.label(std::slice::from_ref(&indicator.level3), None);
            self.thing(Kind::Indicators, label, [above, id.0, project, at as u32], None);
        }
    }

    fn form(&mut self, id: DisclosureId, at: usize, form: &Form) {
        let title = self.naming.place(&form.title);
        for place in form.line_ids() {
            let line = form.line(place);
            if form.cells(line).is_empty() {
                continue;
            }
            let amount = amount(form, line);
            let label = self.label(&named(form, line), line.code);
            let thing = self.thing(Kind::Lines, label, [title, id.0, at as u32, place.0], amount);
            let amounts = form.cells(line).iter().filter_map(|cell| form.amount(cell));
            self.printed.extend(amounts.map(|amount| (in_yuan(amount.number, amount.unit), thing)));
            if let Some(code) = line.code.filter(|_| !line.name.is_empty()) {
                self.account(code, &line.name, amount, (id, at, place));
            }
        }
    }

    fn account(&mut self, code: Code, name: &Name, amount: Option<Amount>, at: (DisclosureId, usize, LineId)) {
        let place = self.accounts.len();
        let known = self.accounts.entry((code, name.clone())).or_insert_with(|| Account { place, amount, at });
        if yuan(amount) > yuan(known.amount) {
            (known.amount, known.at) = (amount, at);
        }
    }

    fn narrative(&mut self, id: DisclosureId, disclosure: &Disclosure) {
        for (at, statement) in disclosure.statements.iter().enumerate() {
            let label = self.label(&[statement.subject.clone(), statement.text.clone()], None);
            let amount = statement.amount;
            let thing = self.thing(Kind::Narrative, label, [NOTHING, id.0, at as u32, 0], Some(amount));
            for number in [Some(amount.number), statement.change].into_iter().flatten() {
                self.printed.push((in_yuan(number, amount.unit), thing));
            }
        }
    }

    /// The departments, each with the years and kinds of all that it disclosed.
    fn departments(&mut self, library: &Library) {
        let mut around: Vec<Vec<u32>> = vec![Vec::new(); library.departments.len()];
        let mut most: Vec<Option<Amount>> = vec![None; library.departments.len()];
        for disclosure in &library.disclosures {
            let at = disclosure.department.0 as usize;
            let year = Name::from(disclosure.year.to_string());
            around[at].extend([&year, &called(disclosure.kind).into()].map(|name| self.naming.place(name)));
            let total = disclosure.spending().total;
            if yuan(total) > yuan(most[at]) {
                most[at] = total;
            }
        }
        for (at, department) in library.departments.iter().enumerate() {
            around[at].sort_unstable();
            around[at].dedup();
            let context = self.index.contexts.len() as u32;
            self.index.contexts.push(&around[at]);
            let names: Vec<Name> = [&department.name].into_iter().chain(&department.spellings).cloned().collect();
            let label = self.label(&names, None);
            self.thing(Kind::Departments, label, [NOTHING, context, at as u32, 0], most[at]);
        }
    }

    fn accounts(&mut self) {
        let mut accounts: Vec<((Code, Name), Account)> = std::mem::take(&mut self.accounts).into_iter().collect();
        accounts.sort_unstable_by_key(|(_, account)| account.place);
        for (at, ((code, name), account)) in accounts.into_iter().enumerate() {
            let label = self.label(&[name], Some(code));
            self.thing(Kind::Accounts, label, [NOTHING, NOTHING, at as u32, 0], account.amount);
            self.index.accounts.push((code, account.at));
        }
    }

    /// A label of the names that say something, and the code.
    fn label(&mut self, names: &[Name], code: Option<Code>) -> u32 {
        let mut terms: Vec<Term> = Vec::with_capacity(names.len() + 1);
        for name in names.iter().filter(|name| !name.is_empty()) {
            let term = Term::Name(self.naming.place(name));
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        terms.extend(code.map(|code| {
            let codes = &mut self.index.codes;
            Term::Code(*self.codes.entry(code).or_insert_with(|| {
                codes.push(code);
                codes.len() as u32 - 1
            }))
        }));
        if let Some(label) = self.labels.get(&*terms) {
            return *label;
        }
        let label = self.index.labels.len() as u32;
        self.index.labels.push(&terms);
        self.labels.insert(terms.into(), label);
        label
    }

    /// Adds a thing by what it is in, its context and the two numbers of its entry.
    fn thing(&mut self, kind: Kind, label: u32, place: [u32; 4], amount: Option<Amount>) -> u32 {
        let [above, context, a, b] = place;
        let prints = &mut self.index.prints;
        let print = amount.map_or(NOTHING, |amount| {
            let key = (amount.number.mantissa(), amount.number.scale(), amount.unit);
            *self.prints.entry(key).or_insert_with(|| {
                prints.push(amount);
                prints.len() as u32 - 1
            })
        });
        let entry = Entry { above, context, a, b, amount: print };
        self.things.push(Made { kind, yuan: yuan(amount), label, entry });
        self.things.len() as u32 - 1
    }

    /// Puts all things in order: by kind, the larger amount first, then as they were met.
    fn done(self) -> Index {
        let Maker { mut index, naming, things, mut printed, .. } = self;
        index.names = naming.done();
        let mut order: Vec<u32> = (0..things.len() as u32).collect();
        order.par_sort_by_key(|at| {
            let made = &things[*at as usize];
            (made.kind, Reverse(made.yuan), *at)
        });
        let mut places = vec![0; order.len()];
        for (place, at) in order.iter().enumerate() {
            places[*at as usize] = place as u32;
        }
        index.labelled = order.iter().map(|at| things[*at as usize].label).collect();
        index.entries = order.iter().map(|at| things[*at as usize].entry).collect();
        for kind in Kind::ALL {
            let end = order.partition_point(|at| things[*at as usize].kind <= kind);
            index.begins[kind as usize + 1] = end as u32;
        }
        for (_, thing) in &mut printed {
            *thing = places[*thing as usize];
        }
        index.amounts = Amounts::of(printed);
        index
    }
}

fn yuan(amount: Option<Amount>) -> Option<Decimal> {
    amount.map(|amount| amount.value_in(Unit::Yuan))
}

/// The names of a line: its own and its project's, or in a table of one unnamed line those of its cells.
fn named(form: &Form, line: &Line) -> Vec<Name> {
    let own = [Some(&line.name), line.project.as_ref()];
    let own: Vec<Name> = own.into_iter().flatten().filter(|name| !name.is_empty()).cloned().collect();
    if own.is_empty() { form.cells(line).iter().map(|cell| form.naming(line, cell).into()).collect() } else { own }
}

/// What a line comes to: its first total, else the first number it prints.
fn amount(form: &Form, line: &Line) -> Option<Amount> {
    let first = || form.cells(line).iter().find_map(|cell| form.amount(cell));
    form.amount_of(line, Role::Total).or_else(first)
}

const fn called(kind: DisclosureKind) -> &'static str {
    match kind {
        DisclosureKind::Budget => "预算",
        DisclosureKind::Final => "决算",
        DisclosureKind::Evaluation => "自评",
    }
}
