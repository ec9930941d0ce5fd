//! What is varied from document to document, and the books that come of it.

use proptest::prelude::*;

use crate::scribe::accounts::{ECONOMIC, ITEMS};
use crate::scribe::amount::{Digits, Fen, Nothing};
use crate::scribe::book::{Book, Carry, Economic, Outlay, Project, ThreePublic, class_of};
use crate::scribe::chance::Chance;
use crate::scribe::tables::{Parents, Set, Source, Style, role};
use crate::scribe::text::{Assets, Details, Procurement, Staff};

use super::words;

/// Everything that is varied; small values make small documents, so that a failure shrinks.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Amounts, names and everything that need not shrink.
    pub seed: u64,
    /// Which form of the department's name.
    pub variant: usize,
    /// The year.
    pub year: u16,
    /// How many functional accounts.
    pub items: usize,
    /// How many economic accounts.
    pub economic: usize,
    /// How many sources have columns.
    pub sources: usize,
    /// The set of forms.
    pub set: Set,
    /// Which lines above the 项 are printed.
    pub parents: Parents,
    /// How amounts are printed in the tables of receipts, and in all others.
    pub digits: (Digits, Digits),
    /// What stands where there is nothing.
    pub nothing: Nothing,
    /// Extra columns of the expenditure tables.
    pub extras: usize,
    /// Empty rows.
    pub fillers: usize,
    /// Whether accounts stand out of order.
    pub mixed: bool,
    /// Whether an account may be printed twice under two names.
    pub twins: bool,
}

/// Plans for a set of forms.
pub fn plans(sets: &'static [Set]) -> impl Strategy<Value = Plan> {
    let digits = || prop::sample::select(vec![Digits::Plain, Digits::Fixed, Digits::Grouped]);
    let parents = prop::sample::select(vec![
        Parents::All,
        Parents::All,
        Parents::Classes,
        Parents::Sections,
        Parents::None,
        Parents::Scattered,
    ]);
    let shape = (any::<u64>(), 0..5_usize, 2016..2030_u16, 1..14_usize, 2..14_usize, 3..9_usize);
    let many = prop_oneof![8 => Just(0_usize), 1 => Just(30_usize)];
    let hand = (
        prop::sample::select(sets),
        parents,
        (digits(), digits()),
        prop::sample::select(vec![Nothing::Blank, Nothing::Blank, Nothing::Zero]),
        0..3_usize,
        0..5_usize,
        prop::bool::weighted(0.3),
        many,
    );
    (shape, hand).prop_map(|((seed, variant, year, items, economic, sources), hand)| {
        let (set, parents, digits, nothing, extras, fillers, mixed, many) = hand;
        Plan {
            seed,
            variant,
            year,
            items: items + many,
            economic: economic + many,
            sources,
            set,
            parents,
            digits,
            nothing,
            extras,
            fillers,
            mixed,
            twins: true,
        }
    })
}

/// The sources a table of receipts may have columns for, the general budget first.
const SOURCES: [(&str, &str, &str); 8] = [
    ("general", "一般公共预算拨款", "一般公共预算"),
    ("fund", "政府性基金预算拨款", "政府性基金预算"),
    ("capital", "国有资本经营预算", "国有资本经营预算"),
    ("fiscal_account", "财政专户（教育收费）", "教育收费（财政专户）"),
    ("institution_income", "事业收入", "事业收入"),
    ("operating_income", "事业单位经营收入", "事业单位经营收入"),
    ("other_income", "其他收入", "其他收入"),
    ("carry_over", "单位上年结余", "单位上年结余（不包括国库集中支付额度结余）"),
];

impl Plan {
    /// How the tables are made.
    pub fn style(&self) -> Style {
        let sources = match self.set {
            Set::Nine => &SOURCES[..self.sources.min(SOURCES.len())],
            Set::Twelve => &SOURCES[..5],
        };
        let source = |(id, header, line): &(&str, &'static str, &'static str)| Source { role: role(id), header, line };
        let extras = ["reserve", "carried_to_next"];
        Style {
            set: self.set,
            summary: self.digits.0,
            digits: self.digits.1,
            nothing: self.nothing,
            parents: self.parents,
            sources: sources.iter().map(source).collect(),
            extras: extras.into_iter().take(self.extras).map(role).collect(),
            fillers: self.fillers,
            mixed: if self.mixed { self.seed | 1 } else { 0 },
        }
    }

    /// The books.
    pub fn book(&self) -> Book {
        let mut chance = Chance::new(self.seed);
        let (department, called) = words::department(&mut chance, self.variant);
        let outlays = self.outlays(&mut chance);
        let economic = self.economic(&mut chance, outlays.iter().map(|outlay| outlay.basic).sum());
        let mut projects = Vec::new();
        for outlay in outlays.iter().filter(|outlay| outlay.general_project() > 0) {
            projects.extend(split(&mut chance, outlay, &called));
        }
        // What basic expenditure has of them is part of them.
        let basic = |code: u32| economic.iter().find(|line| line.code == code).map_or(0, |line| line.amount);
        let [abroad, purchase, running, reception] = [30212, 31013, 30231, 30217].map(basic);
        Book {
            department,
            called,
            year: self.year,
            outlays,
            economic,
            projects,
            three: ThreePublic {
                abroad: abroad + if chance.once_in(3) { money(&mut chance) } else { 0 },
                purchase: purchase + if chance.once_in(3) { money(&mut chance) } else { 0 },
                running: running + money(&mut chance),
                reception: reception + money(&mut chance),
            },
            carry: Carry::default(),
        }
        .settle()
    }

    fn outlays(&self, chance: &mut Chance) -> Vec<Outlay> {
        let mut codes: Vec<u32> = ITEMS.iter().map(|(code, _)| *code).collect();
        chance.shuffle(&mut codes);
        codes.truncate(self.items + 1);
        codes.sort_unstable();
        let mut outlays: Vec<Outlay> = codes.iter().map(|code| Outlay::new(*code, 0, 0)).collect();
        for (at, outlay) in outlays.iter_mut().enumerate() {
            // Both kinds of spending exist in every document.
            let kind = if at < 2 { at } else { chance.below(3) };
            outlay.basic = if kind == 1 { 0 } else { money(chance) };
            outlay.project = if kind == 0 { 0 } else { money(chance) };
            if self.extras > 0 && outlay.basic > 0 && chance.once_in(3) {
                outlay.reserve = money(chance);
            }
            let sources = &self.style().sources[1..];
            if outlay.project > 0 && at > 1 && chance.once_in(3) {
                let role = chance.pick(sources).role;
                let part = if chance.once_in(2) { outlay.project } else { 1 + outlay.project / 3 };
                outlay.other = Some((role, part));
            }
        }
        if chance.once_in(4) && self.twins {
            let twin = outlays.iter_mut().position(|outlay| outlay.basic > 0).unwrap_or(0);
            let mut other = Outlay::new(outlays[twin].code, money(chance), 0);
            other.name = format!("{}（{}）", other.name, words::ORDINALS[0]);
            outlays.insert(twin + 1, other);
        }
        outlays
    }

    fn economic(&self, chance: &mut Chance, basic: Fen) -> Vec<Economic> {
        let mut lines: Vec<(u32, &str)> = ECONOMIC.iter().copied().filter(|line| line.0 > 999).collect();
        chance.shuffle(&mut lines);
        lines.truncate(self.economic.max(2));
        // Both kinds of cost exist in every document.
        lines.extend([(30101, "基本工资"), (30201, "办公费")]);
        lines.sort_unstable();
        lines.dedup();
        let mut left = basic;
        let mut out = Vec::new();
        let count = lines.len() as i64;
        for (code, name) in lines {
            let amount = 1 + chance.below((2 * basic / count.max(2)).max(1) as usize) as Fen;
            let amount = amount.min(left - 1).max(0);
            left -= amount;
            out.push(Economic { code, name: name.into(), amount });
        }
        out.retain(|line| line.amount > 0 || chance.once_in(2));
        let first = out.iter().position(|line| line.code == 30101);
        match first {
            Some(at) => out[at].amount += left,
            None => out.insert(0, Economic { code: 30101, name: "基本工资".into(), amount: left }),
        }
        if self.mixed {
            let paid = out.iter().filter(|line| class_of(line.code) == 301).count();
            chance.shuffle(&mut out[..paid]);
        }
        out
    }

    /// What else the document tells.
    pub fn details(&self) -> Details {
        let mut chance = Chance::new(self.seed ^ 0x5eed);
        let (goods, services) = (money(&mut chance), money(&mut chance));
        Details {
            duties: (0..1 + chance.below(4)).map(|at| words::duty(&mut chance, at)).collect(),
            offices: "内设办公室、综合科、业务科三个科室，无下属预算单位。".into(),
            staff: Staff { posts: 26, serving: 22, retired: chance.below(20) as i64, veteran: 0 },
            procurement: Procurement { goods, works: 0, services, small: goods, micro: goods / 2 },
            assets: Assets {
                area: 1200,
                houses: money(&mut chance),
                cars: 3,
                cars_value: money(&mut chance),
                furniture: money(&mut chance),
                rest: money(&mut chance),
                machines: 0,
            },
            date: format!("{}年{}月{}日", self.year, 1 + chance.below(4), 1 + chance.below(28)),
        }
    }
}

/// Several projects of one account.
fn split(chance: &mut Chance, outlay: &Outlay, undertaker: &str) -> Vec<Project> {
    let mut left = outlay.general_project();
    let count = 1 + chance.below(3);
    let mut projects = Vec::new();
    for at in 0..count {
        let amount = if at + 1 == count { left } else { (left / 3).max(1).min(left) };
        left -= amount;
        if amount == 0 {
            break;
        }
        let mut buys = vec![(302, amount)];
        if amount > 400 && chance.once_in(2) {
            let capital = amount / 4;
            buys = vec![(302, amount - capital), (*chance.pick(&[303, 310, 312, 399]), capital)];
        }
        projects.push(words::project(chance, outlay.code, buys, undertaker));
    }
    projects
}

/// An amount of a magnitude as documents have them, never a round one only.
fn money(chance: &mut Chance) -> Fen {
    let size = *chance.pick(&[100, 2_000, 30_000, 400_000]);
    let amount = 1 + chance.below(size) as Fen;
    if chance.once_in(5) { 100 * (1 + amount / 100) } else { amount }
}
