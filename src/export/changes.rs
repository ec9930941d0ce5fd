//! A comparison as records for other programs. What a record says is decided in one place, [`values`], and every format is
//! written from it, so that no two can disagree.

use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::comma;
use super::record::{Place, place, printed};
use crate::diff::{Change, Comparison, changes};
use crate::library::Library;
use crate::model::{Code, Name};
use crate::source::Origin;
use crate::text::formula::guarded;

/// A format that a comparison can be written in for other programs.
#[derive(Debug)]
pub struct ChangeWriter {
    /// What the command line calls it.
    pub id: &'static str,
    /// Writes every change, in the order of the comparison.
    ///
    /// # Errors
    /// Those of the sink, as they come.
    pub write: fn(&Library, &Comparison, &mut dyn Write) -> io::Result<()>,
}

/// Every format there is.
pub const CHANGE_WRITERS: &[ChangeWriter] =
    &[ChangeWriter { id: "csv", write: csv }, ChangeWriter { id: "jsonl", write: jsonl }];

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The documents do not give it.
    Absent,
    /// Words, as printed or as the contract calls it.
    Text(String),
    /// An exact decimal, written as a string.
    Decimal(Decimal),
    /// A page or a line, counted from 1.
    Count(u32),
}

/// The names of the fields in the order of every record: those of the contract, then what else is known.
pub const FIELDS: [&str; 29] = [
    "type",
    "a",
    "b",
    "subject",
    "table",
    "code",
    "level",
    "name",
    "name_b",
    "role",
    "phase",
    "a_wan",
    "b_wan",
    "delta_wan",
    "percent",
    "state",
    "title",
    "code_b",
    "project",
    "a_text",
    "b_text",
    "a_file",
    "a_page",
    "a_sheet",
    "a_line",
    "b_file",
    "b_page",
    "b_sheet",
    "b_line",
];

/// The values of a record, one for each of [`FIELDS`].
pub type Values = [Value; FIELDS.len()];

/// What is said of a change.
pub fn values(library: &Library, comparison: &Comparison, change: &Change) -> Values {
    let id = |id| Value::Text(library.disclosure(id).id.to_string());
    let word = |text: &str| Value::Text(text.to_owned());
    let name = |name: Option<&Name>| name.and_then(printed).map_or(Value::Absent, word);
    let code = |code: Option<Code>| code.map_or(Value::Absent, |code| Value::Text(code.to_string()));
    let decimal = |number: Option<Decimal>| number.map_or(Value::Absent, |number| Value::Decimal(number.normalize()));
    let amount = change.amount;
    let [a_file, a_page, a_sheet, a_line] = where_from(library, change.place_a);
    let [b_file, b_page, b_sheet, b_line] = where_from(library, change.place_b);
    [
        word("change"),
        id(comparison.a),
        id(comparison.b),
        word(change.subject.id()),
        change.table.map_or(Value::Absent, |kind| word(kind.id())),
        code(change.code),
        change.code.map_or(Value::Absent, |code| word(code.level().chinese())),
        name(Some(&change.name)),
        name(change.name_b.as_ref()),
        change.role.map_or(Value::Absent, |role| Value::Text(role.id())),
        change.phase.map_or(Value::Absent, |phase| word(phase.id())),
        decimal(amount.a.map(|value| value.wan)),
        decimal(amount.b.map(|value| value.wan)),
        decimal(amount.change()),
        decimal(amount.percent()),
        word(change.state.id()),
        name(change.title.as_ref()),
        code(change.code_b),
        name(change.project.as_ref()),
        name(change.word_a.as_ref()),
        name(change.word_b.as_ref()),
        a_file,
        a_page,
        a_sheet,
        a_line,
        b_file,
        b_page,
        b_sheet,
        b_line,
    ]
}

/// File, page, sheet and line.
fn where_from(library: &Library, origin: Option<Origin>) -> [Value; 4] {
    let Some(Place { file, page, sheet, line }) = origin.map(|origin| place(library, origin)) else {
        return [const { Value::Absent }; 4];
    };
    let count = |number: Option<u32>| number.map_or(Value::Absent, Value::Count);
    let sheet = sheet.map_or(Value::Absent, |sheet| Value::Text(sheet.to_owned()));
    [Value::Text(file.to_owned()), count(page), sheet, count(line)]
}

fn all(library: &Library, comparison: &Comparison) -> Vec<Change> {
    changes(comparison, library.disclosure(comparison.a), library.disclosure(comparison.b))
}

/// One record, one object, one line; absent fields not at all.
fn jsonl(library: &Library, comparison: &Comparison, sink: &mut dyn Write) -> io::Result<()> {
    for change in all(library, comparison) {
        serde_json::to_writer(&mut *sink, &Object(&values(library, comparison, &change)))?;
        sink.write_all(b"\n")?;
    }
    Ok(())
}

struct Object<'a>(&'a Values);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in FIELDS.iter().zip(self.0) {
            match value {
                Value::Absent => {}
                Value::Text(text) => map.serialize_entry(name, text)?,
                Value::Decimal(number) => map.serialize_entry(name, number)?,
                Value::Count(number) => map.serialize_entry(name, number)?,
            }
        }
        map.end()
    }
}

fn csv(library: &Library, comparison: &Comparison, sink: &mut dyn Write) -> io::Result<()> {
    sheet(&FIELDS, all(library, comparison).iter().map(|change| values(library, comparison, change)), sink)
}

/// A header and one line for each record; absent fields blank.
///
/// # Errors
/// Those of the sink, as they come.
pub fn sheet<R: AsRef<[Value]>>(
    fields: &[&str],
    rows: impl Iterator<Item = R>,
    sink: &mut dyn Write,
) -> io::Result<()> {
    let header: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
    comma::write(std::iter::once(header).chain(rows.map(|row| row.as_ref().iter().map(square).collect())), sink)
}

/// A value as it stands in a square of a sheet, where no text is a formula.
fn square(value: &Value) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Text(text) => guarded(text).into_owned(),
        Value::Decimal(number) => number.to_string(),
        Value::Count(number) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_is_no_formula_and_no_zero() {
        for (value, square_of) in [
            (Value::Absent, ""),
            (Value::Text("=2期".into()), "'=2期"),
            (Value::Text("@甲".into()), "'@甲"),
            (Value::Text("≥2期".into()), "≥2期"),
            (Value::Decimal(Decimal::new(-3436, 2)), "-34.36"),
            (Value::Decimal(Decimal::ZERO), "0"),
            (Value::Count(7), "7"),
        ] {
            assert_eq!(square(&value), square_of, "{value:?}");
        }
    }
}
