//! Words of the working paper and of the command that writes it.

use super::{Lang, words};
use crate::check::Tally;
use crate::review::{Progress, Standing};

words! {
    about_paper: "写出工作底稿：属实的发现和批注，连同证据；不属实的和理由；所用的规则",
        "write the working paper: accepted findings and notes with their evidence, dismissed ones with reasons, the rules used";
    usage_paper: "kuanxiang paper [选项] [文件夹]", "kuanxiang paper [OPTIONS] [FOLDER]";
    help_paper_format: "格式：md、xlsx、csv；不写就看 -o 的扩展名，没有 -o 就是 md",
        "the format: md, xlsx, csv; if left out, as -o ends, and md without -o";
    help_review: "复核记录；不写就用自己的数据文件夹里的那一份", "the review; if left out, the one in your own data folder";
    paper_to_terminal: "xlsx 不能写到终端上，请用 -o 写到文件", "an xlsx cannot be written to a terminal; give a file with -o";
    paper_over_review: "底稿不能写在复核记录上", "the paper cannot be written over the review";

    paper_number: "序号", "no.";
    paper_kind: "类别", "kind";
    paper_disclosure: "公开", "disclosure";
    paper_rule: "规则", "rule";
    paper_severity: "程度", "severity";
    paper_about: "内容", "finding";
    paper_expected: "应为（万元）", "expected (10k yuan)";
    paper_found: "实为（万元）", "found (10k yuan)";
    paper_difference: "相差（万元）", "difference (10k yuan)";
    paper_reason: "不属实的理由", "reason for dismissal";
    paper_note: "批注", "note";
    paper_standing: "标记之后的变化", "changed since";
    paper_by: "复核人", "by";
    paper_at: "时间", "when";
    paper_operand: "依据的数", "figure";
    paper_printed: "印的数", "as printed";
    paper_wan: "折万元", "10k yuan";
    paper_file: "文件", "file";
    paper_page: "页", "page";
    paper_sheet: "工作表", "sheet";
    paper_line: "行", "line";
    paper_place: "位置", "place";
    paper_text: "原文", "text";
    paper_basis: "依据", "based on";
    paper_statement: "应当", "what must hold";
    paper_holds: "相符", "holds";
    paper_fails: "不符", "fails";
    paper_unchecked: "未能核对", "not checked";
    paper_accepted: "属实", "accepted";
    paper_dismissed: "不属实", "dismissed";
    paper_summary: "概要", "summary";
    paper_items_title: "属实的发现和批注", "Accepted findings and notes";
    paper_dismissed_title: "不属实的发现", "Dismissed findings";
    paper_rules_title: "所用的规则", "Rules used";
    paper_nothing: "没有。", "None.";
}

impl Lang {
    /// The title of the paper.
    pub fn paper_title(self, library: &str) -> String {
        match self {
            Lang::Zh => format!("工作底稿：{library}"),
            Lang::En => format!("Working paper: {library}"),
        }
    }

    /// What was checked and how far the review is, one sentence each, and where there are marks on disclosures that are not
    /// here, how many.
    pub fn paper_counts(self, tally: Tally, progress: Progress, (notes, elsewhere): (usize, usize)) -> Vec<String> {
        let (checked, unchecked, findings) = (tally.checked(), tally.unchecked, progress.all);
        let Progress { accepted, dismissed, later, changed, .. } = progress;
        let reviewed = progress.reviewed();
        let mut said = match self {
            Lang::Zh => vec![
                format!("核对了 {checked} 条关系，另有 {unchecked} 条未能核对；发现 {findings} 项"),
                format!(
                    "已复核 {reviewed} 项：属实 {accepted} 项，不属实 {dismissed} 项；待查 {later} 项，标记后有变化 {changed} 项；批注 {notes} 条"
                ),
            ],
            Lang::En => vec![
                format!("{checked} relations checked, {unchecked} could not be; {findings} findings"),
                format!(
                    "{reviewed} reviewed: {accepted} accepted, {dismissed} dismissed; {later} left for later, {changed} changed since; {notes} notes"
                ),
            ],
        };
        if elsewhere > 0 {
            said.push(match self {
                Lang::Zh => format!("{elsewhere} 条标注不在本文件夹的公开里"),
                Lang::En => format!("{elsewhere} marks are on disclosures that are not in this folder"),
            });
        }
        said
    }

    /// What became of something under its mark; nothing where it is the same.
    pub fn paper_standing_of(self, standing: &Standing) -> Option<String> {
        match (self, standing) {
            (_, Standing::Same) => None,
            (Lang::Zh, Standing::Changed { was }) => Some(format!("当时是：{was}")),
            (Lang::En, Standing::Changed { was }) => Some(format!("was: {was}")),
            (Lang::Zh, Standing::Gone) => Some("现在的文件里没有了".into()),
            (Lang::En, Standing::Gone) => Some("no longer in the documents".into()),
            (Lang::Zh, Standing::Unasked) => Some("这次没有用这条规则核对".into()),
            (Lang::En, Standing::Unasked) => Some("this rule was not used this time".into()),
        }
    }

    /// A file whose name says no format of the paper.
    pub fn paper_what_format(self, path: &str, formats: &str) -> String {
        match self {
            Lang::Zh => format!("看不出 {path} 是什么格式，请用 --format 指定：{formats}"),
            Lang::En => format!("{path} does not say its format; give one with --format: {formats}"),
        }
    }
}
