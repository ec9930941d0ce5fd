//! Performance forms on paper: labels that run down the side, cells wrapped, a row of indicators at a time.

use super::paged::{Paged, set_apart, wrap};
use super::spread;
use crate::scribe::document::Goals;

impl Paged<'_> {
    /// Writes a performance form.
    pub fn goals(&mut self, goals: &Goals) {
        self.turn();
        if self.trailing {
            self.tall(goals);
        } else {
            self.flat(goals);
        }
    }

    fn tall(&mut self, goals: &Goals) {
        self.end("部门预算项目支出绩效目标表");
        self.end(&format!("（{} 年度）", goals.year));
        self.put("       ");
        self.end(&format!("项目名称 {}", goals.project));
        self.end(&format!("预算单位 {}", goals.unit));
        self.end("项目资金");
        self.end("（万元）");
        self.end(&format!(" 年度资金总额：{}", goals.amount));
        self.end(&format!("       其中：财政拨款  {}", goals.fiscal));
        self.end(&format!("             其他资金  {}", goals.other));
        for part in ["总", "体", "目", "标", "年度目标"] {
            self.end(part);
        }
        self.wrapped(&set_apart(&goals.goal), 36);
        self.put("  ");
        self.end("一级");
        self.end("指标");
        self.tight();
        self.end("二级指标 三级指标");
        self.put("指标值（包含数字及文字");
        self.end("描述）");
        for part in ["绩", "效", "指", "标"] {
            self.end(part);
        }
        self.indicators(goals, 1, 14);
    }

    fn flat(&mut self, goals: &Goals) {
        self.end(&spread("项目支出绩效目标表", 1));
        self.end(&format!("（{} 年）", goals.year));
        self.end(&format!("预算单位 {} 项目名称 {}", goals.unit, goals.project));
        self.end("项目资金");
        self.end("（万元）");
        self.end(&format!(
            "年度资金总额： {} 万元 其中：财政拨款 {} 万元 其他资金 {} 万元",
            goals.amount, goals.fiscal, goals.other
        ));
        self.end("项目总体目");
        self.end("标");
        self.wrapped(&set_apart(&goals.goal), 50);
        self.end("一级指标 二级指标 三级指标 指标值（包含数字及文字描述）");
        self.indicators(goals, 8, 24);
    }

    /// The indicators: a level is printed where it begins, down the side where its column is narrow.
    fn indicators(&mut self, goals: &Goals, narrow: usize, room: usize) {
        let (mut first, mut second) = ("", "");
        for indicator in &goals.indicators {
            if indicator.level1 != first {
                for piece in wrap(indicator.level1, narrow) {
                    self.put(&piece);
                }
                (first, second) = (indicator.level1, "");
            }
            let alone = goals.indicators.iter().filter(|other| other.level2 == indicator.level2).count() == 1;
            let mut text = String::new();
            if indicator.level2 != second {
                second = indicator.level2;
                if alone && self.chance.once_in(2) {
                    text = format!("{second} ");
                } else {
                    self.end(second);
                }
            }
            let value = set_apart(&indicator.value);
            let pieces = wrap(&indicator.name, room);
            if pieces.len() == 1 {
                self.end(&format!("{text}{} {value}", indicator.name));
            } else {
                if !text.is_empty() {
                    self.end(text.trim_end());
                }
                self.wrapped(&indicator.name, room);
                self.tight();
                self.end(&value);
            }
        }
    }
}
