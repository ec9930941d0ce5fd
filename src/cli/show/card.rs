//! What a card says: a project with its money, terms and indicators, a department's own indicators, a line of a table.

use rust_decimal::Decimal;

use super::sheet::Sheet;
use crate::library::Library;
use crate::model::{Cell, Disclosure, Form, Indicator, Line, Name, Passage, Print, Project};
use crate::money::{Amount, Unit, grouped};
use crate::search::Thing;
use crate::source::{FileId, Leaf, Origin, Spot};
use crate::text::width::width;
use crate::words::Lang;

/// Writes the card of a project, of a department as a whole or of a line; other things have none.
pub fn write(library: &Library, lang: Lang, thing: Thing, sheet: &mut Sheet) {
    let Some(id) = thing.disclosure() else { return };
    let disclosure = library.disclosure(id);
    let mut card = Card { library, lang, disclosure, home: None, sheet };
    match thing {
        Thing::Project(_, at) => card.project(&disclosure.projects[at]),
        Thing::Whole(_) => card.whole(),
        Thing::Line(_, form, line) => {
            let form = &disclosure.forms[form];
            card.line(form, form.line(line));
        }
        _ => {}
    }
}

struct Card<'a> {
    library: &'a Library,
    lang: Lang,
    disclosure: &'a Disclosure,
    /// The file that the card names; places in it are told by their line alone.
    home: Option<FileId>,
    sheet: &'a mut Sheet,
}

impl Card<'_> {
    fn project(&mut self, project: &Project) {
        self.sheet.title(&project.name);
        self.sheet.line(&self.whose());
        self.copies();
        let places = project.places.iter().map(|place| self.place(*place));
        let mut fields: Vec<(&str, String)> = places.map(|place| (self.lang.show_places(), place)).collect();
        self.home = project.places.first().map(|place| place.file);
        let lang = self.lang;
        fields.extend(project.variants.iter().map(|variant| (lang.show_variants(), self.passage(variant))));
        let money = [
            (lang.show_amount(), project.amount),
            (lang.show_fiscal(), project.fiscal),
            (lang.show_other(), project.other),
        ];
        fields.extend(money.into_iter().filter_map(|(label, money)| Some((label, self.money(money?)))));
        let account = project.account.as_ref();
        fields.extend(account.map(|(code, name)| (lang.show_account(), format!("{code} {name}"))));
        let terms = [
            (lang.show_basis(), &project.basis),
            (lang.show_undertaker(), &project.undertaker),
            (lang.show_allocation(), &project.allocation),
            (lang.show_period(), &project.period),
            (lang.show_goal(), &project.goal),
        ];
        let terms = terms.into_iter().filter_map(|(label, term)| Some((label, self.passage(term.as_ref()?))));
        fields.extend(terms);
        self.fields(&fields);
        self.spending(Some(project));
        self.indicators(&project.indicators);
    }

    fn whole(&mut self) {
        let name = &self.library.department(self.disclosure.department).name;
        self.sheet.title(&format!("{name}  {}", self.lang.show_department()));
        self.sheet.line(&self.whose());
        self.copies();
        if let Some(first) = self.disclosure.indicators.first() {
            let place = self.place(first.origin);
            self.fields(&[(self.lang.show_places(), place)]);
            self.home = Some(first.origin.file);
        }
        self.spending(None);
        self.indicators(&self.disclosure.indicators);
    }

    fn line(&mut self, form: &Form, line: &Line) {
        let code = line.code.map(|code| code.to_string());
        let named = [code.as_deref(), Some(&*line.name), line.project.as_deref()];
        let named: Vec<&str> = named.into_iter().flatten().filter(|name| !name.is_empty()).collect();
        let title = if named.is_empty() { form.title.to_string() } else { named.join("  ") };
        self.sheet.title(&title);
        self.sheet.line(&format!("{}  {}", self.whose(), form.title));
        self.copies();
        let place = self.place(line.origin);
        self.home = Some(line.origin.file);
        let cells: Vec<String> = form.cells(line).iter().map(|cell| self.cell(form, line, cell)).collect();
        self.fields(&[(self.lang.show_places(), place), (self.lang.show_figures(), cells.join("  "))]);
    }

    /// An amount with the header over it, and the line it stands on where that is not the line of the row.
    fn cell(&self, form: &Form, line: &Line, cell: &Cell) -> String {
        let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
        let header = column.map_or(self.lang.loose(), |column| &column.header);
        let printed = match &cell.print {
            Print::Number(number) => self.amount(Amount { number: *number, unit: form.unit }),
            Print::Word(word) => word.to_string(),
        };
        let elsewhere = cell.origin.line != line.origin.line;
        let place = if elsewhere { format!(" {}", self.place(cell.origin)) } else { String::new() };
        format!("{header} {printed}{place}")
    }

    /// What a self-evaluation planned and spent, and what that scored.
    fn spending(&mut self, project: Option<&Project>) {
        let Some(form) = self.disclosure.self_evaluation(project) else { return };
        let lang = self.lang;
        let head = [
            lang.execution(),
            lang.initial_budget(),
            lang.year_budget(),
            lang.year_spent(),
            lang.execution_rate(),
            lang.show_weight(),
            lang.show_score(),
            lang.show_line(),
        ];
        let money =
            |amount: Option<(Amount, Origin)>| amount.map(|(amount, _)| self.amount(amount)).unwrap_or_default();
        let points =
            |number: Option<(Decimal, Origin)>| number.map(|(number, _)| number.to_string()).unwrap_or_default();
        let mut rows = vec![head.map(str::to_owned).to_vec()];
        rows.extend(form.funds.iter().map(|row| {
            let at = row.spent.or(row.budget).or(row.initial).map(|(_, origin)| self.place(origin));
            vec![
                row.label.to_string(),
                money(row.initial),
                money(row.budget),
                money(row.spent),
                row.rate.map(|(percent, _)| format!("{percent}%")).unwrap_or_default(),
                points(row.weight),
                points(row.score),
                at.unwrap_or_default(),
            ]
        }));
        if let Some((_, origin)) = form.score.or(form.weight) {
            let mut row = vec![lang.total_score().to_owned()];
            row.extend([String::new(), String::new(), String::new(), String::new()]);
            row.extend([points(form.weight), points(form.score), self.place(origin)]);
            rows.push(row);
        }
        self.sheet.table(&rows);
    }

    fn indicators(&mut self, indicators: &[Indicator]) {
        let lang = self.lang;
        if indicators.is_empty() {
            return;
        }
        let header = [
            lang.show_level(),
            lang.show_measured(),
            lang.show_target(),
            lang.show_actual(),
            lang.show_weight(),
            lang.show_score(),
            lang.show_result(),
            lang.show_line(),
        ];
        let mut rows = vec![header.map(str::to_owned).to_vec()];
        rows.extend(indicators.iter().map(|indicator| self.indicator(indicator)));
        self.sheet.table(&rows);
        for indicator in indicators {
            let said = [(lang.show_deviation(), &indicator.deviation), (lang.show_measures(), &indicator.measures)];
            let said = said.into_iter().filter_map(|(label, said)| Some((label, said.as_ref()?)));
            let fields: Vec<(&str, String)> = said
                .map(|(label, said)| (label, format!("{}{}{said}", indicator.level3, lang.pick("：", ": "))))
                .collect();
            self.fields(&fields);
        }
    }

    fn indicator(&self, indicator: &Indicator) -> Vec<String> {
        let level = if indicator.level2.is_empty() { &indicator.level1 } else { &indicator.level2 };
        let number = |number: Option<Decimal>| number.map(|number| number.to_string()).unwrap_or_default();
        let met = match indicator.met() {
            Some(true) => self.lang.show_met(),
            Some(false) => self.lang.show_missed(),
            None => "",
        };
        vec![
            level.to_string(),
            indicator.level3.to_string(),
            indicator.target.printed.to_string(),
            indicator.actual.as_ref().map(Name::to_string).unwrap_or_default(),
            number(indicator.weight),
            number(indicator.score),
            met.to_owned(),
            self.place(indicator.origin),
        ]
    }

    fn fields(&mut self, fields: &[(&str, String)]) {
        let lang = self.lang;
        let labels = [lang.show_undertaker(), lang.show_allocation(), lang.show_deviation()];
        let wide = labels.into_iter().map(width).max().unwrap_or(0);
        for (label, text) in fields {
            self.sheet.field(label, wide, text);
        }
    }

    fn whose(&self) -> String {
        let name = &self.library.department(self.disclosure.department).name;
        let (year, kind) = (self.lang.of_year(self.disclosure.year), self.lang.kind(self.disclosure.kind));
        format!("{name}  {year}  {kind}")
    }

    /// The files that print the same again.
    fn copies(&mut self) {
        for (path, tables) in self.library.copies(self.disclosure) {
            self.sheet.line(&self.lang.file_copy(path, tables));
        }
    }

    fn passage(&self, passage: &Passage) -> String {
        format!("{}  {}", passage.text, self.place(passage.origin))
    }

    fn money(&self, (amount, origin): (Amount, Origin)) -> String {
        format!("{}  {}", self.amount(amount), self.place(origin))
    }

    fn amount(&self, amount: Amount) -> String {
        format!("{} {}", grouped(amount.shown_in(Unit::Wan)), self.lang.unit(Unit::Wan))
    }

    /// `file:line`, in formats with pages and sheets file, page or sheet and the line on it; without the file where the
    /// card has named it.
    fn place(&self, origin: Origin) -> String {
        let document = self.library.document(origin.file);
        let spot = document.spot(origin.line);
        let file = if self.home == Some(origin.file) { "" } else { &document.path };
        match spot {
            Spot { line: 0, .. } => file.to_owned(),
            Spot { leaf: Leaf::Whole, line } => format!("{file}:{line}"),
            _ => format!("{file} {}", self.lang.place(spot)).trim_start().to_owned(),
        }
    }
}
