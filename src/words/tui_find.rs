//! The words of finding everything, of the palette of commands and of copying.

use super::{Lang, words};

words! {
    find: "查找", "Find";
    find_prompt: "查找", "Find";
    find_hint: "打汉字、拼音或首字母、科目编码、金额；几个词用空格隔开，都要符合。",
        "Type Chinese, pinyin or its initials, a code or an amount; several words must all fit.";
    search_broke: "查找出了错，这是程序的毛病", "The search broke down; this is a fault of the program";
    searching: "正在查找", "searching";
    kind_departments: "部门", "Departments";
    kind_accounts: "科目", "Accounts";
    kind_projects: "项目", "Projects";
    kind_indicators: "指标", "Indicators";
    kind_lines: "表行", "Lines of tables";
    kind_bases: "依据文件", "Basis documents";
    kind_narrative: "说明", "Narrative";
    key_find: "查找一切", "find anything";
    key_find_go: "去看找到的这一处", "go to what was found";
    key_find_leave: "回到原处", "back to where it was opened";
    key_group: "列全或只列前几处", "all of a group, or the first ones";
    short_find: "查找", "find";
    short_go: "去看", "go there";
    short_group: "列全", "all of group";

    palette: "命令", "Commands";
    palette_prompt: "命令", "Command";
    key_palette: "按名称找命令", "commands by name";
    key_run: "执行", "do it";
    short_palette: "命令", "commands";
    short_run: "执行", "do it";

    key_copy: "复制这一行、这张卡", "copy the row or card";
    key_copy_all: "复制整张表、整个列表", "copy the whole table or list";
    short_copy: "复制", "copy";
    nothing_to_copy: "这里没有可复制的", "There is nothing to copy here";
    copied_line: "此行和表头", "the line with its header";
    copied_table: "整张表", "the table";
    copied_row: "此行", "the row";
    copied_list: "整个列表", "the list";
    copied_card: "这张卡", "the card";
    copied_text: "原文", "the text";
    column_code: "编码", "code";
    column_issue: "公开", "disclosure";
    column_file: "文件", "file";
    column_name: "名称", "name";
    column_value: "数值", "value";
    column_level1: "一级", "level 1";
}

impl Lang {
    /// What was copied and how many lines it has.
    pub fn copied(self, what: &str, rows: usize) -> String {
        match self {
            Lang::Zh => format!("已复制{what}，共 {rows} 行"),
            Lang::En => format!("Copied {what}, {rows} {}", if rows == 1 { "line" } else { "lines" }),
        }
    }

    /// The same of a copy that was too large.
    pub fn copied_part(self, what: &str, rows: usize, all: usize) -> String {
        match self {
            Lang::Zh => format!("已复制{what}的前 {rows} 行，太大，共 {all} 行"),
            Lang::En => format!("Copied the first {rows} lines of {what}: {all} are too many"),
        }
    }

    /// How much was found.
    pub fn found_in_all(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("{count} 处"),
            Lang::En => format!("{count} found"),
        }
    }

    /// The rest of a group, a key away.
    pub fn more_of_group(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("还有 {count} 处 (Tab)"),
            Lang::En => format!("{count} more (Tab)"),
        }
    }

    /// What a group does not list at all.
    pub fn beyond_the_best(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("另有 {count} 处未列，多打几个字"),
            Lang::En => format!("{count} more are not listed: type more"),
        }
    }
}
