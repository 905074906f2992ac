//! The mail crate's lines, by the one who has sockets.

use fetch::{Failure, Fetcher, Line};
use mail::{Dial, Safety, Server, Unreached};

/// Opens lines to the mail server that the fetcher knows as a service.
pub(super) struct Lines<'f>(pub(super) &'f Fetcher);

impl Dial for Lines<'_> {
    type Line = Line;

    async fn line(&self, server: &Server) -> Result<Line, Unreached> {
        let line = self.0.line(&server.host, server.port).await.map_err(|failure| reason(&failure))?;
        if server.safety == Safety::Secured { self.secure(server, line).await } else { Ok(line) }
    }

    async fn secure(&self, server: &Server, line: Line) -> Result<Line, Unreached> {
        self.0.secure(line, &server.host).await.map_err(|failure| reason(&failure))
    }
}

/// Without the sentence around it: the mail crate has its own.
fn reason(failure: &Failure) -> Unreached {
    Unreached(match failure {
        Failure::Unreachable(why) => why.clone(),
        other => other.to_string(),
    })
}
