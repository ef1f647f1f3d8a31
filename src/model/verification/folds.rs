//! Folds: the differences between a quote and its document that do not count.

/// One difference that a quote may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// Typographic against straight quotation marks and apostrophes.
    QuotationMarks,
    /// Dashes of different lengths, and the hyphens; never a minus sign.
    Dashes,
    /// White space of another kind or length within a paragraph, line breaks among it.
    WhiteSpace,
    /// Soft hyphens, which show only at the end of a line.
    SoftHyphens,
    /// Composed against decomposed letters (Unicode NFC), presentation forms of Arabic, the Persian ye and kaf.
    LetterComposition,
    /// Ligatures and the long s.
    Ligatures,
    /// Characters without width and marks of direction, which are not seen.
    InvisibleCharacters,
    /// Three dots as one character, or set apart.
    Dots,
    /// A word broken at the end of a line.
    BrokenWords,
    /// A page break with its number and running head.
    PageBreaks,
}

impl Fold {
    /// All of them, in the order of the format.
    pub const ALL: [Self; 10] = [
        Self::QuotationMarks,
        Self::Dashes,
        Self::WhiteSpace,
        Self::SoftHyphens,
        Self::LetterComposition,
        Self::Ligatures,
        Self::InvisibleCharacters,
        Self::Dots,
        Self::BrokenWords,
        Self::PageBreaks,
    ];

    /// Its name, for the reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::QuotationMarks => "quotation marks",
            Self::Dashes => "dashes",
            Self::WhiteSpace => "white space",
            Self::SoftHyphens => "soft hyphens",
            Self::LetterComposition => "letter composition",
            Self::Ligatures => "ligatures",
            Self::InvisibleCharacters => "invisible characters",
            Self::Dots => "dots",
            Self::BrokenWords => "words broken at line ends",
            Self::PageBreaks => "page breaks",
        }
    }
}

/// A set of folds: those that it took to find a quote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Folds(u16);

impl Folds {
    /// The set of all folds.
    pub const ALL: Self = Self((1 << Fold::ALL.len()) - 1);

    /// Whether `fold` is in it.
    #[must_use]
    pub fn contains(self, fold: Fold) -> bool {
        self.0 & (1 << fold as u16) != 0
    }

    /// The set with `fold` added.
    #[must_use]
    pub fn with(self, fold: Fold) -> Self {
        Self(self.0 | 1 << fold as u16)
    }

    /// The set without `fold`.
    #[must_use]
    pub fn without(self, fold: Fold) -> Self {
        Self(self.0 & !(1 << fold as u16))
    }

    /// Its members, in the order of [`Fold::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Fold> {
        Fold::ALL.into_iter().filter(move |fold| self.contains(*fold))
    }

    /// The folds by name, for the reader.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        self.iter().map(Fold::name).collect()
    }

    /// The folds in words, for the reader: "quotation marks, dashes".
    #[must_use]
    pub fn words(self) -> String {
        self.names().join(", ")
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Fold> for Folds {
    fn from_iter<I: IntoIterator<Item = Fold>>(folds: I) -> Self {
        folds.into_iter().fold(Self::default(), Self::with)
    }
}
