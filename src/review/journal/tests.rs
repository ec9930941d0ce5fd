//! Journals in real files: what is lost and what is kept.

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::review::{Progress, Standing};

fn stamp(by: &str) -> Stamp {
    Stamp { at: "2024-05-01T10:20:30+08:00".into(), by: by.into() }
}

fn key(subject: &str) -> Key {
    Key::Finding { rule: "r".into(), disclosure: "某局@2024年@预算".into(), subject: subject.into(), ordinal: 0 }
}

fn place() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("深/review.jsonl");
    (folder, path)
}

fn open(path: &Path) -> Journal {
    Journal::open(path).expect("a journal")
}

fn accept(journal: &mut Journal, subject: &str) {
    journal.judge(&key(subject), Some(Verdict::Accepted), subject, &stamp("甲")).expect("a mark");
}

fn dismissed(reason: &str) -> Option<Verdict> {
    Some(Verdict::Dismissed { reason: reason.into() })
}

fn verdict(journal: &Journal, subject: &str) -> Option<Verdict> {
    journal.marks().of(&key(subject)).verdict.map(|kept| kept.what.clone())
}

fn note(journal: &Journal, subject: &str) -> Option<String> {
    journal.marks().of(&key(subject)).note.map(|kept| kept.what.to_string())
}

#[test]
fn nothing_is_written_before_the_first_mark_and_all_is_there_the_next_time() {
    let (folder, path) = place();
    let mut journal = open(&path);
    assert!(!journal.is_begun() && !folder.path().join("深").exists());
    accept(&mut journal, "一");
    journal.judge(&key("二"), dismissed("口径不同"), "二", &stamp("乙")).expect("a mark");
    journal.note(&key("二"), " 再看\n一遍 ", "二", &stamp("乙")).expect("a note");
    journal.judge(&key("三"), Some(Verdict::Later), "三", &stamp("乙")).expect("a mark");
    journal.judge(&key("四"), Some(Verdict::Later), "四", &stamp("乙")).expect("a mark");
    journal.judge(&key("四"), None, "四", &stamp("乙")).expect("a mark");
    for journal in [&journal, &open(&path)] {
        assert!(journal.is_begun());
        assert_eq!(verdict(journal, "一"), Some(Verdict::Accepted));
        assert_eq!(verdict(journal, "二"), dismissed("口径不同"));
        assert_eq!(note(journal, "二").as_deref(), Some("再看\n一遍"));
        assert_eq!(verdict(journal, "三"), Some(Verdict::Later));
        assert_eq!(verdict(journal, "四"), None);
        assert_eq!(journal.marks().iter().count(), 3);
        assert_eq!(journal.marks().of(&key("二")).verdict.map(|kept| &kept.stamp), Some(&stamp("乙")));
        assert_eq!(journal.unread(), Unread::default());
    }
}

#[test]
fn steps_are_taken_back_and_done_again_in_order() {
    let (_folder, path) = place();
    let mut journal = open(&path);
    let by = stamp("甲");
    accept(&mut journal, "一");
    journal.judge(&key("一"), dismissed("因"), "一", &by).expect("a mark");
    journal.note(&key("二"), "批", "二", &by).expect("a note");
    assert_eq!(journal.undo_steps(), 3);
    assert_eq!(journal.undo(&by).expect("undo"), Some(key("二")));
    assert_eq!((note(&journal, "二"), verdict(&journal, "一")), (None, dismissed("因")));
    assert_eq!(journal.undo(&by).expect("undo"), Some(key("一")));
    assert_eq!(verdict(&journal, "一"), Some(Verdict::Accepted));
    assert_eq!(journal.undo(&by).expect("undo"), Some(key("一")));
    assert_eq!((verdict(&journal, "一"), journal.undo(&by).expect("undo")), (None, None));
    assert_eq!(journal.redo(&by).expect("redo"), Some(key("一")));
    assert_eq!(verdict(&journal, "一"), Some(Verdict::Accepted));
    assert_eq!(journal.redo(&by).expect("redo"), Some(key("一")));
    assert_eq!(verdict(&open(&path), "一"), dismissed("因"));
    // What is new puts an end to what could be done again.
    accept(&mut journal, "三");
    assert_eq!(journal.redo(&by).expect("redo"), None);
    assert_eq!(note(&journal, "二"), None);
    // Another run takes back only what it wrote itself.
    assert_eq!(open(&path).undo(&by).expect("undo"), None);
}

#[test]
fn two_programs_keep_each_others_marks_and_take_back_their_own() {
    let (_folder, path) = place();
    let (mut a, mut b) = (open(&path), open(&path));
    accept(&mut a, "一");
    b.judge(&key("二"), dismissed("因"), "二", &stamp("乙")).expect("a mark");
    accept(&mut a, "三");
    assert_eq!(verdict(&a, "二"), dismissed("因"), "taken in before the next was written");
    b.refresh().expect("a journal");
    assert_eq!(verdict(&b, "三"), Some(Verdict::Accepted));
    // The later one counts, and taking back the earlier does not touch it.
    b.judge(&key("三"), dismissed("后"), "三", &stamp("乙")).expect("a mark");
    assert_eq!(a.undo(&stamp("甲")).expect("undo"), Some(key("三")));
    assert_eq!(verdict(&a, "三"), dismissed("后"));
    b.undo(&stamp("乙")).expect("undo");
    assert_eq!(verdict(&b, "三"), None);
    assert_eq!(verdict(&b, "一"), Some(Verdict::Accepted));
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let (_folder, path) = place();
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                let mut journal = open(path);
                (0..25).for_each(|n| accept(&mut journal, &format!("{writer}-{n}")));
            });
        }
    });
    let journal = open(&path);
    assert_eq!((journal.marks().iter().count(), journal.unread()), (100, Unread::default()));
    let text = fs::read_to_string(&path).expect("a journal");
    let numbers: std::collections::HashSet<&str> = text.lines().filter_map(|line| line.split(',').nth(1)).collect();
    assert_eq!(numbers.len(), 100, "every line has a number of its own");
}

#[test]
fn what_changed_under_a_mark_is_said_and_what_is_gone_is_still_there() {
    let (_folder, path) = place();
    let mut journal = open(&path);
    journal.judge(&key("一"), Some(Verdict::Accepted), "印 30", &stamp("甲")).expect("a mark");
    journal.note(&key("二"), "批", "12.00 万元", &stamp("甲")).expect("a note");
    let one = journal.marks().of(&key("一"));
    assert_eq!(one.standing(Some("印 30")), Standing::Same);
    assert_eq!(one.standing(Some("印 31")), Standing::Changed { was: "印 30".into() });
    assert_eq!(one.standing(None), Standing::Gone);
    assert!(one.is_settled("印 30") && !one.is_settled("印 31"));
    let two = journal.marks().of(&key("二"));
    assert_eq!(two.standing(Some("13.00 万元")), Standing::Changed { was: "12.00 万元".into() });
    assert_eq!(journal.marks().iter().count(), 2);
}

#[test]
fn progress_counts_and_the_next_is_found() {
    let (_folder, path) = place();
    let mut journal = open(&path);
    let keys: Vec<Key> = ["一", "二", "三", "四", "五"].map(key).into();
    let now: Vec<(&Key, &str)> = keys.iter().zip(["一", "二", "三", "另", "五"]).collect();
    accept(&mut journal, "一");
    journal.judge(&keys[1], dismissed("因"), "二", &stamp("甲")).expect("a mark");
    journal.judge(&keys[2], Some(Verdict::Later), "三", &stamp("甲")).expect("a mark");
    accept(&mut journal, "四");
    let marks = journal.marks();
    let progress = marks.progress(now.iter().copied());
    assert_eq!(progress, Progress { all: 5, accepted: 1, dismissed: 1, later: 1, changed: 1 });
    assert_eq!((progress.reviewed(), progress.unreviewed()), (2, 2));
    assert_eq!(marks.next_unreviewed(&now, 0), Some(3), "what changed is looked at again");
    assert_eq!(marks.next_unreviewed(&now, 3), Some(4));
    assert_eq!(marks.next_unreviewed(&now, 4), Some(3));
    assert_eq!(marks.next_unreviewed(&now[..3], 0), Some(2), "what was left for later, at last");
    assert_eq!(marks.next_unreviewed(&now[..2], 0), None);
    assert_eq!(marks.next_unreviewed(&[], 0), None);
}

#[test]
fn lines_of_another_make_are_left_as_they_are_and_told() {
    let (_folder, path) = place();
    let mut journal = open(&path);
    accept(&mut journal, "一");
    let mut text = fs::read_to_string(&path).expect("a journal");
    text.push_str("{\"v\":2,\"n\":40,\"new\":true}\n{\"v\":1,\"n\":3,\"at\n什么\n");
    fs::write(&path, &text).expect("a journal");
    let mut journal = open(&path);
    assert_eq!(journal.unread(), Unread { torn: 1, later: 1, strange: 1 });
    accept(&mut journal, "二");
    let after = fs::read_to_string(&path).expect("a journal");
    assert!(after.starts_with(&text) && after[text.len()..].starts_with("{\"v\":1,\"n\":41,"), "{after}");
}

#[test]
fn another_file_is_refused_and_not_touched() {
    let (folder, _) = place();
    let path = folder.path().join("a.csv");
    for content in [
        "一,二\n",
        "{\"type\":\"finding\"}\n",
        "PK\u{3}\u{4}",
        "{\n  \"name\": \"甲\"\n}\n",
        "{\r\n  \"v\": 1\r\n}\r\n",
        "\n# 一\n",
        "\n\n一,二\n",
    ] {
        fs::write(&path, content).expect("a file");
        assert!(matches!(Journal::open(&path), Err(ReviewFault::NotAReview(_))), "{content}");
        // Nor where it was put there after the journal was opened.
        let mut journal = Journal { path: path.clone(), ..Journal::default() };
        let mark = journal.judge(&key("一"), None, "", &stamp("甲"));
        assert!(matches!(mark, Err(ReviewFault::NotAReview(_))), "{content}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), content);
    }
    assert!(matches!(Journal::open(folder.path()), Err(ReviewFault::NotAReview(_))));
}

#[test]
fn a_journal_whose_first_line_was_not_finished_is_still_one() {
    let (folder, _) = place();
    let path = folder.path().join("r.jsonl");
    for begun in ["", "{", "{\"v", "{\"v\":1,\"n\"", "{\n", "\u{feff}", "\u{feff}{\"v\":\n{\n"] {
        fs::write(&path, begun).expect("a file");
        let mut journal = open(&path);
        accept(&mut journal, "一");
        let text = fs::read_to_string(&path).expect("a journal");
        assert!(text.starts_with(begun), "{begun}: {text}");
        assert_eq!(open(&path).marks().iter().count(), 1, "{begun}: {text}");
    }
}

#[test]
fn what_cannot_be_written_is_an_error_and_no_mark() {
    let (folder, _) = place();
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let path = file.join("review.jsonl");
    let mut journal = Journal { path, ..Journal::default() };
    let mark = journal.judge(&key("一"), Some(Verdict::Accepted), "", &stamp("甲"));
    assert!(matches!(mark, Err(ReviewFault::Write { .. })), "{mark:?}");
    assert_eq!((journal.marks().iter().count(), journal.undo_steps()), (0, 0));
}

#[test]
fn a_file_that_was_replaced_is_read_anew() {
    let (_folder, path) = place();
    let mut journal = open(&path);
    accept(&mut journal, "一");
    let other = path.with_file_name("other.jsonl");
    let mut colleague = open(&other);
    (0..3).for_each(|n| accept(&mut colleague, &format!("他{n}")));
    fs::rename(&other, &path).expect("a file in its place");
    journal.refresh().expect("a journal");
    assert_eq!((verdict(&journal, "一"), verdict(&journal, "他2")), (None, Some(Verdict::Accepted)));
    assert_eq!(journal.undo(&stamp("甲")).expect("undo"), None, "nothing of it is one's own");
    assert_eq!(open(&path).marks().iter().count(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Stopped at any byte, the file holds all marks but the last, can be added to, and loses nothing by that.
    #[test]
    fn cut_at_any_byte_it_loses_the_last_mark_at_most(
        subjects in proptest::collection::vec("[一-十a\"\\\\\n]{1,8}", 1..6),
        cut in 0.0..1.0f64,
    ) {
        let (_folder, path) = place();
        let mut journal = open(&path);
        let mut ends = vec![0];
        for (at, subject) in subjects.iter().enumerate() {
            accept(&mut journal, &format!("{at}{subject}"));
            ends.push(fs::metadata(&path).expect("a journal").len());
        }
        let whole = fs::read(&path).expect("a journal");
        let cut = (cut * whole.len() as f64) as usize;
        fs::write(&path, &whole[..cut]).expect("a journal");
        let kept = ends.iter().filter(|end| **end <= cut as u64).count() - 1;
        let mut journal = open(&path);
        let found = journal.marks().iter().count();
        // A line that lacks only its end is whole.
        prop_assert!(found == kept || found == kept + 1 && ends[found] == cut as u64 + 1, "{found} of {kept}");
        let is_torn = found == kept && ends[kept] < cut as u64;
        prop_assert_eq!(journal.unread().torn, usize::from(is_torn));
        accept(&mut journal, "新");
        let again = open(&path);
        prop_assert_eq!(again.marks().iter().count(), found + 1);
        prop_assert_eq!(verdict(&again, "新"), Some(Verdict::Accepted));
        prop_assert_eq!(again.unread().torn, usize::from(is_torn));
    }

    /// Whatever a file holds, it is read or refused, and never changed by reading.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200), begun in any::<bool>()) {
        let (folder, _) = place();
        let path = folder.path().join("r.jsonl");
        let mut content = if begun { b"{\"v\":".to_vec() } else { Vec::new() };
        content.extend(bytes);
        fs::write(&path, &content).expect("a file");
        let _ = Journal::open(&path);
        prop_assert_eq!(fs::read(&path).expect("a file"), content);
    }
}
