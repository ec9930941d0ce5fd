//! Any bytes as a workbook: an old one where they begin like one, else as the parts of the two new formats.

#![no_main]

use kuanxiang_fuzz::parts::{ODS, XLSX};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        kuanxiang_fuzz::read_as("xls", bytes);
    } else if bytes.windows(8).take(400).any(|window| window == b"office:d") {
        kuanxiang_fuzz::read_as("ods", &kuanxiang_fuzz::packed(ODS, bytes));
    } else {
        kuanxiang_fuzz::read_as("xlsx", &kuanxiang_fuzz::packed(XLSX, bytes));
    }
});
