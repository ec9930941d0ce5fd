//! dump
#![allow(clippy::print_stdout)]
use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;
fn main() {
    let path = std::env::args().nth(1).expect("path");
    let library = load_all(&Shelf::Folder(path.into())).expect("opens");
    for d in &library.documents {
        for (n, line) in d.text.lines() {
            let (p, l) = d.page_of(n);
            println!("{p}:{l}|{}", line.replace('\t', "→"));
        }
    }
}
