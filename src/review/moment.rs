//! By whom and when. The time is given in by the run loop; here it is only put into words, in Beijing time, which all of
//! China keeps all year.

use serde::{Deserialize, Serialize};

/// By whom and when a mark was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Stamp {
    /// When, as [`beijing`] writes it.
    pub at: Box<str>,
    /// By whom; empty where nobody said.
    pub by: Box<str>,
}

impl Stamp {
    /// The time for people to read: `2024-05-01 10:20:30`. What is not in Beijing time is left as it is.
    pub fn time(&self) -> String {
        match self.at.strip_suffix(OFFSET) {
            Some(local) => local.replacen('T', " ", 1),
            None => self.at.to_string(),
        }
    }
}

/// Beijing is this far before UTC.
const OFFSET: &str = "+08:00";
const DAY: i64 = 86_400;

/// A time in Beijing, as RFC 3339 writes it: `2024-05-01T10:20:30+08:00`.
///
/// `seconds` are those since 1970 began in UTC.
pub fn beijing(seconds: i64) -> String {
    let local = seconds.saturating_add(8 * 3600);
    let (year, month, day) = date(local.div_euclid(DAY));
    let second = local.rem_euclid(DAY);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{OFFSET}")
}

/// The date of a day counted from 1 January 1970, in the Gregorian calendar. Years are counted from March here, so that a
/// leap day is the last of its year.
fn date(days: i64) -> (i64, i64, i64) {
    // 0000-03-01 is 719,468 days before; 400 years have 146,097 days.
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year_of_era + i64::from(month < 3), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_beijing() {
        for (seconds, told) in [
            (0, "1970-01-01T08:00:00+08:00"),
            (57_599, "1970-01-01T23:59:59+08:00"),
            (57_600, "1970-01-02T00:00:00+08:00"),
            (951_753_600, "2000-02-29T00:00:00+08:00"),
            (951_840_000, "2000-03-01T00:00:00+08:00"),
            (1_735_660_800, "2025-01-01T00:00:00+08:00"),
            (-28_801, "1969-12-31T23:59:59+08:00"),
        ] {
            assert_eq!(beijing(seconds), told);
        }
    }

    #[test]
    fn a_time_is_read_without_its_offset_where_that_is_beijing() {
        let stamp = |at: &str| Stamp { at: at.into(), by: "".into() };
        assert_eq!(stamp("2024-05-01T10:20:30+08:00").time(), "2024-05-01 10:20:30");
        assert_eq!(stamp("2024-05-01T10:20:30Z").time(), "2024-05-01T10:20:30Z");
    }
}
