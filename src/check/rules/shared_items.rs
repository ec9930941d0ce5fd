//! Lists of things with their money in a sentence: 培训费5万元、委托业务费13万元.

use super::super::{Operand, Value};
use crate::money::Amount;
use crate::narrative::{Sense, quantities};
use crate::source::Origin;

/// The things of a list.
#[derive(Clone, Debug)]
pub struct Items {
    /// Each with its amount; the label is what is bought.
    pub listed: Vec<Operand>,
    /// Whether every clause of the list has exactly one amount that is neither a limit nor part of another.
    pub complete: bool,
}

/// Reads a list. `of` is the project, whose name is no thing of its own.
pub fn items(text: &str, of: &str, origin: Origin) -> Items {
    let mut listed = Vec::new();
    let mut complete =
        !["其中", "以内", "不超过", "以上", "左右", "剩余", "其余"].iter().any(|word| text.contains(word));
    for quantity in quantities(text) {
        let Sense::Amount(unit) = quantity.sense else { continue };
        let before = quantity.before;
        let clause = before.rsplit(['，', '。', '；', '、', ',', ';', '：', ':']).next().unwrap_or(before);
        let name = plain(clause, of);
        if ["每", "/", "标准"].iter().any(|word| clause.contains(word)) {
            complete = false;
            continue;
        }
        let amount = Amount { number: quantity.value, unit };
        let label = if name.is_empty() { "金额" } else { name };
        listed.push(Operand { label: label.into(), value: Value::Money(amount), origin });
    }
    let clauses = text
        .split(['，', '。', '；', '、', ';'])
        .filter(|clause| !clause.trim().is_empty() && !["预计", "合计", "共计"].contains(&clause.trim()))
        .filter(|clause| !clause.contains("项目资金") || clause.contains('元'))
        .count();
    complete &= clauses == listed.len();
    Items { listed, complete }
}

/// What a clause names, without the words that lead to its amount.
fn plain<'a>(clause: &'a str, of: &str) -> &'a str {
    let mut name = clause.trim_start_matches(|c: char| c.is_ascii_digit() || ".．、（）() ".contains(c));
    for lead in ["本项资金计划", "资金计划", "计划", "用于", "其中", "一是", "二是", "三是", "四是", "包括", "安排"]
    {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    if !of.is_empty() {
        name = name.strip_prefix(of).unwrap_or(name).trim_start_matches(['-', '－', '—', '：', ':']);
    }
    loop {
        let before = name;
        for tail in ["约", "支出", "为", "共", "预计", "安排", "计"] {
            name = name.strip_suffix(tail).filter(|rest| !rest.is_empty()).unwrap_or(name);
        }
        if name == before {
            return name;
        }
    }
}

/// The things of a text that lists them in sentences of one amount each (1.参加会展，预计3万元；2.……), with all the words of
/// each: a list goes on over several clauses.
pub fn sentences(text: &str, origin: Origin) -> Vec<(String, Operand)> {
    let mut out = Vec::new();
    for sentence in text.split(['；', ';', '。']) {
        let sentence = sentence.rsplit(['：', ':']).next().unwrap_or(sentence);
        let amounts: Vec<_> =
            quantities(sentence).into_iter().filter(|q| matches!(q.sense, Sense::Amount(_))).collect();
        let [quantity] = amounts.as_slice() else { continue };
        let Sense::Amount(unit) = quantity.sense else { continue };
        let words =
            sentence[..quantity.start].trim_start_matches(|c: char| c.is_ascii_digit() || ".．、（）()".contains(c));
        let name = words.split(['，', ',']).next().unwrap_or(words);
        let amount = Amount { number: quantity.value, unit };
        let name = plain(name, "");
        if !name.is_empty() {
            out.push((words.to_owned(), Operand { label: name.into(), value: Value::Money(amount), origin }));
        }
    }
    out
}
