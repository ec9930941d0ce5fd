//! XML as a walk through its elements: names without their prefixes, text with the five entities and the numbered ones
//! put in. No other entity is known, so none is ever expanded; what is nested too deeply or broken ends the walk.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// Nothing deeper is read; documents of offices nest some forty deep.
const DEEPEST: usize = 256;

/// What comes next in an element.
pub enum Step<'a> {
    /// An element begins; what follows is inside it, until its [`Step::Close`].
    Open(Tag<'a>),
    /// Text between tags.
    Text(String),
    /// The element ends.
    Close,
}

/// The beginning of an element.
pub struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without the prefix.
    pub fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let mut attributes = attributes.with_checks(false).flatten();
        let found = attributes.find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.attribute(name)?.trim().parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// A walk through a text of XML.
pub struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    broken: bool,
}

impl<'a> Walk<'a> {
    /// Begins before the first element.
    pub fn new(text: &'a str) -> Walk<'a> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Walk { reader, depth: 0, broken: false }
    }

    /// The next step; `None` at the end, and from where the text is broken or too deep.
    pub fn step(&mut self) -> Option<Step<'a>> {
        while !self.broken {
            let event = match self.reader.read_event() {
                Ok(Event::Eof) => {
                    self.broken = self.depth > 0;
                    return None;
                }
                Ok(event) => event,
                Err(_) => break,
            };
            match event {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        break;
                    }
                    return Some(Step::Open(Tag(start)));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Step::Close);
                }
                Event::Text(text) => return Some(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Some(Step::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => {
                    let name = entity.into_inner();
                    return Some(Step::Text(unescape(&format!("&{name};")).map_or_else(|_| String::new(), Into::into)));
                }
                _ => {}
            }
        }
        self.broken = true;
        None
    }

    /// Goes past the end of the element that was opened last.
    pub fn skip(&mut self) {
        let mut inside = 1;
        while inside > 0 {
            match self.step() {
                Some(Step::Open(_)) => inside += 1,
                Some(Step::Close) => inside -= 1,
                Some(Step::Text(_)) => {}
                None => return,
            }
        }
    }

    /// The text of the element that was opened last, with that of all within it.
    pub fn text(&mut self) -> String {
        let mut out = String::new();
        let mut inside = 1;
        while inside > 0 {
            match self.step() {
                Some(Step::Open(_)) => inside += 1,
                Some(Step::Close) => inside -= 1,
                Some(Step::Text(text)) => out.push_str(&text),
                None => break,
            }
        }
        out
    }

    /// Whether the walk ended before the text did.
    pub fn is_broken(&self) -> bool {
        self.broken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"0123\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d SYSTEM \"file:///etc/hosts\">]>\
                    <x:a y:z='&lt;1'>&c;甲&amp;&#20057;&d;<b/></x:a>";
        let mut walk = Walk::new(bomb);
        let Some(Step::Open(tag)) = walk.step() else { panic!("an element") };
        assert_eq!((tag.name(), tag.attribute("z").as_deref()), ("a", Some("<1")));
        assert_eq!(walk.text(), "甲&乙");
        assert!(walk.step().is_none() && !walk.is_broken());
    }

    #[test]
    fn depth_and_breaks_end_the_walk() {
        let mut walk = Walk::new("<a><b>1");
        walk.step();
        assert_eq!(walk.text(), "1");
        assert!(walk.is_broken());
        let deep = "<a>".repeat(100_000);
        let mut walk = Walk::new(&deep);
        walk.skip();
        assert!(walk.is_broken());
    }
}
