//! The one test binary: what the program promises, told as facts.
