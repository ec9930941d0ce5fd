//! Any order of the words of a disclosure, with tabs and line ends as the readers give them, through all that comes after
//! the readers: tables, forms, sums, sentences.

#![no_main]

/// Byte by byte: a word of the list, else the sign itself.
const WORDS: &[&str] = &[
    "2024年部门预算公开\n", "编制部门：滨江市测绘局\t单位：万元\n", "部门支出总体情况表\n", "收支总表\n", "表3\n", "单位：元\n",
    "科目编码\t科目名称\t合计\t基本支出\t项目支出\n", "科目编码 科目名称 合计 基本支出 项目支出\n", "类\t款\t项\t", "项目\t预算数\t项目\t预算数\n",
    "收入\t支出\n", "功能分类科目编码", "科目名称", "合计", "小计", "一般公共预算", "政府性基金", "上年结转", "基本支出", "项目支出",
    "人员经费", "公用经费", "201\t", "20101\t", "2010101\t", "205 ", "301", "30101", "行政运行", "教育支出", "一、", "（一）", "1.",
    "三公经费", "因公出国（境）费", "公务用车购置", "公务接待费", "\t", "\t\t\t", "\n", "\n\n", " ", "　", "12.50", "1,234.50", "0.00", "0",
    "-3.5", "100%", "（", "）", "无", "—", "备注：本表为空表。\n", "- 3 -\n", "第三部分 情况说明\n", "一、关于收支情况的说明\n",
    "本年支出120.50万元，比上年增加3万元，增长2.5%，主要是人员增加。", "其中：", "，", "。", "万元", "元", "人", "编制数50人", "项目支出绩效目标表\n",
    "项目名称\t维护\n", "一级指标\t二级指标\t三级指标\t指标值\n", "数量指标", "产出指标", "≥", "≤", "完成率", "年度目标", "资金总额", "财政拨款",
    "权重", "得分", "自评", "2023年", "2022年", "决算数", "年初预算数", "调整预算数", "增减%", "序号\t", "单位编码", "采购项目", "数量",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut text = String::new();
    for byte in bytes {
        match WORDS.get(usize::from(*byte)) {
            Some(word) => text.push_str(word),
            None => text.push(char::from(byte % 95 + 32)),
        }
    }
    kuanxiang_fuzz::read_whole(text.as_bytes());
});
