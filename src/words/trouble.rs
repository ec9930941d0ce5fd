//! What went wrong in the reading, as a sentence.

use super::Lang;
use crate::model::{Discord, Trouble, TroubleKind};
use crate::source::{Leaf, Spot};

impl Lang {
    /// The sentence for a trouble, without its place.
    pub fn trouble(self, trouble: &Trouble) -> String {
        let (zh, en) = of_file(trouble.kind, &trouble.about);
        self.pick(&zh, &en).into()
    }
}

/// What is wrong with a whole file, in both languages.
fn of_file(kind: TroubleKind, about: &str) -> (String, String) {
    match kind {
        TroubleKind::Unreadable => (format!("文件读不出：{about}"), format!("the file cannot be read: {about}")),
        TroubleKind::Fault => (
            format!("程序读这个文件时自己出错，没有读完：{about}"),
            format!("the program itself failed at this file: {about}"),
        ),
        TroubleKind::Empty => ("文件是空的".into(), "the file is empty".into()),
        TroubleKind::Locked => ("文件有密码，读不了".into(), "the file needs a password".into()),
        TroubleKind::Damaged => ("文件已损坏，读不出内容".into(), "the file is damaged and cannot be read".into()),
        TroubleKind::Scanned => {
            (format!("有的页是图片，没有文字可读：{about}"), format!("pages that are pictures without text: {about}"))
        }
        TroubleKind::HiddenSheet => {
            (format!("有隐藏的工作表，也读了：{about}"), format!("hidden sheets, read all the same: {about}"))
        }
        TroubleKind::TooLarge => {
            (format!("太大，没有读完：{about}"), format!("too large, not read to its end: {about}"))
        }
        TroubleKind::Binary => {
            ("不是文本，暂时读不了这种文件".into(), "not text; this kind of file is not read yet".into())
        }
        TroubleKind::PagesLeft | TroubleKind::PagesCut | TroubleKind::BrokenFont => of_pages(kind, about),
        TroubleKind::Encoding => {
            ("编码有误，有的字节不成文字".into(), "bytes that are no text in the detected encoding".into())
        }
        TroubleKind::Truncated => {
            (format!("文件像是没有完：{about}"), format!("the file seems to be cut off: {about}"))
        }
        TroubleKind::UnknownDocument => (
            "看不出是哪个部门哪一年的公开文件，没有收入".into(),
            "no department and year to be found; left aside".into(),
        ),
        TroubleKind::BlankForm => ("空白表样，没有填数".into(), "a blank form, not filled in".into()),
        TroubleKind::NoDepartment => ("没有找到部门名称".into(), "no department name found".into()),
        TroubleKind::KindSurmised => (
            "表里没有写明是预算还是决算，当作预算收入".into(),
            "the tables do not say whether they are a budget or final accounts; taken for a budget".into(),
        ),
        TroubleKind::OtherFigure
        | TroubleKind::UnknownForm
        | TroubleKind::UnknownColumn
        | TroubleKind::NotANumber
        | TroubleKind::Unplaced
        | TroubleKind::NameInDoubt
        | TroubleKind::SumsDiffer
        | TroubleKind::SearchCut
        | TroubleKind::Leftover => of_table(kind, about),
    }
}

/// What is wrong with some pages, in both languages; told by the number of the first of them and how many there are.
fn of_pages(kind: TroubleKind, about: &str) -> (String, String) {
    let (first, count) = about.split_once(' ').unwrap_or((about, ""));
    let zh = match count {
        "1" => format!("第 {first} 页"),
        _ => format!("第 {first} 页等 {count} 页"),
    };
    let en = match count {
        "1" => format!("page {first}"),
        _ => format!("{count} pages, the first of them page {first}"),
    };
    match kind {
        TroubleKind::PagesLeft => (format!("太大，没有读：{zh}"), format!("too large, not read: {en}")),
        TroubleKind::PagesCut => (format!("太大，只读了一部分：{zh}"), format!("too large, read in part: {en}")),
        _ => (
            format!("字体已损坏，数字可能缺位，没有读：{zh}"),
            format!("left out, a font is broken and digits may be missing: {en}"),
        ),
    }
}

/// What is wrong with a table or a figure, in both languages.
fn of_table(kind: TroubleKind, about: &str) -> (String, String) {
    match kind {
        TroubleKind::OtherFigure => {
            let discord = Discord::of(about);
            (other_figure(Lang::Zh, &discord), other_figure(Lang::En, &discord))
        }
        TroubleKind::UnknownForm => {
            (format!("表的样式不认识：{about}"), format!("a table of an unknown form: {about}"))
        }
        TroubleKind::UnknownColumn => {
            (format!("表头不认识：{about}"), format!("a column header that is not known: {about}"))
        }
        TroubleKind::NotANumber => (format!("应是数字却读不成：{about}"), format!("not a number: {about}")),
        TroubleKind::Unplaced => (
            format!("有数字不能确定属于哪一栏，不作归类：{about}"),
            format!("figures whose column is not certain, kept without a role: {about}"),
        ),
        TroubleKind::NameInDoubt => (
            format!("科目名称与项目名称分不开，原样保留：{about}"),
            format!("account and project name could not be told apart: {about}"),
        ),
        TroubleKind::SumsDiffer => (
            format!("数字与合计对不上，按其余各数归栏：{about}"),
            format!("figures do not add up; placed by the others: {about}"),
        ),
        TroubleKind::SearchCut => (
            format!("可能的归栏方式太多，没有全部查完：{about}"),
            format!("too many ways to place the figures; the search was cut short: {about}"),
        ),
        _ => (format!("表中有读不进去的内容：{about}"), format!("text in a table with no place: {about}")),
    }
}

/// What two files give differently: both values, and where the other one stands.
fn other_figure(lang: Lang, discord: &Discord) -> String {
    let Discord { title, name, here, there, path, page, sheet, line, more } = discord;
    let leaf = match page.parse() {
        Ok(page) => Leaf::Page(page),
        Err(_) if sheet.is_empty() => Leaf::Whole,
        Err(_) => Leaf::Sheet(sheet),
    };
    let place = lang.place(Spot { leaf, line: line.parse().unwrap_or(0) });
    let of = if title.is_empty() { name.clone() } else { format!("{title} {name}") };
    match (lang, name.is_empty(), more.is_empty()) {
        (Lang::Zh, true, _) => format!("同一年的另一个文件里，同名的表数字不同：{title}（{path} {place}）"),
        (Lang::En, true, _) => {
            format!("another file for the same year gives other figures in the table {title} ({path}, {place})")
        }
        (Lang::Zh, _, one) => {
            let more = if one { String::new() } else { format!("；另有 {more} 处不同") };
            format!("同一年的另一个文件里数字不同：{of}，这里是 {here}，{path} {place}是 {there}{more}")
        }
        (Lang::En, _, one) => {
            let more = if one { String::new() } else { format!("; {more} more") };
            format!(
                "another file for the same year gives another figure: {of}, here {here}, {there} in {path}, {place}{more}"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Origin};

    #[test]
    fn pages_are_told_in_the_language_of_the_rest() {
        let told = |kind, about: &str, lang: Lang| lang.trouble(&Trouble::new(kind, Origin::file(FileId(0)), about));
        assert_eq!(told(TroubleKind::PagesLeft, "3 2", Lang::Zh), "太大，没有读：第 3 页等 2 页");
        assert_eq!(told(TroubleKind::PagesCut, "3 1", Lang::Zh), "太大，只读了一部分：第 3 页");
        for kind in [TroubleKind::PagesLeft, TroubleKind::PagesCut, TroubleKind::BrokenFont] {
            let sentence = told(kind, "3 2", Lang::En);
            assert!(sentence.is_ascii() && sentence.contains("2 pages, the first of them page 3"), "{sentence}");
        }
    }
}
