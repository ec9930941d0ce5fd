//! Any XML as the parts of a Word document: body, numbering, styles.

#![no_main]

use kuanxiang_fuzz::parts::DOCX;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("docx", &kuanxiang_fuzz::packed(DOCX, bytes)));
