//! The tests that look at the program from outside, in one binary.

mod cli;
mod golden;
mod loading;
mod support;
mod tidy;
