//! Binary Word documents, built byte by byte.

use super::*;

const SECTOR: usize = 512;
/// Streams of this length or more have sectors of their own.
const STREAM: usize = 4096;

fn put(bytes: &mut [u8], at: usize, value: &[u8]) {
    bytes[at..at + value.len()].copy_from_slice(value);
}

fn put32(bytes: &mut [u8], at: usize, value: u32) {
    put(bytes, at, &value.to_le_bytes());
}

/// A file of two streams of 4096 bytes each.
fn streams(named: [(&str, &[u8]); 2]) -> Vec<u8> {
    let mut header = vec![0; SECTOR];
    put(&mut header, 0, MAGIC);
    put(&mut header, 24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    put32(&mut header, 44, 1);
    put32(&mut header, 48, 1);
    put32(&mut header, 56, STREAM as u32);
    put32(&mut header, 60, 0xffff_fffe);
    put32(&mut header, 68, 0xffff_fffe);
    header[76..].fill(0xff);
    put32(&mut header, 76, 0);
    let mut table = vec![0xff; SECTOR];
    put32(&mut table, 0, 0xffff_fffd);
    put32(&mut table, 4, 0xffff_fffe);
    for at in 2..18_u32 {
        put32(&mut table, at as usize * 4, if at == 9 || at == 17 { 0xffff_fffe } else { at + 1 });
    }
    let mut folder = vec![0; SECTOR];
    let entries = [("Root Entry", 5, 0xffff_fffe, 0), (named[0].0, 2, 2, STREAM), (named[1].0, 2, 10, STREAM)];
    for (at, (name, kind, first, size)) in entries.into_iter().enumerate() {
        let entry = &mut folder[at * 128..][..128];
        let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        put(entry, 0, &wide);
        put(entry, 64, &[wide.len() as u8, 0, kind, 1]);
        entry[68..80].fill(0xff);
        put32(entry, 116, first);
        put32(entry, 120, size as u32);
    }
    put32(&mut folder, 76, 1);
    put32(&mut folder, 128 + 72, 2);
    let padded = named.map(|(_, content)| [content, &vec![0; STREAM - content.len()]].concat());
    [header, table, folder, padded.concat()].concat()
}

/// A document of Word 97; `\u{7}` ends a cell, and a row where nothing stands before it.
fn word(text: &str) -> Vec<u8> {
    const TEXT: usize = 2048;
    let mut body = vec![0; STREAM];
    put(&mut body, 0, &[0xec, 0xa5, 0xc1, 0]);
    put(&mut body, 10, &[0, 2]);
    put(&mut body, 32, &[14, 0]);
    put(&mut body, 62, &[22, 0]);
    put32(&mut body, 76, text.encode_utf16().count() as u32);
    put(&mut body, 152, &[93, 0]);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(&mut body, TEXT, &wide);
    let end = (TEXT + wide.len()) as u32;
    // The paragraphs, with whether each is in a table and whether it ends a row.
    let mut paragraphs: Vec<(u32, u8, u8)> = Vec::new();
    let mut first = TEXT as u32;
    let mut units = 0;
    for (at, unit) in text.encode_utf16().enumerate() {
        units += 1;
        if unit == 7 || unit == 13 {
            paragraphs.push((first, u8::from(unit == 7), u8::from(unit == 7 && units == 1)));
            (first, units) = ((TEXT + (at + 1) * 2) as u32, 0);
        }
    }
    const PAGE: usize = 3;
    let page = &mut body[PAGE * SECTOR..][..SECTOR];
    let runs = paragraphs.len();
    let mut place = SECTOR - 2;
    for (at, (from, in_table, ends_row)) in paragraphs.iter().enumerate() {
        let mut properties = vec![5, 0, 0, 0x16, 0x24, *in_table, 0x17, 0x24, *ends_row, 0];
        if *ends_row == 1 {
            // The definition of a row of two cells, an inch each.
            properties[0] = 30;
            properties.truncate(9);
            properties.extend([0x08, 0xd6, 48, 0, 2, 0, 0, 0xa0, 0x05, 0x40, 0x0b]);
            properties.extend([0; 40]);
        }
        place -= properties.len();
        put32(page, at * 4, *from);
        page[(runs + 1) * 4 + at * 13] = (place / 2) as u8;
        put(page, place, &properties);
    }
    put32(page, runs * 4, end);
    page[SECTOR - 1] = runs as u8;
    let mut table = vec![2, 16, 0, 0, 0];
    for value in [0, text.encode_utf16().count() as u32] {
        table.extend(value.to_le_bytes());
    }
    table.extend([0, 0]);
    table.extend((TEXT as u32).to_le_bytes());
    table.extend([0, 0]);
    let clx = table.len() as u32;
    for value in [TEXT as u32, end, PAGE as u32] {
        table.extend(value.to_le_bytes());
    }
    put32(&mut body, 0x1a2, 0);
    put32(&mut body, 0x1a6, clx);
    put32(&mut body, 0x102, clx);
    put32(&mut body, 0x106, 12);
    streams([(BODY, &body), ("1Table", &table)])
}

#[test]
fn paragraphs_and_cells() {
    let bytes = word("部门预算\r科目\u{7}合计\u{7}\u{7}行政\u{7}12.50\u{7}\u{7}说明。\r");
    assert!(claims(&bytes));
    let reading = read(&bytes);
    assert!(reading.troubles.is_empty(), "{:?}", reading.troubles);
    assert_eq!(reading.text.as_str(), "部门预算\n科目\t合计\n行政\t12.50\n说明。\n");
}

#[test]
fn other_files_of_streams_are_left_to_others_and_faults_are_named() {
    let kinds = |bytes: &[u8]| read(bytes).troubles.into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    assert!(!claims(&streams([("Workbook", b""), ("1Table", b"")])) && !claims(b"") && !claims(MAGIC));
    let locked = streams([(LOCKED, b""), ("EncryptionInfo", b"")]);
    assert_eq!((claims(&locked), kinds(&locked)), (true, vec![TroubleKind::Locked]));
    assert_eq!(kinds(&streams([(BODY, b""), ("1Table", b"")])), [TroubleKind::Damaged]);
    let whole = word("部门预算\r");
    assert_eq!(kinds(&word("\r")), [TroubleKind::Empty]);
    for length in [1600, 2000] {
        assert!(claims(&whole[..length]));
        assert_eq!(kinds(&whole[..length]), [TroubleKind::Damaged], "{length}");
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x81;
        if at % 7 == 0 && claims(&bytes) {
            read(&bytes);
        }
    }
}
