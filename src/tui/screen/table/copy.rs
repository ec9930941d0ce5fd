//! What is copied of a table: lines with the header of their columns, amounts as printed in the unit shown.

use super::TableScreen;
use super::grid::{Slot, loose_figures};
use super::order::Row;
use crate::model::{Form, Line, LineId};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain;

impl TableScreen {
    /// The line under the cursor, or all lines shown, either with the header of the columns shown.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let line = |row: &Row| match row {
            Row::Line(id) => Some(*id),
            Row::Block(..) => None,
        };
        let lines: Vec<LineId> = self.list.copied(extent).iter().filter_map(line).collect();
        let what = if extent == Extent::All { What::Table } else { What::Line };
        clip_of(what, self.form(scene), &lines, |block| self.slots(block, scene), scene)
    }
}

/// A line by itself, with all columns that it prints something in.
pub fn clip_of_line(form: &Form, id: LineId, scene: &Scene<'_>) -> Clip {
    let line = form.line(id);
    let printed = form.columns_of(line).filter(|&column| form.cell(line, column).is_some());
    let loose = form.cells(line).iter().any(|cell| cell.column.is_none()).then_some(Slot::Loose);
    let slots: Vec<Slot> = printed.map(Slot::Column).chain(loose).collect();
    clip_of(What::Line, form, &[id], |_| slots.clone(), scene)
}

/// Lines with a header before each block of them.
fn clip_of(what: What, form: &Form, lines: &[LineId], slots: impl Fn(u8) -> Vec<Slot>, scene: &Scene<'_>) -> Clip {
    let mut clip = Clip::new(what);
    let names = Names { of_projects: lines.iter().any(|id| form.line(*id).project.is_some()) };
    let mut block = None;
    let mut columns = Vec::new();
    for line in lines.iter().map(|id| form.line(*id)) {
        if block != Some(line.block) {
            block = Some(line.block);
            columns = slots(line.block);
            let headers = columns.iter().map(|slot| match slot {
                Slot::Column(column) => form.columns[*column].header.to_string(),
                Slot::Loose => scene.look.lang.loose().into(),
            });
            clip.row(names.header(form, line, scene).into_iter().chain(headers));
        }
        let figures = columns.iter().map(|slot| match slot {
            Slot::Column(column) => {
                let cell = form.cell(line, *column);
                cell.map(|cell| plain(&cell.print, form.unit, scene.look.unit)).unwrap_or_default()
            }
            Slot::Loose => loose_figures(form, line, scene.look.unit),
        });
        clip.row(names.cells(form, line, scene).into_iter().chain(figures));
    }
    clip
}

/// The columns before the figures: code, name, and the project where any line has one.
struct Names {
    of_projects: bool,
}

impl Names {
    fn header(&self, form: &Form, line: &Line, scene: &Scene<'_>) -> Vec<String> {
        let lang = scene.look.lang;
        let label = form.blocks.get(usize::from(line.block)).map_or("", |block| block.label.as_str());
        let label = if label.is_empty() { lang.account() } else { label };
        // The unit of all figures is said once, where no other program takes it for a part of a figure.
        let named = format!("{label} ({} {})", lang.unit_is(), lang.unit(scene.look.unit));
        let project = self.of_projects.then(|| lang.one_project().into());
        [lang.column_code().into(), named].into_iter().chain(project).collect()
    }

    fn cells(&self, form: &Form, line: &Line, scene: &Scene<'_>) -> Vec<String> {
        let unnamed = line.name.is_empty() && line.project.is_none();
        let name = if unnamed { scene.look.lang.form(form.kind) } else { &line.name };
        let code = line.code.map(|code| code.to_string()).unwrap_or_default();
        let project = self.of_projects.then(|| line.project.as_deref().unwrap_or_default().to_owned());
        [code, name.to_owned()].into_iter().chain(project).collect()
    }
}
