//! What a disclosure can be compared with: the likeliest first, then everything, narrowed by typing.

use super::compare::CompareScreen;
use super::here::Here;
use super::list::List;
use super::{Screen, Title, Turn, crumbs_to, issue_name, kind_name};
use crate::diff::Side;
use crate::model::{Disclosure, DisclosureId};
use crate::text::order::initials;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent, What};
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
    /// The same department and kind, the year before or else the year after.
    LastYear,
    /// The same department and year.
    SameYear,
    /// The same department.
    OtherYears,
    /// The same kind and year.
    Peers,
    /// All else.
    Rest,
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
    list: List<Row>,
    amounts: Measure,
}

impl PickScreen {
    /// What can be compared with what is in view.
    pub fn new(here: Here) -> PickScreen {
        PickScreen { here, list: List::default(), amounts: Measure::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Refresh => self.arrange(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
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
        let this = scene.library.disclosure(self.here.disclosure);
        let neighbour = neighbour(self.here.disclosure, scene);
        let others = scene.library.disclosure_ids().filter(|id| *id != self.here.disclosure);
        let found = others.filter(|id| needle.is_empty() || hit(*id, &needle, scene));
        let mut found: Vec<(Nearness, i32, DisclosureId)> = found
            .map(|id| {
                let other = scene.library.disclosure(id);
                let near = if Some(id) == neighbour { Nearness::LastYear } else { nearness(this, other) };
                (near, years_away(this, other), id)
            })
            .collect();
        found.sort_unstable();
        let totals = found.iter().filter_map(|(.., id)| scene.digest.brief(*id).spending.total);
        let rooms = totals.map(|total| Measure::of(total.printed_in(scene.look.unit)));
        self.amounts = rooms.fold(Measure::default(), Measure::join);
        let mut rows = Vec::with_capacity(found.len() + 5);
        let mut last = None;
        for (near, _, id) in found {
            if last != Some(near) {
                rows.push(Row::Heading(near));
                last = Some(near);
            }
            rows.push(Row::Choice(id));
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
            pen.right(&self.amounts.number(total.printed_in(scene.look.unit)), amount, mark);
        }
    }
}

impl Nearness {
    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Nearness::LastYear => lang.pick_last_year(),
            Nearness::SameYear => lang.pick_same_year(),
            Nearness::OtherYears => lang.pick_other_years(),
            Nearness::Peers => lang.pick_peers(),
            Nearness::Rest => lang.pick_rest(),
        }
    }
}

fn nearness(this: &Disclosure, other: &Disclosure) -> Nearness {
    match (this.department == other.department, this.year == other.year, this.kind == other.kind) {
        (true, true, _) => Nearness::SameYear,
        (true, false, _) => Nearness::OtherYears,
        (false, true, true) => Nearness::Peers,
        _ => Nearness::Rest,
    }
}

/// The same department and kind in the last year that there is before; of one standing rather than another.
fn neighbour(id: DisclosureId, scene: &Scene<'_>) -> Option<DisclosureId> {
    let this = scene.library.disclosure(id);
    let of_department = scene.digest.of_department.get(this.department.0 as usize)?;
    let earlier = of_department.iter().copied().filter(|other| {
        let other = scene.library.disclosure(*other);
        other.kind == this.kind && other.year < this.year
    });
    earlier.max_by_key(|other| {
        let other = scene.library.disclosure(*other);
        (other.year, other.standing == this.standing)
    })
}

fn years_away(this: &Disclosure, other: &Disclosure) -> i32 {
    (i32::from(this.year) - i32::from(other.year)).abs()
}

fn hit(id: DisclosureId, needle: &Needle, scene: &Scene<'_>) -> bool {
    let disclosure = scene.library.disclosure(id);
    let issue = issue_name(disclosure, scene.look.lang);
    let issue = format!("{} {}", issue.to_lowercase(), initials(&issue));
    needle.finds(&[&scene.digest.departments[disclosure.department.0 as usize], &issue])
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::One, 0)
}
