//! Which element of a page holds its article, and what the article is called.

use super::tree::{Element, Head};

/// What the foot and the tools of a page say and no disclosure does.
const TOOLS: &[&str] = &[
    "版权所有",
    "ICP备",
    "公网安备",
    "网站标识码",
    "网站地图",
    "技术支持",
    "主办单位",
    "承办单位",
    "联系我们",
    "扫一扫",
    "分享到",
    "关闭窗口",
    "打印本页",
    "字体：",
    "字号：",
    "当前位置",
    "您的位置",
    "无障碍",
];

/// The element that holds the article: from the body inwards to the child that holds most words, as long as all that is
/// left behind stands around an article.
pub fn of(body: &Element) -> &Element {
    let mut path = vec![body];
    let mut at = body;
    while let Some(child) = at.elements().max_by_key(|child| child.words) {
        let most = child.words * 10 >= at.words * 6;
        let others = at.elements().filter(|other| !std::ptr::eq(*other, child));
        let own: usize = at.elements().map(|child| child.words).sum();
        let around = own == at.words && others.into_iter().all(is_aside);
        // A table is entered only where it lays out the page.
        let is_data = child.name == "table" && child.tables < 2;
        if !most || is_data || !(around || leads_to_article(child)) {
            break;
        }
        path.push(child);
        at = child;
    }
    let is_part = |element: &&&Element| matches!(element.name.as_str(), "tbody" | "thead" | "tfoot" | "tr");
    path.iter().rev().find(|element| !is_part(element)).copied().unwrap_or(body)
}

/// Whether an element stands around an article: without words, more links than words, or the words of tools.
fn is_aside(element: &Element) -> bool {
    if element.words + element.linked == 0 || element.is_around && element.tables == 0 {
        return true;
    }
    if element.tables > 0 && element.words > 200 {
        return false;
    }
    let text = element.text();
    element.linked > element.words || TOOLS.iter().any(|word| text.contains(word)) && text.chars().count() < 400
}

/// Whether an element is named an article, or leads to one that holds most of its words.
fn leads_to_article(element: &Element) -> bool {
    if element.is_article {
        return true;
    }
    let inner = element.elements().max_by_key(|child| child.words);
    inner.is_some_and(|inner| inner.words * 10 >= element.words * 6 && leads_to_article(inner))
}

/// The title of the article, where the text does not begin with it: what the page says for machines, its first heading,
/// the first part of the page's own title.
pub fn title(head: &Head, body: &Element, text: &str) -> Option<String> {
    let heading = first_heading(body).unwrap_or_default();
    let page = head.page.split(['_', '|', '-', '—', '–']).next().unwrap_or_default();
    let title = [head.article.as_str(), heading.as_str(), page].into_iter().find(|title| !title.trim().is_empty())?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let squeezed: String = title.split_whitespace().collect();
    let opening: String = text.chars().filter(|c| !c.is_whitespace()).take(400).collect();
    (!opening.contains(&squeezed)).then_some(title)
}

fn first_heading(element: &Element) -> Option<String> {
    if element.name == "h1" {
        return Some(element.text()).filter(|text| !text.is_empty());
    }
    element.elements().find_map(first_heading)
}
