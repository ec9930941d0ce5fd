//! The words of the findings and of their review on the screens.

use std::borrow::Cow;

use super::{Lang, words};
use crate::check::{Rule, Severity, Tally, Why};
use crate::review::{Progress, Stamp};
use crate::text::width::certain;

words! {
    findings: "核对", "Checks";
    finding: "此项", "This one";
    checking: "正在核对", "checking";
    checking_long: "正在核对，做完就列在这里。", "The checks are going on; what comes of them will be listed here.";
    check_broke: "核对出了错，这是程序的毛病", "The checking broke down; this is a fault of the program";
    open_findings: "核对", "checks";
    all_hold: "没有不符之处。按 c 看核对过什么。", "Nothing fails. Press c for what was checked.";
    nothing_checked: "没有可核对的", "There was nothing to check";
    none_unchecked: "没有未能核对的", "Everything could be checked";
    none_hold: "没有相符的", "Nothing holds";
    rule: "规则", "Rule";
    rests_on: "依据", "Basis";
    expected: "应为", "should be";
    found: "实为", "is";
    difference: "相差", "differs";
    operands: "各数", "Figures";
    why_unchecked: "未能核对", "Not checked";
    checks_here: "核对", "Checks";
    by_disclosure: "按公开", "by disclosure";
    by_rule: "按规则", "by rule";
    by_severity: "按轻重", "by severity";
    what_fails: "不符", "what fails";
    what_is_open: "未能核对", "not checked";
    what_holds: "相符", "what holds";
    reviewed_by: "复核", "Review";
    note_is: "批注", "Note";
    changed_since: "标注后此处已变：原为", "Changed since it was marked; it was";

    is_accepted: "属实", "so";
    is_dismissed: "不属实", "not so";
    is_later: "待查", "later";
    is_changed: "已变", "changed";
    sign_accepted: "实", "y";
    sign_dismissed: "否", "n";
    sign_later: "待", "?";
    sign_changed: "变", "*";
    sign_unchecked: "未", "-";
    sign_holds: "符", "=";
    kept_accepted: "记下：属实", "kept: it is so";
    kept_dismissed: "记下：不属实", "kept: it is not so";
    kept_later: "记下：待查", "kept: to be asked later";
    kept_note: "批注已记下", "the note is kept";
    note_gone: "批注已去掉", "the note is taken away";
    undone: "已撤回上一步标记", "the last mark is taken back";
    nothing_to_undo: "没有可撤回的标记", "there is no mark to take back";
    redone: "已恢复撤回的标记", "the mark is put back";
    nothing_to_redo: "没有可恢复的标记", "there is no mark to put back";

    help_reviewer: "复核人的名字；不写就用登录名", "who reviews; if left out, the name of the login";

    ask_reason: "不属实的理由", "Why it is not so";
    ask_note: "批注", "Note";
    ask_paper: "工作底稿存为 (.xlsx .md .csv)", "Working paper to (.xlsx .md .csv)";
    paper_name: "工作底稿.xlsx", "working-paper.xlsx";
    all_reviewed: "都看过了", "Everything was reviewed";
    no_row: "这个数不在哪张表里", "This figure is in no table";
    nothing_to_note: "这里没有可批注的", "There is nothing here to note on";
    marked_elsewhere: "别处写了新的标记，已读入", "Marks written elsewhere were taken in";
    paper_ends: "工作底稿的文件名要以 .xlsx、.md 或 .csv 结尾", "The working paper ends in .xlsx, .md or .csv";
    paper_inside: "工作底稿不能放在被复核的文件夹里", "The working paper cannot be in the folder under review";
    paper_waits: "核对还没有做完", "The checks are still going on";

    group_review: "复核", "Review";
    key_findings: "核对：不符之处", "checks: what does not hold";
    key_coverage: "换看不符、未能核对、相符", "fails, unchecked or holds";
    key_unreviewed: "下一处未复核的", "next one to review";
    key_unreviewed_before: "上一处未复核的", "previous one to review";
    key_grouping: "分组：按公开、规则、轻重", "next way of grouping";
    key_operand: "下一个数", "next figure";
    key_operand_place: "看原文里的这个数", "this figure in the source";
    key_row: "看表里的这一行", "its line in the table";
    key_accept: "属实", "it is so";
    key_dismiss: "不属实，写理由", "it is not so: say why";
    key_later: "待查", "ask later";
    key_note: "批注", "write a note";
    key_undo: "撤回上一步标记", "take the last mark back";
    key_redo: "恢复撤回的标记", "put it back";
    key_paper: "存工作底稿", "write the working paper";
    key_finding_detail: "这一项的全文和各数", "it in full";
    key_answer: "写下", "keep it";
    key_leave_answer: "不写了", "leave it";
    short_findings: "核对", "checks";
    short_coverage: "换看", "show";
    short_unreviewed: "未复核", "next open";
    short_grouping: "分组", "group";
    short_operand: "下一数", "next figure";
    short_row: "表行", "line";
    short_accept: "属实", "so";
    short_dismiss: "不属实", "not so";
    short_later: "待查", "later";
    short_note: "批注", "note";
    short_undo: "撤回", "undo";
    short_paper: "底稿", "paper";
}

impl Lang {
    /// What a rule says, as a terminal shows it.
    pub fn statement(self, rule: &Rule) -> Cow<'static, str> {
        certain(self.pick(rule.statement, rule.english))
    }

    /// Why a relation could not be checked.
    pub const fn why(self, why: Why) -> &'static str {
        self.pick(
            why.chinese(),
            match why {
                Why::InDoubt => "the column of a figure is in doubt",
                Why::NotPrinted => "a figure that is needed is not printed",
                Why::NotInFolder => "the other disclosure that is needed is not in the folder",
                Why::Ambiguous => "several have the same name",
                Why::NotUnderstood => "the meaning of the text is in doubt",
                Why::OtherScope => "the two may be about different things",
                Why::Broke => "the program that checks it broke down",
            },
        )
    }

    /// How grave a finding is, in as few columns as a list has for it.
    pub const fn severity_sign(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错", "E"),
            Severity::Warning => self.pick("疑", "W"),
            Severity::Note => self.pick("提", "N"),
        }
    }

    /// How many findings are open, by severity, as short as that can be said: 错2 疑7.
    pub fn open_counts(self, errors: usize, warnings: usize) -> String {
        let count = |severity, count: usize| (count > 0).then(|| format!("{}{count}", self.severity_sign(severity)));
        let counts = [count(Severity::Error, errors), count(Severity::Warning, warnings)];
        counts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What was checked, and what came of it, without the findings.
    pub fn checked_counts(self, tally: Tally) -> String {
        let checked = tally.checked();
        let (holds, unchecked, findings) = (tally.holds, tally.unchecked, tally.findings());
        match self {
            _ if checked + unchecked == 0 => self.nothing_checked().into(),
            Lang::Zh => format!("核对 {checked} 项  相符 {holds}  不符 {findings}  未能核对 {unchecked}"),
            Lang::En => format!("{checked} checked  {holds} hold  {findings} fail  {unchecked} not checked"),
        }
    }

    /// What was checked and what could not be, where the findings are told right behind it and room is short.
    pub fn checked_short(self, tally: Tally) -> String {
        let (checked, unchecked) = (tally.checked(), tally.unchecked);
        match self {
            Lang::Zh => format!("核对 {checked} 项  未能核对 {unchecked}"),
            Lang::En => format!("{checked} checked  {unchecked} not checked"),
        }
    }

    /// The findings by severity.
    pub fn finding_counts(self, tally: Tally) -> String {
        let [errors, warnings, notes] = tally.fails;
        match self {
            Lang::Zh => format!("错误 {errors}  疑点 {warnings}  提示 {notes}"),
            Lang::En => format!("errors {errors}  warnings {warnings}  notes {notes}"),
        }
    }

    /// How far the review is.
    pub fn review_counts(self, progress: Progress) -> String {
        let Progress { all, accepted, dismissed, later, changed } = progress;
        let reviewed = progress.reviewed();
        let mut told = match self {
            Lang::Zh => format!("已复核 {reviewed}/{all}"),
            Lang::En => format!("reviewed {reviewed}/{all}"),
        };
        let parts = [
            (accepted, self.pick("属实", "so")),
            (dismissed, self.pick("不属实", "not so")),
            (later, self.pick("待查", "later")),
            (changed, self.pick("已变", "changed")),
        ];
        for (count, word) in parts.into_iter().filter(|(count, _)| *count > 0) {
            told.push_str(&format!("  {word} {count}"));
        }
        told
    }

    /// By whom and when something was marked.
    pub fn stamped(self, stamp: &Stamp) -> String {
        format!("{} {}", stamp.by, stamp.time()).trim().to_owned()
    }

    /// Where the working paper was written.
    pub fn paper_written(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("工作底稿已存为 {path}"),
            Lang::En => format!("The working paper is in {path}"),
        }
    }

    /// Something is there already, and is written over only when asked again.
    pub fn paper_there(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("已有 {path}；再存一次就覆盖"),
            Lang::En => format!("{path} is there already; once more writes over it"),
        }
    }

    /// The working paper could not be written.
    pub fn paper_failed(self, path: &str, reason: &str) -> String {
        match self {
            Lang::Zh => format!("写不了工作底稿 {path}：{reason}"),
            Lang::En => format!("cannot write the working paper {path}: {reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::RULES;

    #[test]
    fn what_a_rule_says_has_one_width_on_every_terminal() {
        for rule in RULES {
            let shown = [Lang::Zh.statement(rule), Lang::En.statement(rule), certain(rule.basis)];
            assert!(!shown.iter().any(|text| text.contains(['“', '”', '—', '…', '·'])), "{}: {shown:?}", rule.id);
        }
    }
}
