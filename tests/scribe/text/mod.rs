//! The words around the tables, made from the same books as the tables.

mod budget;
mod change;
mod closing;

mod glossary;
mod matters;
mod sections;

pub use budget::budget_document;
pub use closing::closing_document;

pub use glossary::glossary;

use super::amount::Fen;

/// What a document tells beside its amounts.
#[derive(Clone, Debug, Default)]
pub struct Details {
    /// What the department does, a sentence each.
    pub duties: Vec<String>,
    /// Its offices and units.
    pub offices: String,
    /// How many people.
    pub staff: Staff,
    /// What it buys by procurement.
    pub procurement: Procurement,
    /// What it owns.
    pub assets: Assets,
    /// The day at the end.
    pub date: String,
}

/// Numbers of people.
#[derive(Clone, Copy, Debug, Default)]
pub struct Staff {
    /// 编制.
    pub posts: i64,
    /// 在职.
    pub serving: i64,
    /// 退休.
    pub retired: i64,
    /// 离休.
    pub veteran: i64,
}

/// Procurement in amounts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Procurement {
    /// 货物.
    pub goods: Fen,
    /// 工程.
    pub works: Fen,
    /// 服务.
    pub services: Fen,
    /// Set aside for small and middle-sized firms.
    pub small: Fen,
    /// Of that, for the smallest.
    pub micro: Fen,
}

/// What is owned at the end of the year before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Assets {
    /// Floor area in square metres.
    pub area: i64,
    /// Its value.
    pub houses: Fen,
    /// Cars for general use.
    pub cars: i64,
    /// Their value.
    pub cars_value: Fen,
    /// Furniture.
    pub furniture: Fen,
    /// Everything else.
    pub rest: Fen,
    /// Machines worth more than 500,000 yuan.
    pub machines: i64,
}

impl Procurement {
    /// All of it.
    pub fn total(self) -> Fen {
        self.goods + self.works + self.services
    }
}
