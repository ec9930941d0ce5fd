//! The paragraphs and tables of an element.

use super::tree::{Element, Node};
use crate::reader::blocks::{Block, Cell, Table};

/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "ul",
    "table",
    "td",
    "th",
    "tr",
    "tbody",
];

/// Everything in an element, in order.
pub fn blocks(element: &Element) -> Vec<Block> {
    let mut out = Vec::new();
    let mut line = String::new();
    if element.name == "table" {
        push_table(element, &mut out);
    } else {
        collect(element, &mut line, &mut out);
    }
    end(&mut line, &mut out);
    out
}

fn collect(element: &Element, line: &mut String, out: &mut Vec<Block>) {
    for node in &element.nodes {
        match node {
            Node::Text(text) => push_text(line, text, element),
            Node::Element(inner) if inner.name == "br" => line.push('\n'),
            Node::Element(inner) if inner.name == "table" => {
                end(line, out);
                push_table(inner, out);
            }
            Node::Element(inner) if BLOCKS.contains(&inner.name.as_str()) => {
                end(line, out);
                collect(inner, line, out);
                end(line, out);
            }
            Node::Element(inner) => collect(inner, line, out),
        }
    }
}

/// Runs of blanks are one blank, except where the page keeps its lines.
fn push_text(line: &mut String, text: &str, within: &Element) {
    if within.name == "pre" {
        return line.push_str(text);
    }
    for c in text.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            if !line.is_empty() && !line.ends_with([' ', '\n']) {
                line.push(' ');
            }
        } else {
            line.push(c);
        }
    }
}

fn end(line: &mut String, out: &mut Vec<Block>) {
    let words = std::mem::take(line);
    out.extend((!words.trim().is_empty()).then_some(Block::Words(words)));
}

fn push_table(element: &Element, out: &mut Vec<Block>) {
    let mut table = Table::default();
    rows(element, &mut table, out);
    out.push(Block::Table(table));
}

/// The rows of a table; what stands in it beside them is set before it, as a browser does.
fn rows(element: &Element, table: &mut Table, before: &mut Vec<Block>) {
    // A cell that reaches to the end ends with its group of rows.
    let first = table.rows.len();
    for inner in element.elements() {
        match inner.name.as_str() {
            "tr" => {
                let cells = inner.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th"));
                table.rows.push(cells.map(cell).collect());
            }
            "tbody" | "thead" | "tfoot" => rows(inner, table, before),
            _ => before.extend(blocks(inner)),
        }
    }
    let end = table.rows.len();
    for at in first..end {
        table.rows[at].iter_mut().for_each(|cell| cell.down = cell.down.min(end - at));
    }
}

fn cell(element: &Element) -> Cell {
    Cell { blocks: blocks(element), across: element.across, down: element.down }
}
