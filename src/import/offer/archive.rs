//! A zip archive that was given: its files by name, none unpacked before its size is known to be sane.
//!
//! Invariant: names are looked up, never used as paths; what a file unpacks to is bounded, alone and with all others.

use super::Item;
use crate::import::refusal::Refusal;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most bytes that the files of an archive may have together, unpacked: 512 MiB.
const MOST: u64 = 512 << 20;

/// How many times its packed size a file may have, if it is large.
const RATIO: u64 = 200;

/// From which size on the ratio counts, in bytes: 16 MiB. Small files of blanks are packed well.
const LARGE: u64 = 16 << 20;

/// An archive.
#[derive(Debug)]
pub struct Archive<'g> {
    zip: ZipArchive<Cursor<&'g [u8]>>,
    path: &'g str,
}

impl<'g> Archive<'g> {
    /// Opens the archive in a file.
    ///
    /// # Errors
    /// Where it is none, is damaged, or would unpack to too much.
    pub fn of(item: &Item<'g>) -> Result<Self, Refusal> {
        let help = "Save the file again with the program that made it";
        let path = item.path();
        let damaged = |error: &dyn std::fmt::Display| {
            Refusal::of_file(path, &format!("the archive cannot be read: {error}"), help)
        };
        let mut zip = ZipArchive::new(Cursor::new(item.bytes())).map_err(|error| damaged(&error))?;
        let mut total = 0_u64;
        for at in 0..zip.len() {
            let file = zip.by_index_raw(at).map_err(|error| damaged(&error))?;
            let (size, packed) = (file.size(), file.compressed_size().max(1));
            total = total.saturating_add(size);
            if size > LARGE && size / packed > RATIO || total > MOST {
                let message = format!(
                    "“{}” in this archive would unpack to {} MiB from {} kB, which is not read",
                    crate::formats::source::show::short(file.name()),
                    size >> 20,
                    packed >> 10
                );
                return Err(Refusal::of_file(
                    path,
                    &message,
                    "If the file is what it says, save it again with fewer or smaller parts",
                ));
            }
        }
        Ok(Self { zip, path })
    }

    /// The names of its files.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.zip.file_names().map(str::to_owned).collect();
        names.sort_unstable();
        names
    }

    /// The content of the file of this name; `None` where there is none.
    ///
    /// # Errors
    /// Where it is damaged, or longer than the archive says.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Ok(mut file) = self.zip.by_name(name) else { return Ok(None) };
        let size = file.size();
        let mut bytes = Vec::with_capacity(size.min(LARGE) as usize);
        let read = (&mut file).take(size + 1).read_to_end(&mut bytes);
        let help = "Save the file again with the program that made it";
        match read {
            Ok(length) if length as u64 <= size => Ok(Some(bytes)),
            _ => Err(Refusal::of_file(self.path, &format!("“{name}” in this archive is damaged"), help)),
        }
    }

    /// The text of the file of this name; `None` where there is none.
    ///
    /// # Errors
    /// As [`read`](Self::read), and where it is no UTF-8.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.read(name)? else { return Ok(None) };
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").map(<[u8]>::to_vec).unwrap_or(bytes);
        let help = "Save the file again with the program that made it";
        let refused = |_| Refusal::of_file(self.path, &format!("“{name}” in this archive is no text"), help);
        String::from_utf8(bytes).map(Some).map_err(refused)
    }
}
