//! The pictures of the README are the program's own drawing: the sample library through the real keymap, the buffer that
//! the snapshots are made of, cell by cell as SVG. A picture that is no longer what the program draws fails.

use std::fmt::Write;

use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;
use kuanxiang::text::width::width;
use kuanxiang::tui::session::Look;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use crate::play::play_on;
use crate::support::{home, read};

/// Columns and rows of every picture.
const SIZE: (u16, u16) = (104, 30);

/// The pictures: name of the file, and the keys that lead there from the library of the samples. One line each.
const TOUR: &[(&str, &str)] = &[
    ("library", "Down"),
    ("table", "Down Enter Down Down Enter Down Down Down"),
    ("card", "Down p Down Enter"),
    ("source", "Down Enter Down Down Enter Down Down Down Right Right s"),
    ("compare", "Down d Enter n"),
    ("checks", "c"),
    ("find", "f text:zxjf"),
];

/// How wide and high a cell is drawn, and where in it the letters stand.
const CELL: (usize, usize) = (9, 19);
const BASELINE: usize = 14;
/// Around the picture.
const MARGIN: usize = 12;

/// The terminal's own foreground and background, and the colours that the theme uses.
const GROUND: &str = "#1b1e24";
const INK: &str = "#d6d9de";

fn colour(colour: Color, own: &'static str) -> &'static str {
    match colour {
        Color::Cyan => "#5fc3d6",
        Color::Green => "#8fc76b",
        Color::Yellow => "#e2b75a",
        Color::Red => "#e0707a",
        Color::Blue => "#6ea3e8",
        Color::Magenta => "#c58ae0",
        Color::Reset => own,
        other => panic!("the tour has no colour for {other:?}"),
    }
}

/// What is drawn, as a picture. Each character stands in its own cells, a wide one in two, so that columns stand under one
/// another whatever fonts a browser has.
fn svg(buffer: &Buffer) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (wide, high) = (columns * CELL.0 + 2 * MARGIN, rows * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         font-family=\"'Sarasa Mono SC','Noto Sans Mono CJK SC','Noto Sans Mono',Menlo,Consolas,monospace\" \
         font-size=\"16\" fill=\"{INK}\" xml:space=\"preserve\">\n\
         <rect width=\"{wide}\" height=\"{high}\" rx=\"6\" fill=\"{GROUND}\"/>\n"
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let cell = &buffer[(x as u16, y as u16)];
            let cells = width(cell.symbol()).max(1);
            draw(&mut out, cell, (x, y), cells);
            x += cells;
        }
    }
    out.push_str("</svg>\n");
    out
}

/// A character and its ground.
fn draw(out: &mut String, cell: &Cell, (x, y): (usize, usize), cells: usize) {
    let (left, top) = (MARGIN + x * CELL.0, MARGIN + y * CELL.1);
    let (mut ink, mut ground) = (colour(cell.fg, INK), colour(cell.bg, GROUND));
    if cell.modifier.contains(Modifier::REVERSED) {
        (ink, ground) = (ground, ink);
    }
    let span = cells * CELL.0;
    if ground != GROUND {
        let high = CELL.1;
        let _ = writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{span}\" height=\"{high}\" fill=\"{ground}\"/>");
    }
    if cell.symbol().trim().is_empty() || block(out, cell.symbol(), (left, top), ink) {
        return;
    }
    let mut look = String::new();
    if ink != INK {
        let _ = write!(look, " fill=\"{ink}\"");
    }
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::DIM, " opacity=\"0.6\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
    ] {
        if cell.modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    let text = cell.symbol().replace('&', "&amp;").replace('<', "&lt;");
    let baseline = top + BASELINE;
    // The width is given only where a font may disagree about it.
    let length = if text.is_ascii() { String::new() } else { format!(" textLength=\"{span}\"") };
    let _ = writeln!(
        out,
        "<text x=\"{left}\" y=\"{baseline}\"{length} lengthAdjust=\"spacingAndGlyphs\"{look}>{text}</text>"
    );
}

/// Blocks and straight lines are drawn as what they are, so that no gap is left between cells. Gives whether it was one.
fn block(out: &mut String, symbol: &str, (left, top): (usize, usize), ink: &str) -> bool {
    let c = symbol.chars().next().unwrap_or(' ');
    let (wide, high) = (CELL.0 as f32, CELL.1 as f32);
    let (x, y) = (left as f32, top as f32);
    let (middle, half) = (x + wide / 2.0, y + high / 2.0);
    let shape = match c {
        // Eighths of a cell, from the left.
        '▉'..='▏' | '█' => {
            let eighths = 8 - (c as u32 - '█' as u32);
            (x, y + 3.0, wide * eighths as f32 / 8.0, high - 6.0)
        }
        '─' => (x, half - 0.5, wide, 1.0),
        '━' => (x, half - 1.0, wide, 2.0),
        '│' => (middle - 0.5, y, 1.0, high),
        '┃' => (middle - 1.5, y, 3.0, high),
        _ => return false,
    };
    let (x, y, wide, high) = shape;
    let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"{wide}\" height=\"{high}\" fill=\"{ink}\"/>");
    true
}

/// After a change of the screens, `UPDATE_README=1 cargo test tour` draws the pictures anew.
#[test]
fn the_pictures_are_what_the_program_draws() {
    let folder = home().join("assets/tour");
    let update = ["UPDATE_README", "INSTA_UPDATE"].iter().any(|name| std::env::var_os(name).is_some_and(|v| v != "no"));
    for (name, keys) in TOUR {
        let library = load_all(&Shelf::Samples).expect("the samples");
        let played = play_on(library, Look::default(), SIZE, keys);
        let drawn = svg(played.frame().buffer());
        let path = folder.join(format!("{name}.svg"));
        if update {
            std::fs::create_dir_all(&folder).expect("a folder for the pictures");
            std::fs::write(&path, &drawn).expect("the picture is written");
        }
        assert!(path.exists(), "{} is missing: UPDATE_README=1 cargo test tour", path.display());
        assert!(read(&path) == drawn, "{name}.svg is stale: look at it after UPDATE_README=1 cargo test tour");
    }
}

#[test]
fn the_readme_shows_every_picture_and_no_other() {
    let readme = read(&home().join("README.md"));
    let (english, chinese) = readme.split_once("\n# 中文\n").expect("the Chinese part");
    for part in [english, chinese] {
        for (name, _) in TOUR {
            assert!(part.contains(&format!("(assets/tour/{name}.svg)")), "{name}");
        }
        assert_eq!(part.matches("assets/tour/").count(), TOUR.len());
    }
    let drawn = std::fs::read_dir(home().join("assets/tour")).expect("the pictures");
    assert_eq!(drawn.count(), TOUR.len(), "a picture that nobody shows");
}
