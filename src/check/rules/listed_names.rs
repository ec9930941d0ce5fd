//! What 人员经费 and 公用经费 are said to consist of, against the lines of the basic expenditure table.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Table, Value, Why};
use crate::assemble::economic_class;
use crate::check::{Operand, Reading};
use crate::model::{AccountLevel, FormKind, LineId, Role};
use crate::money::{Amount, Unit, parse_number};
use crate::source::Origin;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "listed-names",
    statement: "人员经费、公用经费所列的内容与基本支出表中有金额的科目一致",
    english: "What personnel and public funds are said to consist of are the lines of the basic table that have an amount",
    severity: Severity::Warning,
    basis: "说明所列即表中实际发生的经济分类",
    run,
};

/// The two halves of basic expenditure: name, role of the column, classes of the economic classification.
const HALVES: &[(&str, Role, &[&str])] =
    &[("人员经费", Role::Personnel, &["301", "303"]), ("公用经费", Role::Public, &["302", "310"])];

/// A name of a list, with its amount where one is printed.
struct Listed {
    name: String,
    amount: Option<Amount>,
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    let tables = [FormKind::GeneralBasic, FormKind::FiscalBasic];
    let Some(table) = tables.into_iter().find_map(|kind| matter.table(kind)) else { return };
    for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
        for (half, role, classes) in HALVES {
            let Some((at, list)) = list(&paragraph.text, half) else { continue };
            let lines = lines(table, *role, classes);
            if lines.len() > 1 {
                let place = paragraph.origin(at, list.len());
                compare(&List { matter, table, lines: &lines, half, place }, list, log);
            }
        }
    }
}

/// The list behind 人员经费……主要包括：, with its first byte.
fn list<'p>(text: &'p str, half: &str) -> Option<(usize, &'p str)> {
    let from = text.find(half)? + half.len();
    let rest = &text[from..];
    let marks = ["主要包括", "包括", "用于"];
    let (at, mark) = marks.iter().filter_map(|mark| Some((rest.find(mark)?, *mark))).min_by_key(|(at, _)| *at)?;
    // Only the amount stands between: without one, the words are explained and nothing is listed.
    let amount = rest[..at].contains("万元") && rest.starts_with(|c: char| !"指是".contains(c));
    if !amount || rest[..at].chars().count() > 20 || HALVES.iter().any(|(other, ..)| rest[..at].contains(other)) {
        return None;
    }
    let start = from + at + mark.len();
    let rest = &text[start..];
    let trimmed = rest.trim_start_matches(['：', ':']);
    let end = trimmed.find(['。', '；', ';']).unwrap_or(trimmed.len());
    let end = HALVES.iter().filter_map(|(other, ..)| trimmed.find(other)).fold(end, usize::min);
    Some((start + rest.len() - trimmed.len(), &trimmed[..end]))
}

fn listed(piece: &str) -> Option<Listed> {
    let piece = piece.trim_matches(['，', ',', '等', '、', ' ']);
    let at = piece.find(|c: char| c.is_ascii_digit()).unwrap_or(piece.len());
    let (name, rest) = piece.split_at(at);
    let amount = rest.strip_suffix("万元").and_then(parse_number).map(|number| Amount { number, unit: Unit::Wan });
    (!name.is_empty() && name.chars().count() <= 20).then(|| Listed { name: name.to_owned(), amount })
}

/// The 款 lines of some classes with what they print of a role.
fn lines(table: Table<'_>, role: Role, classes: &[&str]) -> Vec<(LineId, Reading)> {
    let split = table.form.columns.iter().any(|column| column.role == Some(role));
    let role = if split { role } else { Role::Total };
    let is = |id: &LineId| {
        let code = table.line(*id).code.filter(|code| code.level() == AccountLevel::Section);
        code.is_some_and(|code| classes.contains(&code.class().to_string().as_str()))
    };
    table.form.line_ids().filter(is).map(|id| (id, table.of_year(id, role))).collect()
}

/// A name for comparing: brackets and 支出 at the end aside, 其它 as 其他.
fn key(name: &str) -> String {
    let name = fold(name).replace(['(', ')', '"'], "").replace("其它", "其他");
    name.strip_suffix("支出").map(str::to_owned).unwrap_or(name)
}

fn has_amount(reading: &Reading) -> bool {
    matches!(reading, Reading::Printed(operand) if operand.value.number() != Some(Decimal::ZERO))
}

/// A list of the narrative and the lines of the table that it is held against.
struct List<'a> {
    matter: &'a Matter<'a>,
    table: Table<'a>,
    lines: &'a [(LineId, Reading)],
    half: &'a str,
    place: Origin,
}

impl List<'_> {
    fn label(&self, name: &str) -> String {
        format!("说明·{}所列·{name}", self.half)
    }

    fn said(&self, name: &str) -> Operand {
        self.matter.said(&self.label(name), Value::Words(name.into()), self.place)
    }

    /// The lines that a name means: all of one code, since an account may be printed on more lines than one. A line called
    /// exactly so comes first, unless it is blank and another one that the name is a part of has an amount.
    fn rows(&self, name: &str) -> Vec<&(LineId, Reading)> {
        let own = key(name);
        let called = |id: LineId| key(&self.table.line(id).name);
        let within = |(id, reading): &&(LineId, Reading)| {
            let name = called(*id);
            let long = own.chars().count() > 2 && name.chars().count() > 2;
            long && (name.contains(&own) || own.contains(&name)) && has_amount(reading)
        };
        let near = self.lines.iter().find(within);
        let exact = self.lines.iter().find(|(id, _)| called(*id) == own);
        let exact = exact.filter(|(_, reading)| *reading != Reading::Blank || near.is_none());
        let Some((id, _)) = exact.or(near) else { return Vec::new() };
        let code = self.table.line(*id).code;
        self.lines.iter().filter(|(id, _)| self.table.line(*id).code == code).collect()
    }

    /// Holds an item against its lines; `false` where the table has no amount for it.
    fn is_there(&self, item: &Listed, rows: &[&(LineId, Reading)], log: &mut Log) -> bool {
        let mut amounts: Vec<Operand> = rows.iter().filter_map(|(_, row)| row.clone().printed()).collect();
        let spent = rows.iter().any(|(_, reading)| has_amount(reading));
        if rows.iter().any(|(_, reading)| *reading == Reading::InDoubt) {
            log.unchecked(Why::InDoubt, self.label(&item.name), vec![self.said(&item.name)]);
            return true;
        }
        match item.amount.filter(|_| spent) {
            Some(amount) => {
                let claim = self.matter.money(&self.label(&item.name), amount, self.place);
                match amounts.len() {
                    1 => log.equal(Severity::Error, self.half, claim, amounts.remove(0)),
                    _ => log.sum(Severity::Error, self.half, claim, amounts),
                }
            }
            None if spent => log.holds(vec![self.said(&item.name), amounts.remove(0)]),
            None => {}
        }
        spent
    }
}

fn compare(list: &List<'_>, text: &str, log: &mut Log) {
    let mut used: Vec<LineId> = Vec::new();
    let mut missing: Vec<Operand> = Vec::new();
    for item in text.split(['、', '，', ',']).filter_map(listed) {
        let rows = list.rows(&item.name);
        used.extend(rows.iter().map(|(id, _)| *id));
        if !rows.is_empty() {
            if !list.is_there(&item, &rows, log) {
                missing.push(list.said(&item.name));
            }
        } else if economic_class(&item.name).is_some() {
            missing.push(list.said(&item.name));
        } else {
            // A name of one's own is no account that could be missing.
            let about = format!("{}对应哪个科目", list.label(&item.name));
            log.unchecked(Why::NotUnderstood, about, vec![list.said(&item.name)]);
        }
    }
    let (spelt, mut left) = unlisted(list.table, list.lines, &used, text);
    let (half, name) = (list.half, list.table.name());
    if !missing.is_empty() {
        let mut message = format!("{half}称主要包括{}，而{name}没有这些科目的金额", names(&missing));
        if !left.is_empty() {
            message.push_str(&format!("，有金额的{spelt}却没有列出"));
        }
        missing.append(&mut left);
        log.fails(Severity::Warning, message, missing);
    } else if !left.is_empty() {
        log.fails(Severity::Note, format!("{half}的说明没有列出{spelt}，而{name}中有金额"), left);
    }
}

fn names(operands: &[Operand]) -> String {
    operands.iter().map(|operand| operand.value.printed()).collect::<Vec<String>>().join("、")
}

/// What was spent and is not in a list that claims to be whole, spelt and as operands.
fn unlisted(table: Table<'_>, lines: &[(LineId, Reading)], used: &[LineId], list: &str) -> (String, Vec<Operand>) {
    // 等 leaves some out, a short list names the greatest only.
    if list.ends_with('等') || used.len() < 4 {
        return (String::new(), Vec::new());
    }
    let left = lines.iter().filter(|(id, reading)| !used.contains(id) && has_amount(reading));
    let of = |(id, reading): &(LineId, Reading)| {
        let operand = reading.clone().printed()?;
        Some((format!("{} {}", table.line(*id).name, operand.value.printed()), operand))
    };
    let (spelt, left): (Vec<String>, Vec<Operand>) = left.filter_map(of).unzip();
    (spelt.join("、"), left)
}
