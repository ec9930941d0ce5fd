//! The tests that look at the program from outside, in one binary.

mod cli;
mod compare;
mod documents;
mod formats;
mod golden;
mod laws;
mod loading;
mod play;
mod promises;
mod readme;
mod roundtrip;
mod samples;
mod screens;
mod scribe;
mod show;
mod support;
mod tidy;
mod tty;
mod walks;
