//! The best of many entries: counted all, kept so many of each rank. Entries of one rank stay in their order, so that
//! nothing has to be sorted.

use std::ops::Range;

use rayon::prelude::*;

use super::names::NONE;
use super::query::Rank;

/// The best of some entries.
#[derive(Debug)]
pub struct Top {
    /// How many fit.
    pub total: usize,
    most: usize,
    by_rank: [Vec<u32>; Rank::ALL.len()],
}

/// So many entries are looked at at a time.
const BATCH: u32 = 1 << 15;

impl Top {
    /// The best `most` of the entries by their ranks.
    pub fn of(entries: Range<u32>, most: usize, rank: &(dyn Fn(u32) -> u8 + Sync)) -> Top {
        let batches = entries.len().div_ceil(BATCH as usize) as u32;
        let batch = |at: u32| {
            let first = entries.start + at * BATCH;
            Top::of_batch(first..entries.end.min(first + BATCH), most, rank)
        };
        let tops: Vec<Top> = (0..batches).into_par_iter().map(batch).collect();
        tops.into_iter().fold(Top::none(most), Top::and)
    }

    fn none(most: usize) -> Top {
        Top { total: 0, most, by_rank: Default::default() }
    }

    fn of_batch(entries: Range<u32>, most: usize, rank: &dyn Fn(u32) -> u8) -> Top {
        let mut top = Top::none(most);
        for entry in entries {
            let rank = rank(entry);
            if rank == NONE {
                continue;
            }
            top.total += 1;
            let kept = &mut top.by_rank[rank as usize];
            if kept.len() < most {
                kept.push(entry);
            }
        }
        top
    }

    /// This, then what comes behind it.
    fn and(mut self, behind: Top) -> Top {
        self.total += behind.total;
        for (kept, more) in self.by_rank.iter_mut().zip(behind.by_rank) {
            let room = self.most - kept.len();
            kept.extend(more.into_iter().take(room));
        }
        self
    }

    /// The best, in order.
    pub fn hits(&self) -> impl Iterator<Item = (Rank, u32)> {
        let ranked = Rank::ALL.into_iter().zip(&self.by_rank);
        ranked.flat_map(|(rank, entries)| entries.iter().map(move |entry| (rank, *entry))).take(self.most)
    }
}
