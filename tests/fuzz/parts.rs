//! The parts of packed formats, in the order in which the fuzz targets put them together and the seeds are set apart.
//! Shared by both, so it names nothing of either.

/// A Word document: body, numbering, styles.
pub const DOCX: &[&str] = &["word/document.xml", "word/numbering.xml", "word/styles.xml"];

/// An OFD file: entry, document, page, template.
pub const OFD: &[&str] = &["OFD.xml", "Doc_0/Document.xml", "Doc_0/P.xml", "Doc_0/T.xml"];

/// A workbook of Excel.
pub const XLSX: &[&str] = &[
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
];

/// An open document.
pub const ODS: &[&str] = &["content.xml", "mimetype", "META-INF/manifest.xml"];
