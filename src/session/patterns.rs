//! The patterns of arrangements in the reader's words.

use crate::layout::arrangements::Pattern;

impl Pattern {
    /// Its name in menus and in the palette.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Circle => "Arrange in a circle",
            Self::Concentric => "Arrange in rings",
            Self::Layered => "Arrange in columns",
            Self::Grid => "Arrange in a grid",
            Self::AlignLeft => "Align left",
            Self::AlignCenter => "Align centre",
            Self::AlignRight => "Align right",
            Self::AlignTop => "Align top",
            Self::AlignMiddle => "Align middle",
            Self::AlignBottom => "Align bottom",
            Self::DistributeHorizontally => "Distribute horizontally",
            Self::DistributeVertically => "Distribute vertically",
            Self::MirrorHorizontally => "Mirror left to right",
            Self::MirrorVertically => "Mirror top to bottom",
            Self::QuarterTurn => "Turn by 90°",
            Self::FitPage => "Turn to fit the page",
        }
    }

    /// What it does, in one sentence.
    #[must_use]
    pub fn help(self) -> &'static str {
        match self {
            Self::Circle => "Put them on one circle, in an order in which few edges cross",
            Self::Concentric => {
                "Put them in rings by the number of steps from the selected entity, or from the best connected"
            }
            Self::Layered => "Put them in columns from left to right, along the direction of the claims",
            Self::Grid => "Put them in rows and columns, in the order in which they stand",
            Self::AlignLeft => "Put the left edges on one line",
            Self::AlignCenter => "Put the middles on one vertical line",
            Self::AlignRight => "Put the right edges on one line",
            Self::AlignTop => "Put the upper edges on one line",
            Self::AlignMiddle => "Put the middles on one horizontal line",
            Self::AlignBottom => "Put the lower edges on one line",
            Self::DistributeHorizontally => "Leave the same room between them from left to right",
            Self::DistributeVertically => "Leave the same room between them from top to bottom",
            Self::MirrorHorizontally => "Swap left and right",
            Self::MirrorVertically => "Swap top and bottom",
            Self::QuarterTurn => "Turn clockwise by a right angle",
            Self::FitPage => "Turn so that they fill the window best",
        }
    }

    /// What an undo takes back, in the menu: "Undo circle".
    pub(super) fn step_name(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Concentric => "rings",
            Self::Layered => "columns",
            Self::Grid => "grid",
            Self::AlignLeft
            | Self::AlignCenter
            | Self::AlignRight
            | Self::AlignTop
            | Self::AlignMiddle
            | Self::AlignBottom => "align",
            Self::DistributeHorizontally | Self::DistributeVertically => "distribute",
            Self::MirrorHorizontally | Self::MirrorVertically => "mirror",
            Self::QuarterTurn | Self::FitPage => "turn",
        }
    }
}
