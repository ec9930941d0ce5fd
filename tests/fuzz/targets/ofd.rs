//! Any XML as the parts of an OFD file: entry, document, page, template.

#![no_main]

use kuanxiang_fuzz::parts::OFD;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("ofd", &kuanxiang_fuzz::packed(OFD, bytes)));
