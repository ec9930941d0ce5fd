//! How names are pronounced, for looking them up by their first letters: 招商引资 by `zsyz`, 重庆 by `cq` and by `zq`.
//!
//! Characters with the same readings are one class; a name is the classes of its characters. A word is compared with
//! every class once, and then runs over names as a machine of bits: a bit for each number of letters used up so far.

use std::collections::HashMap;

use pinyin::ToPinyinMulti;

use super::query::Rank;

/// The classes of the characters met, and how each is spelt.
#[derive(Debug, Default)]
pub struct Classes {
    spelt: Vec<Class>,
    places: HashMap<Class, u16>,
    characters: HashMap<char, Option<u16>>,
}

/// Characters that are spelt alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Class {
    /// All readings of a Chinese character, whole and by their first letters.
    Read(Vec<&'static str>),
    /// A letter or digit, as it is.
    Plain(char),
}

impl Classes {
    /// The class of a character; `None` for one without a sound, as blanks and punctuation are.
    pub fn class(&mut self, c: char) -> Option<u16> {
        if let Some(known) = self.characters.get(&c) {
            return *known;
        }
        let class = class(c).and_then(|class| self.place(class));
        self.characters.insert(c, class);
        class
    }

    /// `None` for a class too many; all the characters there are make far fewer.
    fn place(&mut self, class: Class) -> Option<u16> {
        if let Some(place) = self.places.get(&class) {
            return Some(*place);
        }
        let place = u16::try_from(self.spelt.len()).ok()?;
        self.spelt.push(class.clone());
        self.places.insert(class, place);
        Some(place)
    }
}

fn class(c: char) -> Option<Class> {
    let Some(readings) = c.to_pinyin_multi() else {
        return c.is_ascii_alphanumeric().then(|| Class::Plain(c.to_ascii_lowercase()));
    };
    let plain = readings.into_iter().flat_map(|reading| typed(reading.plain()));
    let mut parts: Vec<&'static str> = plain.flat_map(|reading| [reading, &reading[..1]]).collect();
    parts.sort_unstable();
    parts.dedup();
    Some(Class::Read(parts))
}

/// A reading as it is typed: ü is the key `v`, and often `u`. A reading that is no syllable of letters cannot be typed.
fn typed(reading: &'static str) -> impl Iterator<Item = &'static str> {
    let typed: [&'static str; 2] = match reading {
        "lü" => ["lv", "lu"],
        "nü" => ["nv", "nu"],
        "lüe" => ["lve", "lue"],
        "nüe" => ["nve", "nue"],
        other => [other, ""],
    };
    typed.into_iter().filter(|reading| !reading.is_empty() && reading.is_ascii())
}

/// A longer word is not compared by sound.
const MOST_LETTERS: usize = 63;
/// A name of more syllables is prose, in which a few letters are heard nearly everywhere.
const PROSE: usize = 40;
/// So many letters say something in prose.
const PROSE_LETTERS: usize = 4;

/// A word as it is heard in the names of some classes.
#[derive(Debug)]
pub struct Hearing {
    letters: usize,
    /// How each class moves the machine; nothing for most.
    moves: Vec<Vec<Move>>,
    /// Whether a class can begin the word.
    opens: Vec<bool>,
}

/// From the numbers of letters used up that are set in `at`, so many letters on.
#[derive(Clone, Copy, Debug)]
struct Move {
    at: u64,
    letters: u32,
    after: Heard,
}

/// Whether a Chinese character is among what the letters spelt. Without one a word is no sound but a fragment.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Heard {
    /// As before.
    Plain,
    Chinese,
}

/// The machine: the numbers of letters that can be used up by now, without and with a Chinese character.
#[derive(Clone, Copy, Default)]
struct State {
    plain: u64,
    chinese: u64,
}

impl Hearing {
    /// Readies a word of small letters and digits; `None` for one that is compared by its characters only.
    pub fn of(word: &str, classes: &Classes) -> Option<Hearing> {
        let spells = word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_lowercase());
        if !spells || word.len() > MOST_LETTERS {
            return None;
        }
        let moves: Vec<Vec<Move>> = classes.spelt.iter().map(|class| moves(word, class)).collect();
        let opens = moves.iter().map(|moves| moves.iter().any(|one| one.at & 1 == 1)).collect();
        Some(Hearing { letters: word.len(), moves, opens })
    }

    /// How well the word spells a name: each character by its first letter or by its whole syllable, in any of its
    /// readings. One letter begins too many syllables to be heard but at the beginning.
    pub fn rank(&self, name: &[u16]) -> Option<Rank> {
        if name.len() > PROSE && self.letters < PROSE_LETTERS {
            return None;
        }
        match self.end(name) {
            Some(end) if end == name.len() => Some(Rank::Spelt),
            Some(_) => Some(Rank::SpeltPrefix),
            None if self.letters > 1 && self.within(name) => Some(Rank::SpeltWithin),
            None => None,
        }
    }

    /// How many syllables the word spells from the first on; the most where it can be read in several ways.
    pub fn end(&self, name: &[u16]) -> Option<usize> {
        let mut state = State { plain: 1, chinese: 0 };
        let mut end = None;
        for (at, class) in name.iter().enumerate() {
            state = self.step(state, *class);
            if state.plain | state.chinese == 0 {
                break;
            }
            if self.is_done(state) {
                end = Some(at + 1);
            }
        }
        end
    }

    fn within(&self, name: &[u16]) -> bool {
        let mut state = State::default();
        for class in name {
            if state.plain | state.chinese == 0 && !self.opens[*class as usize] {
                continue;
            }
            state.plain |= 1;
            state = self.step(state, *class);
            if self.is_done(state) {
                return true;
            }
        }
        false
    }

    const fn is_done(&self, state: State) -> bool {
        state.chinese >> self.letters & 1 == 1
    }

    fn step(&self, state: State, class: u16) -> State {
        let mut next = State::default();
        for Move { at, letters, after } in &self.moves[class as usize] {
            next.chinese |= (state.chinese & at) << letters;
            let plain = (state.plain & at) << letters;
            match after {
                Heard::Plain => next.plain |= plain,
                Heard::Chinese => next.chinese |= plain,
            }
        }
        next
    }
}

fn moves(word: &str, class: &Class) -> Vec<Move> {
    let mut letter = [0; 4];
    let (parts, after): (&[&str], Heard) = match class {
        Class::Read(parts) => (parts, Heard::Chinese),
        Class::Plain(c) => (&[&*c.encode_utf8(&mut letter)], Heard::Plain),
    };
    let one = |part: &&str| {
        let places = (0..word.len()).filter(|at| word[*at..].starts_with(*part));
        let at = places.fold(0, |at, place| at | 1 << place);
        (at != 0).then_some(Move { at, letters: part.len() as u32, after })
    };
    parts.iter().filter_map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelt_in_any_of_their_readings() {
        for (name, letters, rank) in [
            ("招商引资", "zsyz", Some(Rank::Spelt)),
            ("招商引资工作经费", "zsyz", Some(Rank::SpeltPrefix)),
            ("市招商引资中心", "zsyz", Some(Rank::SpeltWithin)),
            ("重庆", "cq", Some(Rank::Spelt)),
            ("重庆", "zhongqing", Some(Rank::Spelt)),
            ("会计", "kj", Some(Rank::Spelt)),
            ("银行", "yinhang", Some(Rank::Spelt)),
            ("行政运行", "xingzyx", Some(Rank::Spelt)),
            ("公务接待费", "gongwujiedai", Some(Rank::SpeltPrefix)),
            ("公务接待费", "gwjied", Some(Rank::SpeltPrefix)),
            ("绿化", "lvhua", Some(Rank::Spelt)),
            ("绿化", "luhua", Some(Rank::Spelt)),
            ("西安", "xian", Some(Rank::Spelt)),
            ("先", "xian", Some(Rank::Spelt)),
            ("“三公”经费", "sgjf", Some(Rank::Spelt)),
            ("5G基站", "5gjz", Some(Rank::Spelt)),
            ("招商", "z", Some(Rank::SpeltPrefix)),
            ("局招商", "z", None),
            ("招商引资", "zsz", None),
            ("招商", "zsyz", None),
            ("O-A", "oa", None),
            ("招商2024", "2024", None),
        ] {
            let mut classes = Classes::default();
            let syllables: Vec<u16> = name.chars().filter_map(|c| classes.class(c)).collect();
            let heard = Hearing::of(letters, &classes).and_then(|hearing| hearing.rank(&syllables));
            assert_eq!(heard, rank, "{name} {letters}");
        }
    }
}
