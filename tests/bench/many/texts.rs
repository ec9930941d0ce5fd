//! Made-up names and sentences, put together from words of the field.

use std::collections::HashSet;
use std::ops::Range;

use kuanxiang::model::{Code, Name};

/// Numbers by chance, the same ones for the same seed.
pub struct Chance(u64);

impl Chance {
    /// Starts at a seed other than 0.
    pub const fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A number below a bound.
    pub const fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % bound
    }

    /// One of some things.
    pub const fn one_of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

const WORDS: [&str; 96] = [
    "招商", "引资", "公务", "接待", "重庆", "会计", "行政", "运行", "机关", "服务", "财政", "事务", "预算", "管理",
    "信息", "系统", "建设", "运维", "教育", "学校", "教师", "培训", "卫生", "健康", "医疗", "保障", "住房", "公积",
    "养老", "保险", "社会", "救助", "残疾", "儿童", "农业", "农村", "乡村", "振兴", "水利", "工程", "河道", "治理",
    "生态", "环境", "监测", "污染", "防治", "交通", "公路", "养护", "桥梁", "城市", "规划", "测绘", "土地", "整治",
    "绿化", "园林", "消防", "应急", "安全", "生产", "监督", "检查", "执法", "办案", "司法", "法律", "援助", "文化",
    "旅游", "体育", "场馆", "图书", "档案", "统计", "调查", "人才", "引进", "科技", "创新", "企业", "扶持", "商贸",
    "流通", "物资", "储备", "粮食", "质量", "标准", "认证", "专项", "经费", "补助", "资金", "奖励",
];

const TITLES: [&str; 6] = [
    "部门收支总体情况表",
    "部门支出总体情况表",
    "财政拨款收支总体情况表",
    "一般公共预算支出情况表",
    "一般公共预算基本支出情况表",
    "项目支出情况表",
];

/// Accounts that are looked for.
const KNOWN: [(&str, &str); 4] =
    [("201", "一般公共服务支出"), ("20113", "商贸事务"), ("2011308", "招商引资"), ("30217", "公务接待费")];

/// All texts of the library.
pub struct Texts {
    pub departments: Vec<Name>,
    pub accounts: Vec<(Code, Name)>,
    pub projects: Vec<Name>,
    pub indicators: Vec<Name>,
    pub bases: Vec<Name>,
    pub sentences: Vec<Name>,
    pub titles: Vec<Name>,
}

impl Texts {
    /// Puts them together.
    pub fn new(chance: &mut Chance) -> Texts {
        let names = many(chance, 2_500, |chance| words(chance, 2..4) + "支出");
        let mut accounts: Vec<(Code, Name)> = names.into_iter().map(|name| (code(chance), name)).collect();
        accounts.extend(KNOWN.map(|(digits, name)| (Code::parse(digits).expect("a code"), name.into())));
        Texts {
            departments: many(chance, 800, |chance| words(chance, 3..4) + "局"),
            accounts,
            projects: many(chance, 20_000, |chance| words(chance, 4..7)),
            indicators: many(chance, 8_000, |chance| words(chance, 2..5) + "完成率"),
            bases: many(chance, 5_000, |chance| {
                let (of, number) = (words(chance, 8..9), chance.below(400));
                format!("根据《关于印发{of}办法的通知》（发〔2020〕{number}号）")
            }),
            sentences: many(chance, 24_000, |chance| {
                let (of, amount) = (words(chance, 3..4), chance.below(100_000));
                let reason = words(chance, 8..9);
                format!("{of}支出{amount}万元，比上年有所增加，主要原因是{reason}相应调整。")
            }),
            titles: TITLES.map(Name::from).to_vec(),
        }
    }
}

/// So many different texts.
fn many(chance: &mut Chance, count: usize, text: impl Fn(&mut Chance) -> String) -> Vec<Name> {
    let mut known = HashSet::new();
    let mut texts = Vec::with_capacity(count);
    while texts.len() < count {
        let text = text(chance);
        if known.insert(text.clone()) {
            texts.push(text.into());
        }
    }
    texts
}

/// So many words, one behind the other.
fn words(chance: &mut Chance, count: Range<usize>) -> String {
    let count = count.start + chance.below(count.len());
    (0..count).map(|_| *chance.one_of(&WORDS)).collect()
}

/// A functional or an economic code.
fn code(chance: &mut Chance) -> Code {
    let (class, section, item) = (chance.below(30), 1 + chance.below(20), 1 + chance.below(60));
    let digits = match chance.below(4) {
        0 => format!("3{:02}{item:02}", 1 + class % 12),
        _ => format!("2{:02}{section:02}{item:02}", 1 + class),
    };
    Code::parse(&digits).expect("a code of five or seven digits")
}
