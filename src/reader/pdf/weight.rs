//! What a PDF would unpack to and how much it would draw, known before either is done: streams that unpack without end,
//! forms that draw each other without end. What these weigh is counted in bytes; nothing is read of them here.

use std::collections::HashMap;

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use super::unpack::{LARGEST, Packed, fit};

/// A file whose streams unpack to more in all, pictures aside, is not opened.
pub const TOTAL: u64 = 2 << 30;

/// Nor is one whose lists of objects, which are kept, unpack to more in all.
const LISTS: u64 = 512 << 20;

/// How deep forms may lie in forms; deeper ones are not drawn by the interpreter either.
const DEEPEST: usize = 50;

/// Whether the lists of objects, which are unpacked when a file is opened, unpack within the bounds. They are looked for
/// in the bytes: a packed stream that is not said to be a picture or a font may be one, and where it could unpack beyond
/// [`LARGEST`] it is looked at; those that say they list objects count for a total. A file with a password hides what its
/// streams unpack to until it is opened.
pub fn can_be_opened(bytes: &[u8]) -> bool {
    let (mut last, mut end) = (0, 0);
    let mut lists = Vec::new();
    let mut others = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let before = &bytes[last.max(at.saturating_sub(4096))..at];
        let before = &before[memchr::memmem::rfind(before, b" obj").unwrap_or(0)..];
        last = at + 6;
        if before.ends_with(b"end") {
            continue;
        }
        if end < last {
            end = memchr::memmem::find(&bytes[last..], b"endstream").map_or(bytes.len(), |length| last + length);
        }
        let data = bytes[last..end].trim_ascii_start();
        let holds = |word: &[u8]| memchr::memmem::find(before, word).is_some();
        let is_list = [&b"/ObjStm"[..], b"/XRef", b"/First", b"#"].iter().any(|word| holds(word));
        // What a small one of one packing unpacks to is within the bound of a stream.
        let is_small = data.len() < SMALL;
        if is_list || !(is_small || holds(b"/Image") || holds(b"/Length1") || holds(b"/FontFile")) {
            let packed = Packed { data: data.into(), filters: written(before) };
            if is_list { lists.push(packed) } else { others.push(packed) }
        }
    }
    fit(lists, LISTS) && fit(others, TOTAL)
}

/// Streams of fewer bytes are not looked at before a file is opened, where they do not say that they list objects.
const SMALL: usize = 64 << 10;

/// The filters that a dictionary names, as it is written; where it names none that can be told, it may be the usual one.
fn written(dictionary: &[u8]) -> Vec<Filter> {
    const NAMES: &[(&[u8], Filter)] = &[
        (b"FlateDecode", Filter::FlateDecode),
        (b"Fl", Filter::FlateDecode),
        (b"LZWDecode", Filter::LzwDecode),
        (b"LZW", Filter::LzwDecode),
        (b"RunLengthDecode", Filter::RunLengthDecode),
        (b"RL", Filter::RunLengthDecode),
        (b"ASCII85Decode", Filter::Ascii85Decode),
        (b"A85", Filter::Ascii85Decode),
        (b"ASCIIHexDecode", Filter::AsciiHexDecode),
        (b"AHx", Filter::AsciiHexDecode),
    ];
    let names = dictionary.split(|byte| *byte == b'/').skip(1).map(|name| {
        let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        &name[..end]
    });
    let filter = |name: &[u8]| NAMES.iter().find(|(known, _)| *known == name).map(|(_, filter)| *filter);
    let filters: Vec<Filter> = names.filter_map(filter).collect();
    if filters.is_empty() { vec![Filter::FlateDecode] } else { filters }
}

/// Whether every stream of a file unpacks within [`LARGEST`](super::unpack::LARGEST), and all together within [`TOTAL`];
/// pictures aside, which are not unpacked.
pub fn can_be_unpacked(pdf: &Pdf) -> bool {
    let streams = pdf.objects().into_iter().filter_map(Object::into_stream).filter(|stream| !is_picture(stream));
    fit(streams.map(|stream| packed(&stream)).collect(), TOTAL)
}

fn is_picture(stream: &Stream<'_>) -> bool {
    stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image")
}

fn packed<'a>(stream: &Stream<'a>) -> Packed<'a> {
    Packed { data: stream.raw_data(), filters: stream.filters().into_vec() }
}

/// The weights of the forms of a file.
#[derive(Default)]
pub struct Weights {
    known: HashMap<ObjectIdentifier, u64>,
    lengths: HashMap<ObjectIdentifier, u64>,
}

impl Weights {
    /// How many bytes of drawing instructions a page comes to, with the forms it draws, each time it draws them. Without
    /// bound where forms draw themselves.
    pub fn of(&mut self, page: &Page<'_>) -> u64 {
        if let Some(parts) = page.raw().get::<Array<'_>>(b"Contents") {
            // They are joined: where that could come to much, it is looked up first.
            let most = parts.iter::<Stream<'_>>().map(|part| packed(&part).most().max(1)).fold(0, u64::saturating_add);
            let lengths = parts.iter::<Stream<'_>>().filter(|_| most > LARGEST).map(|part| self.length(&part));
            let length = lengths.fold(0, u64::saturating_add);
            if length > LARGEST {
                return length;
            }
        }
        let content = page.page_stream().unwrap_or_default();
        let mut weight = self.drawn(content, page.resources(), 0);
        for note in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(|notes| notes.iter::<Dict<'_>>()) {
            let look = note.get::<Dict<'_>>(b"AP").and_then(|looks| looks.get::<Stream<'_>>(b"N"));
            weight = weight.saturating_add(look.map_or(0, |form| self.form(&form, page.resources(), 1)));
        }
        weight
    }

    fn length(&mut self, stream: &Stream<'_>) -> u64 {
        let known = self.lengths.get(&stream.obj_id()).copied();
        known.unwrap_or_else(|| {
            let length = stream.decoded_data().map_or(1, |data| data.len() as u64 + 1);
            self.lengths.insert(stream.obj_id(), length);
            length
        })
    }

    fn drawn(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) -> u64 {
        let own = content.len() as u64;
        if resources.x_objects.is_empty() {
            return own;
        }
        let mut weight = own;
        let mut heaviest = None;
        for at in memchr::memmem::find_iter(content, b"Do") {
            let form = named(&content[..at]).and_then(|name| resources.x_objects.get::<Stream<'_>>(name));
            let more = match form {
                Some(form) => self.form(&form, resources, depth + 1),
                // What cannot be told may be any of them.
                None => *heaviest.get_or_insert_with(|| {
                    let forms =
                        resources.x_objects.keys().filter_map(|name| resources.x_objects.get::<Stream<'_>>(name));
                    forms.map(|form| self.form(&form, resources, depth + 1)).max().unwrap_or(0)
                }),
            };
            weight = weight.saturating_add(more);
        }
        weight
    }

    fn form(&mut self, form: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> u64 {
        if is_picture(form) {
            return 0;
        }
        if depth > DEEPEST {
            return u64::MAX;
        }
        let id = form.obj_id();
        if let Some(weight) = self.known.get(&id) {
            return *weight;
        }
        // A form that comes back to itself weighs without bound.
        self.known.insert(id, u64::MAX);
        let content = form.decoded_data().unwrap_or_default();
        let own = form.dict().get::<Dict<'_>>(b"Resources").map(Resources::new);
        let weight = self.drawn(&content, own.as_ref().unwrap_or(outer), depth);
        self.known.insert(id, weight.saturating_add(1));
        weight
    }
}

/// The name that stands last before an operator, as it is written; names with escapes are not looked up.
fn named(before: &[u8]) -> Option<&[u8]> {
    let before = before.trim_ascii_end();
    let start = before.iter().rev().take(128).position(|byte| *byte == b'/')?;
    let name = &before[before.len() - start..];
    (!name.iter().any(|byte| byte.is_ascii_whitespace() || b"[]<>()%".contains(byte))).then_some(name)
}
