//! Pages as public sites give them out, saved whole: whatever stands around the article, the same figures and sentences
//! come out, and none of the site's own.

use encoding_rs::GB18030;
use kuanxiang::library::Library;

use super::{amounts, html_row, library_of, no_panic, records};

const TITLE: &str = "青江县水利局2024年部门预算公开";
const SAID: [&str; 4] = [
    "一、收支预算总体情况",
    "青江县水利局2024年收入预算615.20万元，比上年增加15.20万元，增长2.53%。",
    "二、支出预算情况",
    "2024年支出预算615.20万元，其中：基本支出465.20万元，项目支出150.00万元。",
];
const NAVIGATION: &str = "<div class=nav_box><a href=/1>首页</a><a href=/2>政务公开</a><a href=/3>办事服务</a></div>";
const FOOT: &str =
    "<div class=foot><p>版权所有：青江县人民政府　备案号：某ICP备00000000号　联系电话：0800-1234567</p></div>";

fn table() -> String {
    let rows = [
        ["表3 部门支出总表", "", "", "", ""],
        ["部门：青江县水利局", "", "", "", "单位：万元"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["208", "社会保障和就业支出", "55.20", "55.20", ""],
        ["213", "农林水支出", "560.00", "410.00", "150.00"],
        ["21303", "水利", "560.00", "410.00", "150.00"],
        ["", "合计", "615.20", "465.20", "150.00"],
    ];
    let rows = rows.map(|row| html_row(&row.map(|cell| if cell.is_empty() { "&nbsp;" } else { cell })));
    format!("<table border=1 class=MsoNormalTable><tbody>{}</tbody></table>", rows.concat())
}

fn said() -> String {
    SAID.map(|line| format!("<p style=\"text-indent:2em\">　　{line}</p>")).concat()
}

fn contents() -> String {
    let lines = [
        "目&nbsp;&nbsp;录",
        "第一部分&nbsp;部门概况 PAGEREF _Toc25831 \\h 3",
        "第二部分&nbsp;部门预算表 PAGEREF _Toc8401 \\h 4",
        "三、部门支出总表 PAGEREF _Toc84 \\h 5",
    ];
    lines.map(|line| format!("<p>{line}</p>")).concat()
}

fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}_青江县人民政府</title><script>var n=12.5;</script>\
         <style>.a{{}}</style></head><body>{NAVIGATION}{body}{FOOT}</body></html>"
    )
}

/// What every page has to come out as.
fn expected() -> Library {
    library_of(&[("a.html", format!("<html><body><p>{TITLE}</p>{}{}</body></html>", table(), said()).as_bytes())])
}

/// Amounts without their lines, sentences with their figures, who and when.
fn told(library: &Library) -> Vec<String> {
    no_panic(library);
    let amounts = amounts(library).into_iter().map(|amount| {
        let (_, rest) = amount.split_once(' ').expect("a place");
        rest.to_owned()
    });
    let said = records(library, "statement");
    let said = said.map(|record| format!("{} {} {}", record["subject"], record["amount"], record["change"]));
    let who = library.disclosures.iter().map(|disclosure| disclosure.id.to_string());
    who.chain(amounts).chain(said).collect()
}

#[track_caller]
fn comes_out(what: &str, bytes: &[u8]) {
    assert_eq!(told(&library_of(&[("p.html", bytes)])), told(&expected()), "{what}");
}

#[test]
fn what_is_expected_is_there() {
    let found = told(&expected());
    assert_eq!(found.len(), 1 + 11 + 4, "{found:#?}");
    assert_eq!(found[0], "青江县水利局@2024@预算");
}

#[test]
fn containers_of_public_sites() {
    let (table, said, contents) = (table(), said(), contents());
    let info = "<div class=info><span>发布时间：2024-02-20 10:11</span><span>信息来源：县水利局</span><span>浏览次数：1286 次</span>\
                <span>字号：[<a href=#>大</a> <a href=#>中</a> <a href=#>小</a>]</span><div class=share>分享到：</div></div>";
    let others: String = (0..8)
        .map(|at| format!("<li><a href=/r{at}>青江县农业局{}年部门决算</a><span>2024-01-0{at}</span></li>", 2015 + at))
        .collect();
    let pages = [
        format!(
            "<div class=xl><h1>{TITLE}</h1>{info}<div class=TRS_Editor><style>.TRS_Editor P{{}}</style>\
             <div class=Custom_UnionStyle>{contents}{table}{said}</div></div></div><div class=right><ul>{others}</ul></div>"
        ),
        format!(
            "<div class=dqwz>您当前的位置：<a href=/>首页</a> &gt; <a href=/y>法定主动公开内容</a> &gt; 预算/决算</div>\
             <div class=content><div class=tit>{TITLE}</div><div id=zoom>{contents}{table}{said}</div>\
             <div class=tools>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</div>扫一扫在手机打开当前页</div>"
        ),
        format!("<div class=\"view TRS_UEDITOR trs_paper_default\"><h2>{TITLE}</h2>{table}{said}</div>"),
        format!(
            "<section><h3>{TITLE}</h3><article><section>{table}</section>{said}</article></section><div class=ewm>扫描二维码</div>"
        ),
        format!(
            "<div><center><font size=5>{TITLE}</font></center></div><div>2024-02-20</div><div>{table}</div><div>{said}</div>"
        ),
        format!(
            "<table width=1002><tr><td><table><tr><td>·<a href=/1>机构职能</a></td></tr><tr><td>·<a href=/2>政策文件</a></td></tr>\
             </table></td><td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>来源：县水利局　点击：322</td></tr>\
             <tr><td class=bt_content>{table}{said}</td></tr></table></td></tr></table>"
        ),
    ];
    for body in &pages {
        comes_out(body, page(body).as_bytes());
    }
}

#[test]
fn boxes_of_data_about_the_page_give_no_body_and_no_figure() {
    let data = format!(
        "<table class=table_suoyin><tr><td>索引号</td><td>K00000/2024-00011</td><td>主题分类</td><td>预算/决算</td></tr>\
         <tr><td>发布机构</td><td>青江县财政局</td><td>公开日期</td><td>2024年02月20日</td></tr>\
         <tr><td>名称</td><td colspan=3>{TITLE}</td></tr></table>"
    );
    let neighbours = "<p>(责任编辑：李四)</p><div class=prenext>上一篇：<a href=/a>青江县农业局2023年部门预算公开</a> \
                      下一篇：<a href=/b>青江县教育局2023年部门预算公开</a></div>";
    let (table, said) = (table(), said());
    let body =
        format!("{data}<div id=printContent><h1>{TITLE}</h1><div id=mainText>{table}{said}</div>{neighbours}</div>");
    comes_out("data", page(&body).as_bytes());
}

#[test]
fn other_articles_beside_it_give_no_sentence() {
    let news: String = (0..6)
        .map(|at| {
            format!(
                "<div class=item><h4><a href=/n{at}>县水利局召开会议</a></h4><p>近日，县水利局召开防汛工作会议，安排部署全年重点任务，\
                 会议要求各乡镇落实责任，投入资金{at}00万元修复水毁工程，确保安全度汛。</p></div>"
            )
        })
        .collect();
    let (table, said) = (table(), said());
    let body = format!(
        "<div class=wrap><div class=main-left><h2>{TITLE}</h2><div>{table}{said}</div></div><div class=sidebar><h3>要闻</h3>{news}</div></div>"
    );
    comes_out("news", page(&body).as_bytes());
}

#[test]
fn a_hidden_second_print_and_pages_of_office_programs() {
    let (table, said) = (table(), said());
    let twice = format!(
        "<div class=m style=\"display: none\">{table}{said}</div><div class=pc><h2>{TITLE}</h2>{table}{said}</div>"
    );
    comes_out("hidden", page(&twice).as_bytes());
    let split = table
        .replace("<td>560.00</td>", "<td><p><span lang=EN-US>5</span><span>60.<!-- a -->00</span></p></td>")
        .replace("&nbsp;", "<p><span>&#8195;</span></p>")
        .replace("</p>", "<o:p></o:p></p>");
    let word = format!(
        "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta http-equiv=Content-Type content=\"text/html; \
         charset=gb2312\"><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=ZH-CN>\
         <div class=WordSection1><p class=MsoTitle>{TITLE}<o:p></o:p></p>{split}{said}</div></body></html>"
    );
    comes_out("word", &GB18030.encode(&word).0);
}
