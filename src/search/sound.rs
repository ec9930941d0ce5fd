//! How a name is pronounced, for looking it up by its first letters: 招商引资 by `zsyz`, 重庆 by `cq` and by `zq`.

use pinyin::ToPinyinMulti;

use super::query::Rank;

/// The readings of the characters of a name, blanks and punctuation left out.
#[derive(Clone, Debug, Default)]
pub struct Sound(Vec<Syllable>);

#[derive(Clone, Debug)]
enum Syllable {
    /// All readings of a Chinese character, whole and by their first letters.
    Read(Vec<&'static str>),
    /// A letter or digit, as it is.
    Plain(char),
}

impl Sound {
    /// The sound of a name.
    pub fn of(name: &str) -> Sound {
        let syllable = |c: char| match c.to_pinyin_multi() {
            Some(readings) => {
                let plain = readings.into_iter().map(|reading| reading.plain());
                let mut parts: Vec<&'static str> = plain.flat_map(|reading| [reading, first_letter(reading)]).collect();
                parts.sort_unstable();
                parts.dedup();
                Some(Syllable::Read(parts))
            }
            None => c.is_ascii_alphanumeric().then(|| Syllable::Plain(c.to_ascii_lowercase())),
        };
        Sound(name.chars().filter_map(syllable).collect())
    }

    /// How well small letters spell the name: each character by its first letter or by its whole syllable, in any of its
    /// readings. What has no Chinese character in it is no sound but a fragment.
    pub fn rank(&self, letters: &str) -> Option<Rank> {
        let spelt = |from: usize| spell(&self.0[from..], letters, Heard::Nothing);
        let at = (0..self.0.len()).find_map(|from| spelt(from).map(|left| (from, left)))?;
        Some(match at {
            (0, 0) => Rank::Spelt,
            (0, _) => Rank::SpeltPrefix,
            _ => Rank::SpeltWithin,
        })
    }
}

fn first_letter(reading: &'static str) -> &'static str {
    &reading[..reading.chars().next().map_or(0, char::len_utf8)]
}

/// Whether a Chinese character was among what the letters spelt so far.
#[derive(Clone, Copy, PartialEq)]
enum Heard {
    Nothing,
    Chinese,
}

/// How many syllables are left over when the letters are used up; the fewest where they can be read in several ways.
fn spell(syllables: &[Syllable], letters: &str, heard: Heard) -> Option<usize> {
    if letters.is_empty() {
        return (heard == Heard::Chinese).then_some(syllables.len());
    }
    let (first, rest) = syllables.split_first()?;
    match first {
        Syllable::Plain(c) => spell(rest, letters.strip_prefix(*c)?, heard),
        Syllable::Read(parts) => {
            let left = |part: &&str| spell(rest, letters.strip_prefix(*part)?, Heard::Chinese);
            parts.iter().filter_map(left).min()
        }
    }
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
            ("会计", "kj", Some(Rank::Spelt)),
            ("银行", "yinhang", Some(Rank::Spelt)),
            ("“三公”经费", "sgjf", Some(Rank::Spelt)),
            ("5G基站", "5gjz", Some(Rank::Spelt)),
            ("招商引资", "zsz", None),
            ("招商", "zsyz", None),
            ("OA", "oa", None),
        ] {
            assert_eq!(Sound::of(name).rank(letters), rank, "{name} {letters}");
        }
    }
}
