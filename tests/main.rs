//! The one test binary: what the program promises.
//!
//! Switches, all off by default: `SAYSO_MUTATIONS=10000` breaks the examples that many times and cuts one at every byte
//! (`hostile`); `SAYSO_FUZZ=600` breaks what is read for 600 seconds per target (`fuzz`); `SAYSO_RENEW=1` renews the kept pictures (`pictures`); `SAYSO_STRACE=1` kills a save at every system call
//! it makes (`saving`, needs strace).

mod altered;
mod asking;
mod determinism;
mod figures;
mod flows;
mod fuzz;
mod golden;
mod headless;
mod hostile;
mod measures;
mod mentions;
mod package;
mod pictures;
mod quotes;
mod reports;
mod saving;
mod seeds;
mod support;
mod tidy;
