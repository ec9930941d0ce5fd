//! What the economic accounts pay for housing, health and old age, the functional accounts have a class for.

use super::super::{Log, Matter, Operand, Rule, Severity, Table};
use super::shared_tables::{account_lines, column};
use crate::model::{Code, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "function-of-economic",
    statement: "经济分类列有住房公积金、医疗和养老保险缴费的，功能分类列有相应的类",
    english: "Where economic accounts pay for housing, health or old age, the functional accounts have that class",
    severity: Severity::Note,
    basis: "政府收支分类科目：2210201、21011、20805 与 30113、30110、30108 的用途",
    run,
};

/// Economic account, functional class and its name.
const PAIRS: [(&str, &str, &str); 3] =
    [("30113", "221", "住房保障支出"), ("30110", "210", "卫生健康支出"), ("30108", "208", "社会保障和就业支出")];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let kinds =
        [(FormKind::GeneralBasic, FormKind::GeneralExpenditure), (FormKind::FiscalBasic, FormKind::FiscalExpenditure)];
    let both = kinds.into_iter().find_map(|(basic, spent)| matter.table(basic).zip(matter.table(spent)));
    let Some((basic, spent)) = both else { return };
    for (economic, class, name) in PAIRS {
        let Some((economic, class)) = Code::parse(economic).zip(Code::parse(class)) else { continue };
        let Some(paid) = amount(basic, economic).filter(is_some_money) else { continue };
        // Any line of the class will do, be it the class itself or a 项 of it.
        let mut of_class =
            spent.form.line_ids().filter(|id| spent.line(*id).code.is_some_and(|code| code.class() == class));
        let found = of_class.find_map(|id| spent.at(id, column(spent, 0, Role::Total)?).printed());
        match found {
            Some(found) => log.holds(vec![paid, found]),
            None => {
                let (label, printed, spent) = (&paid.label, paid.value.printed(), spent.name());
                let message = format!("{label}印 {printed}，{spent}没有 {class} {name}，这笔支出列在别的功能科目里");
                log.fails(Severity::Note, message, vec![paid]);
            }
        }
    }
}

fn amount(table: Table<'_>, code: Code) -> Option<Operand> {
    match account_lines(table, code).as_slice() {
        &[line] => table.at(line, column(table, table.line(line).block, Role::Total)?).printed(),
        _ => None,
    }
}

fn is_some_money(operand: &Operand) -> bool {
    operand.value.number().is_some_and(|number| !number.is_zero())
}
