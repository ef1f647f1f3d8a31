//! The bundled fonts: their bytes, how wide a text is in them, and which letters they can draw.
//!
//! The layout needs the sizes of labels, the scene places them, and the window and the files draw them: all from these
//! bytes.
//!
//! Invariant: no system font is ever asked, so that labels collide on every machine or on none.
//! Invariant: no names, colours or places: only letters and sizes.

mod direction;
mod faces;

pub use direction::{has_rtl, starts_rtl};
pub use faces::{
    FACES, Fonts, INTER_ITALIC, INTER_REGULAR, INTER_SEMIBOLD, Style, VAZIRMATN_REGULAR, VAZIRMATN_SEMIBOLD,
};
