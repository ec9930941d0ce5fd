//! Any bytes as text.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("text", bytes));
