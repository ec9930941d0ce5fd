//! What the narrative says that the money of projects goes to, and which economic 类 that is. How it bears on a table is
//! decided in `evidence`.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::assemble::economic_class;
use crate::model::Code;
use crate::money::Amount;
use crate::text::fold;

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

/// Allotments by the folded name of their project.
pub type ByProject<'a> = HashMap<String, Vec<&'a Allotment>>;

/// Puts allotments together by their projects.
pub fn by_project(allotments: &[Allotment]) -> ByProject<'_> {
    let mut all = ByProject::new();
    for allotment in allotments {
        all.entry(fold(&allotment.project)).or_default().push(allotment);
    }
    all
}

/// No economic account has a name of more characters.
const LONGEST: usize = 32;

/// The 类 of the account that a project is called after: a 款 of three characters or more that ends in 费 and ends the name.
pub fn called_after(project: &str) -> Option<Code> {
    if !project.ends_with('费') {
        return None;
    }
    let starts = project.char_indices().rev().map(|(at, _)| at).filter(|at| *at > 0).take(LONGEST).skip(2);
    starts.filter_map(|at| economic_class(&project[at..])).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_account_that_ends_a_name_is_meant() {
        let class = |name: &str| called_after(name).map(|code| code.number());
        assert_eq!(class("画册印刷费"), Some(302));
        assert_eq!(class("印刷费"), None);
        assert_eq!(class(&format!("{}印刷费", "甲".repeat(100_000))), Some(302));
    }

    #[test]
    fn no_account_has_a_longer_name() {
        let accounts = include_str!("../../assets/accounts/economic.csv").lines().skip(1);
        let names = accounts.filter_map(|line| line.split(',').nth(1));
        assert!(names.map(|name| name.chars().count()).max().is_some_and(|longest| longest <= LONGEST));
    }
}
