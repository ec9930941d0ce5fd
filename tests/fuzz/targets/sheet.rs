//! Any bytes as a workbook: an old one where they begin like one, else as the parts of the two new formats.

#![no_main]

const XLSX: &[&str] = &[
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
];
const ODS: &[&str] = &["content.xml", "mimetype", "META-INF/manifest.xml"];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        kuanxiang_fuzz::read_as("xls", bytes);
    } else if bytes.windows(8).take(400).any(|window| window == b"office:d") {
        kuanxiang_fuzz::read_as("ods", &kuanxiang_fuzz::packed(ODS, bytes));
    } else {
        kuanxiang_fuzz::read_as("xlsx", &kuanxiang_fuzz::packed(XLSX, bytes));
    }
});
