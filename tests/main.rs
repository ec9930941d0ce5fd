//! The tests that look at the program from outside, in one binary.

mod cli;
mod formats;
mod golden;
mod laws;
mod loading;
mod play;
mod readme;
mod roundtrip;
mod samples;
mod screens;
mod scribe;
mod support;
mod tidy;
mod tty;
mod walks;
