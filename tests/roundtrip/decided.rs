//! Which figures of a table with a total and two parts have one place only: by trying every way to place the others.

use std::collections::BTreeMap;

use kuanxiang::model::Code;

use crate::scribe::sheet::WrittenForm;

/// A row of the table: its account, and its amounts in hundredths.
struct Row {
    line: u32,
    code: Option<Code>,
    amounts: Vec<i64>,
}

/// What a row adds to the two parts.
type Parts = (i64, i64);

/// The lines whose last figure could stand under either part without breaking a sum of the table.
///
/// `None` where there are too many ways to try them all.
pub fn undecided(form: &WrittenForm) -> Option<Vec<u32>> {
    let rows = rows(form);
    let above: Vec<Option<usize>> = (0..rows.len()).map(|at| parent(&rows, at)).collect();
    let leaf = |at: &usize| !above.contains(&Some(*at));
    let open: Vec<usize> = (0..rows.len()).filter(leaf).filter(|at| rows[*at].amounts.len() == 2).collect();
    if open.len() > 16 {
        return None;
    }
    let mut seen: Vec<(bool, bool)> = vec![(false, false); rows.len()];
    for way in 0..1_u32 << open.len() {
        let first = |at: usize| open.iter().position(|row| *row == at).is_some_and(|bit| way >> bit & 1 == 0);
        if let Some(placed) = placed(&rows, &above, &first) {
            for (seen, parts) in seen.iter_mut().zip(placed) {
                seen.0 |= parts.1 == 0;
                seen.1 |= parts.0 == 0;
            }
        }
    }
    let both = rows.iter().zip(seen).filter(|(row, seen)| row.amounts.len() == 2 && *seen == (true, true));
    Some(both.map(|(row, _)| row.line).collect())
}

fn rows(form: &WrittenForm) -> Vec<Row> {
    let mut rows: BTreeMap<u32, Row> = BTreeMap::new();
    for figure in &form.figures {
        let row = rows.entry(figure.line).or_insert(Row { line: figure.line, code: figure.code, amounts: Vec::new() });
        let (whole, part) = figure.printed.split_once('.').unwrap_or((&figure.printed, ""));
        row.amounts.push(format!("{whole}{part:0<2}").parse().expect("an amount"));
    }
    rows.into_values().collect()
}

/// The nearest account above a row that the table has, else its last row, the total.
fn parent(rows: &[Row], at: usize) -> Option<usize> {
    let mut code = rows[at].code?;
    while let Some(up) = code.parent() {
        if let Some(found) = rows.iter().position(|row| row.code == Some(up)) {
            return Some(found);
        }
        code = up;
    }
    Some(rows.len() - 1)
}

/// What every row adds, once the rows without others beneath are placed; `None` where a sum breaks.
fn placed(rows: &[Row], above: &[Option<usize>], first: &dyn Fn(usize) -> bool) -> Option<Vec<Parts>> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(rows[*at].code.map_or(0, |code| 1 + code.to_string().len())));
    let mut parts: Vec<Option<Parts>> = vec![None; rows.len()];
    let mut beneath: Vec<Option<Parts>> = vec![None; rows.len()];
    for at in order {
        let own = match (rows[at].amounts.as_slice(), beneath[at]) {
            ([_, one, two], _) => (*one, *two),
            ([_, one], None) => {
                if first(at) {
                    (*one, 0)
                } else {
                    (0, *one)
                }
            }
            ([_, one], Some(sum)) if sum == (*one, 0) || sum == (0, *one) => sum,
            ([zero], _) if *zero == 0 => (0, 0),
            _ => return None,
        };
        if beneath[at].is_some_and(|sum| sum != own) {
            return None;
        }
        parts[at] = Some(own);
        if let Some(up) = above[at] {
            let (one, two) = beneath[up].unwrap_or_default();
            beneath[up] = Some((one + own.0, two + own.1));
        }
    }
    parts.into_iter().collect()
}
