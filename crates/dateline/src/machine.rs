//! Who writes summaries: the question of `machine`, the sockets of `fetch`, for the road of `newsroom`.

use std::sync::Arc;
use std::time::Duration;

use machine::{Ask, Machine, Settings, Unreached};
use newsroom::Summaries;

use crate::config::Config;

/// The machine of a configuration, if it has one.
pub(crate) fn summaries(config: &Config) -> anyhow::Result<Option<Summaries>> {
    let Some(machine) = &config.machine else { return Ok(None) };
    // A fetcher of its own: this very host and port may be dialled wherever they stand, and nothing is said until the whole text is written.
    let service = machine.address.host_str().zip(machine.address.port_or_known_default());
    let fetcher = fetch::Fetcher::new(fetch::Settings {
        services: service.map(|(host, port)| (host.to_owned(), port)).into_iter().collect(),
        timeout: machine.patience,
        head_timeout: machine.patience,
        pause: Duration::ZERO,
        ..config.fetch.clone()
    })?;
    let ask: Ask = Arc::new(move |request| {
        let fetcher = fetcher.clone();
        Box::pin(async move { fetcher.call(request).await.map_err(|failure| Unreached(failure.to_string())) })
    });
    let settings = Settings {
        address: machine.address.clone(),
        model: machine.model.clone(),
        key: machine.key.as_ref().map(|key| key.reveal().to_owned()),
    };
    Ok(Some(Summaries { machine: Machine::new(settings, ask), tokens_a_day: machine.tokens_a_day, patience: machine.patience }))
}
