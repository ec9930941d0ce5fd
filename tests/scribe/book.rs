//! What a department spends in a year: the one set of amounts that tables and narrative are both made of.

use kuanxiang::model::Role;

use super::amount::Fen;

/// A department's budget or final account of a year.
#[derive(Clone, Debug)]
pub struct Book {
    /// The department as its tables name it.
    pub department: String,
    /// What narrative and titles call it; with 本级 where the document speaks of the body alone.
    pub called: String,
    /// The year.
    pub year: u16,
    /// The functional accounts.
    pub outlays: Vec<Outlay>,
    /// What basic spending buys.
    pub economic: Vec<Economic>,
    /// The projects.
    pub projects: Vec<Project>,
    /// 三公.
    pub three: ThreePublic,
    /// What came over from last year and what goes over to the next; final accounts only.
    pub carry: Carry,
}

/// Money of projects that crosses the turn of a year.
#[derive(Clone, Copy, Debug, Default)]
pub struct Carry {
    /// The account it belongs to.
    pub code: u32,
    /// 年初结转和结余.
    pub before: Fen,
    /// 年末结转和结余.
    pub after: Fen,
}

/// A functional 项 (or an account without one).
#[derive(Clone, Debug)]
pub struct Outlay {
    /// The code.
    pub code: u32,
    /// The name as printed.
    pub name: String,
    /// 基本支出.
    pub basic: Fen,
    /// 项目支出.
    pub project: Fen,
    /// What an extra column of the expenditure tables holds: 单位预留机动经费, 结转下年.
    pub reserve: Fen,
    /// The part of the project spending that is not from the general budget, and where it is from.
    pub other: Option<(Role, Fen)>,
}

/// An economic 款.
#[derive(Clone, Debug)]
pub struct Economic {
    /// The code.
    pub code: u32,
    /// The name as printed.
    pub name: String,
    /// The amount.
    pub amount: Fen,
}

/// A project paid from the general budget.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// The functional 项 it belongs to.
    pub code: u32,
    /// What it buys, by economic 类.
    pub buys: Vec<(u32, Fen)>,
    /// What it rests on.
    pub basis: String,
    /// Who carries it out.
    pub undertaker: String,
    /// What the money is for.
    pub allocation: String,
    /// When.
    pub period: String,
    /// What is to be reached in the year.
    pub goal: String,
    /// How that is measured.
    pub indicators: Vec<Indicator>,
}

/// A performance indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// 产出指标, 成本指标, 效益指标, 满意度指标.
    pub level1: &'static str,
    /// 数量指标, 质量指标, …
    pub level2: &'static str,
    /// What is measured.
    pub name: String,
    /// The target: `≥95%`.
    pub value: String,
    /// The weight in points.
    pub weight: u32,
}

/// 三公 spending.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreePublic {
    /// 因公出国（境）费.
    pub abroad: Fen,
    /// 公务用车购置费.
    pub purchase: Fen,
    /// 公务用车运行费.
    pub running: Fen,
    /// 公务接待费.
    pub reception: Fen,
}

impl ThreePublic {
    /// 公务用车购置及运行费.
    pub fn vehicles(self) -> Fen {
        self.purchase + self.running
    }

    /// All of it.
    pub fn total(self) -> Fen {
        self.abroad + self.vehicles() + self.reception
    }
}

impl Outlay {
    /// An account paid from the general budget, under the name of the classification.
    pub fn new(code: u32, basic: Fen, project: Fen) -> Outlay {
        Outlay { code, name: super::accounts::name_of(code).into(), basic, project, reserve: 0, other: None }
    }

    /// 基本支出 + 项目支出, and what is held in reserve.
    pub fn total(&self) -> Fen {
        self.basic + self.project + self.reserve
    }

    /// What comes from a source.
    pub fn from(&self, source: Role) -> Fen {
        match self.other {
            Some((role, amount)) if role == source => amount,
            Some((_, amount)) if source == Role::General => self.total() - amount,
            None if source == Role::General => self.total(),
            _ => 0,
        }
    }

    /// What comes from the general budget, the government funds and state capital together.
    pub fn fiscal(&self) -> Fen {
        self.from(Role::General) + self.from(Role::Fund) + self.from(Role::Capital)
    }

    /// Project spending from the general budget.
    pub fn general_project(&self) -> Fen {
        self.from(Role::General) - self.basic - self.reserve
    }
}

impl Project {
    /// All it buys.
    pub fn amount(&self) -> Fen {
        self.buys.iter().map(|(_, amount)| amount).sum()
    }
}

impl Book {
    /// What an account received in the year: what it spent, less what it had, and what is left of it.
    pub fn income(&self, outlay: &Outlay) -> Fen {
        let crossing = if outlay.code == self.carry.code { self.carry.after - self.carry.before } else { 0 };
        outlay.total() + crossing
    }

    /// The sum of something over all accounts.
    pub fn sum(&self, of: impl Fn(&Outlay) -> Fen) -> Fen {
        self.outlays.iter().map(of).sum()
    }

    /// All spending, which is all receipts.
    pub fn total(&self) -> Fen {
        self.sum(Outlay::total)
    }

    /// The spending of a 类.
    pub fn class(&self, class: u32, of: impl Fn(&Outlay) -> Fen) -> Fen {
        let within = self.outlays.iter().filter(|outlay| class_of(outlay.code) == class);
        within.map(of).sum()
    }

    /// The 类 that something is spent in, in the order of the accounts.
    pub fn classes(&self) -> Vec<u32> {
        let mut classes: Vec<u32> = Vec::new();
        for class in self.outlays.iter().map(|outlay| class_of(outlay.code)) {
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
        classes
    }

    /// The spending of an account, with other names of the same code.
    pub fn account(&self, code: u32, of: impl Fn(&Outlay) -> Fen) -> Fen {
        self.outlays.iter().filter(|outlay| outlay.code == code).map(of).sum()
    }

    /// The basic spending on an economic account and what is under it.
    pub fn buys(&self, code: u32) -> Fen {
        let under = |other: u32| other == code || (code < 1000 && other / 100 == code);
        let lines = self.economic.iter().filter(|line| under(line.code));
        lines.map(|line| line.amount).sum()
    }

    /// 公用经费.
    pub fn public(&self) -> Fen {
        self.buys(302) + self.buys(310)
    }

    /// 人员经费.
    pub fn personnel(&self) -> Fen {
        self.buys(301) + self.buys(303)
    }

    /// What the books must satisfy before they are written.
    ///
    /// # Panics
    /// Where the amounts do not add up.
    pub fn settle(self) -> Book {
        assert_eq!(
            self.personnel() + self.public(),
            self.sum(|outlay| outlay.basic),
            "basic spending of {}",
            self.year
        );
        for outlay in self.outlays.iter().filter(|outlay| outlay.project > 0) {
            let projects = self.projects.iter().filter(|project| project.code == outlay.code);
            let all = self.account(outlay.code, Outlay::general_project);
            assert_eq!(projects.map(Project::amount).sum::<Fen>(), all, "projects of {}", outlay.code);
        }
        self
    }
}

/// The 类 of a code.
pub const fn class_of(code: u32) -> u32 {
    let mut code = code;
    while code > 999 {
        code /= 100;
    }
    code
}
