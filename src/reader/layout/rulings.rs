//! Rulings put together: pieces of one line joined, lines that cross grouped to tables.

use super::page::Edge;

/// Two edges this near are one.
pub const SNAP: f64 = 3.0;

/// A group of lines that cross each other: the rulings of one table.
#[derive(Clone, Debug, Default)]
pub struct Ruled {
    /// Horizontal lines.
    pub across: Vec<Edge>,
    /// Vertical lines.
    pub down: Vec<Edge>,
}

/// Joins edges that lie on one line and touch.
pub fn joined(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut lines: Vec<Vec<Edge>> = Vec::new();
    for edge in edges {
        match lines.last_mut() {
            Some(line) if edge.at - line[0].at <= SNAP => line.push(edge),
            _ => lines.push(vec![edge]),
        }
    }
    let mut out = Vec::new();
    for mut line in lines {
        let at = line.iter().map(|edge| edge.at).sum::<f64>() / line.len() as f64;
        line.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Edge> = None;
        for edge in line {
            match &mut open {
                Some(open) if edge.from <= open.to + SNAP => open.to = open.to.max(edge.to),
                _ => out.extend(open.replace(Edge { at, ..edge })),
            }
        }
        out.extend(open);
    }
    out
}

/// Groups lines that cross or touch. A group without both kinds is a rule under a heading, no table.
pub fn tables(across: &[Edge], down: &[Edge]) -> Vec<Ruled> {
    let mut group: Vec<usize> = (0..across.len() + down.len()).collect();
    for (h, line) in across.iter().enumerate() {
        for (v, other) in down.iter().enumerate() {
            let crosses = (line.from - SNAP..=line.to + SNAP).contains(&other.at)
                && (other.from - SNAP..=other.to + SNAP).contains(&line.at);
            if crosses {
                let (a, b) = (root(&group, h), root(&group, across.len() + v));
                group[a.max(b)] = a.min(b);
            }
        }
    }
    let mut out: Vec<(usize, Ruled)> = Vec::new();
    for at in 0..group.len() {
        let of = root(&group, at);
        let index = out.iter().position(|(known, _)| *known == of).unwrap_or_else(|| {
            out.push((of, Ruled::default()));
            out.len() - 1
        });
        match across.get(at) {
            Some(line) => out[index].1.across.push(*line),
            None => out[index].1.down.push(down[at - across.len()]),
        }
    }
    let ruled = out.into_iter().map(|(_, ruled)| ruled);
    ruled.filter(|ruled| ruled.across.len() > 1 && ruled.down.len() > 1).collect()
}

fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_join_and_lines_group() {
        let edge = |at: f64, from: f64, to: f64| Edge { at, from, to };
        let across =
            joined(vec![edge(10.0, 0.0, 50.0), edge(10.4, 51.0, 100.0), edge(30.0, 0.0, 100.0), edge(200.0, 0.0, 9.0)]);
        assert_eq!(across.len(), 3);
        let down = joined(vec![edge(0.0, 10.0, 30.0), edge(100.0, 10.0, 30.0)]);
        let tables = tables(&across, &down);
        assert_eq!((tables.len(), tables[0].across.len(), tables[0].down.len()), (1, 2, 2));
    }
}
