//! Text of a PDF: every printed line followed by an empty one, pages that begin with a blank, page numbers between the
//! lines, paragraphs and cells wrapped where the paper ended.

use super::{Layout, chinese};
use crate::scribe::chance::Chance;
use crate::scribe::document::{Document, Part};
use crate::scribe::sheet::Sheet;
use crate::scribe::table::Table;

pub fn write(sheet: &mut Sheet, document: &Document, layout: Layout, chance: Chance) {
    let mut paged = Paged {
        sheet,
        chance,
        trailing: layout == Layout::Spaced,
        gap: false,
        fresh: false,
        headed: false,
        left: LINES,
        page: 0,
    };
    for part in &document.parts {
        paged.part(document, part);
    }
}

/// How many printed lines a page holds.
const LINES: usize = 34;

/// How many characters a line of a paragraph holds.
const WIDTH: usize = 27;

/// A hand that writes page after page.
pub struct Paged<'a> {
    sheet: &'a mut Sheet,
    /// What the layout leaves to chance.
    pub chance: Chance,
    /// Whether cells and paragraphs end with a blank.
    pub trailing: bool,
    gap: bool,
    fresh: bool,
    /// Whether the page holds a section's title only, so that a table may follow beneath.
    headed: bool,
    left: usize,
    page: usize,
}

impl Paged<'_> {
    /// Writes one printed line and says its number.
    pub fn put(&mut self, text: &str) -> u32 {
        if self.left == 0 {
            self.turn();
        }
        if self.gap {
            self.sheet.line("");
        }
        self.left -= 1;
        self.gap = true;
        let blank = if std::mem::take(&mut self.fresh) { " " } else { "" };
        self.sheet.line(format!("{blank}{text}"))
    }

    /// The same for the end of a cell or a paragraph.
    pub fn end(&mut self, text: &str) -> u32 {
        let tail = if self.trailing { " " } else { "" };
        self.put(&format!("{text}{tail}"))
    }

    /// Lets the next line follow at once.
    pub fn tight(&mut self) {
        self.gap = false;
    }

    /// Keeps so many lines together on a page.
    pub fn keep(&mut self, lines: usize) {
        if self.left < lines {
            self.turn();
        }
    }

    /// Begins a page.
    pub fn turn(&mut self) {
        self.page += 1;
        if self.page % 3 == 0 {
            let tail = if self.trailing { " " } else { "" };
            for line in ["", "", "", &format!("- {} -{tail}", self.page), tail] {
                self.sheet.line(line);
            }
            self.gap = true;
            self.fresh = false;
        } else {
            self.gap = false;
            self.fresh = true;
        }
        self.left = LINES;
    }

    /// Begins to note the figures of a table.
    pub fn begin(&mut self, table: &Table) {
        self.sheet.begin(table);
    }

    /// Where figures are noted.
    pub fn sheet(&mut self) -> &mut Sheet {
        self.sheet
    }

    fn part(&mut self, document: &Document, part: &Part) {
        match part {
            Part::Cover(lines) => lines.iter().for_each(|line| {
                self.wrapped(line, 20);
            }),
            Part::Contents(lines) => {
                self.turn();
                self.end("目 录");
                lines.iter().for_each(|line| {
                    self.wrapped(line, WIDTH);
                });
            }
            Part::Section(text) => {
                self.turn();
                self.wrapped(&set_apart(text), WIDTH);
                self.headed = true;
            }
            Part::Text(text) => {
                self.headed = false;
                self.wrapped(&set_apart(text), WIDTH);
            }
            Part::Table(table) => self.table(document, table),
            Part::Goals(goals) => self.goals(goals),
            Part::Signature(name, date) => {
                let indent = if self.trailing { " ".repeat(19) } else { String::new() };
                self.end(&format!("{indent}{name}"));
                self.end(&set_apart(date));
            }
        }
    }

    /// Writes a text over as many lines as it needs and says the number of the last.
    pub fn wrapped(&mut self, text: &str, width: usize) -> u32 {
        let pieces = wrap(text, width);
        for piece in &pieces[..pieces.len() - 1] {
            self.put(piece);
        }
        self.end(&pieces[pieces.len() - 1])
    }

    fn table(&mut self, document: &Document, table: &Table) {
        if !std::mem::take(&mut self.headed) {
            self.turn();
        }
        self.begin(table);
        let number = format!("表{}：", chinese(table.number));
        if self.trailing && self.chance.once_in(3) {
            self.end(&format!("{number}           {}", table.title));
        } else {
            self.end(&number);
            if self.chance.once_in(3) {
                self.tight();
            }
            self.end(&table.title);
        }
        if self.chance.once_in(2) {
            self.tight();
        }
        self.department(document);
        self.header(table);
        self.rows(table);
        if let Some(remark) = &table.remark {
            self.wrapped(&set_apart(&format!("备注：{remark}")), WIDTH);
        }
    }

    fn department(&mut self, document: &Document) {
        let department = format!("{}：{}", document.label, document.department);
        let unit = format!("{}：万元", document.unit_label);
        if !self.trailing && department.chars().count() > 17 && self.chance.once_in(2) {
            self.wrapped(&department, 17);
            self.tight();
            self.end(&unit);
            return;
        }
        let blanks = if self.trailing { 5 + self.chance.below(28) } else { 1 };
        self.end(&format!("{department}{}{unit}", " ".repeat(blanks)));
    }
}

/// Cuts a text into lines of so many characters, never inside a number and never before a closing mark.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut count = 0;
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let figure = |c: char| c.is_ascii_graphic();
        let mut end = at + 1;
        while figure(chars[at]) && end < chars.len() && figure(chars[end]) {
            end += 1;
        }
        let closing = "，。、；：）”》！".contains(chars[at]);
        if count > 0 && count + (end - at) > width && !closing {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            count = 0;
        }
        if !(count == 0 && chars[at] == ' ') {
            line.extend(&chars[at..end]);
            count += end - at;
        }
        at = end;
    }
    lines.push(line);
    lines
}

/// Blanks between Chinese and figures, as typesetting leaves them.
pub fn set_apart(text: &str) -> String {
    let mut out = String::new();
    let mut last = ' ';
    for c in text.chars() {
        let figure = |c: char| c.is_ascii_digit();
        let word = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if (figure(last) && word(c)) || (word(last) && figure(c)) {
            out.push(' ');
        }
        out.push(c);
        last = c;
    }
    out
}
