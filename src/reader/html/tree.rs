//! The elements of a page as far as its text needs them, with how much of it is words and how much links. What is never
//! part of an article is left out.

use scraper::node::Element as Source;
use scraper::{ElementRef, Html};

/// Deeper elements are not read.
const DEEPEST: usize = 400;

/// Elements that hold no text of an article.
const LEFT_OUT: &[&str] = &[
    "script", "style", "nav", "footer", "aside", "noscript", "template", "iframe", "select", "button", "input",
    "textarea", "svg", "canvas", "object", "embed", "audio", "video", "dialog", "head", "title", "link", "meta", "map",
    "marquee",
];

/// Words in the class or id of what stands around an article.
const AROUND: &[&str] = &[
    "nav",
    "navbar",
    "menu",
    "submenu",
    "foot",
    "footer",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "sidebar",
    "share",
    "sharing",
    "copyright",
    "related",
    "search",
    "login",
    "pagination",
    "pager",
    "toolbar",
    "banner",
    "friendlink",
    "header",
    "topbar",
    "qrcode",
];

/// Words in the class or id of an article, as the programs of public sites name it.
const ARTICLE: &[&str] = &[
    "zoom",
    "article",
    "trs_editor",
    "trs_ueditor",
    "ucap-content",
    "pages_content",
    "vsb_content",
    "artibody",
    "conzoom",
    "articlecontent",
    "article_content",
    "article-content",
    "news_content",
    "detail_content",
    "xxgk_content",
];

/// What is in an element.
#[derive(Clone, Debug)]
pub enum Node {
    /// Text as it stands in the page.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element of a page.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its name in small letters.
    pub name: String,
    /// What is in it.
    pub nodes: Vec<Node>,
    /// `colspan`, at least 1.
    pub across: usize,
    /// `rowspan`, at least 1; 0 in the page means to the end.
    pub down: usize,
    /// How many characters of text are in it that are no links.
    pub words: usize,
    /// How many are links.
    pub linked: usize,
    /// How many links.
    pub links: usize,
    /// How many tables.
    pub tables: usize,
    /// Whether its class or id names an article.
    pub is_article: bool,
    /// Whether its class or id names what stands around one.
    pub is_around: bool,
}

impl Element {
    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text in it, without the blanks.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.extend(text.split_whitespace()),
                Node::Element(element) => out.push_str(&element.text()),
            }
        }
        out
    }
}

/// What the head of a page says its title is.
#[derive(Debug, Default)]
pub struct Head {
    /// The title of the article, where the page names it for machines.
    pub article: String,
    /// The title of the page, which often holds the name of the site too.
    pub page: String,
}

/// The body of a page and its title.
pub fn read(html: &Html) -> (Element, Head) {
    let root = html.root_element();
    let mut head = Head::default();
    for element in root.descendent_elements() {
        match element.value().name() {
            "title" if head.page.is_empty() => head.page = element.text().collect::<String>().trim().to_owned(),
            "meta" if element.attr("name").is_some_and(|name| name.eq_ignore_ascii_case("ArticleTitle")) => {
                head.article = element.attr("content").unwrap_or_default().trim().to_owned();
            }
            _ => {}
        }
    }
    (element(root, 0), head)
}

fn element(source: ElementRef<'_>, depth: usize) -> Element {
    let value = source.value();
    let span = |name: &str| value.attr(name).and_then(|span| span.trim().parse::<usize>().ok());
    let down = span("rowspan").map_or(1, |down| if down == 0 { usize::MAX } else { down });
    let mut out = Element {
        name: value.name().to_owned(),
        across: span("colspan").unwrap_or(1).max(1),
        down,
        ..Element::default()
    };
    mark(value, &mut out);
    for child in source.children() {
        if let Some(text) = child.value().as_text() {
            out.words += text.chars().filter(|c| !c.is_whitespace()).count();
            out.nodes.push(Node::Text(text.to_string()));
        } else if let Some(child) = ElementRef::wrap(child)
            && depth < DEEPEST
            && !is_left_out(child)
        {
            out.nodes.push(Node::Element(element(child, depth + 1)));
        }
    }
    count(&mut out);
    if out.name == "a" && value.attr("href").is_some() {
        (out.linked, out.words, out.links) = (out.linked + out.words, 0, 1);
    }
    out
}

/// Adds up what the elements in an element hold; its own text is counted already.
fn count(out: &mut Element) {
    let own = out.nodes.iter().map(|node| match node {
        Node::Text(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
        Node::Element(_) => 0,
    });
    let own = own.sum::<usize>();
    let sum = |of: fn(&Element) -> usize| out.elements().map(of).sum::<usize>();
    let (words, linked, links) = (sum(|e| e.words), sum(|e| e.linked), sum(|e| e.links));
    let tables = sum(|e| e.tables) + usize::from(out.name == "table");
    (out.words, out.linked, out.links, out.tables) = (own + words, linked, links, tables);
}

fn is_left_out(element: ElementRef<'_>) -> bool {
    let value = element.value();
    let hidden = value.attr("hidden").is_some()
        || value.attr("style").is_some_and(|style| {
            let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
            style.to_ascii_lowercase().contains("display:none")
        });
    // The header of an article holds its title.
    let header = value.name() == "header" && !element.descendent_elements().any(|e| e.value().name() == "h1");
    hidden || header || LEFT_OUT.contains(&value.name())
}

fn mark(value: &Source, out: &mut Element) {
    let names = [value.attr("class"), value.attr("id")];
    for name in names.into_iter().flatten().flat_map(str::split_whitespace) {
        let name = name.to_ascii_lowercase();
        out.is_article |= ARTICLE.contains(&name.as_str());
        out.is_around |= name.split(|c: char| !c.is_ascii_alphabetic()).any(|word| AROUND.contains(&word));
    }
    let role = value.attr("role").unwrap_or_default();
    out.is_around |= ["navigation", "banner", "contentinfo", "search", "complementary"].contains(&role);
    out.is_article |= matches!(value.name(), "article" | "main");
}

/// Takes out lists of links and what is named as standing around the article. What holds a good part of all words is
/// never taken out, or more than half of them where it is a list of other articles with their beginnings.
pub fn prune(body: &mut Element) {
    let all = body.words;
    prune_within(body, all);
}

/// Whether an element that stands around the article may go, of so many words on the page.
fn is_beside(element: &Element, all: usize) -> bool {
    let share = if element.links >= 3 && !holds_article(element) { 6 } else { 3 };
    element.is_around && element.tables == 0 && element.words * 10 <= all * share
}

fn holds_article(element: &Element) -> bool {
    element.is_article || element.elements().any(holds_article)
}

fn prune_within(element: &mut Element, all: usize) {
    for node in &mut element.nodes {
        let Node::Element(inner) = node else { continue };
        let is_part = matches!(inner.name.as_str(), "tbody" | "thead" | "tfoot" | "tr" | "body" | "html");
        let share = if inner.tables > 0 { 4 } else { 2 };
        let is_list = inner.links >= 3 && inner.linked > share * inner.words;
        if !is_part && (is_list || is_beside(inner, all)) {
            // Its place stays, since cells count.
            (inner.nodes, inner.words, inner.linked, inner.links, inner.tables) = (Vec::new(), 0, 0, 0, 0);
        } else {
            prune_within(inner, all);
        }
    }
    let is_link = element.name == "a" && element.links > 0;
    if !is_link {
        count(element);
    }
}
