//! Performance forms whose columns were lost: labels of merged cells in fragments of a few characters, names wrapped over
//! lines, the target on the last.
//!
//! A target is told by its sign (≥, =) or, for text targets, by where a cell ends: at a blank that the extraction left
//! behind each cell, where it did, else at the last word of the line.

use super::form::Filled;
use super::heading::{Column, GOALS, LEVEL1, LEVEL2, clean, column};
use super::target::begins_target;
use crate::model::Passage;
use crate::source::{Origin, Text};
use crate::table::{Piece, Region};
use crate::text::{fold, squeeze};

/// A line with content: its words, and whether a blank ends it.
struct Line {
    words: Vec<Piece>,
    ended: bool,
}

/// Reads a form.
pub fn read(region: &Region, text: &Text) -> Filled {
    let lines: Vec<Line> =
        region.body.iter().map(|&line| cut(region, text, line)).filter(|l| !l.words.is_empty()).collect();
    let mut form = Filled::default();
    let Some((start, end)) = header(&lines) else {
        read_head(&lines, &mut form);
        return form;
    };
    read_head(&lines[..start], &mut form);
    let said: String = lines[start..end].iter().flat_map(|line| &line.words).map(|word| fold(&word.text)).collect();
    let mut rows = Rows::new(&lines[end..]);
    rows.weighted = column(&said).is_some() && (said.contains("权重") || said.contains("分值"));
    rows.read(&mut form);
    form
}

fn cut(region: &Region, text: &Text, number: u32) -> Line {
    let content = text.line(number);
    let mut words = Vec::new();
    let mut rest = content;
    while let Some(start) = rest.find(|c: char| !c.is_whitespace()) {
        let word = &rest[start..];
        let end = word.find(char::is_whitespace).unwrap_or(word.len());
        let at = content.len() - rest.len() + start;
        let origin = Origin::in_text(region.origin.file, number, at as u32, end as u32);
        words.push(Piece { text: word[..end].to_owned(), origin });
        rest = &word[end..];
    }
    Line { words, ended: content.ends_with(char::is_whitespace) }
}

fn joined(words: &[Piece]) -> String {
    squeeze(&words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
}

/// The lines of the header of the indicators: from 一级指标, whole or in fragments, to 指标值 with its bracket closed.
fn header(lines: &[Line]) -> Option<(usize, usize)> {
    let start = (0..lines.len()).find(|&at| {
        let said: String = lines[at..].iter().take(3).map(|line| joined(&line.words)).collect();
        said.starts_with("一级指标") && lines[at].words[0].text.starts_with("一级")
    })?;
    let mut said = String::new();
    let mut end = start;
    while end < lines.len() {
        let more = fold(&joined(&lines[end].words));
        let complete = said.contains("指标值") && said.matches('(').count() == said.matches(')').count();
        if complete && column(&more).is_none() {
            break;
        }
        said.push_str(&more);
        end += 1;
        if end - start > 12 {
            break;
        }
    }
    Some((start, end))
}

fn read_head(lines: &[Line], form: &mut Filled) {
    const AFTER: &[&str] =
        &["预算单位", "主管部门", "项目负责人", "联系", "项目资金", "实施单位", "项目类型", "项目属性"];
    let money = lines.iter().rposition(|line| line.words.iter().any(|word| word.text.contains("其他资金")));
    let goal = money.map_or(lines.len(), |at| at + 1);
    for (at, line) in lines[..goal].iter().enumerate() {
        let Some(label) = line.words.iter().position(|word| word.text.starts_with("项目名称")) else { continue };
        let is_label = |word: &Piece| AFTER.iter().any(|after| word.text.starts_with(after));
        let glued = line.words[label].text.trim_start_matches("项目名称").trim_start_matches(['：', ':']).to_owned();
        let mut words: Vec<Piece> =
            line.words[label + 1..].iter().take_while(|word| !is_label(word)).cloned().collect();
        if !glued.is_empty() {
            words.insert(0, Piece { text: glued, origin: line.words[label].origin });
        }
        // A long name goes on in the next line, unless a label begins it.
        let follows = lines[..goal].get(at + 1).filter(|next| !is_label(&next.words[0]));
        if let Some(next) = follows.filter(|_| !line.words.iter().any(is_label) || words.is_empty()) {
            words.extend(next.words.iter().cloned());
        }
        form.project = words.first().map(|first| Passage { text: joined(&words).into(), origin: first.origin });
        break;
    }
    let pieces: Vec<Piece> = lines[..goal].iter().flat_map(|line| line.words.iter().cloned()).collect();
    form.read_money(&pieces);
    form.read_year_money(&pieces);
    form.goal = goal_of(&lines[goal..]);
}

/// The goal, without the fragments of its label that stand at the beginning of lines.
fn goal_of(lines: &[Line]) -> Option<Passage> {
    let mut label = String::new();
    let mut words: Vec<Piece> = Vec::new();
    for line in lines {
        let mut from = 0;
        let first = &line.words[0].text;
        let begins = |text: &str| GOALS.iter().any(|goal| goal.starts_with(text));
        let grown = format!("{label}{first}");
        if begins(&grown) {
            label = grown;
            from = 1;
        } else if GOALS.contains(&first.as_str()) {
            label.clone_from(first);
            from = 1;
        }
        words.extend(line.words[from..].iter().cloned());
    }
    let text = clean(&joined(&words));
    words.first().filter(|_| !text.is_empty()).map(|first| Passage { text: text.clone().into(), origin: first.origin })
}

fn is_target(words: &[Piece]) -> bool {
    begins_target(words.iter().map(|word| word.text.as_str()))
}

/// The rows under the header.
struct Rows<'a> {
    lines: &'a [Line],
    /// Whether the extraction left a blank behind each cell.
    marked: bool,
    weighted: bool,
    levels: (String, String),
    /// Cells without a target yet: their words, and whether the cell is complete.
    pending: Vec<(Vec<Piece>, bool)>,
}

impl<'a> Rows<'a> {
    fn new(lines: &'a [Line]) -> Rows<'a> {
        let ended = lines.iter().filter(|line| line.ended).count();
        Rows {
            lines,
            marked: ended * 4 > lines.len(),
            weighted: false,
            levels: Default::default(),
            pending: Vec::new(),
        }
    }

    fn read(&mut self, form: &mut Filled) {
        let (mut line, mut word) = (0, 0);
        while line < self.lines.len() {
            if let Some((label, next)) = self.label_at(line, word) {
                self.flush(form);
                self.set_level(&label, next);
                (line, word) = next;
                if word >= self.lines.get(line).map_or(0, |l| l.words.len()) {
                    (line, word) = (line + 1, 0);
                }
                continue;
            }
            self.content(line, word, form);
            (line, word) = (line + 1, 0);
        }
        self.flush(form);
    }

    /// The longest label that the words from a place on spell, and the place after it.
    fn label_at(&self, line: usize, word: usize) -> Option<(String, (usize, usize))> {
        let (mut at, mut next) = (line, word);
        let mut spelt = String::new();
        let mut found = None;
        loop {
            while at < self.lines.len() && next >= self.lines[at].words.len() {
                (at, next) = (at + 1, 0);
            }
            let Some(piece) = self.lines.get(at).and_then(|line| line.words.get(next)) else { return found };
            spelt.push_str(&piece.text);
            let known = || LEVEL1.iter().chain(LEVEL2);
            if !known().any(|label| label.starts_with(spelt.as_str())) {
                return found;
            }
            next += 1;
            if known().any(|label| *label == spelt) {
                found = Some((spelt.clone(), (at, next)));
            }
        }
    }

    /// 成本指标 and 满意度指标 are labels of both levels: the first where one of the second follows or none is open.
    fn set_level(&mut self, label: &str, next: (usize, usize)) {
        let first = LEVEL1.contains(&label);
        let second = LEVEL2.contains(&label);
        let follows = self.label_at(next.0, next.1).map(|(label, _)| label);
        let is_first = match (first, second) {
            (true, true) if label == "成本指标" => {
                follows.is_some_and(|next| next.ends_with("成本指标") && next != label)
            }
            (true, true) => self.levels.0 != label,
            (first, _) => first,
        };
        if label == "绩效指标" {
            return;
        }
        if is_first {
            self.levels = (label.to_owned(), String::new());
        } else {
            self.levels.1 = label.to_owned();
        }
    }

    fn content(&mut self, line: usize, word: usize, form: &mut Filled) {
        let words = &self.lines[line].words[word..];
        let ended = self.lines[line].ended;
        if let Some(at) = (0..words.len()).find(|at| is_target(&words[*at..])) {
            let (name, value) = words.split_at(at);
            self.take_name(name, form, value);
            return;
        }
        let next_is_value = self.lines.get(line + 1).is_some_and(|next| is_target(&next.words));
        // 2024 年场次 is a name: nothing is called by a number.
        let named = words[0].text.contains(|c: char| !c.is_ascii_digit());
        let whole = words.len() > 1 && named && !next_is_value && (ended || !self.marked);
        let goes_on = self.pending.last().is_some_and(|(_, complete)| !complete);
        if whole && !(goes_on && self.marked) {
            let digit = |word: &Piece| word.text.starts_with(|c: char| c.is_ascii_digit());
            let cut = words.iter().skip(1).position(digit).map_or(words.len() - 1, |at| at + 1);
            self.take_name(&words[..cut], form, &words[cut..]);
            return;
        }
        match self.pending.last_mut() {
            Some((cell, complete)) if !*complete && self.marked => {
                cell.extend(words.iter().cloned());
                *complete = ended;
            }
            _ => self.pending.push((words.to_vec(), ended && self.marked)),
        }
    }

    /// An indicator whose target is found: what is pending belongs to its name, but for cells that were complete before
    /// it began.
    fn take_name(&mut self, name: &[Piece], form: &mut Filled, value: &[Piece]) {
        let mut pending = std::mem::take(&mut self.pending);
        let mut words: Vec<Piece> = Vec::new();
        if self.marked {
            let own = name.is_empty() || pending.last().is_some_and(|(_, complete)| !complete);
            if own {
                words = pending.pop().map(|(words, _)| words).unwrap_or_default();
            }
            self.pending = pending;
            self.flush(form);
        } else {
            words.extend(pending.into_iter().flat_map(|(words, _)| words));
        }
        words.extend(name.iter().cloned());
        self.push(form, &words, value);
    }

    /// Cells left without a signed target are names and text targets in turn; in an extraction without cell ends the
    /// last line is the target.
    fn flush(&mut self, form: &mut Filled) {
        let pending = std::mem::take(&mut self.pending);
        if self.marked {
            for pair in pending.chunks(2) {
                let value = pair.get(1).map_or(&[][..], |(words, _)| words);
                self.push(form, &pair[0].0, value);
            }
        } else if let Some(((value, _), name)) = pending.split_last() {
            let name: Vec<Piece> = name.iter().flat_map(|(words, _)| words.iter().cloned()).collect();
            if name.is_empty() {
                self.push(form, value, &[]);
            } else {
                self.push(form, &name, value);
            }
        }
    }

    fn push(&self, form: &mut Filled, name: &[Piece], value: &[Piece]) {
        let Some(first) = name.first() else { return };
        let mut value = value.to_vec();
        let mut cells = vec![(Column::Level3, Piece { text: joined(name), origin: first.origin })];
        if self.weighted && value.len() > 1 {
            cells.extend(value.pop().map(|weight| (Column::Weight, weight)));
        }
        if let Some(first) = value.first() {
            cells.push((Column::Value, Piece { text: joined(&value), origin: first.origin }));
        }
        form.push((&self.levels.0, &self.levels.1), &cells);
    }
}

#[cfg(test)]
mod tests;
