//! The kinds of picture file, and their names.
//!
//! Invariant: a file has the ending of its kind, whatever was typed.

use std::path::{Path, PathBuf};

/// The kinds of picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// Pixels.
    Png,
    /// Vectors as text, for browsers and editors.
    Svg,
    /// Vectors on a page, for print.
    Pdf,
}

impl FigureKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Png, Self::Svg, Self::Pdf];

    /// The name of the kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
        }
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
        }
    }

    /// The kind that a file's ending names, for the command line, where nothing else says it.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        Self::ALL.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind.extension()))
    }

    /// The path with the kind's ending: added to the name, unless the name has it already. So `net.eps` becomes
    /// `net.eps.png` for a PNG, and no file has the name of another kind.
    #[must_use]
    pub fn named(self, path: PathBuf) -> PathBuf {
        if Self::of_path(&path) == Some(self) {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(self.extension());
        PathBuf::from(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_ending_of_its_kind_whatever_was_typed() {
        let cases = [
            (FigureKind::Png, "net", "net.png"),
            (FigureKind::Png, "net.eps", "net.eps.png"),
            (FigureKind::Png, "net.svg", "net.svg.png"),
            (FigureKind::Png, "net.PNG", "net.PNG"),
            (FigureKind::Svg, "draft 1.2", "draft 1.2.svg"),
            (FigureKind::Pdf, "/a.pdf/net.png", "/a.pdf/net.png.pdf"),
        ];
        for (kind, typed, expected) in cases {
            assert_eq!(kind.named(PathBuf::from(typed)), Path::new(expected));
            assert_eq!(FigureKind::of_path(Path::new(expected)), Some(kind));
        }
        assert_eq!(FigureKind::of_path(Path::new("net.eps")), None);
        assert_eq!(FigureKind::of_path(Path::new("png")), None);
    }
}
