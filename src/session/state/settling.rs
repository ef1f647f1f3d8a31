//! How far the layout is.

/// What the layout is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Settling {
    /// Nothing was laid out yet.
    #[default]
    Idle,
    /// It runs.
    Running {
        /// How far it is, from 0 to 1.
        done: f32,
    },
    /// The reader paused it.
    Paused {
        /// How far it had come, from 0 to 1.
        done: f32,
    },
    /// It came to rest by itself.
    Settled,
    /// It was stopped, because the reader moved something.
    Stopped,
}

impl Settling {
    /// Whether positions may still come.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running { .. } | Self::Paused { .. })
    }

    /// One or two words for the window's corner.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Idle => "no layout yet".to_owned(),
            Self::Running { done } => format!("laying out {:.0} %", done.clamp(0.0, 1.0) * 100.0),
            Self::Paused { .. } => "layout paused".to_owned(),
            Self::Settled => "layout settled".to_owned(),
            Self::Stopped => "layout stopped".to_owned(),
        }
    }
}
