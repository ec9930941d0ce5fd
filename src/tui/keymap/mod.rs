//! The one table of keys. What a key does, the status line, the help page and the README's table are all read from it.

mod place;

pub use place::{Group, On, Place};

use ratatui::crossterm::event::KeyCode;

use super::action::{Action, Motion, Step};
use super::clip::Extent;
use super::press::Press;
use crate::model::AccountLevel;
use crate::words::Lang;

/// A word in the language of the reader.
pub type Word = fn(Lang) -> &'static str;

/// One meaning of some keys.
#[derive(Debug)]
pub struct Key {
    /// The keys; the first is printed in the status line.
    pub press: &'static [Press],
    /// Where they mean this.
    pub on: On,
    /// What they do.
    pub action: Action,
    /// What the help page says.
    pub help: Word,
    /// What the status line says, where it has it.
    pub short: Option<Word>,
    /// Where the help page has it.
    pub group: Group,
}

const TOLD: On = On::these(&[Place::Projects, Place::Card, Place::Facts]);
const LISTS: On = On(BEFORE_TROUBLES.0 | On::these(&[Place::Troubles, Place::Findings]).0 | COMPARING.0 | SEVERAL.0);
const SCREENS: On = On(LISTS.0 | SOURCE.0);
const MOVING: On = On(SCREENS.0 | Place::Help.bit());
const ALL_BUT_PROMPT: On = On(MOVING.0 | Place::Loading.bit());
const EVERYWHERE: On = On(ALL_BUT_PROMPT.0 | TYPED.0);
const TREES: On = On::these(&[Place::Library, Place::Table]);
const FIGURES: On = On(On::these(&[Place::Disclosure, Place::Table, Place::Line]).0 | TOLD.0);
const SORTED: On = On::these(&[Place::Library, Place::Table, Place::Projects]);
const LINES: On = On::these(&[Place::Table, Place::Line]);
const HAS_PROJECTS: On = On::these(&[Place::Library, Place::Disclosure, Place::Table, Place::Card]);
const HAS_FACTS: On = On::these(&[Place::Disclosure, Place::Projects, Place::Card]);
const CARD: On = On::these(&[Place::Card]);
const LOADING: On = On::these(&[Place::Loading]);
const LIBRARY: On = On::these(&[Place::Library]);
const TABLE: On = On::these(&[Place::Table]);
const SOURCE: On = On::these(&[Place::Source]);
const FILES: On = On::these(&[Place::Source, Place::Troubles]);
const FIND: On = On::these(&[Place::Find]);
const PALETTE: On = On::these(&[Place::Palette]);
const TYPED: On = On::these(&[Place::Prompt, Place::Ask, Place::Find, Place::Palette]);
const PROMPT: On = On::these(&[Place::Prompt]);
const HELP: On = On::these(&[Place::Help]);
const BEFORE_TROUBLES: On = On(On::these(&[Place::Library, Place::Disclosure, Place::Table, Place::Line]).0 | TOLD.0);
const ACROSS: On = On::these(&[Place::Across]);
const YEARS: On = On::these(&[Place::Years]);
const SEVERAL: On = On(ACROSS.0 | YEARS.0);
const BODIES: On = On::these(&[Place::Library, Place::Disclosure]);
const INNER: On = On(SCREENS.0 & !LIBRARY.0);
const FILTERED: On = On(On::these(&[
    Place::Library,
    Place::Disclosure,
    Place::Table,
    Place::Projects,
    Place::Facts,
    Place::Troubles,
    Place::Findings,
])
.0 | COMPARING.0);

// The findings and their review.
const FINDINGS: On = On::these(&[Place::Findings]);
const CHECKED: On = On(BEFORE_TROUBLES.0 | SOURCE.0);
const NOTED: On = On::these(&[Place::Line, Place::Card]);
const MARKED_TOO: On = On(NOTED.0 | TABLE.0);
const ASK: On = On::these(&[Place::Ask]);

// The comparison of two disclosures.
const COMPARE: On = On::these(&[Place::Compare]);
const COMPARING: On = On::these(&[Place::Compare, Place::Pick]);
const MARKED: On = BEFORE_TROUBLES;
const LEVELS: On = On(TABLE.0 | COMPARE.0);

/// Writes one row of the table.
macro_rules! key {
    ($group:ident, $on:expr, [$($press:expr),+], $action:expr, $help:ident) => {
        Key { press: &[$($press),+], on: $on, action: $action, help: Lang::$help, short: None, group: Group::$group }
    };
    ($group:ident, $on:expr, [$($press:expr),+], $action:expr, $help:ident, $short:ident) => {
        Key { press: &[$($press),+], on: $on, action: $action, help: Lang::$help, short: Some(Lang::$short),
              group: Group::$group }
    };
}

const fn k(code: KeyCode) -> Press {
    Press::key(code)
}

const fn c(c: char) -> Press {
    Press::char(c)
}

const fn ctrl(c: char) -> Press {
    Press::ctrl(c)
}

/// All keys, in the order of the status line.
pub static KEYS: &[Key] = &[
    key!(Go, LISTS, [k(KeyCode::Enter)], Action::Open, key_open, short_open),
    key!(Go, INNER, [k(KeyCode::Esc), k(KeyCode::Backspace)], Action::Back, key_back, short_back),
    key!(Go, COMPARE, [c('n')], Action::Difference(Step::Next), key_next_difference, short_next_difference),
    key!(Go, COMPARE, [c('N')], Action::Difference(Step::Previous), key_previous_difference),
    key!(Go, FINDINGS, [c('n')], Action::Unreviewed(Step::Next), key_unreviewed, short_unreviewed),
    key!(Go, FINDINGS, [c('N')], Action::Unreviewed(Step::Previous), key_unreviewed_before),
    key!(Review, FINDINGS, [c('a')], Action::Accept, key_accept, short_accept),
    key!(Review, FINDINGS, [c('x')], Action::Dismiss, key_dismiss, short_dismiss),
    key!(Review, FINDINGS, [c('w')], Action::Later, key_later, short_later),
    key!(Review, FINDINGS, [c('b'), c('B')], Action::Note, key_note, short_note),
    key!(Review, FINDINGS, [c('z')], Action::Undo, key_undo, short_undo),
    key!(Review, FINDINGS, [c('Z')], Action::Redo, key_redo),
    key!(Look, FINDINGS, [c('c')], Action::Coverage, key_coverage, short_coverage),
    key!(Look, FINDINGS, [c('o')], Action::Sort, key_grouping, short_grouping),
    key!(Look, FINDINGS, [c('v')], Action::Detail, key_finding_detail, short_detail),
    key!(Look, FINDINGS, [k(KeyCode::Tab)], Action::Side, key_operand, short_operand),
    key!(Go, FINDINGS, [c('s')], Action::Source, key_operand_place, short_source),
    key!(Go, FINDINGS, [c('t')], Action::Row, key_row, short_row),
    key!(Review, FINDINGS, [c('e')], Action::Paper, key_paper, short_paper),
    key!(Look, COMPARE, [c('=')], Action::Differing, key_differing, short_differing),
    key!(Go, COMPARE, [c(']')], Action::Sibling(Step::Next), key_next_page, short_next_page),
    key!(Go, COMPARE, [c('[')], Action::Sibling(Step::Previous), key_previous_page),
    key!(Look, COMPARE, [c('c'), k(KeyCode::Right), c('l')], Action::Right, key_next_measure, short_measure),
    key!(Look, COMPARE, [k(KeyCode::Left), c('h')], Action::Left, key_previous_measure),
    key!(Look, COMPARE, [c('o')], Action::Sort, key_by_change, short_sort),
    key!(Look, COMPARE, [c('x')], Action::Swap, key_swap, short_swap),
    key!(Go, COMPARE, [c('s')], Action::Source, key_source_side, short_source),
    key!(Look, COMPARE, [k(KeyCode::Tab)], Action::Side, key_side, short_side),
    key!(Look, COMPARE, [c('v')], Action::Detail, key_detail, short_detail),
    key!(Go, COMPARE, [c('i')], Action::Said, key_reason, short_said),
    key!(Look, COMPARE, [c('-')], Action::Fold, key_fold),
    key!(Look, COMPARE, [c('+')], Action::Unfold, key_unfold),
    key!(Look, COMPARE, [c(' ')], Action::Toggle, key_toggle),
    key!(Look, LIBRARY, [k(KeyCode::Esc), k(KeyCode::Backspace)], Action::Back, key_drop_filter),
    key!(Go, FIGURES, [c('s')], Action::Source, key_source, short_source),
    key!(Go, CHECKED, [c('c')], Action::Findings, key_findings, short_findings),
    key!(Review, NOTED, [c('b'), c('B')], Action::Note, key_note, short_note),
    key!(Review, TABLE, [c('B')], Action::Note, key_note),
    key!(Review, MARKED_TOO, [c('z')], Action::Undo, key_undo),
    key!(Review, MARKED_TOO, [c('Z')], Action::Redo, key_redo),
    key!(Go, CARD, [c('[')], Action::Sibling(Step::Previous), key_previous_card),
    key!(Go, CARD, [c(']')], Action::Sibling(Step::Next), key_next_card, short_next_card),
    key!(Go, LINES, [c('i')], Action::Said, key_said, short_said),
    key!(Go, HAS_PROJECTS, [c('p')], Action::Projects, key_projects, short_projects),
    key!(Go, HAS_FACTS, [c('i')], Action::Facts, key_facts, short_facts),
    key!(Go, LIBRARY, [c('s')], Action::Source, key_source_file, short_source),
    key!(Go, SCREENS, [c('f')], Action::Find, key_find, short_find),
    key!(Go, SOURCE, [k(KeyCode::Tab), c('n')], Action::NextPlace, key_next_place, short_next_place),
    key!(Go, FILES, [c('o')], Action::OpenFile, key_open_file, short_open_file),
    key!(Go, SOURCE, [c('[')], Action::Sibling(Step::Previous), key_previous_leaf),
    key!(Go, SOURCE, [c(']')], Action::Sibling(Step::Next), key_next_leaf, short_next_leaf),
    key!(Look, LEVELS, [c('1')], Action::Level(AccountLevel::Class), key_class, short_class),
    key!(Look, LEVELS, [c('2')], Action::Level(AccountLevel::Section), key_section, short_section),
    key!(Look, LEVELS, [c('3')], Action::Level(AccountLevel::Item), key_item, short_item),
    key!(Go, LINES, [c('a')], Action::Across, key_across, short_across),
    key!(Go, YEARS, [c('a')], Action::Across, key_across, short_across),
    key!(Go, ACROSS, [c('a')], Action::Across, key_years, short_years),
    key!(Go, BODIES, [c('a')], Action::Years, key_years, short_years),
    key!(Go, SEVERAL, [c('s')], Action::Source, key_source, short_source),
    key!(Go, YEARS, [c('i')], Action::Said, key_derivation, short_derivation),
    key!(Look, YEARS, [c('c')], Action::Thread, key_thread, short_thread),
    key!(Go, YEARS, [c('[')], Action::Sibling(Step::Previous), key_previous_kind),
    key!(Go, YEARS, [c(']')], Action::Sibling(Step::Next), key_next_kind, short_next_kind),
    key!(Look, YEARS, [c('1')], Action::Level(AccountLevel::Class), key_class, short_class),
    key!(Look, YEARS, [c('2')], Action::Level(AccountLevel::Section), key_section, short_section),
    key!(Look, YEARS, [c('3')], Action::Level(AccountLevel::Item), key_item, short_item),
    key!(Look, YEARS, [c('-')], Action::Fold, key_fold),
    key!(Look, YEARS, [c('+'), c('=')], Action::Unfold, key_unfold),
    key!(Look, YEARS, [c(' ')], Action::Toggle, key_toggle),
    key!(Move, YEARS, [k(KeyCode::Left), c('h')], Action::Left, key_column_left),
    key!(Move, YEARS, [k(KeyCode::Right), c('l')], Action::Right, key_column_right),
    key!(Look, SEVERAL, [c('/')], Action::Filter, key_filter, short_filter),
    key!(Look, ACROSS, [c('o')], Action::Sort, key_sort, short_sort),
    key!(Look, FILTERED, [c('/')], Action::Filter, key_filter, short_filter),
    key!(Program, SCREENS, [c(':')], Action::Palette, key_palette, short_palette),
    key!(Program, SCREENS, [c('y')], Action::Copy(Extent::Row), key_copy, short_copy),
    key!(Program, SCREENS, [c('Y')], Action::Copy(Extent::All), key_copy_all),
    key!(Look, SORTED, [c('o')], Action::Sort, key_sort, short_sort),
    key!(Look, TREES, [c('-')], Action::Fold, key_fold),
    key!(Look, TREES, [c('+'), c('=')], Action::Unfold, key_unfold),
    key!(Look, TREES, [c(' ')], Action::Toggle, key_toggle, short_toggle),
    key!(Look, TABLE, [c('b')], Action::Blanks, key_blanks, short_blanks),
    key!(Look, SCREENS, [c('u')], Action::Unit, key_unit, short_unit),
    key!(Go, TABLE, [c('[')], Action::Sibling(Step::Previous), key_previous_table),
    key!(Go, TABLE, [c(']')], Action::Sibling(Step::Next), key_next_table, short_next_table),
    key!(Go, MARKED, [c('d')], Action::Compare, key_compare, short_compare),
    key!(Look, MARKED, [c('m')], Action::Mark, key_mark, short_mark),
    key!(Go, BEFORE_TROUBLES, [c('t')], Action::Troubles, key_troubles, short_troubles),
    key!(Move, MOVING, [k(KeyCode::Up), c('k')], Action::Move(Motion::Up), key_up),
    key!(Move, MOVING, [k(KeyCode::Down), c('j')], Action::Move(Motion::Down), key_down),
    key!(Move, LIBRARY, [k(KeyCode::Left), c('h')], Action::Left, key_fold_left),
    key!(Move, LIBRARY, [k(KeyCode::Right), c('l')], Action::Right, key_unfold_right),
    key!(Move, TABLE, [k(KeyCode::Left), c('h')], Action::Left, key_column_left),
    key!(Move, TABLE, [k(KeyCode::Right), c('l')], Action::Right, key_column_right),
    key!(Move, MOVING, [k(KeyCode::PageUp), ctrl('b')], Action::Move(Motion::PageUp), key_page_up),
    key!(Move, MOVING, [k(KeyCode::PageDown), ctrl('f')], Action::Move(Motion::PageDown), key_page_down),
    key!(Move, MOVING, [ctrl('u')], Action::Move(Motion::HalfUp), key_half_up),
    key!(Move, MOVING, [ctrl('d')], Action::Move(Motion::HalfDown), key_half_down),
    key!(Move, MOVING, [k(KeyCode::Home), c('g')], Action::Move(Motion::First), key_first),
    key!(Move, MOVING, [k(KeyCode::End), c('G')], Action::Move(Motion::Last), key_last),
    key!(Go, LOADING, [k(KeyCode::Esc)], Action::Back, key_stop, short_stop),
    key!(Go, HELP, [k(KeyCode::Esc), c('?'), c('q'), k(KeyCode::Enter)], Action::Back, key_close, short_back),
    key!(Go, PROMPT, [k(KeyCode::Enter)], Action::Open, key_keep_filter, short_keep),
    key!(Go, PROMPT, [k(KeyCode::Esc)], Action::Back, key_drop_filter, short_drop),
    key!(Go, ASK, [k(KeyCode::Enter)], Action::Open, key_answer, short_keep),
    key!(Go, ASK, [k(KeyCode::Esc)], Action::Back, key_leave_answer, short_drop),
    key!(Go, FIND, [k(KeyCode::Enter)], Action::Open, key_find_go, short_go),
    key!(Go, FIND, [k(KeyCode::Esc)], Action::Back, key_find_leave, short_back),
    key!(Look, FIND, [k(KeyCode::Tab)], Action::Toggle, key_group, short_group),
    key!(Go, PALETTE, [k(KeyCode::Enter)], Action::Open, key_run, short_run),
    key!(Go, PALETTE, [k(KeyCode::Esc)], Action::Back, key_close, short_back),
    key!(Look, TYPED, [k(KeyCode::Backspace)], Action::Erase, key_erase),
    key!(Look, TYPED, [ctrl('u')], Action::Clear, key_clear),
    key!(Move, TYPED, [k(KeyCode::Up)], Action::Move(Motion::Up), key_up),
    key!(Move, TYPED, [k(KeyCode::Down)], Action::Move(Motion::Down), key_down),
    key!(Move, TYPED, [k(KeyCode::PageUp)], Action::Move(Motion::PageUp), key_page_up),
    key!(Move, TYPED, [k(KeyCode::PageDown)], Action::Move(Motion::PageDown), key_page_down),
    key!(Program, SCREENS, [c('?')], Action::Help, key_help, short_help),
    key!(Program, On(SCREENS.0 | LOADING.0), [c('q')], Action::Quit, key_quit, short_quit),
    key!(Program, EVERYWHERE, [ctrl('c')], Action::Quit, key_quit_anywhere),
];

/// The keys that mean something at a place, in the order of the table.
pub fn keys_on(place: Place) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.on.has(place))
}

/// What a key does at a place. Where there is a line of typing, a key without a meaning types itself.
pub fn action(place: Place, press: Press) -> Option<Action> {
    let known = keys_on(place).find(|key| key.press.contains(&press));
    match known {
        Some(key) => Some(key.action.clone()),
        None if place.is_typed_into() => press.typed().map(Action::Type),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_has_one_meaning_at_a_place() {
        for place in Place::ALL {
            let mut seen: Vec<Press> = Vec::new();
            for press in keys_on(place).flat_map(|key| key.press) {
                assert!(!seen.contains(press), "{press:?} at {place:?}");
                seen.push(*press);
            }
        }
    }

    #[test]
    fn there_is_a_way_out_of_every_place() {
        for place in Place::ALL {
            assert!(matches!(action(place, Press::ctrl('c')), Some(Action::Quit)), "{place:?}");
            assert!(matches!(action(place, Press::key(KeyCode::Esc)), Some(Action::Back)), "{place:?}");
        }
    }

    #[test]
    fn a_prompt_takes_what_has_no_meaning_there() {
        assert!(matches!(action(Place::Prompt, Press::char('q')), Some(Action::Type('q'))));
        assert!(action(Place::Library, Press::char('z')).is_none());
    }
}
