//! The menus that open on something: which actions each offers, in groups. Labels, keys and deeds are those of the table of
//! actions.

use super::actions::Action;

/// What a menu is opened on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MenuOf {
    /// An entity.
    Entity,
    /// Several entities that are selected together.
    Group,
    /// An edge.
    Edge,
    /// The empty ground of the network.
    Ground,
    /// A quote.
    Quote,
}

impl MenuOf {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Entity, Self::Group, Self::Edge, Self::Ground, Self::Quote];

    /// Its actions, in groups.
    #[must_use]
    pub const fn groups(self) -> &'static [&'static [Action]] {
        match self {
            Self::Entity => &[
                &[Action::ShowEvidence, Action::ReadFirst, Action::WhatItSays],
                &[Action::Paths, Action::LightNeighbours, Action::LightDepth2],
                &[Action::ShowOnly, Action::ShowOnlyNeighbours, Action::Collapse],
                &[Action::SelectNeighbours, Action::SelectKind],
                &[Action::Pin, Action::Hide],
                &[Action::CopyName, Action::Copy, Action::CopyCard],
            ],
            Self::Group => &[
                &[Action::Paths, Action::LightNeighbours],
                &[Action::ShowOnly, Action::ShowOnlyNeighbours, Action::Expand, Action::Collapse],
                &[Action::SelectNeighbours, Action::SelectKind],
                &[Action::Pin, Action::Hide],
                &[Action::CopyName, Action::Copy, Action::CopyCard],
            ],
            Self::Edge => &[
                &[Action::ShowEvidence, Action::NextQuote, Action::PreviousQuote],
                &[Action::Paths, Action::LightNeighbours, Action::SelectNeighbours],
                &[Action::ShowOnly, Action::ShowOnlyNeighbours, Action::Expand],
                &[Action::CopyName, Action::Copy, Action::CopyCard],
            ],
            Self::Ground => &[
                &[Action::Fit, Action::LayOutAgain, Action::LayoutOptions],
                &[Action::SelectAll, Action::ShowHidden, Action::ShowAll, Action::ShowBefore],
                &[Action::Undo, Action::Redo],
                &[Action::ExportFigure, Action::ExportReport],
            ],
            Self::Quote => &[
                &[Action::ConfirmQuote, Action::UnsureOfQuote],
                &[Action::NextQuote, Action::PreviousQuote, Action::NextUnread],
            ],
        }
    }
}
