//! The tests that look at the program from outside, in one binary.

mod cli;
mod golden;
mod loading;
mod readme;
mod roundtrip;
mod samples;
mod scribe;
mod support;
mod tidy;
