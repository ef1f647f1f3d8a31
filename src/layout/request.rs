//! The request of a layout as plain values, and the same with everything unusable taken out.
//!
//! Invariant: behind [`Request::checked`] every number is finite, every end exists and every size is positive.

use crate::layout::geometry::node_box::NodeBox;
use crate::model::Position;

/// The heaviest link; heavier ones count as much.
const HEAVIEST_LINK: f32 = 1_000_000.0;
/// More threads than this gain nothing.
const MOST_THREADS: usize = 64;
/// The default [`Request::aspect`]: that of the network's room in the window as it opens, beside the
/// evidence and above the legend. It does not follow the window by itself, so that one dossier and one seed make one
/// picture, on every screen and in every file.
pub const PAGE_ASPECT: f32 = 1.5;
/// The least and the most of [`Request::aspect`]: a tall page, and a wide one.
pub const ASPECT_RANGE: (f32, f32) = (0.4, 2.5);
/// The shortest and the longest side of [`Request::room`], in pixels.
pub const ROOM_RANGE: (f32, f32) = (40.0, 20_000.0);
/// The least and the most of [`Request::spacing`].
pub const SPACING_RANGE: (f32, f32) = (0.25, 4.0);
/// The default [`Request::balance`]: distances as in the network as far as neighbours stay together.
pub const DEFAULT_BALANCE: f32 = 0.5;

/// All that a layout needs to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The nodes; positions come back in this order.
    pub nodes: Vec<Node>,
    /// The links between them. Parallel ones count once with their weights added; a link of a node to itself, or to a
    /// node that does not exist, is ignored.
    pub edges: Vec<Link>,
    /// What is drawn in the middle of links, which labels keep off; signs between nodes that do not exist are left out.
    pub signs: Vec<Sign>,
    /// The seed of all random numbers: the same request with the same seed gives the same positions.
    pub seed: u64,
    /// How many threads may work; 0 means one for each core. The positions do not depend on it.
    pub threads: usize,
    /// Width over height of the page that the picture should suit; kept within [`ASPECT_RANGE`]. The
    /// default is [`PAGE_ASPECT`].
    pub aspect: f32,
    /// The width and height of the one page that the picture is made for, in pixels at which labels are as large as
    /// in the window; `None`: windows of that aspect. Kept within [`ROOM_RANGE`].
    pub room: Option<(f32, f32)>,
    /// What the picture shows best, from 0 to 1: at 0 distances on the plane follow distances in the network, at 1
    /// communities stand apart from each other. The default is [`DEFAULT_BALANCE`].
    pub balance: f32,
    /// How much room there is: multiplies the length of links, and so the whole picture. 1 is usual; kept within
    /// [`SPACING_RANGE`].
    pub spacing: f32,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            edges: Vec::new(),
            signs: Vec::new(),
            seed: 1,
            threads: 0,
            aspect: PAGE_ASPECT,
            room: None,
            balance: DEFAULT_BALANCE,
            spacing: 1.0,
        }
    }
}

/// One node of a request.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Node {
    /// What it needs room for: its mark and, where the graph is small, its label.
    pub size: NodeBox,
    /// Where it stands now. Used only where it is pinned.
    pub start: Option<Position>,
    /// Whether it must stay where it stands. Without a start it is laid out like any other.
    pub pinned: bool,
}

/// One link of a request.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The two nodes, by their place in [`Request::nodes`].
    pub ends: (u32, u32),
    /// How strongly it binds: 1 is usual, more draws its ends closer, slowly. What is no positive number counts as 1.
    pub weight: f32,
}

/// A sign in the middle of what is seen of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// The ends of the link, by their place in [`Request::nodes`].
    pub ends: (u32, u32),
    /// How far it reaches from the middle towards the first end, in pixels of the window.
    pub back: f32,
    /// And towards the second.
    pub ahead: f32,
}

/// A checked [`Request::balance`], from 0 to 1, and the weights that follow from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Balance(pub(crate) f32);

impl Balance {
    /// How free a picture is to deviate from the distances so that neighbours stay together and it reads well: 0 at balance
    /// 0, 1 from the middle on.
    pub(crate) fn freedom(self) -> f32 {
        (self.0 / DEFAULT_BALANCE).min(1.0)
    }

    /// How far communities are set apart: 0 up to the middle, 1 at balance 1.
    pub(crate) fn separation(self) -> f32 {
        ((self.0 - DEFAULT_BALANCE) / (1.0 - DEFAULT_BALANCE)).max(0.0)
    }
}

/// How far a layout is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// There is more to do.
    Running {
        /// The share that is done, from 0 to 1.
        done: f32,
    },
    /// It has come to rest.
    Settled,
}

impl Request {
    /// The request with everything unusable replaced or left out, so that no later stage has to look again.
    pub(super) fn checked(mut self) -> Self {
        for node in &mut self.nodes {
            node.size = node.size.checked();
            node.start = node.start.filter(|start| node.pinned && start.is_usable());
            node.pinned = node.start.is_some();
        }
        let count = self.nodes.len();
        self.edges.retain(|link| link.ends.0 != link.ends.1 && (link.ends.0.max(link.ends.1) as usize) < count);
        for link in &mut self.edges {
            let usable = link.weight.is_finite() && link.weight > 0.0;
            link.weight = if usable { link.weight.min(HEAVIEST_LINK) } else { 1.0 };
        }
        self.signs.retain(|sign| {
            let (one, other) = (sign.ends.0 as usize, sign.ends.1 as usize);
            one != other
                && one.max(other) < count
                && [sign.back, sign.ahead].iter().all(|reach| (0.0..1.0e4).contains(reach))
        });
        if self.threads == 0 {
            self.threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        }
        self.threads = self.threads.min(MOST_THREADS);
        let within = |number: f32, least, most, usual: f32| {
            if number.is_finite() { number.clamp(least, most) } else { usual }
        };
        let is_side = |side: f32| (ROOM_RANGE.0..=ROOM_RANGE.1).contains(&side);
        self.room = self.room.filter(|(width, height)| is_side(*width) && is_side(*height));
        self.aspect = within(self.aspect, ASPECT_RANGE.0, ASPECT_RANGE.1, PAGE_ASPECT);
        self.balance = within(self.balance, 0.0, 1.0, DEFAULT_BALANCE);
        self.spacing = within(self.spacing, SPACING_RANGE.0, SPACING_RANGE.1, 1.0);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checked_request_has_no_unusable_number() {
        let size = NodeBox { mark: f32::NAN, label: Some(f32::NAN) };
        let hostile = Node { size, start: Some(Position::new(f32::INFINITY, 0.0)), pinned: true };
        let link = |ends, weight| Link { ends, weight };
        let checked = Request {
            nodes: vec![hostile, Node { start: Some(Position::new(1.0, 2.0)), ..hostile }],
            edges: vec![link((0, 1), f32::NAN), link((1, 1), 1.0), link((0, 2), 1.0), link((1, 0), -4.0)],
            aspect: f32::NAN,
            balance: f32::INFINITY,
            spacing: f32::NAN,
            ..Request::default()
        }
        .checked();
        assert_eq!(checked.nodes[0], Node::default());
        assert_eq!(checked.nodes[1].start, Some(Position::new(1.0, 2.0)));
        assert_eq!(checked.edges, vec![link((0, 1), 1.0), link((1, 0), 1.0)]);
        assert_eq!((checked.aspect, checked.balance, checked.spacing), (PAGE_ASPECT, DEFAULT_BALANCE, 1.0));
        assert!(checked.threads >= 1);
    }

    #[test]
    fn the_balance_and_the_spacing_stay_within_their_ranges() {
        let checked = |balance, spacing| {
            let checked = Request { balance, spacing, ..Request::default() }.checked();
            (checked.balance, checked.spacing)
        };
        assert_eq!(checked(-3.0, 0.0), (0.0, SPACING_RANGE.0));
        assert_eq!(checked(7.0, 1.0e9), (1.0, SPACING_RANGE.1));
        assert_eq!(checked(0.25, 2.0), (0.25, 2.0));
    }
}
