//! Years and dates of a document.

use std::collections::HashMap;

use crate::model::Date;
use crate::source::Text;
use crate::text::fold;

/// The year that is said most often beside 预算, 决算 or 自评; what cover and file name say counts more. An amount is
/// never a year: four digits count only before 年.
pub fn year(path: &str, cover: &str, whole: &str) -> Option<u16> {
    let mut votes: HashMap<u16, usize> = HashMap::new();
    for (text, weight) in [(fold(whole), 1), (fold(cover), 3)] {
        for (year, after) in years(&text) {
            let near: String = after.chars().take(40).collect();
            let clause = near.split(['。', '；']).next().unwrap_or("");
            if ["预算", "决算", "自评", "绩效", "部门", "单位"].iter().any(|word| clause.contains(word)) {
                *votes.entry(year).or_default() += weight;
            }
        }
    }
    let file = fold(path.rsplit('/').next().unwrap_or(path));
    for (year, _) in years(&file) {
        *votes.entry(year).or_default() += 5;
    }
    votes.into_iter().max_by_key(|&(year, votes)| (votes, year)).map(|(year, _)| year)
}

/// Every year with what follows it, in digits or numerals (二〇二四). Digits before the four make it another number.
fn years(text: &str) -> impl Iterator<Item = (u16, &str)> {
    text.match_indices('年').filter_map(|(at, mark)| {
        let mut digits: Vec<u16> = text[..at].chars().rev().map_while(digit).take(5).collect();
        digits.reverse();
        let year = digits.iter().fold(0, |year: u32, digit| year * 10 + u32::from(*digit));
        let year = u16::try_from(year).ok()?;
        (digits.len() == 4 && (1990..=2100).contains(&year)).then_some((year, &text[at + mark.len()..]))
    })
}

/// The value of a digit as years are written with.
fn digit(c: char) -> Option<u16> {
    let numerals = ["〇○零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let numeral = || numerals.iter().position(|same| same.contains(c));
    c.to_digit(10).map(|digit| digit as u16).or_else(|| numeral().map(|digit| digit as u16))
}

/// The last line that is a date and nothing else, near the end of the document.
pub fn published(text: &Text) -> Option<Date> {
    let last = text.len() as u32;
    let lines = (1..=last).rev().map(|line| text.line(line)).filter(|line| !line.trim().is_empty());
    lines.take(40).find_map(date)
}

fn date(line: &str) -> Option<Date> {
    let line = fold(line);
    let (year, rest) = line.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = rest.strip_suffix('日')?;
    let date = Date { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
    let fits = (1990..=2100).contains(&date.year) && (1..=12).contains(&date.month) && (1..=31).contains(&date.day);
    fits.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_said_most() {
        let whole = "2021年部门预算。比2020年预算减少。2021年预算数为20765.62万元";
        assert_eq!(year("x.txt", "2021年部门预算", whole), Some(2021));
        assert_eq!(year("x.txt", "", "共120765年预算"), None);
        assert_eq!(year("x.txt", "二〇二四年部门预算", "二○二四年部门预算"), Some(2024));
        assert_eq!(year("x.txt", "２０２４年部门预算", ""), Some(2024));
    }

    #[test]
    fn dates() {
        assert_eq!(date(" 2021 年2 月8 日 ").map(|date| date.to_string()).as_deref(), Some("2021-02-08"));
        assert_eq!(date("截至2021年2月8日"), None);
        assert_eq!(date("2021年13月8日"), None);
    }
}
