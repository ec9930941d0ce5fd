//! What the screens ask of a library again and again, worked out once when it is loaded.

use super::widget::share::Share;
use crate::library::Library;
use crate::model::{Disclosure, DisclosureId, FormKind, Line, LineId, Role, Spending};
use crate::money::{Amount, Unit};
use crate::text::order::initials;

/// A library in brief.
#[derive(Clone, Debug, Default)]
pub struct Digest {
    /// The disclosures, in the order of the library.
    pub disclosures: Vec<Brief>,
    /// What a filter looks for in the name of a department, in the order of the library.
    pub departments: Vec<String>,
    /// The disclosures of each department.
    pub of_department: Vec<Vec<DisclosureId>>,
    /// The largest spending.
    pub largest: Option<Amount>,
    /// How many figures there are in all.
    pub figures: usize,
    /// How many troubles there are in all.
    pub troubles: usize,
    /// The unit that most tables state.
    pub unit: Unit,
}

/// A disclosure in brief.
#[derive(Clone, Debug)]
pub struct Brief {
    /// Spending and how it divides.
    pub spending: Spending,
    /// All receipts.
    pub receipts: Option<Amount>,
    /// How many troubles, those of the tables included.
    pub troubles: usize,
    /// How many projects.
    pub projects: usize,
    /// How many indicators, those of the department included.
    pub indicators: usize,
    /// The 类 of the spending, in the order of the table, with their totals.
    pub classes: Vec<(usize, LineId)>,
}

impl Digest {
    /// Works out a library.
    pub fn of(library: &Library) -> Digest {
        let mut of_department = vec![Vec::new(); library.departments.len()];
        for id in library.disclosure_ids() {
            let department = library.disclosure(id).department.0 as usize;
            if let Some(list) = of_department.get_mut(department) {
                list.push(id);
            }
        }
        let disclosures: Vec<Brief> = library.disclosures.iter().map(Brief::of).collect();
        let totals = disclosures.iter().filter_map(|brief| brief.spending.total);
        Digest {
            largest: totals.max_by_key(|total| total.wan()),
            disclosures,
            departments: library.departments.iter().map(|one| haystack(&one.name)).collect(),
            of_department,
            figures: library.figure_count(),
            troubles: library.troubles().count(),
            unit: unit_of(library),
        }
    }

    /// A disclosure in brief.
    pub fn brief(&self, id: DisclosureId) -> &Brief {
        &self.disclosures[id.0 as usize]
    }
}

impl Brief {
    fn of(disclosure: &Disclosure) -> Brief {
        Brief {
            spending: disclosure.spending(),
            receipts: disclosure.receipts(),
            troubles: disclosure.troubles().count(),
            projects: disclosure.projects.len(),
            indicators: disclosure.indicators.len()
                + disclosure.projects.iter().map(|project| project.indicators.len()).sum::<usize>(),
            classes: classes(disclosure),
        }
    }

    /// The share of 项目支出 in all spending.
    pub fn project_share(&self) -> Option<Share> {
        Share::of_amounts(self.spending.project?, self.spending.total?)
    }

    /// The share of 基本支出 in all spending.
    pub fn basic_share(&self) -> Option<Share> {
        Share::of_amounts(self.spending.basic?, self.spending.total?)
    }
}

/// The top lines of the table that the spending is taken from.
fn classes(disclosure: &Disclosure) -> Vec<(usize, LineId)> {
    let kinds = [FormKind::Expenditure, FormKind::FiscalExpenditure, FormKind::GeneralExpenditure];
    let found = kinds.into_iter().find_map(|kind| {
        let index = disclosure.forms.iter().position(|form| form.kind == kind)?;
        let form = &disclosure.forms[index];
        let top = |line: &Line| {
            !line.total
                && line.code.is_some_and(|code| code.parent().is_none())
                && form.amount_of(line, Role::Total).is_some()
        };
        let lines: Vec<_> = form.line_ids().filter(|&id| top(form.line(id))).map(|id| (index, id)).collect();
        (!lines.is_empty()).then_some(lines)
    });
    found.unwrap_or_default()
}

fn unit_of(library: &Library) -> Unit {
    let count = |unit: Unit| {
        let forms = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms);
        forms.filter(|form| form.unit == unit).count()
    };
    if count(Unit::Yuan) > count(Unit::Wan) { Unit::Yuan } else { Unit::Wan }
}

/// A name and the first letters of its pinyin, so that it is found without an input method.
pub fn haystack(name: &str) -> String {
    format!("{} {}", name.to_lowercase(), initials(name))
}
