//! The container of a DOCX: a ZIP archive whose bytes depend on its content alone.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One file of an archive.
pub(super) struct Part<'a> {
    /// Its name, with folders.
    pub(super) name: &'a str,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
    /// Whether it is packed already, as a PNG is.
    pub(super) is_packed: bool,
}

/// An archive of these files, all dated to the first day that ZIP knows.
///
/// # Errors
///
/// The library's words, where a part is too large for a ZIP archive.
pub(super) fn pack(parts: &[Part<'_>]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        let method = if part.is_packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        archive.start_file(part.name, options).map_err(|error| error.to_string())?;
        archive.write_all(part.bytes).map_err(|error| error.to_string())?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}
