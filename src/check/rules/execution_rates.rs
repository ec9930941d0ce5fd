//! The figures of an evaluation's budget make each other: parts, adjustment, execution and their rates.

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use super::shared_evaluation::{rate, ratio};
use crate::model::DisclosureKind;
use crate::money::Amount;
use crate::narrative::{Paragraph, Sense, quantities};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "execution-rates",
    statement: "自评报告的预算、调整和执行各数能够互相算出，执行率等于执行数除以预算数",
    english: "The budget, adjustment and execution figures of an evaluation follow from each other",
    severity: Severity::Error,
    basis: "算术",
    run: |matter, log| {
        if matter.disclosure.kind != DisclosureKind::Evaluation {
            return;
        }
        let mut seen = Seen::default();
        for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
            if !["指标值", "目标值"].iter().any(|word| paragraph.text.contains(word)) {
                read(matter, paragraph, &mut seen, log);
            }
        }
        seen.adjusted(log);
    },
};

/// What the paragraphs state, each where it is first met.
#[derive(Default)]
struct Seen {
    initial: [Option<Operand>; 3],
    /// The budget of the whole year, after what was changed in it.
    yearly: [Option<Operand>; 3],
}

const WHOLE: usize = 0;
const BASIC: usize = 1;
const PROJECT: usize = 2;

fn read(matter: &Matter<'_>, paragraph: &Paragraph, seen: &mut Seen, log: &mut Log) {
    let mut local = Local::default();
    for quantity in quantities(&paragraph.text) {
        let clause = quantity.before.rsplit(['，', '。', '；', '：', ',']).next().unwrap_or(quantity.before);
        let place = paragraph.origin(quantity.start, quantity.after - quantity.start);
        match quantity.sense {
            // What a budget grew by is no budget: 较年初预算增加5万元.
            Sense::Change(_) if adjustment(clause).is_none() => {}
            Sense::Amount(unit) | Sense::Change(unit) => {
                let amount = Amount { number: quantity.value.abs(), unit };
                local.amount(clause, matter.money(label(clause), amount, place), seen);
            }
            Sense::Percent if ["执行率", "预算完成率", "执行进度"].iter().any(|word| clause.contains(word)) =>
            {
                let printed = matter.said("预算执行率", Value::Percent(quantity.value), place);
                local.execution(printed, log);
            }
            Sense::Percent | Sense::ChangePercent if clause.contains("调整率") => {
                let whole = local.initial[WHOLE].as_ref().or(seen.initial[WHOLE].as_ref());
                if let (Some(change), Some(whole)) = (&local.change, whole) {
                    rate(matter.said("预算调整率", Value::Percent(quantity.value.abs()), place), change, whole, log);
                }
            }
            _ => {}
        }
    }
    local.sums(log);
}

/// How clauses call what was spent of a budget.
const DONE: &[&str] = &[
    "实际支出",
    "执行金额",
    "执行数",
    "支出资金",
    "实际执行",
    "实际支付",
    "累计支出",
    "支出决算",
    "决算数",
    "已支出",
    "全年支出",
];

/// What one paragraph states.
#[derive(Default)]
struct Local {
    initial: [Option<Operand>; 3],
    change: Option<Operand>,
    after: Option<Operand>,
    /// The budgets and the expenditures since the last rate.
    budgets: Vec<Operand>,
    done: Vec<Operand>,
}

impl Local {
    fn amount(&mut self, clause: &str, operand: Operand, seen: &mut Seen) {
        let of = part(clause);
        let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        if let Some(label) = adjustment(clause) {
            self.change = Some(Operand { label: label.into(), ..operand });
        } else if says(&["年初"]) {
            self.initial[of].get_or_insert_with(|| operand.clone());
            seen.initial[of].get_or_insert_with(|| operand.clone());
        } else if says(DONE) {
            self.done.push(operand);
        } else if says(&["预算", "项目总金额", "项目资金总额"]) {
            if says(&["调整后", "调整预算"]) || ADJUSTED.iter().any(|(word, _)| is_after(clause, word)) {
                self.after = Some(operand.clone());
            }
            if says(&["全年"]) {
                seen.yearly[of].get_or_insert_with(|| operand.clone());
            }
            self.budgets.push(operand);
        }
    }

    /// A rate against the budget and the expenditure before it; of several the ones that give it.
    fn execution(&mut self, printed: Operand, log: &mut Log) {
        let (budgets, done) = (std::mem::take(&mut self.budgets), std::mem::take(&mut self.done));
        let pairs: Vec<(&Operand, &Operand)> =
            done.iter().flat_map(|done| budgets.iter().map(move |budget| (done, budget))).collect();
        let fits = |(done, budget): &&(&Operand, &Operand)| {
            ratio(done, budget).zip(printed.value.number()).is_some_and(|(ratio, percent)| ratio.fits(percent))
        };
        // Of the budget of the beginning and that of the whole year a rate is of the latter.
        let yearly = || {
            let mut of_year = pairs.iter().filter(|(_, budget)| budget.label.contains("全年"));
            of_year.next().filter(|_| done.len() == 1 && of_year.next().is_none())
        };
        match (pairs.iter().find(fits).or_else(yearly), pairs.as_slice()) {
            (Some((done, budget)), _) | (None, [(done, budget)]) => rate(printed, done, budget, log),
            (None, []) => {}
            (None, _) => log.unchecked(Why::Ambiguous, "预算执行率", vec![printed]),
        }
    }

    fn sums(&self, log: &mut Log) {
        if let [Some(whole), Some(basic), Some(project)] = &self.initial {
            log.sum(Severity::Error, "年初预算", whole.clone(), vec![basic.clone(), project.clone()]);
        }
        if let (Some(whole), Some(change), Some(after)) = (&self.initial[WHOLE], &self.change, &self.after) {
            if &*change.label == "调减数" {
                log.sum(Severity::Error, "预算调整", whole.clone(), vec![change.clone(), after.clone()]);
            } else {
                log.sum(Severity::Error, "预算调整", after.clone(), vec![whole.clone(), change.clone()]);
            }
        }
    }
}

/// How clauses say that a budget was changed in the year, and what the amount is then called.
const ADJUSTED: &[(&str, &str)] = &[
    ("调减", "调减数"),
    ("核减", "调减数"),
    ("追减", "调减数"),
    ("调增", "调增数"),
    ("追加", "调增数"),
    ("核增", "调增数"),
];

/// What the amount of a clause is called that tells by how much a budget was changed: not what it was after that.
fn adjustment(clause: &str) -> Option<&'static str> {
    ADJUSTED.iter().find(|(word, _)| clause.contains(word) && !is_after(clause, word)).map(|(_, label)| *label)
}

/// Whether a clause speaks of what was left after an adjustment: 调减后全年预算数.
fn is_after(clause: &str, word: &str) -> bool {
    clause.split_once(word).is_some_and(|(_, rest)| rest.starts_with('后'))
}

/// What a figure is called, without its verb and its year.
fn label(clause: &str) -> &str {
    let name = clause.trim_start_matches(|c: char| c.is_ascii_digit() || "、：其中度 ".contains(c));
    let name = name.trim_end_matches(['为', '共', '计']);
    if name.is_empty() { "金额" } else { name }
}

/// Which part of the budget a clause speaks of.
fn part(clause: &str) -> usize {
    if clause.contains("基本支出") {
        BASIC
    } else if clause.contains("项目支出") {
        PROJECT
    } else {
        WHOLE
    }
}

impl Seen {
    /// The parts of the whole year make the whole.
    fn adjusted(self, log: &mut Log) {
        let [Some(whole), Some(basic), Some(project)] = self.yearly else { return };
        log.sum(Severity::Error, "全年预算", whole, vec![basic, project]);
    }
}
