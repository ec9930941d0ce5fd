//! Words of the review: what a journal says of itself, and why it cannot be used.

use super::{Lang, words};
use crate::review::{ReviewFault, Unread};

words! {
    no_data_folder: "系统没有说用户数据放在哪里，请用 --review 指定复核记录",
        "the system names no folder for user data; give a review file with --review";
}

impl Lang {
    /// Why a journal cannot be used, as one sentence.
    pub fn review_fault(self, fault: &ReviewFault) -> String {
        match fault {
            ReviewFault::Read { path, error } => {
                let (path, reason) = (path.display(), self.refusal(error));
                match self {
                    Lang::Zh => format!("读不了复核记录 {path}：{reason}"),
                    Lang::En => format!("cannot read the review {path}: {reason}"),
                }
            }
            ReviewFault::Write { path, error } => {
                let (path, reason) = (path.display(), self.refusal(error));
                match self {
                    Lang::Zh => format!("没有记下，写不了复核记录 {path}：{reason}"),
                    Lang::En => format!("nothing was kept: cannot write the review {path}: {reason}"),
                }
            }
            ReviewFault::NotAReview(path) => match self {
                Lang::Zh => format!("{} 不是复核记录，没有动它", path.display()),
                Lang::En => format!("{} is no review and was left alone", path.display()),
            },
            ReviewFault::InsideFolder(path) => match self {
                Lang::Zh => format!("复核记录不能放在被复核的文件夹里：{}", path.display()),
                Lang::En => format!("a review cannot be in the folder under review: {}", path.display()),
            },
            ReviewFault::NoDataFolder => self.no_data_folder().into(),
        }
    }

    /// A review file that was asked for and is not there, or empty.
    pub fn no_review(self, path: &str) -> String {
        match self {
            Lang::Zh => format!("没有这份复核记录：{path}"),
            Lang::En => format!("no such review: {path}"),
        }
    }

    /// What of a journal was left unread, one sentence each.
    pub fn review_unread(self, unread: Unread) -> Vec<String> {
        let Unread { torn, later, strange } = unread;
        let said = |count: usize, zh: &str, en: &str| match self {
            _ if count == 0 => None,
            Lang::Zh => Some(format!("复核记录有 {count} 行{zh}")),
            Lang::En => Some(format!("lines of the review {en}: {count}")),
        };
        [
            said(torn, "没有写完，每行丢了一次标记", "that were not finished, one mark each is lost"),
            said(
                later,
                "是更新的版本写的，原样留着，没有采用",
                "written by a later version, left as they are and not used",
            ),
            said(strange, "读不懂，原样留着", "that make no sense, left as they are"),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_left_unread_is_told() {
        assert_eq!(Lang::Zh.review_unread(Unread::default()), [""; 0]);
        let unread = Unread { torn: 1, later: 0, strange: 2 };
        assert_eq!(
            Lang::Zh.review_unread(unread),
            ["复核记录有 1 行没有写完，每行丢了一次标记", "复核记录有 2 行读不懂，原样留着"]
        );
        assert_eq!(Lang::En.review_unread(unread).len(), 2);
    }

    #[test]
    fn a_fault_is_one_sentence_with_its_path() {
        for lang in [Lang::Zh, Lang::En] {
            for fault in [ReviewFault::NotAReview("甲/a.csv".into()), ReviewFault::InsideFolder("甲/a.csv".into())] {
                let said = lang.review_fault(&fault);
                assert!(said.contains("甲/a.csv") && !said.contains('\n'), "{said}");
            }
        }
    }
}
