//! What a form says of an indicator beside its figures: on what basis it is set, how it is scored, why it was missed.
//! What it says of all indicators alike is said once.

use crate::model::{Indicator, Name};
use crate::words::Lang;

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// 指标值设定依据.
    Basis,
    /// 赋分规则.
    Scoring,
    /// 佐证资料.
    Evidence,
    /// 上年完成值.
    Prior,
    /// 年中完成值.
    Midyear,
    /// 偏差原因.
    Deviation,
    /// 改进措施.
    Measures,
}

/// One note.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// What it is about.
    pub what: What,
    /// What the form says.
    pub text: &'a str,
}

impl Note<'_> {
    /// What it is called.
    pub const fn label(&self, lang: Lang) -> &'static str {
        match self.what {
            What::Basis => lang.score_basis(),
            What::Scoring => lang.scoring(),
            What::Evidence => lang.evidence(),
            What::Prior => lang.prior_value(),
            What::Midyear => lang.midyear(),
            What::Deviation => lang.deviation(),
            What::Measures => lang.measures(),
        }
    }
}

/// The notes of an indicator.
pub fn notes(indicator: &Indicator) -> impl Iterator<Item = Note<'_>> {
    let all: [(What, &Option<Name>); 7] = [
        (What::Basis, &indicator.basis),
        (What::Scoring, &indicator.scoring),
        (What::Evidence, &indicator.evidence),
        (What::Prior, &indicator.prior),
        (What::Midyear, &indicator.midyear),
        (What::Deviation, &indicator.deviation),
        (What::Measures, &indicator.measures),
    ];
    all.into_iter()
        .filter_map(|(what, text)| Some(Note { what, text: text.as_deref().filter(|text| !text.is_empty())? }))
}

/// The notes that all indicators have in the same words; none where there is only one indicator.
pub fn alike(indicators: &[Indicator]) -> Vec<Note<'_>> {
    let Some((first, rest)) = indicators.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return Vec::new();
    };
    let has =
        |one: &Indicator, asked: &Note<'_>| notes(one).any(|note| note.what == asked.what && note.text == asked.text);
    notes(first).filter(|asked| rest.iter().all(|one| has(one, asked))).collect()
}
