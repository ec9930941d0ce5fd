//! What the narrative says that the money of projects goes to, and which economic 类 that is. How it bears on a table is
//! decided in `evidence`.

use rust_decimal::Decimal;

use crate::assemble::economic_class;
use crate::model::Code;
use crate::money::Amount;

/// What the narrative says that the money of a project goes to.
#[derive(Clone, Debug)]
pub struct Allotment {
    /// The project.
    pub project: String,
    /// What takes how much of it.
    pub parts: Vec<(String, Amount)>,
}

impl Allotment {
    /// How much of the money goes to which 类: the parts that are called like accounts of one 类 only.
    /// Parts that are more than the whole say nothing.
    pub fn classes(&self, whole: Decimal) -> Vec<(Code, Decimal)> {
        if self.parts.iter().map(|(_, amount)| amount.wan()).sum::<Decimal>() > whole {
            return Vec::new();
        }
        let mut classes: Vec<(Code, Decimal)> = Vec::new();
        for (name, amount) in &self.parts {
            let Some(class) = economic_class(name) else { continue };
            match classes.iter_mut().find(|(other, _)| *other == class) {
                Some((_, sum)) => *sum += amount.wan(),
                None => classes.push((class, amount.wan())),
            }
        }
        classes
    }
}

/// The 类 of the account that a project is called after: a 款 of three characters or more that ends in 费 and ends the name.
pub fn called_after(project: &str) -> Option<Code> {
    let starts = project.char_indices().map(|(at, _)| at).filter(|at| project.ends_with('费') && *at > 0);
    let ends = starts.map(|at| &project[at..]).filter(|end| end.chars().count() >= 3);
    ends.filter_map(economic_class).next()
}
