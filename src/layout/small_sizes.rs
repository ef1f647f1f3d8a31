//! What counts as a small component: the sizes up to which it is drawn for reading.

/// Components of up to this many nodes are small: all pairs are known, several starts are tried, and a local search makes one
/// of them readable.
pub(crate) const SMALL_COMPONENT: usize = 300;
/// And up to this many links: the least search takes time with their square, and of more no crossing can be followed.
pub(crate) const SMALL_LINKS: usize = 2_500;
