//! Any XML as the parts of an OFD file: entry, document, page, template.

#![no_main]

const PARTS: &[&str] = &["OFD.xml", "Doc_0/Document.xml", "Doc_0/P.xml", "Doc_0/T.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| kuanxiang_fuzz::read_as("ofd", &kuanxiang_fuzz::packed(PARTS, bytes)));
