//! Any bytes as pdf.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("pdf", bytes));
