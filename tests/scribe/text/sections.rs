//! The numbered sections of a budget's narrative, each from the books of this year and the year before.

use kuanxiang::model::Role;

use super::change::{Told, Topic};
use crate::scribe::accounts::name_of;
use crate::scribe::amount::{Fen, percent};
use crate::scribe::book::{Book, Outlay, class_of};
use crate::scribe::tables::Style;

/// The books of two years and how their amounts are told.
pub struct Story<'a> {
    pub book: &'a Book,
    pub before: Option<&'a Book>,
    pub style: &'a Style,
    pub told: Told<'a>,
}

impl Story<'_> {
    /// An amount in a sentence.
    pub fn wan(&self, amount: Fen) -> String {
        format!("{}万元", self.told.digits.print(amount))
    }

    /// What an amount is beside last year's; an empty text where there is no last year.
    pub fn beside(&self, now: Fen, before: impl Fn(&Book) -> Fen, topic: Topic) -> String {
        self.before
            .map_or_else(|| "。".to_owned(), |book| format!("，{}", self.told.reasoned(now, before(book), topic)))
    }

    /// 收支总体情况, 收入, 支出, 财政拨款.
    pub fn totals(&self, out: &mut Vec<String>) {
        let Story { book, style, .. } = self;
        let (called, year, total) = (&book.called, book.year, book.total());
        out.push(format!("一、关于{called}{year}年收支预算情况的总体说明"));
        out.push(format!("{called}{year}年的收入和支出全部编入预算，收支总预算为{}。", self.wan(total)));
        let sources: Vec<String> = style
            .sources
            .iter()
            .map(|source| (source, book.sum(|outlay| outlay.from(source.role))))
            .filter(|(_, amount)| *amount > 0)
            .map(|(source, amount)| format!("{}{}", source.line, self.wan(amount)))
            .collect();
        out.push(format!("收入来源有：{}。", sources.join("、")));
        let classes = book.classes();
        let spent =
            classes.iter().map(|class| format!("{}{}", name_of(*class), self.wan(book.class(*class, Outlay::total))));
        out.push(format!("支出投向有：{}。", spent.collect::<Vec<_>>().join("、")));
        out.push(format!("二、关于{called}{year}年收入预算情况说明"));
        out.push(format!("{called}{year}年收入预算{}，其中：", self.wan(total)));
        for source in &style.sources {
            let amount = book.sum(|outlay| outlay.from(source.role));
            if amount == 0 {
                out.push(format!("{}本年未安排。", source.line));
                continue;
            }
            let role = source.role;
            let beside = self.beside(amount, |book| book.sum(|outlay| outlay.from(role)), Topic::Running);
            out.push(format!("{}{}，占{}%{beside}", source.line, self.wan(amount), percent(amount, total)));
        }
        out.push(format!("三、关于{called}{year}年支出预算情况说明"));
        out.push(format!("{called}{year}年支出预算{}，其中：", self.wan(total)));
        let (basic, project) = (book.sum(|outlay| outlay.basic), book.sum(|outlay| outlay.project));
        let line = |name: &str, amount: Fen, beside: String| {
            format!("{name}{}，占{}%{beside}", self.wan(amount), percent(amount, total))
        };
        let beside = self.beside(basic, |book| book.sum(|outlay| outlay.basic), Topic::Running);
        out.push(line("基本支出", basic, beside));
        let beside = self.beside(project, |book| book.sum(|outlay| outlay.project), Topic::Projects);
        out.push(line("项目支出", project, beside));
        out.push(format!("四、关于{called}{year}年财政拨款收支预算情况的总体说明"));
        out.push(format!("{year}年财政拨款收支总预算{}。", self.wan(book.sum(Outlay::fiscal))));
        let spent = classes.iter().filter(|class| book.class(**class, Outlay::fiscal) > 0);
        let spent = spent.map(|class| format!("{}{}", name_of(*class), self.wan(book.class(*class, Outlay::fiscal))));
        out.push(format!("财政拨款支出包括：{}。", spent.collect::<Vec<_>>().join("；")));
    }

    /// 一般公共预算当年拨款.
    pub fn general(&self, out: &mut Vec<String>) {
        let book = self.book;
        let (called, year) = (&book.called, book.year);
        let general = |outlay: &Outlay| outlay.from(Role::General);
        let total = book.sum(general);
        out.push(format!("五、关于{called}{year}年一般公共预算当年拨款情况说明"));
        out.push("（一）一般公共预算当年拨款规模变化情况".into());
        let beside = self.beside(total, |book| book.sum(general), Topic::Running);
        out.push(format!("{called}{year}年一般公共预算拨款{}{beside}", self.wan(total)));
        out.push("（二）一般公共预算当年拨款结构情况".into());
        let classes = book.classes();
        for (at, class) in classes.iter().filter(|class| book.class(**class, general) > 0).enumerate() {
            let amount = book.class(*class, general);
            let name = name_of(*class);
            out.push(format!("{}.{name}（类）{}，占{}%。", at + 1, self.wan(amount), percent(amount, total)));
        }
        out.push("（三）一般公共预算当年拨款具体使用情况".into());
        let lines = book.outlays.iter().filter(|outlay| general(outlay) > 0);
        for (at, outlay) in lines.enumerate() {
            let code = outlay.code;
            let path = path(outlay);
            let beside = self.beside(general(outlay), |book| book.account(code, general), Topic::of(code));
            out.push(format!("{}.{path}：{year}年预算数为{}{beside}", at + 1, self.wan(general(outlay))));
        }
    }

    /// 基本支出 and 项目支出.
    pub fn basic_and_projects(&self, out: &mut Vec<String>) {
        let book = self.book;
        let (called, year) = (&book.called, book.year);
        out.push(format!("六、关于{called}{year}年一般公共预算基本支出情况说明"));
        let basic = book.personnel() + book.public();
        out.push(format!("{called}{year}年一般公共预算基本支出{}，其中：", self.wan(basic)));
        let names = |public: bool| {
            let lines = book.economic.iter().filter(|line| matches!(class_of(line.code), 302 | 310) == public);
            let mut names: Vec<&str> = lines.filter(|line| line.amount > 0).map(|line| line.name.as_str()).collect();
            names.dedup();
            names.join("、")
        };
        out.push(format!("人员经费{}，用于：{}。", self.wan(book.personnel()), names(false)));
        out.push(format!("公用经费{}，用于：{}。", self.wan(book.public()), names(true)));
        out.push(format!("七、关于{called}{year}年一般公共预算项目支出情况说明"));
        for (at, project) in book.projects.iter().enumerate() {
            out.push(format!("{}.项目名称：{}", at + 1, project.name));
            out.push(format!("设立的政策依据：{}", project.basis));
            out.push(format!("预算安排规模：{}", self.wan(project.amount())));
            out.push(format!("项目承担单位：{}", project.undertaker));
            out.push(format!("资金分配情况：{}", project.allocation));
            out.push(format!("资金执行时间：{}", project.period));
        }
    }

    /// 三公 and 政府性基金.
    pub fn three_and_funds(&self, out: &mut Vec<String>) {
        let book = self.book;
        let (called, year, three) = (&book.called, book.year, book.three);
        out.push(format!("八、关于{called}{year}年一般公共预算“三公”经费预算情况说明"));
        out.push(format!(
            "{called}{year}年一般公共预算“三公”经费预算为{}，其中：因公出国（境）费{}，公务用车购置费{}，公务用车运行费{}，\
             公务接待费{}。",
            self.wan(three.total()),
            self.wan(three.abroad),
            self.wan(three.purchase),
            self.wan(three.running),
            self.wan(three.reception)
        ));
        if self.before.is_some() {
            let part = |name: &str, now: Fen, of: &dyn Fn(&Book) -> Fen| {
                format!("{name}{}", self.beside(now, of, Topic::ThreePublic).trim_start_matches('，'))
            };
            out.push(part(&format!("{year}年“三公”经费预算"), three.total(), &|book| book.three.total()));
            out.push(part("公务用车运行费", three.running, &|book| book.three.running));
            out.push(part("公务接待费", three.reception, &|book| book.three.reception));
        }
        out.push(format!("九、关于{called}{year}年政府性基金预算拨款情况说明"));
        match book.sum(|outlay| outlay.from(Role::Fund)) {
            0 => out.push(format!("{called}{year}年未安排政府性基金预算支出，政府性基金预算支出情况表没有数据。")),
            fund => out.push(format!("{called}{year}年政府性基金预算支出{}，全部为项目支出。", self.wan(fund))),
        }
    }
}

/// 一般公共服务支出（类）财政事务（款）行政运行（项）.
pub fn path(outlay: &Outlay) -> String {
    let (class, section) = (name_of(class_of(outlay.code)), name_of(outlay.code / 100));
    format!("{class}（类）{section}（款）{}（项）", outlay.name)
}
