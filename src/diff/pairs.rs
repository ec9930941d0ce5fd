//! Which table goes with which: the same kind, and of several of one kind those whose titles are alike.

use super::Side;
use super::likeness::greedy;
use crate::model::{Disclosure, Form, FormKind};
use crate::text::{bare, likeness};

/// Tables that go together, and those that hold a figure and go with none.
pub type Pairs = (Vec<(usize, usize)>, Vec<(Side, usize)>);

/// The tables of two disclosures that go together.
pub fn pair(a: &Disclosure, b: &Disclosure) -> Pairs {
    let mut pairs = Vec::new();
    for kind in FormKind::ALL {
        let of = |disclosure: &Disclosure| -> Vec<usize> {
            let forms = disclosure.forms.iter().enumerate();
            forms.filter(|(_, form)| form.kind == *kind).map(|(at, _)| at).collect()
        };
        let like = |i: usize, j: usize| alike(&a.forms[i], &b.forms[j]);
        // A kind that says nothing needs a title that does.
        let least = if *kind == FormKind::Other { 600 } else { 0 };
        pairs.extend(greedy(&of(a), &of(b), least, like));
    }
    pairs.sort_unstable();
    let rest = |side: Side, disclosure: &Disclosure| -> Vec<(Side, usize)> {
        let paired = |at: &usize| match side {
            Side::A => pairs.iter().any(|pair| pair.0 == *at),
            Side::B => pairs.iter().any(|pair| pair.1 == *at),
        };
        let alone = (0..disclosure.forms.len()).filter(|at| !paired(at) && !disclosure.forms[*at].is_empty());
        alone.map(|at| (side, at)).collect()
    };
    let mut alone = rest(Side::A, a);
    alone.extend(rest(Side::B, b));
    (pairs, alone)
}

/// How alike two tables of one kind are: their titles first, then whether both hold anything.
fn alike(a: &Form, b: &Form) -> u32 {
    likeness(&bare(&a.title), &bare(&b.title)) + u32::from(a.is_empty() == b.is_empty())
}
