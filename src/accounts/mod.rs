//! Which accounts of two years are one: a code may be printed with another name, an account may have moved to another
//! code, and a code may have been given to another account. What is known of that is data in `assets/accounts`.
//! And what an account is called in a year, where that is certain.

mod standard;

pub use standard::{all_names, belongs_to, names, same_name, sections, standard, was_called};

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Code;
use crate::text::{bare, likeness};

/// From here on two names under one code are taken for one account.
const ALIKE: u32 = 500;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Changes {
    renamed: Vec<Named>,
    moved: Vec<Moved>,
    reused: Vec<Named>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    code: String,
    names: Vec<String>,
    since: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Moved {
    from: String,
    to: String,
    name: String,
    since: u16,
}

static CHANGES: LazyLock<Changes> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/accounts/changes.toml")).expect("changes.toml is checked by a test")
});

/// A known move as it is seen from one of its two codes.
struct Way {
    to: Code,
    /// For comparing.
    name: String,
    since: u16,
}

/// The known moves by either of their codes.
static MOVES: LazyLock<HashMap<Code, Vec<Way>>> = LazyLock::new(|| {
    let mut moves: HashMap<Code, Vec<Way>> = HashMap::new();
    for known in &CHANGES.moved {
        let (Some(from), Some(to)) = (Code::parse(&known.from), Code::parse(&known.to)) else { continue };
        for (from, to) in [(from, to), (to, from)] {
            let way = Way { to, name: bare(&known.name), since: known.since };
            moves.entry(from).or_default().push(way);
        }
    }
    moves
});

/// How alike two names under one code are, of 1000: 1000 where they are one account by name or as known, 0 where the code
/// was given to another account.
pub fn same_code(code: Code, a: &str, b: &str) -> u32 {
    let digits = code.to_string();
    let both = |known: &Named| known.code == digits && named(known, a) && named(known, b);
    let (a_bare, b_bare) = (bare(a), bare(b));
    if a_bare == b_bare || CHANGES.renamed.iter().any(both) {
        return 1000;
    }
    if CHANGES.reused.iter().any(both) {
        return 0;
    }
    // A name that the other one only begins or ends is one that a line break or a bracket cut.
    let within = a_bare.starts_with(&*b_bare) || b_bare.starts_with(&*a_bare);
    let within = within || a_bare.ends_with(&*b_bare) || b_bare.ends_with(&*a_bare);
    let like = likeness(&a_bare, &b_bare);
    if within {
        like.max(ALIKE)
    } else if like < ALIKE {
        0
    } else {
        like
    }
}

/// Whether an account moved from one code to the other, in either direction.
pub fn moved(a: Code, b: Code, name: &str) -> bool {
    let moves = moves(a);
    // Most codes never moved, and their names need no comparing.
    !moves.is_empty() && {
        let name = bare(name);
        moves.iter().any(|way| way.to == b && way.name == name)
    }
}

/// The 类 that list the same accounts, those of the first for 基本建设 only.
const ALONGSIDE: &[(u32, u32)] = &[(309, 310), (311, 312)];

/// Whether two accounts that are called alike stand in 类 that are used alongside each other: 办公设备购置 of 309 never moved
/// to 310.
pub fn alongside(a: Code, b: Code) -> bool {
    let (a, b) = (a.class().number(), b.class().number());
    ALONGSIDE.contains(&(a, b)) || ALONGSIDE.contains(&(b, a))
}

/// The codes that an account moved from or to, as far as is known; its own is not among them.
pub fn also_under(code: Code, name: &str) -> Vec<Code> {
    let moves = moves(code);
    if moves.is_empty() {
        return Vec::new();
    }
    let name = bare(name);
    moves.iter().filter(|way| way.name == name).map(|way| way.to).collect()
}

/// The year since which an account is called differently, where that is known.
pub fn since(code: Code, a: &str, b: &str) -> Option<u16> {
    let digits = code.to_string();
    let both = |known: &&Named| known.code == digits && named(known, a) && named(known, b);
    CHANGES.renamed.iter().find(both).map(|known| known.since)
}

/// The year since which an account has the other of two codes, whichever comes first, where that is known.
pub fn since_move(a: Code, b: Code) -> Option<u16> {
    moves(a).iter().find(|way| way.to == b).map(|way| way.since)
}

/// The known moves of a code.
fn moves(code: Code) -> &'static [Way] {
    MOVES.get(&code).map_or(&[], Vec::as_slice)
}

fn named(known: &Named, name: &str) -> bool {
    let name = bare(name);
    known.names.iter().any(|known| bare(known) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(digits: &str) -> Code {
        Code::parse(digits).expect("a code")
    }

    #[test]
    fn the_list_can_be_read_and_names_real_codes() {
        let codes = CHANGES.renamed.iter().chain(&CHANGES.reused).map(|known| &known.code);
        let moved = CHANGES.moved.iter().flat_map(|moved| [&moved.from, &moved.to]);
        assert!(codes.chain(moved).all(|digits| Code::parse(digits).is_some()));
        assert!(CHANGES.renamed.iter().all(|known| known.names.len() > 1 && (2000..2100).contains(&known.since)));
    }

    #[test]
    fn renamed_reused_and_alike() {
        for (digits, a, b, one) in [
            ("210", "医疗卫生与计划生育支出", "卫生健康支出", true),
            ("20805", "行政事业单位离退休", "行政事业单位养老支出", true),
            ("30311", "住房公积金", "代缴社会保险费", false),
            ("30107", "基础性绩效工资", "奖励性绩效工资", true),
            ("30213", "维修(护)费", "维修（护）费", true),
            ("2011350", "事业运行（商贸事务）", "事业运行", true),
            ("2010199", "其他人大事务支出", "信息化建设", false),
        ] {
            assert_eq!(same_code(code(digits), a, b) > 0, one, "{digits} {a} {b}");
            assert_eq!(same_code(code(digits), a, b), same_code(code(digits), b, a));
        }
        assert!(moved(code("30311"), code("30113"), "住房公积金"));
        assert_eq!(also_under(code("30113"), "住房公积金"), [code("30311")]);
        assert_eq!(also_under(code("30311"), "代缴社会保险费"), []);
        assert!(moved(code("30113"), code("30311"), "住房公积金"));
        assert!(!moved(code("30311"), code("30113"), "代缴社会保险费"));
        assert_eq!(since(code("207"), "文化体育与传媒支出", "文化旅游体育与传媒支出"), Some(2019));
        assert_eq!(since_move(code("30311"), code("30113")), Some(2018));
        assert_eq!(since_move(code("30113"), code("30311")), Some(2018), "in either direction");
        assert_eq!(since_move(code("30113"), code("30101")), None);
    }
}
