//! Stand-in for the save path; the safety floor's own replaces this file.

use std::path::Path;

/// Why a file was not saved.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct SaveError(#[from] std::io::Error);

/// Writes a file.
///
/// # Errors
/// What the system says.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    Ok(std::fs::write(path, bytes)?)
}
