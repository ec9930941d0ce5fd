//! Shares of a total as a percentage and a bar. Both are rounded, and only here: a percentage to one place, a bar to an
//! eighth of a column.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::money::Amount;
use crate::tui::theme::Signs;

/// Columns a percentage takes: `100.0`, and one for a sign.
pub const PERCENT: u16 = 6;

/// A part of a whole, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(i64);

impl Share {
    /// The share of one number in another; `None` where the other is not above zero.
    pub fn of(part: Decimal, whole: Decimal) -> Option<Share> {
        if whole <= Decimal::ZERO {
            return None;
        }
        let thousandths = part.checked_mul(Decimal::from(1000))?.checked_div(whole)?;
        let rounded = thousandths.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        rounded.to_i64().filter(|share| share.abs() < 100_000).map(Share)
    }

    /// The share of one amount in another, whatever their units.
    pub fn of_amounts(part: Amount, whole: Amount) -> Option<Share> {
        Share::of(part.wan(), whole.wan())
    }

    /// The percentage with one place.
    pub fn percent(self) -> String {
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{}.{}", self.0.abs() / 10, self.0.abs() % 10)
    }

    /// A bar that is all of `columns` at a hundred percent, and as much at more.
    pub fn bar(self, columns: u16, signs: Signs) -> String {
        let steps = signs.bar.len() as i64;
        let all = i64::from(columns) * steps;
        let filled = (self.0.clamp(0, 1000) * all + 500) / 1000;
        let mut bar = signs.bar[signs.bar.len() - 1].repeat((filled / steps) as usize);
        let rest = (filled % steps) as usize;
        if rest > 0 {
            bar.push_str(signs.bar[rest - 1]);
        }
        bar
    }
}

/// The shape of some figures in one column each, from nothing to the greatest of them; blank where there is none.
pub fn spark(figures: &[Option<Decimal>], signs: Signs) -> String {
    let greatest = figures.iter().flatten().max().copied().unwrap_or_default();
    let steps = signs.spark.len() as i64 - 1;
    let sign = |figure: &Option<Decimal>| match figure {
        None => " ",
        Some(figure) => {
            let share = Share::of(*figure, greatest).map_or(0, |share| share.0.clamp(0, 1000));
            // Whatever is not nothing is seen.
            let step = ((share * steps + 500) / 1000).max(i64::from(*figure > Decimal::ZERO));
            signs.spark[step as usize]
        }
    };
    figures.iter().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::theme::Glyphs;

    #[test]
    fn the_shape_of_years() {
        let figures: Vec<_> = [Some(800), None, Some(400), Some(1), Some(0), Some(-5)]
            .into_iter()
            .map(|n| n.map(Decimal::from))
            .collect();
        assert_eq!(spark(&figures, Glyphs::Blocks.signs()), "▇ ▄▁__");
        assert_eq!(spark(&figures, Glyphs::Ascii.signs()), "9 5100");
        assert_eq!(spark(&[], Glyphs::Ascii.signs()), "");
    }

    #[test]
    fn shares() {
        let share = |part: i64, whole: i64| Share::of(Decimal::from(part), Decimal::from(whole));
        assert_eq!(share(1, 0), None);
        assert_eq!(share(1, -5), None);
        let half = share(1, 2).map(Share::percent);
        assert_eq!(half.as_deref(), Some("50.0"));
        assert_eq!(share(2, 3).map(Share::percent).as_deref(), Some("66.7"));
        assert_eq!(share(-1, 8).map(Share::percent).as_deref(), Some("-12.5"));
        for (part, blocks, ascii) in
            [(0, "", ""), (10, "▊", "#"), (50, "████", "####"), (200, "████████", "########"), (-3, "", "")]
        {
            let bar = |glyphs: Glyphs| share(part, 100).map(|share| share.bar(8, glyphs.signs()));
            assert_eq!(bar(Glyphs::Blocks).as_deref(), Some(blocks), "{part}");
            assert_eq!(bar(Glyphs::Ascii).as_deref(), Some(ascii), "{part}");
        }
    }
}
