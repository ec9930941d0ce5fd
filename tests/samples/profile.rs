//! An invented department over three years, and the books that come of it.

use crate::scribe::amount::Fen;
use crate::scribe::book::{Book, Carry, Economic, Indicator, Outlay, Project, ThreePublic};
use crate::scribe::tables::role;
use crate::scribe::text::{Assets, Details, Procurement, Staff};

/// The first of the three years.
pub const FIRST: u16 = 2023;

/// A department.
pub struct Profile {
    /// Its name.
    pub department: &'static str,
    /// What it does.
    pub duties: &'static [&'static str],
    /// Its offices and units.
    pub offices: &'static str,
    /// Basic spending by functional account, in the budgets of the three years.
    pub basic: &'static [(u32, [Fen; 3])],
    /// How the salaries and the running of the office divide, in parts.
    pub parts: &'static [(u32, Fen)],
    /// Its projects.
    pub tasks: &'static [Task],
    /// 公务用车运行费 and 公务接待费 of the three budgets.
    pub three: [(Fen, Fen); 3],
    /// How many people.
    pub staff: [Staff; 3],
    /// Procurement.
    pub procurement: [Procurement; 3],
    /// Assets at the end of the year before.
    pub assets: [Assets; 3],
    /// The project account that money was carried over in, and how much at the end of 2022, 2023 and 2024.
    pub carried: (u32, [Fen; 3]),
}

/// A project over the years.
pub struct Task {
    /// Its name.
    pub name: &'static str,
    /// Its functional account.
    pub code: u32,
    /// Its budget in each year; nothing where it is not planned.
    pub amounts: [Fen; 3],
    /// What it buys, in hundredths, by economic 类.
    pub buys: &'static [(u32, Fen)],
    /// How much of the budget was spent in 2023 and 2024, in thousandths.
    pub done: [Fen; 2],
    /// Where the money is from, when it is not the general budget.
    pub source: Option<&'static str>,
    /// What it rests on.
    pub basis: &'static str,
    /// What the money is for.
    pub allocation: &'static str,
    /// What is to be reached.
    pub goal: &'static str,
    /// How that is measured: levels, name, target, weight.
    pub indicators: &'static [(&'static str, &'static str, &'static str, &'static str, u32)],
}

/// Which books: the budget or the final account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// 预算.
    Budget,
    /// 决算.
    Final,
}

/// What basic spending on a functional account buys, where it is one thing only.
const EARMARKED: [(u32, u32, &str); 8] = [
    (2_080_505, 30108, "机关事业单位基本养老保险缴费"),
    (2_080_506, 30109, "职业年金缴费"),
    (2_101_101, 30110, "职工基本医疗保险缴费"),
    (2_101_102, 30110, "职工基本医疗保险缴费"),
    (2_101_103, 30111, "公务员医疗补助缴费"),
    (2_210_201, 30113, "住房公积金"),
    (2_080_501, 30302, "退休费"),
    (2_080_502, 30302, "退休费"),
];

impl Profile {
    /// The books of a year.
    pub fn book(&self, year: u16, of: Of) -> Book {
        let at = usize::from(year - FIRST);
        let outlays = self.outlays(at, of);
        let (running, reception) = self.three[at];
        let spent = |amount: Fen, part: Fen| if of == Of::Final { amount * part / 1000 } else { amount };
        let three =
            ThreePublic { running: spent(running, 962), reception: spent(reception, 875), ..ThreePublic::default() };
        let carry = match (of, at) {
            (Of::Final, 0 | 1) => {
                Carry { code: self.carried.0, before: self.carried.1[at], after: self.carried.1[at + 1] }
            }
            _ => Carry::default(),
        };
        Book {
            department: self.department.into(),
            called: self.department.into(),
            year,
            economic: self.economic(&outlays, three),
            projects: self.projects(at, of),
            outlays,
            three,
            carry,
        }
        .settle()
    }

    fn outlays(&self, at: usize, of: Of) -> Vec<Outlay> {
        let mut outlays: Vec<Outlay> = Vec::new();
        for (code, amounts) in self.basic {
            // Insurance is spent as planned; the rest a little otherwise, because people come and go.
            let swing = [1013, 994][at % 2];
            let insured = EARMARKED.iter().any(|(account, ..)| account == code);
            let amount = if of == Of::Final && !insured { amounts[at] * swing / 1000 } else { amounts[at] };
            outlays.push(Outlay::new(*code, amount, 0));
        }
        for task in self.tasks {
            let amount = task.amount(at, of);
            if amount == 0 {
                continue;
            }
            if !outlays.iter().any(|outlay| outlay.code == task.code) {
                outlays.push(Outlay::new(task.code, 0, 0));
            }
            let outlay = outlays.iter_mut().find(|outlay| outlay.code == task.code).expect("it is there");
            outlay.project += amount;
            if let Some(source) = task.source {
                let before = outlay.other.map_or(0, |(_, amount)| amount);
                outlay.other = Some((role(source), before + amount));
            }
        }
        outlays.sort_by_key(|outlay| outlay.code);
        outlays
    }

    fn projects(&self, at: usize, of: Of) -> Vec<Project> {
        let mut tasks: Vec<&Task> = self.tasks.iter().filter(|task| task.source.is_none()).collect();
        tasks.sort_by_key(|task| task.code);
        let planned = tasks.into_iter().filter(|task| task.amount(at, of) > 0);
        planned.map(|task| task.project(at, of, self.department)).collect()
    }

    /// Divides the basic spending: what is earmarked first, cars and guests as 三公 says, the rest in parts.
    fn economic(&self, outlays: &[Outlay], three: ThreePublic) -> Vec<Economic> {
        let mut lines: Vec<(u32, Fen)> = vec![(30231, three.running), (30217, three.reception)];
        let mut free = -three.running - three.reception;
        for outlay in outlays {
            match EARMARKED.iter().find(|(code, ..)| *code == outlay.code) {
                Some((_, economic, _)) => lines.push((*economic, outlay.basic)),
                None => free += outlay.basic,
            }
        }
        let all: Fen = self.parts.iter().map(|(_, part)| part).sum();
        let shares: Vec<(u32, Fen)> = self.parts.iter().map(|(code, part)| (*code, free * part / all)).collect();
        let rest = free - shares.iter().map(|(_, share)| share).sum::<Fen>();
        lines.extend(shares);
        lines.push((30101, rest));
        let mut codes: Vec<u32> = lines.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        let sum = |code: u32| lines.iter().filter(|line| line.0 == code).map(|line| line.1).sum();
        let line =
            |code: u32| Economic { code, name: crate::scribe::accounts::name_of(code).into(), amount: sum(code) };
        codes.into_iter().map(line).collect()
    }

    /// What a document of a year tells beside its amounts.
    pub fn details(&self, year: u16, of: Of) -> Details {
        let at = usize::from(year - FIRST);
        let (in_year, month, day) = match of {
            Of::Budget => (year, 2, 6 + 3 * at),
            Of::Final => (year + 1, 8, 20 + at),
        };
        Details {
            duties: self.duties.iter().map(|duty| (*duty).to_owned()).collect(),
            offices: self.offices.into(),
            staff: self.staff[at],
            procurement: self.procurement[at],
            assets: self.assets[at],
            date: format!("{in_year}年{month}月{day}日"),
        }
    }
}

impl Task {
    /// The budget of a year, or what was spent of it.
    fn amount(&self, at: usize, of: Of) -> Fen {
        if of == Of::Budget { self.amounts[at] } else { self.amounts[at] * self.done[at % 2] / 1000 }
    }

    fn project(&self, at: usize, of: Of, undertaker: &str) -> Project {
        let amount = self.amount(at, of);
        let mut left = amount;
        let mut buys = Vec::new();
        for (class, part) in &self.buys[1..] {
            let share = amount * part / 100;
            left -= share;
            buys.push((*class, share));
        }
        buys.insert(0, (self.buys[0].0, left));
        let year = FIRST + at as u16;
        let indicator = |(level1, level2, name, value, weight): &(&'static str, &'static str, &str, &str, u32)| {
            Indicator { level1, level2, name: (*name).into(), value: (*value).into(), weight: *weight }
        };
        Project {
            name: self.name.into(),
            code: self.code,
            buys,
            basis: self.basis.into(),
            undertaker: undertaker.into(),
            allocation: self.allocation.into(),
            period: format!("{year}年1月至{year}年12月"),
            goal: self.goal.into(),
            indicators: self.indicators.iter().map(indicator).collect(),
        }
    }
}
