//! Archives: their files by their names, archives within them, and what is left aside or refused.

use encoding_rs::GB18030;
use kuanxiang::library::Library;
use kuanxiang::model::TroubleKind;

use super::{PLAIN, amounts, library_of, no_panic, troubles};
use crate::press::zip_of;

fn paths(library: &Library) -> Vec<&str> {
    library.documents.iter().map(|document| &*document.path).collect()
}

/// A ZIP of one file whose name is stored in GBK, as archives packed on Chinese systems have it.
fn zip_with_gbk_name(name: &str, bytes: &[u8]) -> Vec<u8> {
    let (raw, ..) = GB18030.encode(name);
    let stand_in = "x".repeat(raw.len());
    let mut zip = zip_of(&[(&stand_in, bytes)]);
    let places: Vec<usize> =
        (0..zip.len() - raw.len()).filter(|at| zip[*at..].starts_with(stand_in.as_bytes())).collect();
    for at in places {
        zip[at..at + raw.len()].copy_from_slice(&raw);
    }
    zip
}

#[test]
fn files_of_archives_are_read_by_their_names() {
    let inner = zip_with_gbk_name("预算/测绘局.txt", PLAIN.as_bytes());
    let other = PLAIN.replace("测绘", "气象");
    let deepest = zip_of(&[("深.txt", PLAIN.as_bytes())]);
    let deep = zip_of(&[("深.zip", &deepest)]);
    let outer = zip_of(&[
        ("气象局.txt", other.as_bytes()),
        ("里.zip", &inner),
        ("更里.zip", &deep),
        ("__MACOSX/._气象局.txt", b"\0\0\0"),
        ("~$锁.xlsx", b"lock"),
        ("夹/.hidden", b"x"),
    ]);
    let library = library_of(&[("甲/公开.zip", &outer), ("甲/~$公开.xlsx", b"lock"), ("甲/.暗.txt", PLAIN.as_bytes())]);
    no_panic(&library);
    assert_eq!(
        paths(&library),
        ["甲/公开.zip!/更里.zip!/深.zip", "甲/公开.zip!/气象局.txt", "甲/公开.zip!/里.zip!/预算/测绘局.txt"]
    );
    assert_eq!(troubles(&library), [("甲/公开.zip!/更里.zip!/深.zip".to_owned(), TroubleKind::Binary)]);
    assert_eq!((library.disclosures.len(), amounts(&library).len()), (2, 12));
}

#[test]
fn archives_that_cannot_be_opened_are_troubles() {
    let good = zip_of(&[("测绘局.txt", PLAIN.as_bytes())]);
    let bomb = zip_of(&[("大.txt", &vec![b' '; 40 << 20]), ("测绘局.txt", PLAIN.as_bytes())]);
    assert!(bomb.len() < 1 << 20);
    let many: Vec<(String, &[u8])> = (0..2100).map(|number| (format!("{number:04}.txt"), &b"x"[..])).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let mut locked = good.clone();
    let central = locked.windows(4).position(|four| four == b"PK\x01\x02").expect("a directory");
    locked[6] |= 1;
    locked[central + 8] |= 1;
    let library = library_of(&[
        ("断.zip", &good[..good.len() - 30]),
        ("弹.zip", &bomb),
        ("多.zip", &zip_of(&many)),
        ("锁.zip", &locked),
        ("空.zip", &zip_of(&[])),
    ]);
    no_panic(&library);
    let mut found = troubles(&library);
    found.retain(|(_, kind)| *kind != TroubleKind::UnknownDocument);
    let expected = [
        ("多.zip", TroubleKind::TooLarge),
        ("弹.zip!/大.txt", TroubleKind::TooLarge),
        ("断.zip", TroubleKind::Damaged),
        ("空.zip", TroubleKind::Binary),
        ("锁.zip!/测绘局.txt", TroubleKind::Locked),
    ];
    assert_eq!(found, expected.map(|(name, kind)| (name.to_owned(), kind)));
    assert_eq!(library.disclosures.len(), 1);
}
