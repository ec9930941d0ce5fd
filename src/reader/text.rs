//! Plain text: UTF-8 (with or without a mark), UTF-16 with a mark, GB18030, detected and decoded.
//!
//! Bounds: texts of 64 MiB; longer files are named and not read.

use encoding_rs::{Encoding, GB18030, UTF_8};

use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of plain text.
pub const READER: Reader = Reader { name: "text", claims, read };

/// Texts beyond this are not read: the longest disclosures are under 1 MB.
const LARGEST: usize = 64 << 20;

fn claims(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() {
        return true;
    }
    const OTHERS: &[&[u8]] =
        &[b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!"];
    if OTHERS.iter().any(|magic| bytes.starts_with(magic)) {
        return false;
    }
    let control = bytes.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    !bytes.contains(&0) && control * 100 <= bytes.len()
}

fn read(bytes: &[u8]) -> Reading {
    if bytes.iter().all(u8::is_ascii_whitespace) || bytes == b"\xef\xbb\xbf" {
        let troubles = vec![(TroubleKind::Empty, 0, String::new())];
        return Reading { encoding: UTF_8.name(), troubles, ..Reading::default() };
    }
    if bytes.len() > LARGEST {
        let troubles = vec![(TroubleKind::TooLarge, 0, format!("> {} MiB", LARGEST >> 20))];
        return Reading { encoding: UTF_8.name(), troubles, ..Reading::default() };
    }
    let encoding = detect(bytes);
    let (decoded, encoding, damaged) = encoding.decode(bytes);
    let text = Text::new(decoded.into_owned());
    let mut troubles = Vec::new();
    if damaged {
        let line = text.lines().find(|(_, line)| line.contains('\u{fffd}')).map_or(0, |(number, _)| number);
        let count = text.as_str().matches('\u{fffd}').count();
        let last = text.len() as u32;
        if line == last && count == 1 && text.line(last).ends_with('\u{fffd}') {
            let shown: Vec<char> = text.line(last).chars().rev().skip(1).take(12).collect();
            troubles.push((TroubleKind::Truncated, last, shown.into_iter().rev().collect()));
        } else {
            troubles.push((TroubleKind::Encoding, line, encoding.name().to_owned()));
        }
    }
    Reading { text, encoding: encoding.name(), troubles, ..Reading::default() }
}

/// UTF-8 where it is valid but for a cut last character, else what the bytes look like; legacy Chinese encodings are
/// read as GB18030, which holds them all.
pub fn detect(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => return UTF_8,
        Err(error) if error.error_len().is_none() => return UTF_8,
        Err(_) => {}
    }
    // Damaged either way: the encoding that explains more of the bytes.
    let broken = |encoding: &'static Encoding| encoding.decode(bytes).0.matches('\u{fffd}').count();
    if broken(UTF_8) <= broken(GB18030) { UTF_8 } else { GB18030 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told_apart() {
        let text = "部门收支总体情况表\r\n单位：万元 𠮷";
        let (gb, ..) = GB18030.encode(text);
        let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let marked = format!("\u{feff}{text}");
        for (bytes, name) in
            [(text.as_bytes(), "UTF-8"), (marked.as_bytes(), "UTF-8"), (&gb[..], "gb18030"), (&utf16[..], "UTF-16LE")]
        {
            let reading = read(bytes);
            assert_eq!((reading.text.line(2), reading.encoding), ("单位：万元 𠮷", name));
            assert!(reading.troubles.is_empty(), "{:?}", reading.troubles);
        }
    }

    #[test]
    fn what_is_too_large_is_named() {
        let large = vec![b'1'; LARGEST + 1];
        assert!(claims(&large));
        assert_eq!(read(&large).troubles, [(TroubleKind::TooLarge, 0, "> 64 MiB".to_owned())]);
    }

    #[test]
    fn damage_has_a_place() {
        let cut = &"部门预算\n单位".as_bytes()[..18];
        assert_eq!(read(cut).troubles, [(TroubleKind::Truncated, 2, "单".to_owned())]);
        let mut broken = "部门预算公开\n单位收支总表\n丙".as_bytes().to_vec();
        broken[22] = 0xff;
        let reading = read(&broken);
        assert_eq!((reading.troubles[0].0, reading.troubles[0].1), (TroubleKind::Encoding, 2));
        assert_eq!(read(b" \r\n").troubles[0].0, TroubleKind::Empty);
    }
}
