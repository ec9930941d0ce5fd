//! What the cursor of the library stands on, told in brief at its right. Nothing has to be opened to know whether it is
//! worth opening.

use ratatui::layout::Rect;

use super::rows::Row;
use crate::check::Tally;
use crate::model::{DepartmentId, DisclosureId, Role, Trouble};
use crate::money::Amount;
use crate::text::width::width;
use crate::tui::audit::Checking;
use crate::tui::screen::issue_name;
use crate::tui::screen::place::place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::prose::wrap;
use crate::tui::widget::share::{PERCENT, Share};

/// One amount of the summary: its label, itself, and its share of a whole.
struct Bar<'a> {
    label: String,
    amount: Option<Amount>,
    share: Option<Share>,
    ink: Ink,
    scene: &'a Scene<'a>,
}

/// Writes from the top of a pane downwards and stops at its end.
struct Page<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    area: Rect,
    below: u16,
}

/// Draws the summary of a row.
pub fn draw(row: Option<Row>, scene: &Scene<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let mut page = Page { canvas, area, below: 0 };
    match row {
        Some(Row::Department(id)) => department(id, scene, &mut page),
        Some(Row::Disclosure(id)) => disclosure(id, scene, &mut page),
        Some(Row::Aside) => page.troubles(&scene.library.troubles.iter().collect::<Vec<_>>(), scene),
        None => {}
    }
}

fn department(id: DepartmentId, scene: &Scene<'_>, page: &mut Page<'_, '_>) {
    let lang = scene.look.lang;
    let department = scene.library.department(id);
    page.prose(&department.name, Ink::Strong);
    for spelling in &department.spellings {
        page.prose(&format!("{} {spelling}", lang.also_spelt()), Ink::Faint);
    }
    page.blank();
    page.prose(lang.spending_by_year(), Ink::Head);
    let ids = &scene.digest.of_department[id.0 as usize];
    let total = |id: DisclosureId| scene.digest.brief(id).spending.total;
    let largest = ids.iter().filter_map(|&id| total(id)).max_by_key(|total| total.wan());
    let bars = ids.iter().map(|&id| Bar {
        label: issue_name(scene.library.disclosure(id), lang),
        amount: total(id),
        share: total(id).and_then(|part| Share::of_amounts(part, largest?)),
        ink: Ink::Plain,
        scene,
    });
    page.bars(&bars.collect::<Vec<_>>(), Percent::Hidden);
    page.checks(ids, scene);
    let troubles: Vec<_> = ids.iter().flat_map(|&id| scene.library.disclosure(id).troubles()).collect();
    page.troubles(&troubles, scene);
}

fn disclosure(id: DisclosureId, scene: &Scene<'_>, page: &mut Page<'_, '_>) {
    let lang = scene.look.lang;
    let disclosure = scene.library.disclosure(id);
    let brief = scene.digest.brief(id);
    page.prose(&scene.library.department(disclosure.department).name, Ink::Strong);
    let mut about = vec![issue_name(disclosure, lang)];
    about.extend(disclosure.published.map(|date| lang.published_on(&date.to_string())));
    about.extend(disclosure.region.as_ref().map(|region| region.to_string()));
    page.prose(&about.join("  "), Ink::Plain);
    page.blank();
    if disclosure.forms.is_empty() {
        page.prose(lang.no_tables(), Ink::Plain);
    } else {
        let bar =
            |label: &str, amount: Option<Amount>, share, ink| Bar { label: label.into(), amount, share, ink, scene };
        let spending = brief.spending;
        page.bars(
            &[
                bar(lang.receipts(), brief.receipts, None, Ink::Strong),
                bar(lang.spending(), spending.total, None, Ink::Strong),
                bar(lang.basic(), spending.basic, brief.basic_share(), Ink::Plain),
                bar(lang.project(), spending.project, brief.project_share(), Ink::Plain),
            ],
            Percent::Shown,
        );
        classes(id, scene, page);
        page.blank();
        let empty = disclosure.forms.iter().filter(|form| form.is_empty()).count();
        page.prose(&lang.disclosure_counts(disclosure.forms.len(), empty, disclosure.figure_count()), Ink::Plain);
    }
    if brief.projects + brief.indicators > 0 {
        page.prose(&lang.told_counts(brief.projects, brief.indicators), Ink::Plain);
    }
    for &file in &disclosure.files {
        page.prose(&scene.library.document(file).path, Ink::Faint);
    }
    for (path, tables) in scene.library.copies(disclosure) {
        page.prose(&lang.file_copy(path, tables), Ink::Faint);
    }
    page.checks(&[id], scene);
    page.troubles(&disclosure.troubles().collect::<Vec<_>>(), scene);
}

fn classes(id: DisclosureId, scene: &Scene<'_>, page: &mut Page<'_, '_>) {
    let disclosure = scene.library.disclosure(id);
    let brief = scene.digest.brief(id);
    let bars = brief.classes.iter().map(|&(form, line)| {
        let form = &disclosure.forms[form];
        let line = form.line(line);
        let amount = form.amount_of(line, Role::Total);
        let code = line.code.map(|code| format!("{code} ")).unwrap_or_default();
        Bar {
            label: format!("{code}{}", line.name),
            amount,
            share: amount.and_then(|part| Share::of_amounts(part, brief.spending.total?)),
            ink: Ink::Plain,
            scene,
        }
    });
    let bars: Vec<_> = bars.collect();
    if !bars.is_empty() {
        page.blank();
        page.prose(scene.look.lang.spending_by_class(), Ink::Head);
        page.bars(&bars, Percent::Shown);
    }
}

/// Whether bars have their percentage beside them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Percent {
    Shown,
    Hidden,
}

impl Page<'_, '_> {
    fn blank(&mut self) {
        self.below += 1;
    }

    fn prose(&mut self, text: &str, ink: Ink) {
        for row in wrap(text, self.area.width) {
            self.canvas.pen(self.area, self.below).text(row, ink);
            self.below += 1;
        }
    }

    /// Amounts below each other on one point, with bars where there is room.
    fn bars(&mut self, bars: &[Bar<'_>], percent: Percent) {
        let bars: Vec<&Bar<'_>> = bars.iter().filter(|bar| bar.amount.is_some()).collect();
        let shown = |bar: &Bar<'_>| bar.amount.map(|amount| amount.shown_in(bar.scene.look.unit));
        let measure = bars.iter().filter_map(|bar| shown(bar)).map(Measure::of).fold(Measure::default(), Measure::join);
        let percents = if percent == Percent::Shown { PERCENT + 1 } else { 0 };
        let longest = bars.iter().map(|bar| width(&bar.label)).max().unwrap_or(0) as u16;
        let room = self.area.width.saturating_sub(measure.width() + 2 + percents);
        let label = longest.min(room);
        let columns = room.saturating_sub(label + 1).min(20);
        for bar in bars {
            let mut pen = self.canvas.pen(self.area, self.below);
            pen.cell(&bar.label, label, bar.ink).skip(2);
            let amount = shown(bar).map(|number| measure.number(number)).unwrap_or_default();
            pen.cell(&amount, measure.width(), bar.ink);
            if percent == Percent::Shown {
                pen.skip(1).right(&bar.share.map(Share::percent).unwrap_or_default(), PERCENT, bar.ink);
            }
            if let Some(share) = bar.share {
                pen.skip(1).text(&share.bar(columns, bar.scene.look.glyphs.signs()), Ink::Bar);
            }
            self.below += 1;
        }
    }

    /// What was checked and what came of it; that it goes on.
    fn checks(&mut self, ids: &[DisclosureId], scene: &Scene<'_>) {
        let lang = scene.look.lang;
        self.blank();
        let Some(audit) = scene.audit() else {
            let broke = matches!(scene.checking, Checking::Broke);
            return self.prose(if broke { lang.check_broke() } else { lang.checking() }, Ink::Faint);
        };
        let mut tally = Tally::default();
        ids.iter().for_each(|id| tally.join(audit.tally(Some(*id))));
        self.prose(&lang.checked_counts(tally), Ink::Plain);
        if tally.findings() > 0 {
            self.prose(&lang.finding_counts(tally), Ink::Strong);
        }
    }

    /// As many sentences as fit, and how many there are besides.
    fn troubles(&mut self, troubles: &[&Trouble], scene: &Scene<'_>) {
        let lang = scene.look.lang;
        if troubles.is_empty() {
            return;
        }
        self.blank();
        self.prose(&format!("! {} {}", lang.troubles(), troubles.len()), Ink::Trouble);
        for (at, trouble) in troubles.iter().enumerate() {
            let sentence = format!("{} {}", place(trouble.origin, scene), lang.trouble(trouble));
            let sentence = sentence.trim_start();
            let rows = wrap(sentence, self.area.width).len() as u16;
            if self.below + rows + 1 > self.area.height && at + 1 < troubles.len() {
                self.prose(&lang.and_more(troubles.len() - at), Ink::Faint);
                return;
            }
            self.prose(sentence, Ink::Plain);
        }
    }
}
