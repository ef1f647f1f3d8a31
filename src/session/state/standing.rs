//! Where an entity stands: in the picture that is shown, in an earlier one, or nowhere.

/// Where an entity stands in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nowhere: it was never laid out.
    #[default]
    Nowhere,
    /// Where the others of the picture know it.
    Here,
    /// Where it stood in an earlier picture: what is shown was laid out without it since.
    Elsewhere,
}
