//! A table as squares: each cell once, with the rows and columns it covers.

use crate::scribe::document::Goals;
use crate::scribe::head::heads;
use crate::scribe::layout::cells_of;
use crate::scribe::table::Table;

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub struct Square {
    /// What is printed.
    pub text: String,
    /// Whether that is an amount.
    pub amount: bool,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub across: usize,
    /// How many rows it covers.
    pub down: usize,
}

impl Square {
    /// A cell of words.
    pub fn new(text: impl Into<String>, column: usize, across: usize) -> Square {
        Square { text: text.into(), amount: false, column, across, down: 1 }
    }

    fn over(self, down: usize) -> Square {
        Square { down, ..self }
    }
}

/// A table.
#[derive(Clone, Debug)]
pub struct Grid {
    /// How many columns.
    pub columns: usize,
    /// How many rows are its header.
    pub header: usize,
    /// The cells that begin in each row, from left to right.
    pub rows: Vec<Vec<Square>>,
}

impl Grid {
    /// A statutory table.
    pub fn of(table: &Table) -> Grid {
        let (heads, header) = heads(table);
        let columns = heads.iter().map(|head| head.column + head.columns).max().unwrap_or(0);
        let mut rows: Vec<Vec<Square>> = vec![Vec::new(); header];
        for head in heads {
            rows[head.row].push(Square::new(head.text, head.column, head.columns).over(head.rows));
        }
        rows.iter_mut().for_each(|row| row.sort_by_key(|square| square.column));
        for at in 0..table.height() {
            if at + 1 == table.height() {
                let blank = || (0..columns).map(|column| Square::new("", column, 1)).collect();
                rows.extend((0..table.fillers).map(|_| blank()));
            }
            let mut row = Vec::new();
            for block in &table.blocks {
                let words = cells_of(&block.rows[at], block.stub);
                row.extend(words.into_iter().map(|text| Square::new(text, 0, 1)));
                let amounts = block.rows[at].cells.iter().map(|cell| cell.clone().unwrap_or_default());
                row.extend(amounts.map(|text| Square { amount: true, ..Square::new(text, 0, 1) }));
            }
            row.iter_mut().enumerate().for_each(|(column, square)| square.column = column);
            rows.push(row);
        }
        Grid { columns, header, rows }
    }

    /// A performance form, its levels merged over the rows of their indicators.
    pub fn of_goals(goals: &Goals) -> Grid {
        let mut rows = vec![
            vec![Square::new("预算单位", 0, 2), Square::new(&goals.unit, 2, 7)],
            vec![Square::new("项目名称", 0, 2), Square::new(&goals.project, 2, 7)],
            vec![
                Square::new("项目资金(万元)", 0, 2),
                Square::new("年度预算总额", 2, 1),
                Square::new(&goals.amount, 3, 1),
                Square::new("其中：财政拨款", 4, 1),
                Square::new(&goals.fiscal, 5, 1),
                Square::new("其他资金", 6, 1),
                Square::new(&goals.other, 7, 2),
            ],
            vec![Square::new("项目总体目标", 0, 2), Square::new(&goals.goal, 2, 7)],
        ];
        const HEADS: [&str; 9] = [
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
            "指标值设置依据",
            "上年完成值",
            "指标分值权重",
            "指标赋分规则",
            "佐证资料",
        ];
        rows.push(HEADS.iter().enumerate().map(|(at, text)| Square::new(*text, at, 1)).collect());
        let all = &goals.indicators;
        for (at, one) in all.iter().enumerate() {
            let first = |level: &dyn Fn(usize) -> bool| at == 0 || !level(at - 1);
            let run = |level: &dyn Fn(usize) -> bool| (at..all.len()).take_while(|other| level(*other)).count();
            let same1 = |other: usize| all[other].level1 == one.level1;
            let same2 = |other: usize| same1(other) && all[other].level2 == one.level2;
            let mut row = Vec::new();
            row.extend(first(&same1).then(|| Square::new(one.level1, 0, 1).over(run(&same1))));
            row.extend(first(&same2).then(|| Square::new(one.level2, 1, 1).over(run(&same2))));
            let weight = one.weight.to_string();
            let rest = [&one.name, &one.value, "计划标准", "/", &weight, "按完成比例计分", "工作台账"];
            row.extend(rest.into_iter().enumerate().map(|(at, text)| Square::new(text, 2 + at, 1)));
            rows.push(row);
        }
        Grid { columns: 9, header: 0, rows }
    }

    /// Every square of every row, those that a merged cell covers blank but its first.
    pub fn squares(&self) -> Vec<Vec<String>> {
        let mut out = vec![vec![String::new(); self.columns]; self.rows.len()];
        for (row, squares) in self.rows.iter().enumerate() {
            for square in squares {
                out[row][square.column].clone_from(&square.text);
            }
        }
        out
    }
}
