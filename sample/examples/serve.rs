//! Serves the sample newsroom until Ctrl-C, to look at its ten sites: `cargo run -p sample --example serve [PORT]`.

use std::error::Error;
use std::time::Instant;

#[tokio::main]
#[expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example talks to whoever runs it, and has only the machine's clock"
)]
async fn main() -> Result<(), Box<dyn Error>> {
    let port = std::env::args().nth(1).map(|port| port.parse()).transpose()?.unwrap_or(8099);
    let begun = Instant::now();
    let newsroom = sample::Newsroom::start(jiff::Timestamp::now(), port).await?;
    println!("{} articles rendered in {:.0?}", sample::article_count(), begun.elapsed());
    for publisher in newsroom.publishers() {
        println!("{:<28} {:<36} {}", publisher.name, publisher.site, publisher.feed);
    }
    tokio::signal::ctrl_c().await?;
    newsroom.stop().await;
    Ok(())
}
