//! The words of the screens.

use super::{Lang, words};

words! {
    app_name: "款项", "kuanxiang";
    too_small: "窗口太小，至少要 40 列 8 行", "The window is too small: 40 columns and 8 rows at least";

    loading: "读取", "Loading";
    listing: "正在列出文件", "Listing the files";
    partly_read: "读取已停下，只有一部分", "stopped: only a part was read";
    stopping: "正在停下，已读的留下", "Stopping; what was read is kept";

    disclosures: "公开", "Disclosures";
    in_brief: "概要", "In brief";
    department: "部门", "Department";
    by_name: "按拼音", "by name";
    by_amount: "按支出", "by spending";
    by_year: "按年度", "by year";
    receipts: "收入", "receipts";
    spending: "支出", "spending";
    basic: "基本", "basic";
    project: "项目", "projects";
    basic_percent: "基本%", "bas. %";
    project_percent: "项目%", "proj.%";
    also_spelt: "又作", "also";
    spending_by_year: "历年支出", "Spending by year";
    spending_by_class: "支出按类", "Spending by class";
    no_disclosures: "没有读到公开文件", "No disclosures were found";
    files_left_aside: "没有收入的文件", "Files left aside";

    tables: "各表", "Tables";
    table: "表", "Table ";
    number: "号", "No.";
    lines: "行", "lines";
    total: "合计", "total";
    empty: "空", "empty";
    declared_empty: "空表", "empty";
    empty_long: "此表没有数字，文件也没有说明为空。", "This table holds no figure, and the document does not say why.";
    declared_empty_long: "空表：文件说明本表没有数字。", "Empty: the document says that there is nothing to print.";
    no_tables: "没有报表，按 s 看原文。", "No tables; press s for the source.";

    account: "科目", "Account";
    this_line: "此行", "This line";
    share_percent: "占比%", "share%";
    share_of_parent: "占上级", "Of the line above";
    share_of_total: "占合计", "Of the total";
    loose: "栏次不明", "no column";
    loose_explained: "这些数字不能确定属于哪一栏，原样保留，不作归类。",
        "The column of these figures is not certain; they are kept without a meaning.";
    cells: "各栏", "Cells";
    no_cells: "这一行没有数字", "Nothing is printed in this line";
    in_other_tables: "其他表同一科目", "Same code in other tables";
    largest_first: "从大到小", "largest first";
    smallest_first: "从小到大", "smallest first";

    source: "原文", "Source";
    places: "出处", "Places";
    the_line: "这一行", "the line";
    no_text: "没有可看的文字", "There is no text to show";

    troubles: "存疑", "open";
    troubles_title: "存疑", "Left open";
    no_troubles: "没有存疑之处", "Nothing was left open";

    unit_is: "单位", "in";
    filter_is: "筛选", "filter";
    filter_prompt: "筛选 /", "Filter /";
    nothing_found: "没有符合的", "Nothing found";

    help_title: "按键", "Keys";
    group_go: "进出", "Going about";
    group_look: "看法", "Choosing what is seen";
    group_move: "移动", "Moving";
    group_program: "程序", "Program";
    mouse: "鼠标", "Mouse";
    mouse_help: "滚动，点选，再点打开", "wheel moves, click selects, again opens";

    key_open: "打开，深入一层", "open, one level deeper";
    key_back: "返回，先撤筛选", "back; a filter goes first";
    key_source: "看原文里的这个数", "this figure in the source";
    key_source_file: "看原文", "the source";
    key_next_place: "同一行的下一出处", "next place of the same line";
    key_previous_leaf: "文件的上一页、上一工作表", "previous page or sheet of the file";
    key_next_leaf: "文件的下一页、下一工作表", "next page or sheet of the file";
    key_open_file: "用系统的程序打开文件", "open the file with the system's program";
    key_filter: "筛选名称、科目、首字母", "filter by name, code or initials";
    key_sort: "换排序", "next order";
    key_class: "只看到类", "down to the classes";
    key_section: "看到款", "down to the sections";
    key_item: "看到项，全部展开", "down to the items: all";
    key_fold: "收起，再按到上级", "fold; again: go up";
    key_unfold: "展开", "unfold";
    key_toggle: "收起或展开", "fold or unfold";
    key_blanks: "显示或隐去空栏", "show or hide blank columns";
    key_unit: "换单位：万元、元、亿元", "unit: 10k, 1, 100m yuan";
    key_previous_table: "上一张表", "previous table";
    key_next_table: "下一张表", "next table";
    key_troubles: "存疑之处", "what was left open";
    key_up: "上一行", "up";
    key_down: "下一行", "down";
    key_fold_left: "收起，再按到部门", "fold; again: to the department";
    key_unfold_right: "展开", "unfold";
    key_column_left: "左一栏", "one column left";
    key_column_right: "右一栏", "one column right";
    key_page_up: "上一页", "one page up";
    key_page_down: "下一页", "one page down";
    key_half_up: "上半页", "half a page up";
    key_half_down: "下半页", "half a page down";
    key_first: "到首行", "to the first row";
    key_last: "到末行", "to the last row";
    key_stop: "停止读取，看已读的", "stop and show what was read";
    key_close: "关上", "close";
    key_keep_filter: "留下筛选", "keep the filter";
    key_drop_filter: "撤销筛选", "drop the filter";
    key_erase: "删一字", "erase a character";
    key_clear: "全删", "erase all";
    key_help: "所有按键", "all keys";
    key_quit: "退出", "quit";
    key_quit_anywhere: "随处退出", "quit from anywhere";

    short_open: "打开", "open";
    short_back: "返回", "back";
    short_source: "原文", "source";
    short_next_place: "下一出处", "next place";
    short_next_leaf: "下一页", "next page";
    short_open_file: "打开文件", "open file";
    short_filter: "筛选", "filter";
    short_sort: "排序", "order";
    short_class: "类", "classes";
    short_section: "款", "sections";
    short_item: "项", "items";
    short_toggle: "折叠", "fold";
    short_blanks: "空栏", "blanks";
    short_unit: "单位", "unit";
    short_next_table: "下一表", "next table";
    short_troubles: "存疑", "left open";
    short_stop: "停下", "stop";
    short_keep: "留下", "keep";
    short_drop: "撤销", "drop";
    short_help: "帮助", "help";
    short_quit: "退出", "quit";
}

impl Lang {
    /// `已读 3 / 12 个文件`.
    pub fn files_read(self, done: usize, of: usize) -> String {
        match self {
            Lang::Zh => format!("已读 {done} / {of} 个文件"),
            Lang::En => format!("{done} of {of} files read"),
        }
    }

    /// How much there is in a library.
    pub fn library_counts(self, departments: usize, disclosures: usize, figures: usize) -> String {
        match self {
            Lang::Zh => format!("{departments} 个部门  {disclosures} 份公开  {figures} 个数"),
            Lang::En => format!("{departments} departments  {disclosures} disclosures  {figures} figures"),
        }
    }

    /// How much there is in a disclosure.
    pub fn disclosure_counts(self, tables: usize, empty: usize, figures: usize) -> String {
        match self {
            Lang::Zh => format!("表 {tables}  空表 {empty}  数 {figures}"),
            Lang::En => format!("tables {tables}  empty {empty}  figures {figures}"),
        }
    }

    /// `3 份`.
    pub fn issues(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("{count} 份"),
            Lang::En => format!("{count}"),
        }
    }

    /// The row of the library that leads to files of no disclosure.
    pub fn files_aside(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("! 没有收入的文件 {count} 处"),
            Lang::En => format!("! left aside: {count}"),
        }
    }

    /// The day of publication.
    pub fn published_on(self, date: &str) -> String {
        match self {
            Lang::Zh => format!("公布 {date}"),
            Lang::En => format!("published {date}"),
        }
    }

    /// What a list leaves out at its end.
    pub fn and_more(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("还有 {count} 条"),
            Lang::En => format!("{count} more"),
        }
    }

    /// Which columns are in sight.
    pub fn columns_seen(self, first: usize, last: usize, all: usize) -> String {
        match self {
            Lang::Zh => format!("第 {first}-{last} 栏，共 {all} 栏 (左 右)"),
            Lang::En => format!("columns {first}-{last} of {all} (Left Right)"),
        }
    }

    /// How many blank columns are left out.
    pub fn blank_columns(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("隐去空栏 {count} (b)"),
            Lang::En => format!("blank columns hidden: {count} (b)"),
        }
    }

    /// How many of the columns shown are blank.
    pub fn blank_columns_shown(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("空栏 {count} (b)"),
            Lang::En => format!("blank columns: {count} (b)"),
        }
    }
}
