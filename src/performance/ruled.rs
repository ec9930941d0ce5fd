//! Performance forms whose cells were kept.

use super::execution::{Sum, executions, points, sum_of};
use super::form::Filled;
use super::heading::{Column, GOALS, clean, closing, column};
use crate::model::Passage;
use crate::table::Piece;
use crate::text::{fold, squeeze};

/// Reads a form from its rows.
pub fn read(rows: &[Vec<Piece>]) -> Filled {
    let mut form = Filled::default();
    let header = rows.iter().position(|row| is_header(row)).unwrap_or(rows.len());
    read_head(&rows[..header], &mut form);
    form.funds = executions(&rows[..header]);
    if let Some(row) = rows.get(header) {
        read_indicators(&rows[header + 1..], columns(row), &mut form);
    }
    form
}

/// Whether a row is the header of the indicators.
pub fn is_header(row: &[Piece]) -> bool {
    let columns: Vec<Column> = row.iter().filter_map(|cell| column(&cell.text)).collect();
    columns.contains(&Column::Level3) || (columns.contains(&Column::Level2) && columns.contains(&Column::Value))
}

fn read_head(rows: &[Vec<Piece>], form: &mut Filled) {
    let mut pieces = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
        for (at, cell) in filled.iter().enumerate() {
            let label = fold(&cell.text);
            // Where nothing is filled in, the next label stands next.
            let next = filled.get(at + 1).filter(|next| !is_label(&fold(&next.text)));
            if label.starts_with("项目名称") && form.project.is_none() {
                form.project = next.map(|cell| Passage { text: squeeze(&cell.text).into(), origin: cell.origin });
            } else if is_goal(&label) && form.goal.is_none() {
                // The year's goal stands beside its label, or under it where two goals stand side by side.
                let under = || under(rows.get(line + 1)?, row, cell);
                let beside = next.filter(|next| !is_goal(&fold(&next.text))).copied();
                let goal = match beside {
                    Some(expected) if is_expected(expected) => goal_under(expected, row, rows.get(line + 1)),
                    beside => beside.or_else(under),
                };
                form.goal = goal.map(|cell| Passage { text: clean(&cell.text).into(), origin: cell.origin });
            } else if label.starts_with("实施单位") || (label.starts_with("主管部门") && form.undertaker.is_none())
            {
                let named = next.map(|cell| Passage { text: squeeze(&cell.text).into(), origin: cell.origin });
                form.undertaker = named.or(form.undertaker.take());
            }
        }
        if !filled.first().is_some_and(|cell| is_goal(&fold(&cell.text))) {
            pieces.extend(filled.into_iter().cloned());
        }
    }
    form.read_money(&pieces);
    form.read_year_money(&pieces);
}

/// Whether a cell, folded, is a label of the head of a form.
pub fn is_label(text: &str) -> bool {
    ["项目名称", "主管部门", "实施单位", "项目负责人", "项目资金", "资金总额"].contains(&text.trim_end_matches([':']))
}

/// Whether a cell, folded, is the label of a goal.
pub fn is_goal(label: &str) -> bool {
    GOALS.iter().any(|goal| label.starts_with(goal))
}

/// Whether a cell heads the goal as it was set: 预期目标, beside 实际完成情况.
fn is_expected(cell: &Piece) -> bool {
    fold(&cell.text).starts_with("预期目标")
}

/// The goal under the cell that heads it, else the one beside that.
fn goal_under<'a>(head: &'a Piece, row: &'a [Piece], below: Option<&'a Vec<Piece>>) -> Option<&'a Piece> {
    let is_label = |cell: &&Piece| fold(&cell.text).starts_with("实际完成") || is_expected(cell);
    let behind = row.iter().skip_while(|cell| cell.origin != head.origin).skip(1);
    let beside = behind.filter(|cell| !cell.text.trim().is_empty()).take(1).find(|cell| !is_label(cell));
    beside.or_else(|| under(below?, row, head))
}

/// The cell of the row below that stands under a cell.
fn under<'a>(below: &'a [Piece], row: &[Piece], cell: &Piece) -> Option<&'a Piece> {
    let at = row.iter().position(|other| other.origin == cell.origin)?;
    below.get(at).filter(|cell| !cell.text.trim().is_empty())
}

/// The columns of a header. Weights ahead of the third level are those of the levels above it, where it has its own.
fn columns(header: &[Piece]) -> Vec<Option<Column>> {
    let mut columns: Vec<Option<Column>> = header.iter().map(|cell| column(&cell.text)).collect();
    let name = columns.iter().position(|column| *column == Some(Column::Level3)).unwrap_or(0);
    let (levels, rest) = columns.split_at_mut(name);
    if rest.contains(&Some(Column::Weight)) {
        levels.iter_mut().filter(|column| **column == Some(Column::Weight)).for_each(|column| *column = None);
    }
    columns
}

/// The rows under the header. A blank level is that of the row above; a row without a name of its own goes on with the
/// cells of the row above it. A total closes the indicators above it, and another header has columns of its own.
fn read_indicators(rows: &[Vec<Piece>], mut columns: Vec<Option<Column>>, form: &mut Filled) {
    let mut open: Option<Vec<(Column, Piece)>> = None;
    let mut levels = (String::new(), String::new());
    let mut sum: Option<Sum> = None;
    for row in rows {
        let header = is_header(row);
        if header || is_closing(row, &columns) {
            if let Some(done) = open.take() {
                push(form, &mut levels, &done);
            }
            if header {
                columns = self::columns(row);
            } else if let Some(found) = sum_in(row).filter(|found| Some(*found) > sum) {
                let at = |wanted: Column| columns.iter().position(|column| *column == Some(wanted));
                let read = points(row, at(Column::Weight), at(Column::Score));
                if read[1].is_some() || form.score.is_none() {
                    [form.weight, form.score] = read;
                }
                sum = form.score.and(Some(found));
            }
            continue;
        }
        let cells: Vec<(Column, Piece)> =
            row.iter().zip(&columns).filter_map(|(cell, column)| Some(((*column)?, cell.clone()))).collect();
        let blank = cells.iter().all(|(_, cell)| cell.text.trim_matches(['-', ' ', '\u{3000}']).is_empty());
        if blank {
            continue;
        }
        let named = cells.iter().any(|(column, cell)| *column == Column::Level3 && !cell.text.trim().is_empty());
        match &mut open {
            Some(open) if !named && !begins_level(open, &cells) => go_on(open, &cells),
            _ => {
                if let Some(done) = open.take() {
                    push(form, &mut levels, &done);
                }
                open = Some(cells);
            }
        }
    }
    if let Some(done) = open {
        push(form, &mut levels, &done);
    }
}

/// How far a row is the sum of the points, by its first words.
fn sum_in(row: &[Piece]) -> Option<Sum> {
    sum_of(&row.iter().find(|cell| !cell.text.trim().is_empty())?.text)
}

/// Whether a row closes the indicators above it. One that begins with a name and has a target is an indicator, even where
/// its name begins as such a label does (改进措施落实率), but for the bare label itself.
fn is_closing(row: &[Piece], columns: &[Option<Column>]) -> bool {
    let filled = |cell: &Piece| !cell.text.trim().is_empty();
    let Some((at, first)) = row.iter().enumerate().find(|(_, cell)| filled(cell)) else { return false };
    let is = |at: usize, wanted: Column| columns.get(at) == Some(&Some(wanted));
    let measured = || row.iter().enumerate().any(|(at, cell)| is(at, Column::Value) && filled(cell));
    match closing(&first.text) {
        Some(rest) => rest.is_empty() || !is(at, Column::Level3) || !measured(),
        None => false,
    }
}

/// Whether a row without a name begins a level that has no indicators, and is not the rest of a wrapped label: it ends
/// as a label does, and nothing of a label is left open above it.
fn begins_level(open: &[(Column, Piece)], row: &[(Column, Piece)]) -> bool {
    let complete = |text: &str| text.is_empty() || text.ends_with("指标");
    let of = |cells: &[(Column, Piece)], wanted: Column| {
        cells.iter().find(|(column, _)| *column == wanted).map(|(_, cell)| squeeze(&cell.text)).unwrap_or_default()
    };
    let levels = [Column::Level1, Column::Level2];
    let alone = row.iter().all(|(column, cell)| levels.contains(column) || cell.text.trim().is_empty());
    alone
        && levels.iter().all(|level| complete(&of(open, *level)) && complete(&of(row, *level)))
        && levels.iter().any(|level| !of(row, *level).is_empty())
}

/// Adds the rest of wrapped cells. Words that a cell already ends with were printed twice over the break, and are not
/// added; digits always are, since `≥10` and `0` are ≥100.
fn go_on(open: &mut [(Column, Piece)], more: &[(Column, Piece)]) {
    for ((_, cell), (_, rest)) in open.iter_mut().zip(more) {
        let rest = squeeze(&rest.text);
        let digits = rest.starts_with(|c: char| c.is_numeric() || c == '.');
        if digits || !squeeze(&cell.text).ends_with(&rest) {
            cell.text.push_str(&rest);
        }
    }
}

fn push(form: &mut Filled, levels: &mut (String, String), cells: &[(Column, Piece)]) {
    let level = |wanted: Column| {
        cells
            .iter()
            .find(|(column, _)| *column == wanted)
            .map(|(_, cell)| squeeze(&cell.text))
            .filter(|t| !t.is_empty())
    };
    if let Some(level1) = level(Column::Level1) {
        levels.0 = level1;
        levels.1.clear();
    }
    if let Some(level2) = level(Column::Level2) {
        levels.1 = level2;
    }
    form.push((&levels.0, &levels.1), cells);
}

#[cfg(test)]
mod tests {
    use super::super::form::filled;
    use crate::source::{FileId, Text};

    #[test]
    fn a_label_is_not_the_name_of_a_project_without_one() {
        let text = "项目支出绩效目标表\n项目名称\t\t主管部门\t甲局\t实施单位\t乙科\n\
                    一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t份数\t≥5份\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        assert!(form.project.is_none(), "{:?}", form.project);
        assert_eq!(form.undertaker.map(|unit| unit.text.to_string()).as_deref(), Some("乙科"));
    }

    #[test]
    fn the_goal_of_a_self_evaluation_stands_under_or_beside_its_heading() {
        for goal in [
            "年度总体目标\t预期目标\t实际完成情况\n\t印好手册\t已经印好\n",
            "年度总体目标\t预期目标\t\t实际完成情况\n\t印好手册\t\t已经印好\n",
            "年度总体目标\t预期目标\t印好手册\t实际完成情况\t已经印好\n",
        ] {
            let text = format!(
                "项目支出绩效自评表\n项目名称\t手册印制\t\t\n{goal}一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t份数\t≥5份\n"
            );
            let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
            assert_eq!(form.goal.map(|goal| goal.text.to_string()).as_deref(), Some("印好手册"), "{goal}");
        }
    }

    #[test]
    fn a_number_wrapped_over_rows_keeps_its_digits() {
        let text = "项目支出绩效目标表\n项目名称\t运维费\t主管部门\t甲局\t实施单位\t\n\
                    一级指标\t二级指标\t三级指标\t指标值\t赋分规则\n产出指标\t数量指标\t份数\t≥10\t按比例赋分\n\t\t\t0份\t分\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        assert_eq!(form.indicators[0].target.printed.as_str(), "≥100份");
        assert_eq!(form.indicators[0].scoring.as_deref(), Some("按比例赋分"));
        assert_eq!(form.undertaker.map(|unit| unit.text.to_string()).as_deref(), Some("甲局"));
    }

    #[test]
    fn a_total_is_no_rest_of_the_indicator_above_it() {
        let text = "项目支出绩效自评表\n项目名称\t甲\t\t\n一级指标\t二级指标\t三级指标\t年度指标值\t全年实际值\t分值\t得分\n\
                    产出指标\t数量指标\t份数\t≥5份\t6份\t10\t9.5\n总分\t\t\t\t\t100\t99.5\n\
                    一级指标\t二级指标\t三级指标\t分值\t得分\t年度指标值\t全年实际值\n产出指标\t数量指标\t场次\t20\t20\t≥3场\t3场\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let shown: Vec<String> = form
            .indicators
            .iter()
            .map(|one| {
                let numbers = [one.weight, one.score].map(|n| n.map(|n| n.to_string()).unwrap_or_default());
                format!(
                    "{} {} {} {}",
                    one.level3,
                    one.target.printed,
                    one.actual.as_deref().unwrap_or(""),
                    numbers.join("/")
                )
            })
            .collect();
        assert_eq!(shown, ["份数 ≥5份 6份 10/9.5", "场次 ≥3场 3场 20/20"]);
    }

    #[test]
    fn a_name_that_begins_as_a_closing_label_does_is_an_indicator() {
        let text = "项目支出绩效目标表\n项目名称\t甲\t\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t份数\t≥5份\n\
                    \t\t说明书份数\t≥3份\n\t质量指标\t合格率\t=100%\n\t\t改进措施落实率\t≥90%\n\t\t合计\t8份\n\
                    说明：无\t\t\t\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let shown: Vec<_> =
            form.indicators.iter().map(|one| (&*one.level2, &*one.level3, &*one.target.printed)).collect();
        let expected = [
            ("数量指标", "份数", "≥5份"),
            ("数量指标", "说明书份数", "≥3份"),
            ("质量指标", "合格率", "=100%"),
            ("质量指标", "改进措施落实率", "≥90%"),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_weights_of_levels_are_not_those_of_indicators() {
        let text = "项目支出绩效自评表\n项目名称\t甲\n一级指标\t权重（%）\t二级指标\t权重（%）\t三级指标\t分值\t评分标准\t自评得分\n\
                    履职效能\t50\t整体效能\t25\t支出率\t10\t按比例\t9.5\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let one = &form.indicators[0];
        assert_eq!([one.weight, one.score].map(|n| n.map(|n| n.to_string())), [Some("10".into()), Some("9.5".into())]);
    }

    #[test]
    fn a_target_may_have_its_sign_and_its_unit_in_cells_of_their_own() {
        let text = "项目支出绩效自评表\n项目名称\t甲\t\t\n一级指标\t二级指标\t三级指标\t指标性质\t指标值\t度量单位\t完成值\n\
                    产出指标\t数量指标\t长度\t≥\t86\t公里\t88.2\n效益指标\t社会效益指标\t平安\t定性\t好\t\t好\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let shown: Vec<_> =
            form.indicators.iter().map(|one| (&*one.target.printed, one.actual.as_deref(), one.met())).collect();
        assert_eq!(shown, [("≥86公里", Some("88.2公里"), Some(true)), ("好", Some("好"), None)]);
    }

    #[test]
    fn a_level_without_indicators_is_no_rest_of_the_label_above_it() {
        let text = "项目支出绩效目标表\n项目名称\t甲\t\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量\t份数\t≥5份\n\t指标\t\t\n\
                    \t质量指标\t\t\n\t时效指标\t及时率\t≥9\n\t\t\t0%\n效益指标\t社会效益指标\t\t\n满意度指标\t满意度指标\t满意度\t≥90%\n";
        let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
        let shown: Vec<String> = form
            .indicators
            .iter()
            .map(|one| format!("{}/{}/{} {}", one.level1, one.level2, one.level3, one.target.printed))
            .collect();
        assert_eq!(
            shown,
            ["产出指标/数量指标/份数 ≥5份", "产出指标/时效指标/及时率 ≥90%", "满意度指标/满意度指标/满意度 ≥90%"]
        );
    }
}
