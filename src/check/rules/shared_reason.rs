//! What a reason says has grown or shrunk.

/// One clause of a reason: what it speaks of and which way that went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// 经费, or the name of an account.
    pub subject: &'a str,
    /// 1 for more, -1 for less, 0 for the same.
    pub way: i8,
}

const UP: &[&str] = &["有所增加", "增加", "增长", "上升", "提高"];
const DOWN: &[&str] = &["有所减少", "减少", "下降", "降低", "压缩", "压减"];
const SAME: &[&str] = &["保持不变", "不变", "持平", "无变化"];

/// The clause that a reason consists of, where it is one of the form X经费增加; a reason of more parts says several things.
pub fn only_clause(reason: &str) -> Option<Clause<'_>> {
    let reason = reason.trim_matches(['：', ':', '。', '；', ';', ' ']);
    if reason.contains(['，', ',', '；', ';', '。']) {
        return None;
    }
    let ways = [(UP, 1), (DOWN, -1), (SAME, 0)];
    ways.into_iter().find_map(|(words, way)| {
        let subject = words.iter().find_map(|word| reason.strip_suffix(word))?;
        (!subject.is_empty()).then_some(Clause { subject, way })
    })
}

/// Whether a clause speaks of the account itself: 经费增加, 该项支出增加, or the account by its name. What else has grown, such
/// as 上年结转资金 or 其他科目支出, may well explain that it has shrunk. `account` is all that the account is called.
pub fn is_own(subject: &str, account: &str) -> bool {
    let mut name = subject;
    for lead in ["本年度", "本年", "今年", "当年", "该项", "此项", "本项", "该科目", "本科目", "该项目", "的"]
    {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    let tail = ["经费支出", "经费预算", "支出预算", "经费", "支出", "费用", "预算", "资金"]
        .iter()
        .find_map(|tail| name.strip_suffix(tail));
    match tail {
        Some(rest) => rest.is_empty() || account.contains(rest) || account.contains(name),
        None => name.ends_with('费') && account.contains(name),
    }
}

/// Whether a reason begins with saving: 减少公务接待, 压缩支出.
pub fn saves(reason: &str) -> bool {
    let reason = reason.trim_start_matches(['：', ':', '是', '为']);
    ["减少", "压缩", "压减", "降低", "严格控制", "厉行节约"].iter().any(|word| reason.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_of_one_clause_says_what_went_which_way() {
        assert_eq!(only_clause("商贸事务经费增加。"), Some(Clause { subject: "商贸事务经费", way: 1 }));
        assert_eq!(only_clause("接待费保持不变"), Some(Clause { subject: "接待费", way: 0 }));
        assert_eq!(only_clause("人员减少，经费减少"), None);
        let account = "一般公共服务支出商贸事务一般行政管理事务";
        assert!(is_own("商贸事务经费", account) && is_own("该项支出", account) && is_own("经费", account));
        assert!(
            !is_own("本年使用上年结转资金", account) && !is_own("人员经费", account) && is_own("接待费", "公务接待费")
        );
        assert!(saves("压缩此项支出，只减不增") && !saves("人员减少"));
    }
}
