//! Measuring: the picture, and the network.

mod network;
mod picture;
