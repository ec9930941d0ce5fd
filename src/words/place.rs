//! Places in documents, as a reader of the document would say them: page or sheet, and the line on it.

use super::{Lang, words};
use crate::source::{Leaf, Spot};
use crate::text::width::{fit, width};

impl Lang {
    /// `第 3 页第 12 行`, `工作表「收支总表」第 5 行`, `第 12 行` where the format has no pages; nothing for line 0.
    pub fn place(self, spot: Spot<'_>) -> String {
        let leaf = self.leaf(spot.leaf);
        match (self, spot.line) {
            (_, 0) => String::new(),
            (Lang::Zh, line) => format!("{leaf}第 {line} 行"),
            (Lang::En, line) if leaf.is_empty() => format!("line {line}"),
            (Lang::En, line) => format!("{leaf}, line {line}"),
        }
    }

    /// The same for a column of a list: `3 页 12 行`, `收支总表 5 行`, `12 行`. Where the columns are too few the name of a
    /// sheet is cut, and of a page its line left out.
    pub fn place_short(self, spot: Spot<'_>, columns: usize) -> String {
        let line = match (self, spot.line) {
            (_, 0) => return String::new(),
            (Lang::Zh, line) => format!("{line} 行"),
            (Lang::En, line) => format!("line {line}"),
        };
        match (self, spot.leaf) {
            (_, Leaf::Whole) => line,
            (_, Leaf::Page(page)) => {
                let page = self.short_page(page);
                let whole = format!("{page} {line}");
                if width(&whole) > columns { page } else { whole }
            }
            (_, Leaf::Sheet(name)) => {
                let room = columns.saturating_sub(width(&line) + 1);
                format!("{} {line}", fit(name, room)).trim_start().to_owned()
            }
        }
    }

    fn short_page(self, page: u32) -> String {
        match self {
            Lang::Zh => format!("{page} 页"),
            Lang::En => format!("p. {page}"),
        }
    }

    /// A page or a sheet; nothing for a document without them.
    pub fn leaf(self, leaf: Leaf<'_>) -> String {
        match (self, leaf) {
            (_, Leaf::Whole) => String::new(),
            (Lang::Zh, Leaf::Page(page)) => format!("第 {page} 页"),
            (Lang::En, Leaf::Page(page)) => format!("page {page}"),
            (Lang::Zh, Leaf::Sheet(name)) => format!("工作表「{name}」"),
            (Lang::En, Leaf::Sheet(name)) => format!("sheet '{name}'"),
        }
    }

    /// A page or sheet among all: `第 3 页 / 共 12 页`, `工作表「收支总表」  2 / 9`.
    pub fn leaf_of(self, leaf: Leaf<'_>, number: u32, all: usize) -> String {
        let name = self.leaf(leaf);
        match (self, leaf) {
            (_, Leaf::Whole) => name,
            (Lang::Zh, Leaf::Page(_)) => format!("{name} / 共 {all} 页"),
            (Lang::En, Leaf::Page(_)) => format!("{name} of {all}"),
            (_, Leaf::Sheet(_)) => format!("{name}  {number} / {all}"),
        }
    }

    /// How many lines a document has.
    pub fn lines_in_all(self, lines: usize) -> String {
        match self {
            Lang::Zh => format!("共 {lines} 行"),
            Lang::En => format!("{lines} lines"),
        }
    }

    /// The system's program was asked to open a file.
    pub fn opening(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("用系统的程序打开 {path}"),
            Lang::En => format!("opening {path}"),
        }
    }

    /// The archive is opened that a file is in.
    pub fn opening_archive(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("文件在压缩包里，打开的是压缩包 {path}"),
            Lang::En => format!("the file is in an archive; opening {path}"),
        }
    }

    /// A file that was moved or deleted.
    pub fn file_gone(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("文件不在了：{path}"),
            Lang::En => format!("the file is gone: {path}"),
        }
    }

    /// A program that should have opened a file and ended with a fault.
    pub fn opener_failed(self, program: &str, status: Option<i32>) -> String {
        let status = status.map(|status| format!(" ({status})")).unwrap_or_default();
        match self {
            Lang::Zh => format!("打不开：{program} 报告出错{status}"),
            Lang::En => format!("cannot open: {program} reported an error{status}"),
        }
    }
}

words! {
    samples_are_no_files: "样例在程序里面，没有文件可打开", "the samples are inside the program, not files";
    no_opener: "打不开：系统里没有打开文件的程序", "cannot open: the system has no program for that";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_by_line_page_and_sheet() {
        let at = |leaf, line| Spot { leaf, line };
        for (spot, long, short, english) in [
            (at(Leaf::Whole, 0), "", "", ""),
            (at(Leaf::Whole, 12), "第 12 行", "12 行", "line 12"),
            (at(Leaf::Page(3), 12), "第 3 页第 12 行", "3 页 12 行", "page 3, line 12"),
            (at(Leaf::Sheet("收支总表"), 5), "工作表「收支总表」第 5 行", "收支.. 5 行", "sheet '收支总表', line 5"),
        ] {
            assert_eq!((&*Lang::Zh.place(spot), &*Lang::Zh.place_short(spot, 11)), (long, short));
            assert_eq!(Lang::En.place(spot), english);
        }
        assert_eq!(Lang::Zh.place_short(at(Leaf::Page(3), 12), 8), "3 页");
        assert_eq!(Lang::Zh.place_short(at(Leaf::Sheet("收支总表"), 5), 13), "收支总表 5 行");
    }
}
