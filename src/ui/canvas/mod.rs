//! The canvas: the network as the scene describes it, and what the pointer and the keys do on it.
//!
//! Invariant: it draws what the scene says and nothing else; what is hit is asked of the scene.

mod dragged;
mod flight;
mod gestures;
mod keyboard;
mod lazy_hits;
mod legend;
mod memory;
mod names;
mod network;
mod overview;
mod overview_memory;
mod paint;
mod picture;
mod sample;
mod sprites;
mod view;
mod walk;

pub(super) use keyboard::moves;
pub use memory::CanvasMemory;
pub(super) use network::canvas_ui;
pub(super) use paint::shapes as frame_shapes;
