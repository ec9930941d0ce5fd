//! A code that is printed in columns of 类, 款 and 项 has two digits for 款 and for 项.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Value};
use crate::model::{AccountLevel, LineId};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "code-digits",
    statement: "款、项的编码各印两位",
    english: "The codes of the second and third level are printed with two digits each",
    severity: Severity::Note,
    basis: "政府收支分类科目的编码：类三位，款、项各两位",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        // What each line prints as the last column of its code, and how short that is.
        let cells: Vec<(LineId, Cell)> =
            table.form.line_ids().filter_map(|id| Some((id, last_cell(matter, table, id)?))).collect();
        let mut short: Vec<(LineId, String)> = Vec::new();
        for (id, cell) in &cells {
            if let Cell::Short(digits) = cell {
                short.push((*id, digits.clone()));
            }
        }
        if short.is_empty() {
            if !cells.is_empty() {
                log.holds(vec![whole_table(matter, table)]);
            }
            continue;
        }
        // Where most are printed so, leading zeros are lost throughout the table and one word is enough.
        let said: Vec<String> =
            short.iter().take(4).map(|(id, cell)| format!("{}印作“{cell}”", table.line(*id).name)).collect();
        let message = format!("{}款级、项级代码应印两位，{}（共 {} 处）", table.name(), said.join("，"), short.len());
        let operand = |(id, cell): (LineId, String)| {
            matter.said(&table.label(id, None), Value::Words(cell.into()), table.line(id).origin)
        };
        log.fails(Severity::Note, message, short.into_iter().map(operand).collect());
    }
}

/// What the last column of a code prints of its 款 or 项.
enum Cell {
    /// Both digits.
    Whole,
    /// One: `2` for `02`.
    Short(String),
}

/// The last column of a line's code; `None` where the code is whole in one cell or its columns were lost.
fn last_cell(matter: &Matter<'_>, table: Table<'_>, id: LineId) -> Option<Cell> {
    let line = table.line(id);
    let code = line.code.filter(|code| code.level() != AccountLevel::Class)?;
    let own = code.own_digits();
    let cells = matter.text(line.origin).split('\t').map(str::trim);
    let codes: Vec<&str> =
        cells.take_while(|cell| cell.bytes().all(|b| b.is_ascii_digit())).filter(|c| !c.is_empty()).collect();
    let last = *codes.last()?;
    match own.strip_prefix('0') {
        // A code whole in one cell is no matter of columns.
        Some(short) if last == short && (codes.len() > 1 || last.len() < 3) => Some(Cell::Short(short.to_owned())),
        _ => (last == own).then_some(Cell::Whole),
    }
}

fn whole_table(matter: &Matter<'_>, table: Table<'_>) -> Operand {
    matter.said(&format!("{}·科目编码", table.name()), Value::Words((*table.form.title).into()), table.form.origin)
}
