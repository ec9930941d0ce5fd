//! A saved page of a government's site: the article between navigation and foot.

use super::{Block, Grid, escaped};

/// The document as a page.
pub fn write(blocks: &[Block]) -> String {
    let links = "<li><a href=1>首页</a><li><a href=2>政务公开</a><li><a href=3>2019年部门预算公开</a>";
    let body: String = blocks.iter().map(block).collect();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>信息公开_澄川市人民政府</title>\
         <style>td {{ width: 9pt }}</style></head><body><div class=\"nav\"><ul>{links}</ul></div>\
         <div id=\"zoom\" class=\"article\">{body}</div><div class=\"footer\">版权所有 <a href=4>联系我们</a></div></body></html>"
    )
}

fn block(block: &Block) -> String {
    match block {
        Block::Leaf(_) => "\n".into(),
        Block::Title(text) => format!("<p align=\"center\"><strong>{}</strong></p>\n", escaped(text)),
        Block::Words(text) => format!("<p style=\"text-indent:2em\"><span>{}</span></p>\n", escaped(text)),
        Block::Sides(left, right) => {
            format!("<p>{}<span>&nbsp;&nbsp;&nbsp;&nbsp;</span>{}</p>\n", escaped(left), escaped(right))
        }
        Block::Table(grid) => table(grid),
    }
}

fn table(grid: &Grid) -> String {
    let mut out = String::from("<table border=\"1\">\n");
    for row in &grid.rows {
        out.push_str("<tr>");
        for square in row {
            out.push_str(&format!(
                "<td colspan=\"{}\" rowspan=\"{}\"><p>{}</p></td>",
                square.across,
                square.down,
                escaped(&square.text)
            ));
        }
        out.push_str("</tr>\n");
    }
    out + "</table>\n"
}
