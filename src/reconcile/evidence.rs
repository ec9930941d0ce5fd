//! What other tables of the same disclosure say about a placement.
//!
//! * 收支总表 and 财政拨款收支总表 print receipts by fund: the totals of 收入总表 and of the fund columns are those.
//! * 支出总表 and its twin 一般公共预算支出表 place the same figures of the same account alike.
//! * 人员经费 is 工资福利支出 (301) and 对个人和家庭的补助 (303); 公用经费 is 商品和服务支出 (302) and 资本性支出 (310).
//! * What an economic account spends on 出国, 接待 or 公车 is part of the 三公 figure of the same name.
//! * What the narrative allots of a project's money to economic accounts (委托业务费 10 万元) is part of their 类, and a
//!   project that is called after an account (画册印刷费) has money in its 类.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::allotment::{ByProject, called_after};
use super::placement::Placement;
use super::units;
use crate::model::{Code, Form, FormKind, Line, Role};
use crate::money::{Amount, Unit, convert};
use crate::text::fold;

/// What economic accounts say of other columns, from `assets/forms/economic.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accounts {
    personnel: Vec<u32>,
    public: Vec<u32>,
    part: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    code: String,
    role: String,
}

static ACCOUNTS: LazyLock<Accounts> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/forms/economic.toml")).expect("economic.toml is checked by a test")
});

/// The accounts that are part of a 三公 figure, with its role.
static PARTS: LazyLock<Vec<(Code, Role)>> = LazyLock::new(|| {
    let known = |part: &Part| Some((Code::parse(&part.code)?, Role::of_id(&part.role)?));
    ACCOUNTS.part.iter().filter_map(known).collect()
});

/// What is known from other tables, for one table.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The total by role; `None` where another table leaves it blank.
    totals: Vec<(Role, Option<Decimal>)>,
    /// Where a twin table puts the figures of an account.
    twins: HashMap<(Code, Vec<Decimal>), Vec<Role>>,
    /// The least that a role can be.
    least: Vec<(Role, Decimal)>,
    /// By the folded name of a project, the 类 that must hold money and at least how much of it, in 万元.
    projects: HashMap<String, Vec<(Code, Decimal)>>,
    kind: Option<FormKind>,
}

impl Evidence {
    /// Gathers what the other forms say about one of them.
    pub fn gather(forms: &[Form], at: usize, allotments: &ByProject<'_>) -> Evidence {
        let kind = forms[at].kind;
        let mut evidence = Evidence { kind: Some(kind), ..Evidence::default() };
        evidence.projects(&forms[at], allotments);
        for (index, other) in forms.iter().enumerate() {
            match (kind, other.kind) {
                (FormKind::Revenue, FormKind::ReceiptsExpenditure | FormKind::FiscalReceiptsExpenditure) => {
                    evidence.receipts(other);
                }
                (FormKind::FiscalReceiptsExpenditure, FormKind::FiscalReceiptsExpenditure) if index == at => {
                    evidence.receipts(other);
                }
                (FormKind::FiscalReceiptsExpenditure, FormKind::ReceiptsExpenditure) => evidence.receipts(other),
                (FormKind::ThreePublic, FormKind::GeneralBasic | FormKind::FiscalBasic) => evidence.economic(other),
                (FormKind::GeneralExpenditure | FormKind::Expenditure | FormKind::FiscalExpenditure, _)
                    if index != at =>
                {
                    if matches!(
                        other.kind,
                        FormKind::GeneralExpenditure | FormKind::Expenditure | FormKind::FiscalExpenditure
                    ) {
                        evidence.twin(other);
                    }
                }
                _ => {}
            }
        }
        evidence
    }

    /// Receipts by fund, from the first block of a table of receipts and expenditure.
    fn receipts(&mut self, form: &Form) {
        for line in form.lines.iter().filter(|line| line.block == 0) {
            let Some(role) = line.role.filter(|_| !self.totals.iter().any(|(role, _)| Some(*role) == line.role)) else {
                continue;
            };
            let number = form.cells(line).iter().find_map(|cell| cell.print.number());
            self.totals.push((role, number));
        }
    }

    /// What is known of the projects of a table whose economic 类 are its columns.
    fn projects(&mut self, form: &Form, allotments: &ByProject<'_>) {
        if !form.columns.iter().any(|column| matches!(column.role, Some(Role::Economic(_)))) {
            return;
        }
        // Of lines of one project the last counts.
        for line in form.lines.iter().rev() {
            let project = line.project.as_ref().map(|project| fold(project));
            let Some(project) = project.filter(|project| !self.projects.contains_key(project)) else { continue };
            let whole = form.cells(line).iter().filter_map(|cell| form.amount(cell)).map(Amount::wan).max();
            let told = allotments.get(&project).into_iter().flatten();
            let mut classes: Vec<(Code, Decimal)> =
                told.flat_map(|allotment| allotment.classes(whole.unwrap_or_default())).collect();
            if classes.is_empty() {
                // The name says of what kind the money is, not how much of it.
                classes.extend(called_after(&project).map(|class| (class, Decimal::ZERO)));
            }
            self.projects.insert(project, classes);
        }
    }

    fn economic(&mut self, form: &Form) {
        for (code, role) in PARTS.iter() {
            let line = form.lines.iter().find(|line| line.code == Some(*code));
            let number = line.and_then(|line| form.cells(line).iter().find_map(|cell| cell.print.number()));
            self.least.extend(number.map(|number| (*role, number)));
        }
    }

    fn twin(&mut self, form: &Form) {
        for line in &form.lines {
            let Some(code) = line.code else { continue };
            let cells: Vec<_> = form.cells(line).iter().filter(|cell| cell.print.number().is_some()).collect();
            let roles: Vec<Role> = cells.iter().filter_map(|cell| form.role(line, cell)).collect();
            if roles.len() == cells.len() {
                let numbers = cells.iter().filter_map(|cell| cell.print.number()).map(|number| number.normalize());
                self.twins.insert((code, numbers.collect()), roles);
            }
        }
    }

    /// How many things speak against a placement of a line.
    pub fn against(
        &self,
        form: &Form,
        line: &Line,
        columns: &Range<usize>,
        figures: &[i128],
        choice: &Placement,
        scale: u32,
    ) -> u32 {
        let role = |column: usize| form.columns[columns.start + column].role;
        let value =
            |wanted: Role| choice.columns.iter().position(|column| role(*column) == Some(wanted)).map(|at| figures[at]);
        let has = |wanted: Role| form.columns[columns.clone()].iter().any(|column| column.role == Some(wanted));
        let mut against = 0;
        if line.total {
            for (wanted, number) in self.totals.iter().filter(|(wanted, _)| has(*wanted)) {
                let number = number.filter(|number| number.scale() <= scale).map(|number| units(number, scale));
                against += u32::from(value(*wanted) != number);
            }
        }
        for (wanted, least) in self.least.iter().filter(|(wanted, least)| has(*wanted) && least.scale() <= scale) {
            against += u32::from(value(*wanted).unwrap_or(0) < units(*least, scale));
        }
        let classes = line.project.as_ref().and_then(|project| self.projects.get(&fold(project)));
        for (class, least) in classes.into_iter().flatten().filter(|(class, _)| has(Role::Economic(*class))) {
            let least = convert(*least, Unit::Wan, form.unit).normalize();
            let least = if least.scale() <= scale { units(least, scale) } else { 0 };
            against += u32::from(value(Role::Economic(*class)).unwrap_or(0) < least.max(1));
        }
        if let Some(code) = line.code {
            against += self.against_account(code, &has, &value);
            let numbers: Vec<Decimal> = form
                .cells(line)
                .iter()
                .filter_map(|cell| cell.print.number())
                .map(|number| number.normalize())
                .collect();
            if let Some(roles) = self.twins.get(&(code, numbers)) {
                let other = choice.columns.iter().zip(roles).filter(|(column, twin)| role(**column) != Some(**twin));
                against += u32::from(other.count() > 0);
            }
        }
        against
    }

    /// 人员经费 and 公用经费 by the economic class of the account.
    fn against_account(&self, code: Code, has: &dyn Fn(Role) -> bool, value: &dyn Fn(Role) -> Option<i128>) -> u32 {
        let basic = matches!(self.kind, Some(FormKind::GeneralBasic | FormKind::FiscalBasic));
        if !basic || !code.is_economic() || !has(Role::Personnel) || !has(Role::Public) {
            return 0;
        }
        let class = code.class().number();
        if ACCOUNTS.personnel.contains(&class) {
            u32::from(value(Role::Public).is_some())
        } else if ACCOUNTS.public.contains(&class) {
            u32::from(value(Role::Personnel).is_some())
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_of_the_list_is_known() {
        assert_eq!(PARTS.len(), ACCOUNTS.part.len());
        assert!(PARTS.iter().all(|(code, _)| code.is_economic()));
        assert!(!ACCOUNTS.personnel.iter().any(|class| ACCOUNTS.public.contains(class)));
    }
}
