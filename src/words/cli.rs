//! The words of the command line.

use std::io;

use super::{Lang, words};

words! {
    about: "款项：在终端里浏览部门预算、决算公开，从部门一直看到类、款、项",
        "kuanxiang: browse Chinese government budget disclosures in a terminal, from department down to account";
    about_export: "把读到的公开、数字和空表写成数据，一行一条 JSON",
        "write disclosures, amounts and empty tables as data, one JSON record a line";
    usage_heading: "用法", "Usage";
    usage_browse: "kuanxiang [选项] [文件夹]\n  kuanxiang export [选项] [文件夹]\n  kuanxiang show [选项] [文件夹] 查找\n  kuanxiang diff [选项] [文件夹] A B\n  kuanxiang check [选项] [文件夹]\n  kuanxiang paper [选项] [文件夹]",
        "kuanxiang [OPTIONS] [FOLDER]\n  kuanxiang export [OPTIONS] [FOLDER]\n  kuanxiang show [OPTIONS] [FOLDER] QUERY\n  kuanxiang diff [OPTIONS] [FOLDER] A B\n  kuanxiang check [OPTIONS] [FOLDER]\n  kuanxiang paper [OPTIONS] [FOLDER]";
    usage_export: "kuanxiang export [选项] [文件夹]", "kuanxiang export [OPTIONS] [FOLDER]";
    about_show: "查一个项目、指标或科目，印出项目卡片和表里的行", "look up a project, an indicator or an account, and print it";
    usage_show: "kuanxiang show [选项] [文件夹] 查找", "kuanxiang show [OPTIONS] [FOLDER] QUERY";
    value_query: "查找", "QUERY";
    help_query: "要找的名称、科目编码、拼音首字母或金额；几个词用空格隔开，都要对上",
        "a part of a name, an account code, pinyin initials or an amount; several words must all fit";
    help_limit: "最多印几条（默认 20）", "how many to print at most (default 20)";
    value_count: "1 以上的整数", "a whole number from 1 on";
    no_query: "要找什么没有写", "there is nothing to look for";
    commands_heading: "命令", "Commands";
    arguments_heading: "参数", "Arguments";
    options_heading: "选项", "Options";
    value_folder: "文件夹", "FOLDER";
    help_folder: "公开文件所在的文件夹，或一个文件；不写就用程序自带的样例",
        "the folder with the documents, or one file; the sample library if left out";
    help_format: "格式：jsonl（默认）、json、csv（每类记录一个文件，-o 给文件夹）、xlsx",
        "the format: jsonl (default), json, csv (a file for each record type: -o names a folder) or xlsx";
    help_output: "写到这个文件或文件夹；不写就写到标准输出", "write to this file or folder instead of standard output";
    help_lang: "界面语言：zh（默认）或 en", "language of the interface: zh (default) or en";
    help_ascii: "只用 ASCII 字符画线和条", "draw lines and bars in plain ASCII";
    help_theme: "配色：auto（默认）、dark 深色背景、light 浅色背景",
        "colours: auto (default), dark or light background";
    help_help: "显示这份说明", "print this help";
    help_version: "显示版本", "print the version";
    see_help: "用 --help 看说明", "see --help";
    no_terminal: "标准输出不是终端，画不了界面；要数据请用 kuanxiang export",
        "standard output is not a terminal; for data use kuanxiang export";
    bad_usage: "参数不对", "the arguments make no sense";
    output_name: "标准输出", "standard output";
    no_such_folder: "没有这个文件夹或文件", "no such folder or file";
    no_such_place: "没有这个位置", "no such place";
    not_permitted: "没有权限", "permission denied";
    is_folder: "这是文件夹，不是文件", "is a folder, not a file";
    disk_full: "磁盘满了", "the disk is full";
}

words! {
    show_variants: "又作", "also";
    show_places: "出处", "places";
    show_amount: "金额", "amount";
    show_fiscal: "财政拨款", "fiscal";
    show_other: "其他资金", "other";
    show_account: "科目", "account";
    show_basis: "依据", "basis";
    show_undertaker: "承担单位", "undertaker";
    show_allocation: "资金分配", "allocation";
    show_period: "执行时间", "period";
    show_goal: "年度目标", "goal";
    show_department: "部门整体", "the department as a whole";
    show_indicators: "指标", "indicators";
    show_level: "类别", "kind";
    show_measured: "指标", "indicator";
    show_target: "目标", "target";
    show_actual: "实际", "actual";
    show_weight: "权重", "weight";
    show_score: "得分", "score";
    show_result: "结果", "result";
    show_line: "行", "line";
    show_met: "达标", "met";
    show_missed: "未达", "missed";
    show_deviation: "偏差", "deviation";
    show_measures: "措施", "measures";
    show_figures: "数字", "figures";
}

impl Lang {
    /// The year of a disclosure.
    pub fn of_year(self, year: u16) -> String {
        match self {
            Lang::Zh => format!("{year}年"),
            Lang::En => year.to_string(),
        }
    }

    /// Nothing fits what was looked for.
    pub fn nothing_fits(self, query: &str) -> String {
        match self {
            Lang::Zh => format!("没有找到“{query}”"),
            Lang::En => format!("nothing fits '{query}'"),
        }
    }

    /// How much was found beyond what was printed.
    pub fn more_found(self, more: usize, all: usize) -> String {
        match self {
            Lang::Zh => format!("还有 {more} 条没有印出；用 --limit {all} 看全部"),
            Lang::En => format!("{more} more; --limit {all} shows all"),
        }
    }

    /// Why the system refused, in the reader's words where the reason is a common one.
    pub fn refusal(self, error: &io::Error) -> String {
        match error.kind() {
            io::ErrorKind::NotFound => self.no_such_place().into(),
            io::ErrorKind::PermissionDenied => self.not_permitted().into(),
            io::ErrorKind::IsADirectory => self.is_folder().into(),
            io::ErrorKind::StorageFull => self.disk_full().into(),
            _ => error.to_string(),
        }
    }

    /// A folder that cannot be opened.
    pub fn cannot_open(self, path: &str, error: &io::Error) -> String {
        let reason = match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => self.no_such_folder().into(),
            _ => self.refusal(error),
        };
        match self {
            Lang::Zh => format!("打不开 {path}：{reason}"),
            Lang::En => format!("cannot open {path}: {reason}"),
        }
    }

    /// A file that cannot be written.
    pub fn cannot_write(self, path: &str, error: &io::Error) -> String {
        let reason = self.refusal(error);
        match self {
            Lang::Zh => format!("写不了 {path}：{reason}"),
            Lang::En => format!("cannot write {path}: {reason}"),
        }
    }

    /// Screens that could not go on.
    pub fn screen_failed(self, reason: &str) -> String {
        match self {
            Lang::Zh => format!("界面出了错：{reason}"),
            Lang::En => format!("the screens failed: {reason}"),
        }
    }

    /// An argument that is not known.
    pub fn unknown_argument(self, argument: &str) -> String {
        match self {
            Lang::Zh => format!("没有这个参数：{argument}"),
            Lang::En => format!("unknown argument: {argument}"),
        }
    }

    /// A value that an option does not take; `allowed` lists those it does.
    pub fn bad_value(self, option: &str, value: &str, allowed: &str) -> String {
        match self {
            Lang::Zh => format!("{option} 不能是“{value}”，可以是 {allowed}"),
            Lang::En => format!("{option} cannot be '{value}', only {allowed}"),
        }
    }

    /// An option without the value it needs.
    pub fn no_value(self, option: &str) -> String {
        match self {
            Lang::Zh => format!("{option} 后面少了值"),
            Lang::En => format!("{option} needs a value"),
        }
    }

    /// An option given twice.
    pub fn given_twice(self, option: &str) -> String {
        match self {
            Lang::Zh => format!("{option} 写了两次"),
            Lang::En => format!("{option} is given twice"),
        }
    }

    /// An option of the screens in front of a command.
    pub fn option_before_command(self, option: &str) -> String {
        match self {
            Lang::Zh => format!("--{option} 不能写在命令前面"),
            Lang::En => format!("--{option} cannot stand before a command"),
        }
    }

    /// An output in the place of what was read.
    pub fn over_document(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("不能写在读到的公开文件上：{path}"),
            Lang::En => format!("cannot write over a document that was read: {path}"),
        }
    }

    /// A folder in front of a command that takes its own.
    pub fn folder_before_command(self, folder: &str) -> String {
        match self {
            Lang::Zh => format!("文件夹要写在命令后面：{folder}"),
            Lang::En => format!("the folder comes after the command: {folder}"),
        }
    }
}
