//! The documents in an order.

use super::sentences::DocumentUse;
use crate::model::{DocumentIndex, OpenDossier};
use std::cmp::Reverse;

/// The orders in which documents can be listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentOrder {
    /// As the dossier's file has them.
    #[default]
    File,
    /// By title.
    Title,
    /// The earliest first; those without a date behind them.
    Date,
    /// Those that carry most claims first.
    Claims,
}

impl DocumentOrder {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::File, Self::Title, Self::Date, Self::Claims];

    /// What it is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::File => "as in the file",
            Self::Title => "by title",
            Self::Date => "by date",
            Self::Claims => "by claims",
        }
    }
}

/// All documents in an order; equal ones stay as the file has them. `uses` is what claims make of each.
#[must_use]
pub fn ordered(open: &OpenDossier, uses: &[DocumentUse], order: DocumentOrder) -> Vec<DocumentIndex> {
    let documents = &open.dossier.documents;
    let mut listed: Vec<usize> = (0..documents.len()).collect();
    match order {
        DocumentOrder::File => {}
        DocumentOrder::Title => listed.sort_by_cached_key(|at| documents[*at].title.to_lowercase()),
        DocumentOrder::Date => listed.sort_by_key(|at| {
            let span = documents[*at].date.as_ref().and_then(|date| date.span);
            (span.is_none(), span.map(|span| span.first))
        }),
        DocumentOrder::Claims => listed.sort_by_key(|at| Reverse(uses.get(*at).map_or(0, |uses| uses.claims))),
    }
    listed.into_iter().map(DocumentIndex::new).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;
    use crate::model::fixture::dossier;

    #[test]
    fn documents_are_ordered_by_title_date_or_claims() {
        let mut open = dossier(&[], &[], &["", "", "", ""]);
        for (document, (title, date)) in open.dossier.documents.iter_mut().zip([
            ("beta", Some("2002-04")),
            ("Alpha", None),
            ("gamma", Some("1999")),
            ("alpha", Some("soon")),
        ]) {
            document.title = title.to_owned();
            document.date = date.map(Date::parse);
        }
        let claims = [0, 3, 3, 9];
        let uses: Vec<DocumentUse> =
            claims.map(|claims| DocumentUse { claims, ..DocumentUse::default() }).into_iter().collect();
        let told = |order| ordered(&open, &uses, order).iter().map(|document| document.0).collect::<Vec<_>>();
        assert_eq!(told(DocumentOrder::File), [0, 1, 2, 3]);
        assert_eq!(told(DocumentOrder::Title), [1, 3, 0, 2]);
        assert_eq!(told(DocumentOrder::Date), [2, 0, 1, 3]);
        assert_eq!(told(DocumentOrder::Claims), [3, 1, 2, 0]);
        assert_eq!(ordered(&open, &[], DocumentOrder::Claims).len(), 4);
    }
}
