//! Saved pages: the article, its tables, encodings, pages made to take long.

use encoding_rs::GB18030;

use super::*;

fn lines(page: &str) -> String {
    assert!(claims(page.as_bytes()), "{page}");
    let reading = read(page.as_bytes());
    assert!(reading.troubles.is_empty(), "{:?}", reading.troubles);
    reading.text.as_str().to_owned()
}

const LONG: &str = "本部门按照规定公开预算，收入支出均已纳入管理，数字以万元为单位，详见各表。";

#[test]
fn pages_are_known_by_their_beginning() {
    for page in ["\u{feff} <!-- saved --> <!DOCTYPE html><p>", "<HTML lang=zh>", "  <body>x", "<div><table border=1>"] {
        assert!(claims(page.as_bytes()), "{page}");
    }
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("<html>".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(claims(&wide));
    for other in ["", "<", "部门预算 <p>正文</p>", "<htmlx>", "<?xml version='1.0'?><ofd>", "%PDF-1.7"] {
        assert!(!claims(other.as_bytes()), "{other}");
    }
}

#[test]
fn the_article_and_not_the_navigation() {
    let links = "<a href=1>首页</a><a href=2>政务公开</a><a href=3>互动交流</a>";
    let page = format!(
        "<html><head><title>测绘局2024年部门预算_某市政府网</title><script>var a='<p>1</p>'</script></head><body>\
         <form id=aspnet><nav>{links}</nav><div class=\"top-nav\">{links}搜索</div><ul><li>{links}</ul>\
         <div>当前位置：<a href=1>首页</a> &gt; 公开</div><div id=main><div id=zoom><p>{LONG}<br>次行&nbsp;甲 </p>\
         <table><tr><td>科目<td rowspan=2>合计<tr><td>201</table><p style='display: none'>藏</p></div></div>\
         <aside>旁</aside><div class=footer>版权所有 某市</div></form></body></html>"
    );
    assert_eq!(lines(&page), format!("测绘局2024年部门预算\n{LONG}\n次行 甲\n科目\t合计\n201\t\n"));
}

#[test]
fn a_table_that_lays_out_the_page_does_not_swallow_tables() {
    let data = "<table><caption>收支表</caption><thead><tr><th colspan=2>收入<th>数</thead><tr><td>甲<td>乙<td>1<br>\
                <tr><td>丙<td><td>2.5</table>";
    let page = format!(
        "<html><body><table><tr><td><table><tr><td><a href=1>导航一</a><a href=2>导航二</a><a href=3>三三</a></table>\
         <td><h1>某局预算</h1><p>{LONG}</p><p>单位：万元</p>{data}{data}<p>{LONG}</p></table>"
    );
    let table = "收支表\n收入\t\t数\n甲\t乙\t1\n丙\t\t2.5\n";
    assert_eq!(lines(&page), format!("某局预算\n{LONG}\n单位：万元\n{table}{table}{LONG}\n"));
}

#[test]
fn what_stands_beside_one_large_table_is_kept() {
    let rows = "<tr><td>行政运行<td>12.50<td>12.50".repeat(60);
    let page = format!("<html><body><div><p>支出总表</p><p>单位：万元</p><div><table>{rows}</table></div></div>");
    assert!(lines(&page).starts_with("支出总表\n单位：万元\n行政运行\t12.50\t12.50\n"));
}

#[test]
fn encodings_of_pages() {
    let page = |charset: &str| format!("<html><meta charset={charset}><body><p>{LONG}𠮷</p>");
    let expected = format!("{LONG}𠮷\n");
    for charset in ["gb2312", "GBK", "gb18030", "utf-8", "x"] {
        let page = page(charset);
        for bytes in [GB18030.encode(&page).0.into_owned(), page.clone().into_bytes()] {
            let reading = read(&bytes);
            assert_eq!((reading.text.as_str(), reading.troubles.len()), (expected.as_str(), 0), "{charset}");
        }
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let kinds = |page: &str| read(page.as_bytes()).troubles.into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    assert_eq!(kinds("<html><body><script>1</script></body>"), [TroubleKind::Empty]);
    assert_eq!(kinds(&format!("<html>{}", "<div>".repeat(1_000_000))), [TroubleKind::Damaged]);
    assert_eq!(kinds(&format!("<html {}>", "a=1 ".repeat(300_000))), [TroubleKind::Damaged]);
    let deep = format!("<html>{}甲", "<table><tr><td>".repeat(2_900));
    assert_eq!(kinds(&deep), [TroubleKind::Empty]);
    let scripts = format!("<html><script>{}</script><p>{LONG}</p>", "if(a<b){}".repeat(10_000));
    assert_eq!(kinds(&scripts), []);
}
