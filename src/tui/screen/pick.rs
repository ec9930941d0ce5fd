//! What a disclosure can be compared with: the likeliest first, then everything, narrowed by typing.

use super::compare::CompareScreen;
use super::here::Here;
use super::list::List;
use super::{Screen, Title, Turn, crumbs_to, issue_name, kind_name};
use crate::diff::Side;
use crate::model::{Disclosure, DisclosureId, Standing};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::digest::haystack;
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain_amount};
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::window::Key;
use crate::words::Lang;

/// How likely it is that two are compared, the likeliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// The same department, kind and standing, the year before.
    LastYear,
    /// The same department, kind and standing, the year after.
    NextYear,
    /// The same department and year.
    SameYear,
    /// The same department.
    OtherYears,
    /// The same kind and year.
    Peers,
    /// All else.
    Rest,
}

/// Where another stands among all: how near it is; then those of the same kind, of the same standing, the nearest year, and
/// of two years that are as near the earlier.
type Rank = (Nearness, bool, bool, u16, bool);

/// Another disclosure, and what a filter looks for in its name.
#[derive(Clone, Debug)]
struct Candidate {
    near: Nearness,
    id: DisclosureId,
    sought: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// Why the next ones are proposed.
    Heading(Nearness),
    /// A disclosure.
    Choice(DisclosureId),
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Choice(_))
    }
}

/// The list to choose from.
#[derive(Clone, Debug)]
pub struct PickScreen {
    here: Here,
    /// All others, the likeliest first.
    candidates: Vec<Candidate>,
    list: List<Row>,
    amounts: Measure,
}

impl PickScreen {
    /// What can be compared with what is in view.
    pub fn new(here: Here) -> PickScreen {
        PickScreen { here, candidates: Vec::new(), list: List::default(), amounts: Measure::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Narrow(_) => self.arrange(scene),
            Action::Refresh => {
                self.candidates = candidates(self.here.disclosure, scene);
                self.arrange(scene)
            }
            _ => Turn::Stay,
        });
        self.list.settle(areas.rows.height);
        turn
    }

    /// The comparison, the earlier one first; of one year, what was in view last.
    fn open(&self, scene: &Scene<'_>) -> Turn {
        let Some(&Row::Choice(id)) = self.list.cursor() else {
            return Turn::Stay;
        };
        let this = self.here.disclosure;
        let when = |id: DisclosureId| (scene.library.disclosure(id).year, scene.library.disclosure(id).kind);
        let screen = if when(this) < when(id) {
            CompareScreen::between(this, id, (Side::A, self.here), scene)
        } else {
            CompareScreen::between(id, this, (Side::B, self.here), scene)
        };
        Turn::open(Screen::Compare(screen))
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(self.list.filter());
        let found: Vec<&Candidate> = self.candidates.iter().filter(|one| hit(one, &needle, scene)).collect();
        let totals = found.iter().filter_map(|one| scene.digest.brief(one.id).spending.total);
        let rooms = totals.map(|total| Measure::of(total.shown_in(scene.look.unit)));
        self.amounts = rooms.fold(Measure::default(), Measure::join);
        let mut rows = Vec::with_capacity(found.len() + 6);
        let mut last = None;
        for one in found {
            if last != Some(one.near) {
                rows.push(Row::Heading(one.near));
                last = Some(one.near);
            }
            rows.push(Row::Choice(one.id));
        }
        self.list.arrange(rows);
        Turn::Stay
    }

    /// The row under the cursor, or all rows shown, either with a header.
    fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let unit = scene.look.unit;
        let mut clip = Clip::new(if extent == Extent::All { What::List } else { What::Line });
        let choices = self.list.copied(extent).iter();
        let choices = choices.filter_map(|row| if let Row::Choice(id) = row { Some(*id) } else { None });
        for (at, id) in choices.enumerate() {
            if at == 0 {
                let spending = format!("{} ({})", lang.spending(), lang.unit(unit));
                clip.row([lang.department(), lang.across_year(), lang.column_kind(), &spending]);
            }
            let disclosure = scene.library.disclosure(id);
            let total = scene.digest.brief(id).spending.total;
            clip.row([
                scene.library.department(disclosure.department).name.to_string(),
                disclosure.year.to_string(),
                kind_name(disclosure, lang),
                total.map(|total| plain_amount(total, unit)).unwrap_or_default(),
            ]);
        }
        clip
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let mut crumbs = crumbs_to(self.here.disclosure, scene);
        crumbs.push(lang.compare_with().into());
        Title { place: Place::Pick, crumbs, state: self.list.state(None, lang), ..Title::default() }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        panes(canvas, &areas, lang.compare_with(), "");
        self.list.draw(lang.nothing_to_pick(), &areas, scene, canvas, |row, mark, pen| match *row {
            Row::Heading(near) => drop(pen.text(near.name(lang), Ink::Head)),
            Row::Choice(id) => self.draw_choice(id, mark, scene, pen),
        });
    }

    fn draw_choice(&self, id: DisclosureId, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let disclosure = scene.library.disclosure(id);
        let amount = self.amounts.width().max(8);
        let name = &scene.library.department(disclosure.department).name;
        let room = pen.room().saturating_sub(2 + 20 + 2 + amount + 1).min(60);
        pen.skip(2).cell(&issue_name(disclosure, scene.look.lang), 20, mark);
        pen.cell(name, room, mark).skip(2);
        if let Some(total) = scene.digest.brief(id).spending.total {
            pen.right(&self.amounts.number(total.shown_in(scene.look.unit)), amount, mark);
        }
    }
}

impl Nearness {
    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Nearness::LastYear => lang.pick_last_year(),
            Nearness::NextYear => lang.pick_next_year(),
            Nearness::SameYear => lang.pick_same_year(),
            Nearness::OtherYears => lang.pick_other_years(),
            Nearness::Peers => lang.pick_peers(),
            Nearness::Rest => lang.pick_rest(),
        }
    }
}

/// All other disclosures, the likeliest first.
fn candidates(this: DisclosureId, scene: &Scene<'_>) -> Vec<Candidate> {
    let others = scene.library.disclosure_ids().filter(|id| *id != this);
    let of = |id| scene.library.disclosure(id);
    let mut ranked: Vec<(Rank, DisclosureId)> = others.map(|id| (rank(of(this), of(id)), id)).collect();
    ranked.sort_unstable();
    let candidate = |((near, ..), id): (Rank, DisclosureId)| {
        let sought = haystack(&issue_name(of(id), scene.look.lang));
        Candidate { near, id, sought }
    };
    ranked.into_iter().map(candidate).collect()
}

fn rank(this: &Disclosure, other: &Disclosure) -> Rank {
    let unit = |disclosure: &Disclosure| disclosure.standing == Some(Standing::Unit);
    let (kind, standing) = (this.kind == other.kind, unit(this) == unit(other));
    let near = match (this.department == other.department, this.year == other.year) {
        (true, true) => Nearness::SameYear,
        (true, false) if kind && standing && this.year.checked_sub(1) == Some(other.year) => Nearness::LastYear,
        (true, false) if kind && standing && this.year.checked_add(1) == Some(other.year) => Nearness::NextYear,
        (true, false) => Nearness::OtherYears,
        (false, true) if kind => Nearness::Peers,
        (false, _) => Nearness::Rest,
    };
    (near, !kind, !standing, this.year.abs_diff(other.year), other.year > this.year)
}

fn hit(candidate: &Candidate, needle: &Needle, scene: &Scene<'_>) -> bool {
    if needle.is_empty() {
        return true;
    }
    let department = scene.library.disclosure(candidate.id).department;
    needle.finds(&[&scene.digest.departments[department.0 as usize], &candidate.sought])
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::One, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DepartmentId, DisclosureKind};

    #[test]
    fn the_year_before_comes_first_then_the_one_after_then_the_nearest() {
        let of = |department, year, kind, standing| Disclosure {
            department: DepartmentId(department),
            year,
            kind,
            standing,
            ..Disclosure::default()
        };
        let (budget, final_accounts) = (DisclosureKind::Budget, DisclosureKind::Final);
        let unit = Some(Standing::Unit);
        let this = of(0, 2022, budget, Some(Standing::Department));
        let likeliest = [
            // Where a document does not say whom it speaks for, it is the department.
            of(0, 2021, budget, None),
            of(0, 2023, budget, Some(Standing::Department)),
            of(0, 2022, budget, unit),
            of(0, 2022, final_accounts, None),
            of(0, 2020, budget, None),
            of(0, 2024, budget, None),
            of(0, 2019, budget, None),
            of(0, 2021, budget, unit),
            of(0, 2021, final_accounts, None),
            of(1, 2022, budget, None),
            of(1, 2021, budget, None),
            of(1, 2022, final_accounts, None),
        ];
        let ranks: Vec<Rank> = likeliest.iter().map(|other| rank(&this, other)).collect();
        assert!(ranks.is_sorted_by(|one, next| one < next), "{ranks:#?}");
        let headings: Vec<Nearness> = ranks.iter().map(|rank| rank.0).collect();
        let (next, same, other) = (Nearness::NextYear, Nearness::SameYear, Nearness::OtherYears);
        assert_eq!(headings[..5], [Nearness::LastYear, next, same, same, other]);
        assert_eq!(headings[8..], [other, Nearness::Peers, Nearness::Rest, Nearness::Rest]);
    }
}
