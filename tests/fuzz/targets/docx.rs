//! Any XML as the parts of a Word document: body, numbering, styles.

#![no_main]

const PARTS: &[&str] = &["word/document.xml", "word/numbering.xml", "word/styles.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("docx", &kuanxiang_fuzz::packed(PARTS, bytes)));
