//! Which disclosure is meant: `部门@年`, `部门@年@决算`, a part of the department's name in its place, or an id.

use crate::library::Library;
use crate::model::{Disclosure, DisclosureId, DisclosureKind, Standing};
use crate::text::fold;

/// That a name fits none or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it was named.
    pub asked: String,
    /// Whether any fits; the candidates are then those that do, else those that come near.
    pub fits: Fits,
    /// The ids to choose from, in the order of the library.
    pub candidates: Vec<String>,
}

/// How many fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fits {
    /// Nothing.
    None,
    /// More than one.
    Several,
}

/// What is asked for, part by part.
struct Asked {
    department: String,
    year: Option<u16>,
    /// Kind, standing and edition, in any order.
    rest: Vec<String>,
}

/// The one disclosure that is meant.
pub fn one(library: &Library, asked: &str) -> Result<DisclosureId, Choice> {
    let exact = library.disclosure_ids().find(|id| fold(&library.disclosure(*id).id) == fold(asked));
    if let Some(id) = exact {
        return Ok(id);
    }
    let parts = Asked::of(asked);
    let named = of_department(library, &parts.department);
    let fitting: Vec<DisclosureId> = named.iter().copied().filter(|id| parts.fit(library.disclosure(*id))).collect();
    if let [id] = fitting[..] {
        return Ok(id);
    }
    let fits = if fitting.is_empty() { Fits::None } else { Fits::Several };
    let near = [fitting, named].into_iter().find(|near| !near.is_empty());
    let near = near.unwrap_or_else(|| library.disclosure_ids().collect());
    let candidates = near.into_iter().map(|id| library.disclosure(id).id.to_string()).collect();
    Err(Choice { asked: asked.to_owned(), fits, candidates })
}

/// What a department disclosed that is called so; where none is, what those disclosed whose names hold these words.
fn of_department(library: &Library, asked: &str) -> Vec<DisclosureId> {
    let with = |fits: &dyn Fn(&str) -> bool| -> Vec<DisclosureId> {
        let named = |id: &DisclosureId| {
            let department = library.department(library.disclosure(*id).department);
            std::iter::once(&department.name).chain(&department.spellings).any(|name| fits(&fold(name)))
        };
        library.disclosure_ids().filter(named).collect()
    };
    let called = with(&|name| name == asked);
    if called.is_empty() { with(&|name| name.contains(asked)) } else { called }
}

impl Asked {
    fn of(asked: &str) -> Asked {
        let folded = fold(asked);
        let mut parts = folded.split('@').map(str::to_owned);
        let department = parts.next().unwrap_or_default();
        let mut rest: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        let year = rest.first().map(|part| part.trim_end_matches('年')).and_then(|part| part.parse().ok());
        if year.is_some() {
            rest.remove(0);
        }
        Asked { department, year, rest }
    }

    fn fit(&self, disclosure: &Disclosure) -> bool {
        let year = self.year.is_none_or(|year| year == disclosure.year);
        let edition = |part: &str| disclosure.id.rsplit('@').next() == Some(part);
        let kind = |part: &str| is_kind(disclosure.kind, part);
        let standing = |part: &str| disclosure.standing.is_some_and(|standing| is_standing(standing, part));
        year && self.rest.iter().all(|part| kind(part) || standing(part) || edition(part))
    }
}

/// 预算, 决算, 绩效自评, their English ids, and 自评 or 绩效 for short.
fn is_kind(kind: DisclosureKind, word: &str) -> bool {
    let short = kind == DisclosureKind::Evaluation && ["自评", "绩效"].contains(&word);
    word == kind.chinese() || word.eq_ignore_ascii_case(kind.id()) || short
}

fn is_standing(standing: Standing, word: &str) -> bool {
    word == standing.chinese() || word.eq_ignore_ascii_case(standing.id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Department, DepartmentId};

    fn library() -> Library {
        let departments = [("澄川市财政局", &["财政局本级"][..]), ("澄川市财政监督局", &[]), ("临水县财政局", &[])];
        let disclosures = [
            (0, 2023, DisclosureKind::Budget, ""),
            (0, 2023, DisclosureKind::Final, ""),
            (0, 2024, DisclosureKind::Budget, ""),
            (0, 2024, DisclosureKind::Budget, "@2"),
            (1, 2023, DisclosureKind::Budget, ""),
            (2, 2022, DisclosureKind::Evaluation, ""),
        ];
        let name = |at: usize| departments[at].0;
        Library {
            departments: departments
                .iter()
                .map(|(name, spellings)| Department {
                    name: (*name).into(),
                    spellings: spellings.iter().map(|name| (*name).into()).collect(),
                })
                .collect(),
            disclosures: disclosures
                .iter()
                .map(|(at, year, kind, more)| Disclosure {
                    id: format!("{}@{year}@{}{more}", name(*at), kind.chinese()).into(),
                    department: DepartmentId(*at as u32),
                    year: *year,
                    kind: *kind,
                    ..Disclosure::default()
                })
                .collect(),
            ..Library::default()
        }
    }

    #[test]
    fn a_name_that_fits_one_is_that_one() {
        for (asked, number) in [
            ("澄川市财政局@2023@预算", 0),
            ("澄川市财政局@2024@预算", 2),
            ("澄川市财政局@2024@预算@2", 3),
            ("澄川市财政局＠2023年＠决算", 1),
            ("川市财政局@2023@final", 1),
            ("本级@2023@决算", 1),
            ("监督@2023", 4),
            ("监督", 4),
            ("县@2022@自评", 5),
            ("@2022", 5),
        ] {
            assert_eq!(one(&library(), asked), Ok(DisclosureId(number)), "{asked}");
        }
    }

    #[test]
    fn a_name_that_fits_none_or_several_gives_what_to_choose_from() {
        for (asked, fits, candidates) in [
            ("澄川市财政局@2023", Fits::Several, 2),
            ("澄川市财政@2023", Fits::Several, 3),
            ("澄川市财政局@2030", Fits::None, 4),
            ("监督局@2023@决算", Fits::None, 1),
            ("教育局@2023", Fits::None, 6),
            ("监督局@2023@决算草案", Fits::None, 1),
        ] {
            let choice = one(&library(), asked).expect_err(asked);
            assert_eq!((choice.fits, choice.candidates.len()), (fits, candidates), "{asked}: {choice:?}");
        }
    }
}
