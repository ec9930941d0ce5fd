//! Forms whose columns were lost, read from a few lines each.

use crate::performance::form::filled;
use crate::source::{FileId, Text};

fn shown(text: &str) -> Vec<String> {
    let form = filled(FileId(0), &Text::new(text), &[]).remove(0);
    let one = |i: &crate::model::Indicator| {
        format!("{}/{}/{} {} {}", i.level1, i.level2, i.level3, i.target.printed, i.target.operator.id())
    };
    form.indicators.iter().map(one).collect()
}

const HEAD: &str = "项 目 支 出 绩 效 目 标 表\n（2024 年）\n项目名称 系统运维费\n预算单位 甲局\n项目资金\n（万元）\n\
                    年度资金总额：6.00\n其中：财政拨款 5.00\n其他资金 1.00\n总\n体\n目\n标\n年度目标\n保障系统\n运行。\n一级\n指标\n二级指标 三级指标\n指标值（包含数字及文字\n描述）\n";

#[test]
fn vertical_labels_and_ended_cells() {
    let rows = "绩 \n效 \n指 \n标 \n项 \n目 \n完 \n成 \n指 \n标 \n数量指标 \n运维系统\n数量 \n≥12 个 \n购置世界 500\n强设备 \n=2 套 \n\
                时效指标 完成时间 1 年 \n项 \n目 \n效 \n益 \n指 \n标 \n经济效益\n指标 \n降低成本及\n消耗 \n效果明显并\n持续 \n\
                满 \n意 \n度 \n指 \n标 \n服务对象\n满意度指\n标 \n用户满意度 ≥95% \n";
    assert_eq!(
        shown(&format!("{HEAD}{rows}")),
        [
            "项目完成指标/数量指标/运维系统数量 ≥12个 >=",
            "项目完成指标/数量指标/购置世界500强设备 =2套 =",
            "项目完成指标/时效指标/完成时间 1年 text",
            "项目效益指标/经济效益指标/降低成本及消耗 效果明显并持续 text",
            "满意度指标/服务对象满意度指标/用户满意度 ≥95% >=",
        ]
    );
    let form = filled(FileId(0), &Text::new(format!("{HEAD}{rows}")), &[]).remove(0);
    assert_eq!(form.project.map(|p| p.text.to_string()).as_deref(), Some("系统运维费"));
    assert_eq!(form.goal.map(|p| p.text.to_string()).as_deref(), Some("保障系统运行。"));
    let money =
        [form.amount, form.fiscal, form.other].map(|m| m.map(|(a, _)| a.number.to_string()).unwrap_or_default());
    assert_eq!(money, ["6.00", "5.00", "1.00"]);
}

#[test]
fn labels_in_single_characters_do_not_hide_the_ends_of_cells() {
    let rows = "项\n目\n完\n成\n指\n标 \n质量指标 \n底图\n支撑\n能力 \n效果明显并\n持续 \n";
    assert_eq!(shown(&format!("{HEAD}{rows}")), ["项目完成指标/质量指标/底图支撑能力 效果明显并持续 text"]);
}

#[test]
fn a_name_that_begins_with_a_number_is_one_cell() {
    let rows = "产出指标 \n数量指标 \n2024 年会展场次 \n明显\n增加 \n质量指标 \n完成时间 1 年 \n";
    assert_eq!(
        shown(&format!("{HEAD}{rows}")),
        ["产出指标/数量指标/2024年会展场次 明显增加 text", "产出指标/质量指标/完成时间 1年 text"]
    );
}

#[test]
fn signs_in_words_and_dates_are_targets_wherever_they_stand() {
    let rows = "产出指标\n数量指标\n编制报告份数，含季度和\n年度\n不低于 5 份\n培训人数 大于等于150人\n2024 年采购 20 台设备 不超过 3 台\n\
                时效指标\n全部任务按计划\n完成时间\n2024 年 12 月 31 日\n质量指标\n合格率 ≥90%\n";
    assert_eq!(
        shown(&format!("{HEAD}{rows}")),
        [
            "产出指标/数量指标/编制报告份数，含季度和年度 不低于5份 >=",
            "产出指标/数量指标/培训人数 大于等于150人 >=",
            "产出指标/数量指标/2024年采购20台设备 不超过3台 <=",
            "产出指标/时效指标/全部任务按计划完成时间 2024年12月31日 text",
            "产出指标/质量指标/合格率 ≥90% >=",
        ]
    );
}

#[test]
fn plain_labels_without_cell_ends() {
    let rows = "产出指标\n数量指标\n编制报告份数，含季度和\n年度\n≥5 份\n培训人数 ≥150 人\n质量指标 合格率 =100%\n效益指标\n社会效益指标\n\
                通过调研把经验\n用于工作\n不断提升\n生态效益指标\n可持续影响指标\n能力 有所提升\n满意度指标 满意度指标 用户满意度 ≥90%\n";
    assert_eq!(
        shown(&format!("{HEAD}{rows}")),
        [
            "产出指标/数量指标/编制报告份数，含季度和年度 ≥5份 >=",
            "产出指标/数量指标/培训人数 ≥150人 >=",
            "产出指标/质量指标/合格率 =100% =",
            "效益指标/社会效益指标/通过调研把经验用于工作 不断提升 text",
            "效益指标/可持续影响指标/能力 有所提升 text",
            "满意度指标/满意度指标/用户满意度 ≥90% >=",
        ]
    );
}
