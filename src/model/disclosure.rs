//! A department and what it disclosed for a year.

use std::fmt;

use super::{
    DisclosureKind, Fact, Form, FormKind, Indicator, Name, Project, Role, Section, SelfEvaluation, Standing, Statement,
    Trouble,
};
use crate::money::Amount;
use crate::source::{FileId, Origin};

/// Which department of a library: an index into `Library::departments`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DepartmentId(pub u32);

/// Which disclosure of a library: an index into `Library::disclosures`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DisclosureId(pub u32);

/// A body that discloses, under all the spellings met.
#[derive(Clone, Debug)]
pub struct Department {
    /// The spelling met most often on tables and covers.
    pub name: Name,
    /// The other spellings met.
    pub spellings: Vec<Name>,
}

/// A calendar date as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A file that prints again what another file of its disclosure prints, which is kept once. Where all of it is, the file
/// is none of [`Disclosure::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileCopy {
    /// The file.
    pub file: FileId,
    /// How many of its tables are taken from another file.
    pub tables: usize,
}

/// What one department published for one year in one kind. Identity is (department, year, kind, standing).
#[derive(Clone, Debug, Default)]
pub struct Disclosure {
    /// The id of the export: 部门@年@文种, and the standing where two would be the same.
    pub id: Name,
    /// Who, as its own first file says it in full, folded: of this only its marks know it again.
    pub body: Name,
    /// Who.
    pub department: DepartmentId,
    /// For which year.
    pub year: u16,
    /// What.
    pub kind: DisclosureKind,
    /// For the department or for one unit, where the document says so.
    pub standing: Option<Standing>,
    /// The date printed at its end.
    pub published: Option<Date>,
    /// The administrative region that the name begins with.
    pub region: Option<Name>,
    /// The files it was read from.
    pub files: Vec<FileId>,
    /// The files that print again what another file prints.
    pub copies: Vec<FileCopy>,
    /// The statutory tables in the order of the document.
    pub forms: Vec<Form>,
    /// The projects in the order of the project table, then of the narrative and the forms.
    pub projects: Vec<Project>,
    /// The indicators of the department as a whole.
    pub indicators: Vec<Indicator>,
    /// The money and the points of the self-evaluation forms.
    pub self_evaluations: Vec<SelfEvaluation>,
    /// The sentences that state amounts.
    pub statements: Vec<Statement>,
    /// Staffing, procurement, assets and other facts.
    pub facts: Vec<Fact>,
    /// The headings of the narrative.
    pub sections: Vec<Section>,
    /// What the reading left open outside the tables.
    pub troubles: Vec<Trouble>,
}

/// A disclosure's spending in total and how it divides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spending {
    /// All spending.
    pub total: Option<Amount>,
    /// 基本支出.
    pub basic: Option<Amount>,
    /// 项目支出.
    pub project: Option<Amount>,
}

impl Disclosure {
    /// The self-evaluation form on which a project is named or has its indicators; for none, that of the department as a whole.
    pub fn self_evaluation(&self, project: Option<&Project>) -> Option<&SelfEvaluation> {
        let indicators = project.map_or(&self.indicators, |project| &project.indicators);
        let named = project.into_iter().flat_map(|project| &project.places).copied();
        let places: Vec<Origin> = named.chain(indicators.iter().map(|one| one.origin)).collect();
        let mut forms = self.self_evaluations.iter().filter(|form| form.project.is_some() == project.is_some());
        forms.find(|form| places.iter().any(|place| form.holds(*place)))
    }

    /// The first form of a kind.
    pub fn form(&self, kind: FormKind) -> Option<&Form> {
        self.forms.iter().find(|form| form.kind == kind)
    }

    /// All troubles, those of the tables included.
    pub fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.troubles.iter().chain(self.forms.iter().flat_map(|form| &form.troubles))
    }

    /// Spending as the 合计 line of the expenditure tables prints it: 支出总表, else 财政拨款支出表, else
    /// 一般公共预算支出表.
    pub fn spending(&self) -> Spending {
        let kinds = [FormKind::Expenditure, FormKind::FiscalExpenditure, FormKind::GeneralExpenditure];
        for form in kinds.into_iter().filter_map(|kind| self.form(kind)) {
            if let Some(id) = form.total_line(0) {
                let line = form.line(id);
                let total = form.amount_of(line, Role::Total);
                if total.is_some() {
                    let basic = form.amount_of(line, Role::Basic);
                    return Spending { total, basic, project: form.amount_of(line, Role::Project) };
                }
            }
        }
        Spending::default()
    }

    /// Receipts as the last total of the first block of 收支总表 prints them, else the 合计 of 收入总表.
    pub fn receipts(&self) -> Option<Amount> {
        let both = self.form(FormKind::ReceiptsExpenditure).and_then(|form| {
            let line = form.line(form.total_line(0)?);
            form.cells(line).iter().find_map(|cell| form.amount(cell))
        });
        both.or_else(|| {
            let form = self.form(FormKind::Revenue)?;
            form.amount_of(form.line(form.total_line(0)?), Role::Total)
        })
    }

    /// How many figures it holds.
    pub fn figure_count(&self) -> usize {
        self.forms.iter().map(|form| form.cells.iter().filter(|cell| cell.print.number().is_some()).count()).sum()
    }
}
