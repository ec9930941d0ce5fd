//! Words of checking.

use super::words;

words! {
    about_check: "核对：表内、表间、文字与表、年度之间是否相符",
        "check what must hold within tables, between them, against the text and over years";
    usage_check: "kuanxiang check [选项] [文件夹]", "kuanxiang check [OPTIONS] [FOLDER]";
    help_check_format: "格式：jsonl", "the format: jsonl";
    help_verbose: "相符、未能核对和不适用的也写出", "also write what holds, what could not be checked and what does not apply";
    help_fail_on: "有这一级或更重的问题时，退出状态为 1", "leave with status 1 where a finding is as grave as this";
}
