//! What a PDF would unpack to and how much it would draw, known before either is done: streams that unpack without end,
//! forms that draw each other without end. What these weigh is counted in bytes; nothing is read of them here.

use std::collections::HashMap;
use std::io::{self, Read};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::{Filter, Pdf};

/// A file with a stream that unpacks to more, pictures aside, is not opened; fonts of all of Chinese have some 20 MB. The
/// bound is this wide so that what is packed in fewer bytes than can ever reach it, as nearly all is, need not be looked at.
pub const LARGEST: u64 = 256 << 20;

/// How deep forms may lie in forms; deeper ones are not drawn by the interpreter either.
const DEEPEST: usize = 50;

/// So many parts of the content of one page are joined without a look at what they come to.
const FEW: usize = 8;

/// A byte of each packing stands for no more than so many.
const fn most(filter: Filter) -> u64 {
    match filter {
        Filter::FlateDecode => 1032,
        Filter::LzwDecode => 1400,
        Filter::RunLengthDecode => 64,
        Filter::Ascii85Decode => 4,
        _ => 1,
    }
}

/// Whether the lists of objects, which are unpacked when a file is opened, unpack within the bound. They are looked for
/// in the bytes: any packed stream that is not said to be a picture or a font may be one.
pub fn can_be_opened(bytes: &[u8]) -> bool {
    let small = (LARGEST / most(Filter::FlateDecode)) as usize;
    let (mut last, mut end, mut total) = (0, 0, 0);
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
        if data.len() > small && may_list_objects(before) {
            total += unpacked(data, 1);
        }
        if total > LARGEST {
            return false;
        }
    }
    true
}

/// Whether what stands before a stream leaves it open that the stream lists objects.
fn may_list_objects(before: &[u8]) -> bool {
    let holds = |word: &[u8]| memchr::memmem::find(before, word).is_some();
    let listed = [&b"/ObjStm"[..], b"/XRef", b"/First", b"#"].iter().any(|word| holds(word));
    listed || !(holds(b"/Image") || holds(b"/Length1") || holds(b"/FontFile"))
}

/// Whether every stream of a file unpacks within the bound, pictures aside, which are not unpacked.
pub fn can_be_unpacked(pdf: &Pdf) -> bool {
    pdf.objects().into_iter().filter_map(Object::into_stream).all(|stream| fits(&stream))
}

fn fits(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let at_most = |length: usize| filters.iter().fold(length as u64, |length, one| length.saturating_mul(most(*one)));
    if stream.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image") {
        return true;
    }
    let raw = stream.raw_data();
    if at_most(raw.len()) <= LARGEST {
        return true;
    }
    let flates = filters.iter().filter(|filter| **filter == Filter::FlateDecode).count();
    match filters.len() == flates {
        true => unpacked(&raw, flates) <= LARGEST,
        // Nothing in use packs a long text, or a font, in any other way more than once.
        false => raw.len() as u64 <= LARGEST / 64 && filters.iter().filter(|one| most(**one) > 4).count() == 1,
    }
}

/// How many bytes come out of packed ones, counted a little beyond the bound.
fn unpacked(data: &[u8], times: usize) -> u64 {
    let count = |first: Box<dyn Read + '_>| {
        let all = (1..times).fold(first, |inner, _| Box::new(ZlibDecoder::new(inner)) as Box<dyn Read + '_>);
        let mut sink = Counted(0);
        // Damage ends the count: what came before it has been unpacked.
        let _ = io::copy(&mut all.take(LARGEST + 1), &mut sink);
        sink.0
    };
    let whole = count(Box::new(ZlibDecoder::new(data)));
    if whole > 0 { whole } else { count(Box::new(DeflateDecoder::new(data))) }
}

struct Counted(u64);

impl io::Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
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
        let parts = page.raw().get::<Array<'_>>(b"Contents");
        if let Some(parts) = parts.filter(|parts| parts.raw_iter().take(FEW + 1).count() > FEW) {
            let lengths = parts.iter::<Stream<'_>>().map(|stream| self.length(&stream));
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
            let length = stream.decoded_data().map_or(0, |data| data.len() as u64);
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
        if form.dict().get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image") {
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
