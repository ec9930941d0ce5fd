//! The tests that look at the program from outside, in one binary.

mod across;
mod cli;
mod compare;
mod damage;
mod documents;
mod figures;
mod formats;
mod golden;
mod laws;
mod loading;
mod places;
mod play;
mod press;
mod promises;
mod readme;
mod roundtrip;
mod samples;
mod screens;
mod scribe;
mod seeds;
mod show;
mod support;
mod tidy;
mod tty;
mod walks;
