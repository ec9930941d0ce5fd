//! The records as sheets, one a record type: for spreadsheets, as a folder of csv files or as one workbook. The columns are
//! the fields of the contract in its order; a value that the document does not give is a blank square.

use std::io::{self, Write};

use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use serde_json::{Map, Value as Json};

use super::cell;
use super::changes::{Value, sheet};
use super::record::{self, Record};
use crate::library::Library;

/// What stands between the values of a list in one square.
const BETWEEN: &str = "；";
/// Rows of a sheet below its header; what is over goes to another sheet.
const ROWS: usize = 1_048_575;

/// The record types in the order of the contract, with their fields.
pub const SHEETS: [(&str, &[&str]); 7] = [
    (
        "disclosure",
        &[
            "disclosure",
            "id",
            "files",
            "copies",
            "department",
            "level",
            "year",
            "kind",
            "published",
            "region",
            "warnings",
        ],
    ),
    (
        "amount",
        &[
            "disclosure",
            "file",
            "page",
            "sheet",
            "line",
            "table",
            "title",
            "code",
            "level",
            "name",
            "project",
            "column",
            "role",
            "phase",
            "printed",
            "unit",
            "wan",
            "total",
        ],
    ),
    ("empty_table", &["disclosure", "file", "page", "sheet", "line", "table", "title", "declared"]),
    (
        "project",
        &[
            "disclosure",
            "file",
            "page",
            "sheet",
            "line",
            "name",
            "variants",
            "amount_wan",
            "fiscal_wan",
            "other_wan",
            "basis",
            "undertaker",
            "allocation",
            "period",
            "goal",
        ],
    ),
    (
        "indicator",
        &[
            "disclosure",
            "file",
            "page",
            "sheet",
            "line",
            "project",
            "level1",
            "level2",
            "level3",
            "value",
            "operator",
            "number",
            "unit",
            "weight",
            "basis",
            "scoring",
            "evidence",
            "prior",
            "actual",
            "completion",
            "score",
            "deviation",
        ],
    ),
    (
        "statement",
        &[
            "disclosure",
            "file",
            "page",
            "sheet",
            "line",
            "subject",
            "code_path",
            "amount",
            "unit",
            "change",
            "percent",
            "reason",
            "text",
        ],
    ),
    ("fact", &["disclosure", "file", "page", "sheet", "line", "group", "name", "value", "unit"]),
];

/// Fields whose values are numbers to calculate with; all others are text, codes too.
const NUMBERS: &[&str] = &[
    "printed",
    "wan",
    "amount_wan",
    "fiscal_wan",
    "other_wan",
    "number",
    "weight",
    "score",
    "amount",
    "change",
    "percent",
];

/// A record as an object, as `jsonl` writes it.
fn object(record: &Record<'_>) -> io::Result<Map<String, Json>> {
    match serde_json::to_value(record)? {
        Json::Object(object) => Ok(object),
        other => Err(io::Error::other(format!("a record that is no object: {other}"))),
    }
}

fn square(field: &str, value: Option<&Json>) -> Value {
    match value {
        None | Some(Json::Null) => Value::Absent,
        Some(Json::String(text)) if NUMBERS.contains(&field) => {
            text.parse::<Decimal>().map_or_else(|_| Value::Text(text.clone()), Value::Decimal)
        }
        Some(Json::String(text)) => Value::Text(text.clone()),
        Some(Json::Number(number)) => {
            let count = number.as_u64().and_then(|number| u32::try_from(number).ok());
            count.map_or_else(|| Value::Text(number.to_string()), Value::Count)
        }
        Some(Json::Bool(truth)) => Value::Text(truth.to_string()),
        Some(Json::Array(values)) if values.is_empty() => Value::Absent,
        Some(Json::Array(values)) => {
            let words = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            Value::Text(words.collect::<Vec<_>>().join(BETWEEN))
        }
        Some(other) => Value::Text(other.to_string()),
    }
}

/// The rows of one record type.
fn rows<'a>(library: &'a Library, kind: &'a str, fields: &'a [&'a str]) -> impl Iterator<Item = Vec<Value>> + 'a {
    record::all(library).filter(move |record| record.kind() == kind).filter_map(|record| {
        let object = object(&record).ok()?;
        Some(fields.iter().map(|field| square(field, object.get(*field))).collect())
    })
}

/// Writes a csv file for each record type, named after the type.
///
/// # Errors
/// Where a file cannot be begun or written.
pub fn csv(library: &Library, begin: &mut dyn FnMut(&str) -> io::Result<Box<dyn Write>>) -> io::Result<()> {
    for (kind, fields) in SHEETS {
        let mut sink = begin(&format!("{kind}.csv"))?;
        sheet(fields, rows(library, kind, fields), &mut sink)?;
        sink.flush()?;
    }
    Ok(())
}

/// Writes one workbook with a sheet for each record type.
///
/// # Errors
/// Those of the sink, as they come.
pub fn xlsx(library: &Library, sink: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(library).map_err(io::Error::other)?;
    sink.write_all(&bytes)
}

fn workbook(library: &Library) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same library gives the same bytes, whenever it is written.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    for (kind, fields) in SHEETS {
        let mut rows = rows(library, kind, fields).peekable();
        let mut part = 1;
        loop {
            let page = book.add_worksheet();
            page.set_name(if part == 1 { kind.to_owned() } else { format!("{kind} {part}") })?;
            page.set_freeze_panes(1, 0)?;
            for (column, field) in (0..).zip(fields) {
                page.write_string_with_format(0, column, *field, &bold)?;
            }
            for (row, values) in (1..).zip(rows.by_ref().take(ROWS)) {
                for (column, value) in (0..).zip(&values) {
                    put(page, row, column, value)?;
                }
            }
            if rows.peek().is_none() {
                break;
            }
            part += 1;
        }
    }
    book.save_to_buffer()
}

fn put(page: &mut rust_xlsxwriter::Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Absent => {}
        Value::Text(text) => {
            page.write_string(row, column, cell::text(text))?;
        }
        Value::Count(number) => {
            page.write_number(row, column, *number)?;
        }
        Value::Decimal(number) => {
            match cell::number(*number) {
                Some(float) => page.write_number(row, column, float)?,
                None => page.write_string(row, column, number.to_string())?,
            };
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::library::load_all;
    use crate::source::Shelf;

    #[test]
    fn every_field_of_every_record_has_a_column() {
        let library = load_all(&Shelf::Samples).expect("the samples");
        let mut seen = BTreeSet::new();
        for record in record::all(&library) {
            let object = object(&record).expect("an object");
            let (kind, fields) = SHEETS.into_iter().find(|(kind, _)| *kind == record.kind()).expect("a sheet");
            assert_eq!(object["type"], kind);
            seen.insert(kind);
            let without: Vec<&String> =
                object.keys().filter(|key| *key != "type" && !fields.contains(&key.as_str())).collect();
            assert!(without.is_empty(), "{kind}: {without:?}");
        }
        assert_eq!(seen.len(), SHEETS.len(), "the samples have every record type: {seen:?}");
    }

    #[test]
    fn blank_is_no_zero_and_a_code_no_number() {
        assert_eq!(square("wan", None), Value::Absent);
        assert_eq!(square("wan", Some(&Json::from("0.00"))), Value::Decimal(Decimal::new(0, 2)));
        assert_eq!(square("code", Some(&Json::from("201"))), Value::Text("201".into()));
        assert_eq!(square("files", Some(&serde_json::json!(["a", "b"]))), Value::Text("a；b".into()));
    }
}
