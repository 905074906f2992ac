//! The program: reads what was typed, does it, says how it went.

mod activity;
mod clock;
mod command;
mod commands;
mod config;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod heaps;
mod inputs;
mod logging;
mod machine;
mod node;
mod open;
mod out;
mod post;
mod progress;
mod providers;
mod starter;

use std::process::ExitCode;

fn main() -> ExitCode {
    let asked = match command::parse() {
        Ok(asked) => asked,
        Err(exit) => return exit,
    };
    logging::start(&asked.config);
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if matches!(asked.command, command::Command::Demo | command::Command::Serve | command::Command::Fetch { .. }) {
        heaps::make_few();
    }
    match commands::run(asked) {
        Ok(code) => code,
        // A reader of our output that has seen enough (`| head`) is no failure.
        Err(error) if out::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out::complain(&out::sentence(&error));
            ExitCode::from(command::COULD_NOT)
        }
    }
}
