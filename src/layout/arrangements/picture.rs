//! What is to be arranged: nodes with their boxes and roles, and the links between them.

use crate::layout::geometry::node_box::NodeBox;
use crate::model::Position;

/// What part a node has in an arrangement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It is arranged.
    #[default]
    Moves,
    /// It belongs to the nodes that are arranged but stays where it is: the others take their line from it.
    Stays,
    /// It only stands there, and no node may be put on it.
    Bystander,
}

/// One node of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PictureNode {
    /// What it needs room for.
    pub size: NodeBox,
    /// Where it stands now.
    pub position: Position,
    /// What part it has.
    pub role: Role,
}

/// What is to be arranged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The nodes; positions come back in this order.
    pub nodes: Vec<PictureNode>,
    /// The links, each from its first end to its second, by place in `nodes`. What joins a node to itself or to one that
    /// does not exist is ignored.
    pub links: Vec<(u32, u32)>,
    /// The node in the middle of the rings; without one, the node with the most links.
    pub chosen: Option<u32>,
    /// Width over height of the page.
    pub aspect: f32,
}
