//! Which words of a header stand over which column, when merged cells were flattened: a row that is as wide as the table
//! prints a merged cell once and blanks after it; a row of one cell a line prints it once and nothing.

/// The words of a short row are divided only among so many columns; no form comes near it.
const WIDEST: usize = 100;

/// The words over each column, from the top row to the bottom row, each word once.
pub fn paths(rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
    let mut spread: Vec<Vec<String>> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let below = rows.get(index + 1).filter(|below| below.len() >= width);
        spread.push(if row.len() >= width || width > WIDEST {
            extend(row, below, width)
        } else {
            distribute(row, below, width)
        });
    }
    (0..width)
        .map(|column| {
            let mut path: Vec<String> = Vec::new();
            for row in &spread {
                let word = &row[column];
                if !word.is_empty() && path.last() != Some(word) {
                    path.push(word.clone());
                }
            }
            path
        })
        .collect()
}

/// A full row: a word also stands over the blanks after it, where the row below has words under both.
fn extend(row: &[String], below: Option<&Vec<String>>, width: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(width);
    let mut owner: Option<usize> = None;
    for column in 0..width {
        if let Some(word) = row.get(column).filter(|word| !word.is_empty()) {
            owner = Some(column);
            out.push(word.clone());
            continue;
        }
        let under = |at: usize| below.is_some_and(|below| !below[at].is_empty());
        match owner {
            Some(at) if under(column) && under(at) => out.push(row[at].clone()),
            _ => {
                owner = None;
                out.push(String::new());
            }
        }
    }
    out
}

/// A short row: each word stands over one or more columns. The best division is the one that puts single columns over
/// the blanks of the row below (cells merged downwards) and wide ones over its words.
fn distribute(row: &[String], below: Option<&Vec<String>>, width: usize) -> Vec<String> {
    if row.is_empty() {
        return vec![String::new(); width];
    }
    let Some(below) = below else {
        let mut out = row.to_vec();
        out.resize(width, String::new());
        return out;
    };
    const NONE: i32 = i32::MIN / 2;
    // best[i][j]: the best score of the first i words over the first j columns, and the span of the last.
    let mut best = vec![vec![(NONE, 0); width + 1]; row.len() + 1];
    best[0][0] = (0, 0);
    for i in 1..=row.len() {
        for j in i..=width {
            for span in 1..=j - (i - 1) {
                let score = best[i - 1][j - span].0 + fit(&row[i - 1], &below[j - span..j]);
                if score > best[i][j].0 {
                    best[i][j] = (score, span);
                }
            }
        }
    }
    let mut out = vec![String::new(); width];
    let mut end = width;
    for i in (1..=row.len()).rev() {
        let span = best[i][end].1;
        out[end - span..end].fill(row[i - 1].clone());
        end -= span;
    }
    out
}

fn fit(word: &str, under: &[String]) -> i32 {
    let words: Vec<&str> = under.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let is_sum = |word: &&str| matches!(crate::text::fold(word).as_str(), "合计" | "小计" | "总计");
    let of_code = |word: &&str| matches!(*word, "类" | "款" | "项");
    let coded = word.contains("编码") || word.contains("代码") || word.contains("编 码");
    let head: String = word.chars().take(3).collect();
    let kin = words.iter().filter(|word| word.starts_with(&head)).count() as i32;
    let mut score = kin;
    if under.len() == 1 {
        score += if words.is_empty() { 2 } else { 0 };
    } else {
        score += if words.len() == under.len() { 1 } else { -3 };
        score += words.first().is_some_and(is_sum) as i32;
    }
    if words.iter().filter(|word| is_sum(word)).count() > 1 {
        score -= 5;
    }
    if words.iter().any(of_code) {
        score += if coded && words.iter().all(of_code) { 2 * words.len() as i32 } else { -4 };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &str) -> Vec<String> {
        cells.split(',').map(str::to_owned).collect()
    }

    fn shown(rows: &[&str], width: usize) -> String {
        let rows: Vec<_> = rows.iter().map(|cells| row(cells)).collect();
        paths(&rows, width).iter().map(|path| path.join("/")).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn full_rows_spread_over_the_blanks_after_them() {
        assert_eq!(
            shown(&["编码,,,名称,总计,财政拨款,,,单位资金", "类,款,项,,,小计,一般,基金,"], 9),
            "编码/类,编码/款,编码/项,名称,总计,财政拨款/小计,财政拨款/一般,财政拨款/基金,单位资金"
        );
    }

    #[test]
    fn short_rows_are_divided() {
        assert_eq!(
            shown(&["科目编码,科目名称,合计,基本支出,项目支出", "类,款,项,,,,"], 7),
            "科目编码/类,科目编码/款,科目编码/项,科目名称,合计,基本支出,项目支出"
        );
        assert_eq!(
            shown(&["合计,因公出国费,公务用车购置及运行费,公务接待费", ",合计,合计,公务用车购置费,公务用车运行费,"], 6),
            "合计,因公出国费/合计,公务用车购置及运行费/合计,公务用车购置及运行费/公务用车购置费,\
             公务用车购置及运行费/公务用车运行费,公务接待费"
        );
    }
}
