//! The names a code is known by: from the account lists of the program and from the document itself.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::codes;
use crate::accounts;
use crate::model::Code;
use crate::table::Grid;
use crate::text::fold;

/// Account names seen in published documents, by code; a code has had several names over the years, and an unknown
/// code is never an error.
static LISTED: LazyLock<HashMap<Code, HashSet<String>>> = LazyLock::new(|| {
    let lists =
        [include_str!("../../assets/accounts/functional.csv"), include_str!("../../assets/accounts/economic.csv")];
    let mut listed: HashMap<Code, HashSet<String>> = HashMap::new();
    for line in lists.iter().flat_map(|list| list.lines().skip(1)) {
        let mut fields = line.split(',');
        if let (Some(code), Some(name)) = (fields.next().and_then(Code::parse), fields.next()) {
            listed.entry(code).or_default().insert(fold(name));
        }
    }
    listed
});

/// All names that are listed, and those that the classification itself gives.
static NAMES: LazyLock<HashSet<String>> =
    LazyLock::new(|| LISTED.values().flatten().cloned().chain(accounts::all_names().map(fold)).collect());

/// The 类 that the listed economic accounts of a name belong to; `None` where none is called so, or accounts of several.
pub fn economic_class(name: &str) -> Option<Code> {
    static CLASSES: LazyLock<HashMap<&'static str, Option<Code>>> = LazyLock::new(|| {
        let mut classes: HashMap<&str, Option<Code>> = HashMap::new();
        let accounts = LISTED.iter().filter(|(code, _)| code.is_economic());
        for (code, name) in accounts.flat_map(|(code, names)| names.iter().map(|name| (code.class(), name.as_str()))) {
            classes.entry(name).and_modify(|class| *class = class.filter(|class| *class == code)).or_insert(Some(code));
        }
        classes
    });
    CLASSES.get(fold(name).as_str()).copied().flatten()
}

/// The names that a code was seen with, each with the first and the last year.
pub fn seen(code: Code) -> Vec<(&'static str, u16, u16)> {
    let lists =
        [include_str!("../../assets/accounts/functional.csv"), include_str!("../../assets/accounts/economic.csv")];
    let of_line = |line: &'static str| {
        let mut fields = line.split(',');
        let is = fields.next().and_then(Code::parse) == Some(code);
        let name = fields.next().filter(|_| is)?;
        Some((name, fields.next()?.trim().parse().ok()?, fields.next()?.trim().parse().ok()?))
    };
    lists.into_iter().flat_map(str::lines).filter_map(of_line).collect()
}

/// Whether an account of some code is called so, brackets and blanks aside.
pub fn is_account_name(name: &str) -> bool {
    NAMES.contains(fold(name).as_str())
}

/// The names that codes go by in one document.
#[derive(Debug, Default)]
pub struct Known {
    printed: HashMap<Code, HashSet<String>>,
    /// All names that are printed.
    names: HashSet<String>,
}

impl Known {
    /// Takes in the names of a grid whose rows are certain: a whole code, and no text left over beside the row, nor any that
    /// might as well be another's.
    pub fn learn(&mut self, grid: &Grid, in_doubt: &HashSet<usize>) {
        let mut after_tail = false;
        for (at, row) in grid.rows.iter().enumerate() {
            let alone = row.tail.is_empty() && !after_tail && !in_doubt.contains(&at);
            if let Some(code) = codes::code(row).filter(|_| alone && !row.name.is_empty()) {
                let name: String = row.name.iter().map(|piece| fold(&piece.text)).collect();
                self.names.insert(name.clone());
                self.printed.entry(code).or_default().insert(name);
            }
            after_tail = !row.tail.is_empty();
        }
    }

    /// Whether a code is known by a name, compared folded.
    pub fn is(&self, code: Code, folded: &str) -> bool {
        self.is_listed(code, folded) || self.printed.get(&code).is_some_and(|names| names.contains(folded))
    }

    /// Whether the account lists of the program have a name for a code.
    pub fn is_listed(&self, code: Code, folded: &str) -> bool {
        LISTED.get(&code).is_some_and(|names| names.contains(folded))
            || accounts::names(code).any(|name| fold(name) == folded)
    }

    /// Whether any account is known by a name, compared folded.
    pub fn is_any(&self, folded: &str) -> bool {
        self.names.contains(folded) || NAMES.contains(folded)
    }

    /// Whether a code is known by a name without the bracket that often follows it: 行政运行 for 行政运行（商贸事务）.
    pub fn is_head(&self, code: Code, folded: &str) -> bool {
        self.names(code).any(|name| name.split('(').next() == Some(folded) && *name != *folded)
    }

    /// Whether a text is the beginning of a name of a code, or begins with one as where a project follows.
    pub fn begins(&self, code: Code, folded: &str) -> bool {
        !folded.is_empty() && self.names(code).any(|name| name.starts_with(folded) || folded.starts_with(&*name))
    }

    fn names(&self, code: Code) -> impl Iterator<Item = Cow<'_, str>> {
        let printed = self.printed.get(&code).into_iter().flatten();
        let listed = printed.chain(LISTED.get(&code).into_iter().flatten()).map(|name| Cow::from(name.as_str()));
        listed.chain(accounts::names(code).map(|name| fold(name).into()))
    }
}
