//! Who prints which amount: exact values in 元, in order, the sign left aside.

use rayon::slice::ParallelSliceMut;
use rust_decimal::Decimal;

/// The amounts printed, and the entries that print each.
#[derive(Debug, Default)]
pub struct Amounts {
    values: Vec<Decimal>,
    /// Where the entries of each value begin; one place more than values.
    begins: Vec<u32>,
    entries: Vec<u32>,
}

impl Amounts {
    /// Of values in 元 without a sign and the entries that print them, in any order.
    pub fn of(mut printed: Vec<(Decimal, u32)>) -> Amounts {
        printed.par_sort_unstable();
        printed.dedup();
        let mut amounts = Amounts::default();
        for (at, (value, entry)) in printed.iter().enumerate() {
            if amounts.values.last() != Some(value) {
                amounts.values.push(*value);
                amounts.begins.push(at as u32);
            }
            amounts.entries.push(*entry);
        }
        amounts.begins.push(printed.len() as u32);
        amounts.values.shrink_to_fit();
        amounts.begins.shrink_to_fit();
        amounts.entries.shrink_to_fit();
        amounts
    }

    /// The entries that print a value, in order.
    pub fn printing(&self, value: Decimal) -> &[u32] {
        match self.values.binary_search(&value) {
            Ok(at) => &self.entries[self.begins[at] as usize..self.begins[at + 1] as usize],
            Err(_) => &[],
        }
    }

    /// So many bytes it takes.
    pub fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<Decimal>() + 4 * (self.begins.capacity() + self.entries.capacity())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_value() {
        let value = |text: &str| text.parse::<Decimal>().expect("a number");
        let printed = [("5861800", 7), ("0.10", 1), ("5861800.00", 3), ("0.1", 1), ("12", 0)];
        let amounts = Amounts::of(printed.map(|(text, entry)| (value(text), entry)).to_vec());
        assert_eq!(amounts.printing(value("5861800.0")), [3, 7]);
        assert_eq!(amounts.printing(value("0.100")), [1]);
        assert_eq!(amounts.printing(value("13")), [] as [u32; 0]);
        assert_eq!(Amounts::of(Vec::new()).printing(value("1")), [] as [u32; 0]);
    }
}
