//! What a rule sees: one disclosure with its tables and sentences, and the library around it.

use std::cell::OnceCell;
use std::rc::Rc;

use super::rules::shared_accounts::Known;
use super::{Operand, Table, Told, Value};
use crate::library::Library;
use crate::model::{Disclosure, DisclosureId, DisclosureKind, FormKind, Statement};
use crate::money::Amount;
use crate::narrative::Prose;
use crate::source::Origin;

/// One disclosure as rules see it.
#[derive(Debug)]
pub struct Matter<'a> {
    /// The library, for what another year or another document says.
    pub library: &'a Library,
    /// Which disclosure.
    pub id: DisclosureId,
    /// The disclosure.
    pub disclosure: &'a Disclosure,
    /// Of each form, whether its columns are torn.
    torn: OnceCell<Rc<[bool]>>,
    prose: OnceCell<Vec<Prose>>,
    told: OnceCell<Vec<Told>>,
    known: OnceCell<Rc<Known>>,
}

impl<'a> Matter<'a> {
    /// One disclosure of a library.
    pub fn new(library: &'a Library, id: DisclosureId) -> Matter<'a> {
        Matter {
            library,
            id,
            disclosure: library.disclosure(id),
            torn: OnceCell::new(),
            prose: OnceCell::new(),
            told: OnceCell::new(),
            known: OnceCell::new(),
        }
    }

    /// The tables in the order of the document, those without a figure left out.
    pub fn tables(&self) -> impl Iterator<Item = Table<'a>> + use<'a> {
        let forms = &self.disclosure.forms;
        let torn = Rc::clone(self.torn.get_or_init(|| forms.iter().map(|form| Table::new(form).torn).collect()));
        let full = forms.iter().enumerate().filter(|(_, form)| !form.is_empty());
        full.map(move |(at, form)| Table { form, torn: torn[at] })
    }

    /// The first table of a kind that holds a figure.
    pub fn table(&self, kind: FormKind) -> Option<Table<'a>> {
        self.tables().find(|table| table.form.kind == kind)
    }

    /// The sentences of the disclosure's files outside tables and forms, read again when first asked for.
    pub fn prose(&self) -> &[Prose] {
        self.prose.get_or_init(|| self.disclosure.files.iter().map(|file| self.library.prose(*file)).collect())
    }

    /// Where [`Matter::told`] keeps what it read.
    pub(super) const fn told_cell(&self) -> &OnceCell<Vec<Told>> {
        &self.told
    }

    /// Where the accounts of the expenditure tables are kept, once they were asked for.
    pub(super) const fn known_cell(&self) -> &OnceCell<Rc<Known>> {
        &self.known
    }

    /// The disclosure of the same body for another year and of a kind, where the folder has exactly one of the same standing.
    pub fn other(&self, year: u16, kind: DisclosureKind) -> Option<Matter<'a>> {
        let mine = self.disclosure;
        let mut fits = self.library.disclosure_ids().filter(|id| {
            let other = self.library.disclosure(*id);
            let same = other.department == mine.department && other.year == year && other.kind == kind;
            same && *id != self.id
                && (other.standing == mine.standing || other.standing.is_none() || mine.standing.is_none())
        });
        let found = fits.next()?;
        fits.next().is_none().then(|| Matter::new(self.library, found))
    }

    /// The same kind of disclosure for the year before.
    pub fn last_year(&self) -> Option<Matter<'a>> {
        self.other(self.disclosure.year.checked_sub(1)?, self.disclosure.kind)
    }

    /// The amount that a sentence states, as an operand.
    pub fn stated(&self, statement: &Statement) -> Operand {
        let name = statement.path.iter().map(|name| &**name).collect::<Vec<&str>>().join("›");
        let subject = if name.is_empty() { statement.subject.to_string() } else { name };
        self.said(&format!("说明·{subject}"), Value::Money(statement.amount), statement.origin)
    }

    /// Anything else as an operand.
    pub fn said(&self, label: &str, value: Value, origin: Origin) -> Operand {
        Operand { label: label.into(), value, origin }
    }

    /// An amount as an operand.
    pub fn money(&self, label: &str, amount: Amount, origin: Origin) -> Operand {
        self.said(label, Value::Money(amount), origin)
    }

    /// The line of the document that a place is on, without the blanks around it.
    pub fn text(&self, origin: Origin) -> &'a str {
        self.library.document(origin.file).text.line(origin.line).trim()
    }
}
