//! What the narrative of a disclosure says of a line of its tables. Matching only: it reads no document, knows no screen
//! and no command, and does not judge whether table and narrative agree.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use crate::model::{Code, Disclosure, Form, LineId, Statement};
use crate::text::fold;

/// A line as the narrative may speak of it, its names folded.
struct Subject {
    name: String,
    /// The names that it hangs under.
    above: Vec<String>,
    /// What it prints, in 万元, zeros left out.
    amounts: Vec<Decimal>,
    /// Whether sentences name it by its path: an account of what money is for.
    named: Named,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    ByPath,
    ByAmount,
}

/// How near a sentence is to a line; the nearest is the least.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// The path of the sentence ends with the account; how many names above agree.
    Path(Reverse<usize>),
    /// The subject of the sentence names the line, and the amount is one that the line prints.
    Subject,
    /// The sentence names the line anywhere, and the amount is one that the line prints.
    Sentence,
}

/// The sentences about a line, as indices into [`Disclosure::statements`]: those whose path ends with
/// the line's account, else those that name the line and state an amount that it prints. Only the nearest are given, first
/// those that state an amount of the line, then those that tell of a change or a reason.
pub fn said_of(disclosure: &Disclosure, form: &Form, id: LineId) -> Vec<usize> {
    let Some(subject) = Subject::of(form, id) else {
        return Vec::new();
    };
    let mut found: Vec<_> = disclosure
        .statements
        .iter()
        .enumerate()
        .filter_map(|(at, statement)| {
            let nearness = subject.nearness(statement)?;
            Some((nearness, Reverse(subject.prints(statement)), Reverse(tells(statement)), at))
        })
        .collect();
    found.sort_unstable();
    // A sentence that lists many names is about the one it gives the amount to.
    let nearest = found.first().map(|(nearness, ..)| *nearness);
    found.retain(|(nearness, ..)| Some(*nearness) == nearest);
    found.into_iter().map(|(.., at)| at).collect()
}

fn tells(statement: &Statement) -> bool {
    statement.change.is_some() || statement.percent.is_some() || statement.reason.is_some()
}

impl Subject {
    /// `None` for totals and lines without a name, of which no sentence can be told for certain.
    fn of(form: &Form, id: LineId) -> Option<Subject> {
        let line = form.line(id);
        let name = fold(line.project.as_ref().unwrap_or(&line.name));
        if line.total || name.chars().count() < 2 {
            return None;
        }
        let mut above = Vec::new();
        let mut up = line.parent;
        while let Some(parent) = up.filter(|_| above.len() < form.lines.len()) {
            above.push(fold(&form.line(parent).name));
            up = form.line(parent).parent;
        }
        let amounts = form.cells(line).iter().filter_map(|cell| form.amount(cell)).map(|amount| amount.wan());
        let account = line.project.is_none() && line.code.is_none_or(Code::is_functional);
        Some(Subject {
            name,
            above,
            amounts: amounts.filter(|amount| !amount.is_zero()).collect(),
            named: if account { Named::ByPath } else { Named::ByAmount },
        })
    }

    /// Whether the line prints the amount of a sentence.
    fn prints(&self, statement: &Statement) -> bool {
        self.amounts.contains(&statement.amount.wan())
    }

    fn nearness(&self, statement: &Statement) -> Option<Nearness> {
        if let Some((last, above)) = statement.path.split_last() {
            let agreeing = above.iter().filter(|name| self.above.contains(&fold(name))).count();
            // The same name stands under several accounts; one that hangs elsewhere is another, unless the amount says
            // that only the name above it is printed differently.
            let here = agreeing >= above.len().min(self.above.len()) || self.prints(statement);
            let ends = self.named == Named::ByPath && fold(last) == self.name;
            return (ends && here).then_some(Nearness::Path(Reverse(agreeing)));
        }
        if !self.prints(statement) {
            return None;
        }
        if fold(&statement.subject).contains(&self.name) {
            Some(Nearness::Subject)
        } else {
            fold(&statement.text).contains(&self.name).then_some(Nearness::Sentence)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Cell, Column, FormIndex, FormKind, Line, Name, Print, Role};
    use crate::money::{Amount, Unit, parse_number};
    use crate::source::{FileId, Origin};

    const PLACE: Origin = Origin::file(FileId(0));

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap_or_else(|| panic!("{text}"))
    }

    /// A table of lines: code, name, amount; each hangs under the one before it with a code above its own.
    fn form(lines: &[(&str, &str, &str)]) -> Form {
        let mut form = Form {
            kind: FormKind::Expenditure,
            number: None,
            title: Name::default(),
            unit: Unit::Wan,
            origin: PLACE,
            columns: vec![Column { header: "合计".into(), role: Some(Role::Total), phase: None }],
            blocks: Vec::new(),
            lines: Vec::new(),
            cells: Vec::new(),
            declared_empty: None,
            troubles: Vec::new(),
            index: FormIndex::default(),
        };
        for (at, (code, name, amount)) in lines.iter().enumerate() {
            let code = Code::parse(code);
            let above = |id: &LineId| form.line(*id).code.zip(code).is_some_and(|(above, code)| above.is_above(code));
            let parent = form.line_ids().rev().find(above);
            form.cells.push(Cell { column: Some(0), print: Print::Number(number(amount)), origin: PLACE });
            form.lines.push(Line {
                code,
                name: (*name).into(),
                project: None,
                role: None,
                total: name.ends_with('计'),
                parent,
                depth: 0,
                block: 0,
                cells: at as u32..at as u32 + 1,
                origin: PLACE,
            });
        }
        form
    }

    fn statement(path: &str, amount: &str, text: &str) -> Statement {
        let path: Vec<Name> = path.split('/').filter(|name| !name.is_empty()).map(Name::from).collect();
        Statement {
            subject: path.last().cloned().unwrap_or_else(|| text.split('为').next().unwrap_or(text).into()),
            path,
            amount: Amount { number: number(amount), unit: Unit::Wan },
            change: None,
            percent: None,
            reason: None,
            text: text.into(),
            origin: PLACE,
        }
    }

    fn found(lines: &[(&str, &str, &str)], line: u32, statements: Vec<Statement>) -> Vec<usize> {
        said_of(&Disclosure { statements, ..Disclosure::default() }, &form(lines), LineId(line))
    }

    #[test]
    fn the_path_decides_where_one_name_hangs_under_two_accounts() {
        let lines = [
            ("201", "一般公共服务支出", "30"),
            ("20106", "财政事务", "10"),
            ("2010601", "行政运行", "10"),
            ("20113", "商贸事务", "20"),
            ("2011301", "行政运行", "20"),
        ];
        let said = || {
            vec![
                statement("一般公共服务支出/商贸事务/行政运行", "20", ""),
                statement("一般公共服务支出/财政事务/行政运行", "10", ""),
                statement("卫生健康支出/卫生健康管理事务/行政运行", "5", ""),
            ]
        };
        assert_eq!(found(&lines, 2, said()), [1]);
        assert_eq!(found(&lines, 4, said()), [0]);
        assert_eq!(found(&lines, 2, said()[..1].to_vec()), [] as [usize; 0]);
        let renamed = statement("一般公共服务支出/财政管理事务/行政运行", "10", "");
        assert_eq!(found(&lines, 2, vec![renamed]), [0]);
        assert_eq!(found(&lines, 1, said()), [] as [usize; 0]);
    }

    #[test]
    fn brackets_and_blanks_are_no_difference() {
        let lines = [("2010301", "政府办公厅（室）及相关 机构事务", "10")];
        let said = vec![statement("政府办公厅(室)及相关机构事务", "11", "")];
        assert_eq!(found(&lines, 0, said), [0]);
    }

    #[test]
    fn without_a_path_the_amount_and_the_name_decide() {
        let lines = [("30201", "办公费", "12.50"), ("30202", "印刷费", "3"), ("", "合计", "15.50")];
        let said = || {
            vec![
                statement("", "3", "印刷费为3万元"),
                statement("", "12.5", "办公费为12.5万元"),
                statement("", "12.5", "差旅费为12.5万元，办公费为12.5万元"),
                statement("", "8", "办公费为8万元"),
            ]
        };
        assert_eq!(found(&lines, 0, said()), [1], "what only lists the name is not about it");
        assert_eq!(found(&lines, 0, said()[2..].to_vec()), [0], "unless nothing else is");
        assert_eq!(found(&lines, 1, said()), [0]);
        assert_eq!(found(&lines, 2, said()), [] as [usize; 0]);
    }

    #[test]
    fn what_tells_of_a_change_comes_first() {
        let lines = [("221", "住房保障支出", "10")];
        let mut told = statement("住房保障支出", "10", "");
        told.change = Some(number("2"));
        let said = vec![statement("住房保障支出", "9", ""), statement("住房保障支出", "10", ""), told];
        assert_eq!(found(&lines, 0, said), [2, 1, 0]);
    }
}
