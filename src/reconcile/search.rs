//! The exact search over a table: which placement of each line can be part of a best placement of all.

use std::collections::HashMap;

use super::placement::Placement;

/// What a broken sum costs. Evidence from other tables counts in ones and never outweighs it.
pub const BROKEN: u32 = 1000;

/// More partial sums than this are not followed; the lines below then stay undecided, and the table says so.
const MOST_SUMS: usize = 60_000;

/// A line with its figures, the ways to place them, and the lines under it.
#[derive(Debug)]
pub struct Node {
    /// The figures as whole units.
    pub figures: Vec<i128>,
    /// The ways to place them.
    pub options: Vec<Placement>,
    /// The lines under it.
    pub children: Vec<usize>,
}

/// What the search found.
#[derive(Debug, Default)]
pub struct Solved {
    /// For each line the options that are part of some best placement.
    pub possible: Vec<Vec<usize>>,
    /// The lines whose sum no placement keeps.
    pub broken: Vec<usize>,
    /// The lines under which there was too much to search.
    pub cut: Vec<usize>,
}

/// How the lines under a line can be placed, given an option of that line.
#[derive(Clone, Debug, Default)]
struct Under {
    cost: u32,
    /// For each child the options that keep the cost.
    options: Vec<Vec<usize>>,
    broken: bool,
    /// Whether the search was given up before its end.
    cut: bool,
}

/// Finds the best placements of the trees below the roots.
pub fn solve(nodes: &[Node], roots: &[usize]) -> Solved {
    let mut search = Search { nodes, under: HashMap::new(), sums: HashMap::new() };
    let mut solved = Solved { possible: vec![Vec::new(); nodes.len()], ..Solved::default() };
    for &root in roots {
        let best = search.best_options(root, &|_| true);
        let mut open: Vec<(usize, usize)> = best.1.into_iter().map(|option| (root, option)).collect();
        while let Some((node, option)) = open.pop() {
            if solved.possible[node].contains(&option) {
                continue;
            }
            solved.possible[node].push(option);
            let under = search.under(node, option);
            let own = nodes[node].options[option].cost >= BROKEN;
            if (own || under.broken) && !solved.broken.contains(&node) {
                solved.broken.push(node);
            }
            if under.cut && !solved.cut.contains(&node) {
                solved.cut.push(node);
            }
            for (child, options) in nodes[node].children.iter().zip(&under.options) {
                open.extend(options.iter().map(|option| (*child, *option)));
            }
        }
    }
    solved.broken.sort_unstable();
    solved.cut.sort_unstable();
    solved
}

struct Search<'a> {
    nodes: &'a [Node],
    under: HashMap<(usize, usize), Under>,
    /// What was found for children that add alike, their options as places in the list. The options of a line often
    /// differ only in which columns they name: the sums below are then the same sums.
    sums: HashMap<Sums, Option<Under>>,
}

/// What the children may add, each option with its cost, and what they must make.
type Sums = (Vec<Vec<(u32, Vec<i128>)>>, Vec<i128>);

/// An option of a child with its cost and what it adds to each column that counts.
struct Step {
    option: usize,
    cost: u32,
    adds: Vec<i128>,
}

impl Search<'_> {
    /// The least cost of a line with all that is under it, and the options that reach it.
    fn best_options(&mut self, node: usize, allowed: &dyn Fn(&Placement) -> bool) -> (u32, Vec<usize>) {
        let mut best = (u32::MAX, Vec::new());
        for option in 0..self.nodes[node].options.len() {
            if !allowed(&self.nodes[node].options[option]) {
                continue;
            }
            let cost = self.nodes[node].options[option].cost + self.under(node, option).cost;
            if cost < best.0 {
                best = (cost, Vec::new());
            }
            if cost == best.0 {
                best.1.push(option);
            }
        }
        best
    }

    fn under(&mut self, node: usize, option: usize) -> Under {
        if let Some(under) = self.under.get(&(node, option)) {
            return under.clone();
        }
        let under = self.search_under(node, option);
        self.under.insert((node, option), under.clone());
        under
    }

    fn search_under(&mut self, node: usize, option: usize) -> Under {
        let nodes = self.nodes;
        let children = &nodes[node].children;
        if children.is_empty() {
            return Under::default();
        }
        let above = &nodes[node].options[option];
        // A line without figures of its own (a heading) passes its lines on as they are.
        let heading = nodes[node].figures.is_empty();
        let steps: Vec<Vec<Step>> =
            children.iter().map(|&child| self.steps(child, (!heading).then_some(above))).collect();
        if !heading
            && steps.iter().all(|steps| !steps.is_empty())
            && let Some(under) = self.making(&steps, &nodes[node].figures)
        {
            return under;
        }
        let columns = if heading { 0 } else { nodes[node].figures.len() as u32 };
        let mut under = Under { cost: columns * BROKEN, options: Vec::new(), broken: !heading, cut: false };
        for (&child, steps) in children.iter().zip(&steps) {
            let least = steps.iter().map(|step| step.cost).min();
            match least {
                Some(least) => {
                    under.cost += least;
                    let options = steps.iter().filter(|step| step.cost == least).map(|step| step.option);
                    under.options.push(options.collect());
                }
                None => {
                    let (cost, options) = self.best_options(child, &|_| true);
                    under.cost += if options.is_empty() { 0 } else { cost + BROKEN };
                    under.options.push(options);
                }
            }
        }
        under
    }

    /// The best ways to make the figures of a line out of the lines under it, dropping as few columns as needed.
    fn making(&mut self, steps: &[Vec<Step>], target: &[i128]) -> Option<Under> {
        let adding = |steps: &Vec<Step>| steps.iter().map(|step| (step.cost, step.adds.clone())).collect();
        let key = (steps.iter().map(adding).collect(), target.to_vec());
        let found = self.sums.entry(key).or_insert_with(|| {
            let place = |(option, step): (usize, &Step)| Step { option, adds: step.adds.clone(), ..*step };
            let places: Vec<Vec<Step>> =
                steps.iter().map(|steps| steps.iter().enumerate().map(place).collect()).collect();
            (0..=2).find_map(|dropped| dropping(dropped, &places, target))
        });
        let mut under = found.clone()?;
        for (options, steps) in under.options.iter_mut().zip(steps) {
            options.iter_mut().for_each(|place| *place = steps[*place].option);
        }
        Some(under)
    }

    /// The options of a child that use no column the line above leaves blank; all of them where nothing binds them.
    fn steps(&mut self, child: usize, above: Option<&Placement>) -> Vec<Step> {
        let nodes = self.nodes;
        let columns = above.map_or(&[][..], |above| &above.columns);
        if nodes[child].figures.is_empty() {
            return self.steps_of_heading(child, columns.len());
        }
        let mut steps = Vec::new();
        for (option, choice) in nodes[child].options.iter().enumerate() {
            if above.is_some() && !choice.columns.iter().all(|column| columns.contains(column)) {
                continue;
            }
            let value = |column: &usize| {
                choice.columns.iter().position(|c| c == column).map_or(0, |at| nodes[child].figures[at])
            };
            let adds = columns.iter().map(value).collect();
            let cost = choice.cost + self.under(child, option).cost;
            steps.push(Step { option, cost, adds });
        }
        steps
    }

    fn steps_of_heading(&mut self, child: usize, columns: usize) -> Vec<Step> {
        let count = self.nodes[child].options.len();
        let adds = vec![0; columns];
        (0..count).map(|option| Step { option, cost: self.under(child, option).cost, adds: adds.clone() }).collect()
    }
}

/// The best ways to place the children when some columns need not add up: a misprinted figure breaks its own column, and
/// the others still say where the rest belongs. `None` where no way keeps all but so many columns.
fn dropping(dropped: usize, steps: &[Vec<Step>], target: &[i128]) -> Option<Under> {
    if dropped > target.len() {
        return None;
    }
    let mut best: Option<Under> = None;
    for kept in subsets(target.len(), target.len() - dropped) {
        let narrow = |values: &[i128]| -> Vec<i128> { kept.iter().map(|at| values[*at]).collect() };
        let narrowed: Vec<Vec<Step>> = steps
            .iter()
            .map(|steps| steps.iter().map(|step| Step { adds: narrow(&step.adds), ..*step }).collect())
            .collect();
        let (cost, options) = match exact(&narrowed, &narrow(target)) {
            Reached::Within(cost, options) => (cost + dropped as u32 * BROKEN, options),
            Reached::TooMany => {
                let all = steps.iter().map(|steps| steps.iter().map(|step| step.option).collect());
                return Some(Under { cost: 0, options: all.collect(), broken: false, cut: true });
            }
            Reached::Never => continue,
        };
        match &mut best {
            Some(best) if best.cost == cost => {
                for (mine, more) in best.options.iter_mut().zip(options) {
                    mine.extend(more.into_iter().filter(|option| !mine.contains(option)).collect::<Vec<_>>());
                }
            }
            Some(best) if best.cost < cost => {}
            _ => best = Some(Under { cost, options, broken: dropped > 0, cut: false }),
        }
    }
    best
}

/// All choices of `count` out of `of` places.
fn subsets(of: usize, count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for last in count - 1..of {
        for mut head in subsets(last, count - 1) {
            head.push(last);
            out.push(head);
        }
    }
    out
}

enum Reached {
    Within(u32, Vec<Vec<usize>>),
    Never,
    TooMany,
}

/// Which options of the children make the line above, column by column: partial sums forwards, then the options on a
/// cheapest way backwards.
fn exact(steps: &[Vec<Step>], target: &[i128]) -> Reached {
    let none_negative = steps.iter().flatten().all(|step| step.adds.iter().all(|add| *add >= 0));
    let slack = steps.len() as i128 / 2;
    let mut forward: Vec<HashMap<Vec<i128>, u32>> = vec![HashMap::from([(vec![0; target.len()], 0)])];
    let mut followed = 0;
    for choices in steps {
        let mut next: HashMap<Vec<i128>, u32> = HashMap::new();
        for (sum, cost) in &forward[forward.len() - 1] {
            for step in choices {
                let sum: Vec<i128> = sum.iter().zip(&step.adds).map(|(sum, add)| sum + add).collect();
                if none_negative && sum.iter().zip(target).any(|(sum, target)| *sum > target + slack) {
                    continue;
                }
                let entry = next.entry(sum).or_insert(u32::MAX);
                *entry = (*entry).min(cost + step.cost);
            }
        }
        followed += next.len();
        if followed > MOST_SUMS {
            return Reached::TooMany;
        }
        forward.push(next);
    }
    let ends: Vec<(Vec<i128>, u32)> = forward[steps.len()]
        .iter()
        .filter_map(|(sum, cost)| {
            let off = sum.iter().zip(target).map(|(sum, target)| (sum - target).abs()).max().unwrap_or(0);
            (off <= slack).then(|| (sum.clone(), cost + if off > 0 { 10 } else { 0 }))
        })
        .collect();
    let Some(best) = ends.iter().map(|(_, cost)| *cost).min() else {
        return Reached::Never;
    };
    let on_target = |sum: &[i128]| if sum == target { 0 } else { 10 };
    // Backwards: the least cost from a partial sum to a best end.
    let mut backward: HashMap<Vec<i128>, u32> =
        ends.into_iter().filter(|(_, cost)| *cost == best).map(|(sum, _)| (sum.clone(), on_target(&sum))).collect();
    let mut possible = vec![Vec::new(); steps.len()];
    for (at, choices) in steps.iter().enumerate().rev() {
        let mut before: HashMap<Vec<i128>, u32> = HashMap::new();
        for (sum, cost) in &forward[at] {
            for step in choices {
                let to: Vec<i128> = sum.iter().zip(&step.adds).map(|(sum, add)| sum + add).collect();
                let Some(rest) = backward.get(&to) else { continue };
                if cost + step.cost + rest == best {
                    if !possible[at].contains(&step.option) {
                        possible[at].push(step.option);
                    }
                    before.insert(sum.clone(), step.cost + rest);
                }
            }
        }
        backward = before;
    }
    Reached::Within(best, possible)
}
