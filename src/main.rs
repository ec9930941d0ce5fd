//! Arguments in, exit code out.

use std::process::ExitCode;

use kuanxiang::cli::{self, Next};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(status) => status,
        Next::Browse(_) => ExitCode::SUCCESS,
    }
}
