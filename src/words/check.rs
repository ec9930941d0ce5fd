//! Words of checking.

use super::{Lang, words};
use crate::check::{Outcome, SettingsFault, Severity, Tally};

words! {
    about_check: "核对：表内、表间、文字与表、年度之间是否相符",
        "check what must hold within tables, between them, against the text and over years";
    usage_check: "kuanxiang check [选项] [文件夹]", "kuanxiang check [OPTIONS] [FOLDER]";
    help_check_format: "格式：text（默认）、csv、jsonl、sarif", "the format: text (default), csv, jsonl or sarif";
    help_rules: "规则开关和轻重的文件（TOML）", "a file that turns rules off or changes their severity (TOML)";
    help_verbose: "相符、未能核对和不适用的也写出", "also write what holds, what could not be checked and what does not apply";
    help_fail_on: "有这一级或更重的问题时，退出状态为 1", "leave with status 1 where a finding is as grave as this";
}

impl Lang {
    /// How grave a finding is.
    pub const fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "error"),
            Severity::Warning => self.pick("疑点", "warning"),
            Severity::Note => self.pick("提示", "note"),
        }
    }

    /// What came of a relation.
    pub const fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Holds => self.pick("相符", "holds"),
            Outcome::Fails(severity) => self.severity(severity),
            Outcome::Unchecked(_) => self.pick("未能核对", "unchecked"),
            Outcome::Inapplicable => self.pick("不适用", "does not apply"),
        }
    }

    /// How many relations were looked at, and what came of them: that nothing was found never stands alone.
    pub fn ledger_of_one(self, tally: Tally) -> String {
        let Tally { holds, fails: [errors, warnings, notes], unchecked } = tally;
        let checked = tally.checked();
        match self {
            Lang::Zh => format!(
                "核对 {checked} 项：相符 {holds}，不符 {}（错误 {errors}，疑点 {warnings}，提示 {notes}）；另有 {unchecked} 项未能核对",
                tally.findings()
            ),
            Lang::En => format!(
                "{checked} relations checked: {holds} hold, {} do not ({errors} errors, {warnings} warnings, {notes} notes); \
                 {unchecked} could not be checked",
                tally.findings()
            ),
        }
    }

    /// The same of all disclosures.
    pub fn ledger_of_all(self, disclosures: usize, tally: Tally) -> String {
        let told = self.ledger_of_one(tally);
        match self {
            Lang::Zh => format!("共 {disclosures} 份公开，{told}"),
            Lang::En => format!("{disclosures} disclosures, {told}"),
        }
    }

    /// Figures that are not told one by one.
    pub fn more_figures(self, left: usize) -> String {
        match self {
            Lang::Zh => format!("另有 {left} 处"),
            Lang::En => format!("and {left} more places"),
        }
    }

    /// A choice of rules that is not understood.
    pub fn bad_settings(self, path: &str, fault: &SettingsFault) -> String {
        match (self, fault) {
            (Lang::Zh, SettingsFault::Form(line, said)) => format!("规则文件 {path} 第 {line} 行看不懂：{said}"),
            (Lang::En, SettingsFault::Form(line, said)) => format!("rules file {path}, line {line}: {said}"),
            (Lang::Zh, SettingsFault::NoSuchRule(id)) => format!("规则文件 {path} 里的“{id}”不是规则"),
            (Lang::En, SettingsFault::NoSuchRule(id)) => format!("rules file {path}: there is no rule “{id}”"),
        }
    }

    /// A format of several files, without a folder to put them in.
    pub fn needs_folder(self, format: &str) -> String {
        match self {
            Lang::Zh => format!("{format} 写成几个文件，请用 -o 给出文件夹"),
            Lang::En => format!("{format} is several files: name a folder with -o"),
        }
    }
}
