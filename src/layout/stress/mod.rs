//! Stress: PivotMDS, stochastic gradient descent with all pairs or with pivots, and how much stress there is.

pub(crate) mod annealing;
pub(crate) mod distances;
pub(crate) mod full_sgd;
pub(crate) mod measure;
pub(crate) mod pivot_batches;
pub(crate) mod pivot_mds;
pub(crate) mod pivot_sgd;
pub(crate) mod sgd_step;
