//! A zip archive that somebody brings, such as an office file: its entries by name, in bounded memory.
//!
//! Invariant: names of entries are only compared, never used as paths, and nothing is written.
//! Invariant: an entry is only unpacked where its size, the sum of all and how far it was packed are plausible.

use super::offer::Item;
use super::refusal::Refusal;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// The most bytes that all entries may have unpacked.
const MOST: u64 = 512 << 20;

/// Entries beyond this size may not have been packed further than [`RATIO`] to one.
const PLAUSIBLE: u64 = 8 << 20;

/// How far XML packs at most: what packs further is made to fill a memory.
const RATIO: u64 = 150;

/// What to do about an archive that is refused.
const HELP: &str = "Open it in the program that made it, and save it again or as plain text";

/// An archive.
pub(super) struct Archive<'i> {
    file: &'i str,
    zip: ZipArchive<Cursor<&'i [u8]>>,
}

impl<'i> Archive<'i> {
    /// Opens a file as an archive.
    ///
    /// # Errors
    /// If it is none, or would be too large unpacked.
    pub(super) fn of(item: &Item<'i>) -> Result<Self, Refusal> {
        let (file, bytes) = (item.path(), item.bytes());
        let refused = |message: &str| Refusal::of_file(file, message, HELP);
        let mut zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| refused(&format!("this archive is damaged: {error}")))?;
        let mut sum = 0_u64;
        for number in 0..zip.len() {
            let entry =
                zip.by_index_raw(number).map_err(|error| refused(&format!("this archive is damaged: {error}")))?;
            let (size, packed) = (entry.size(), entry.compressed_size().max(1));
            sum = sum.saturating_add(size);
            if size > PLAUSIBLE && size / packed > RATIO || sum > MOST {
                let entry = crate::formats::source::show::short(entry.name());
                let message = format!(
                    "“{entry}” in it would fill {} MB unpacked, from {} kB: this is not done",
                    size >> 20,
                    packed >> 10
                );
                return Err(refused(&message));
            }
        }
        Ok(Self { file, zip })
    }

    /// The bytes of an entry; `None` where there is none of this name.
    ///
    /// # Errors
    /// If it is damaged, locked with a password, or larger than it says.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let file = self.file;
        let refused = |message: String| Refusal::of_file(file, &message, HELP);
        let Some(number) = self.zip.index_for_name(name) else { return Ok(None) };
        let entry =
            self.zip.by_index(number).map_err(|error| refused(format!("{name} in it cannot be unpacked: {error}")))?;
        let size = entry.size();
        let mut bytes = Vec::new();
        entry
            .take(size + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| refused(format!("{name} in it cannot be unpacked: {error}")))?;
        if bytes.len() as u64 > size {
            return Err(refused(format!("{name} in it is larger than it says")));
        }
        Ok(Some(bytes))
    }

    /// The text of an entry in UTF-8 or UTF-16; `None` where there is none of this name.
    ///
    /// # Errors
    /// As of [`bytes`](Self::bytes), or where it is no text.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        let decoded = crate::formats::source::decode(bytes.into());
        decoded.map(Some).map_err(|error| error.into_problem(&format!("{}: {name}", self.file)).into())
    }
}
