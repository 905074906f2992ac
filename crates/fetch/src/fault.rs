//! What the layers below complain of, in words for the person who looks after the source.

use std::error::Error;
use std::io;

use rustls::CertificateError;

use crate::Failure;
use crate::meter::Flood;

/// The failure behind an error of hyper's, rustls' or the operating system's. Without the system's numbers, and without the address, which
/// may hold a key.
pub(crate) fn failure(error: &(dyn Error + 'static)) -> Failure {
    if causes(error).any(|cause| cause.is::<Flood>()) {
        return Failure::Garbled(Flood.to_string());
    }
    if let Some(tls) = causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>()) {
        return Failure::Unreachable(handshake(tls));
    }
    let system = causes(error).filter_map(|cause| cause.downcast_ref::<io::Error>()).find(|cause| cause.raw_os_error().is_some());
    if let Some(system) = system {
        return Failure::Unreachable(system.kind().to_string());
    }
    if let Some(http) = causes(error).find_map(|cause| cause.downcast_ref::<hyper::Error>()) {
        return of_http(http);
    }
    let innermost = causes(error).last().map(ToString::to_string).unwrap_or_default();
    Failure::Unreachable(innermost)
}

fn of_http(error: &hyper::Error) -> Failure {
    if error.is_parse() {
        // Hyper's own words tell a head that is too large from one that is none.
        Failure::Garbled(format!("what it sends is not HTTP as it should be ({error})"))
    } else if error.is_incomplete_message() || error.is_closed() || error.is_canceled() {
        Failure::Unreachable("it closed the connection before it had answered".to_owned())
    } else {
        match causes(error).last() {
            Some(innermost) if !innermost.is::<hyper::Error>() => Failure::Garbled(format!("it breaks the rules of HTTP ({innermost})")),
            _ => Failure::Garbled("it breaks the rules of HTTP".to_owned()),
        }
    }
}

fn handshake(error: &rustls::Error) -> String {
    let certificate = match error {
        rustls::Error::InvalidCertificate(certificate) => certificate,
        rustls::Error::InvalidMessage(_) => return "it does not speak TLS at this port".to_owned(),
        rustls::Error::AlertReceived(alert) => return format!("it breaks off the TLS handshake ({alert:?})"),
        other => return format!("the TLS handshake fails ({other})"),
    };
    match certificate {
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name".to_owned()
        }
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has run out".to_owned(),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => "its certificate is not valid yet".to_owned(),
        CertificateError::UnknownIssuer => "its certificate is signed by no authority that this system knows".to_owned(),
        other => format!("its certificate does not hold ({other})"),
    }
}

/// An error and what it came from. An [`io::Error`] that carries another hides it from `source`.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause| match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(inner) => Some(inner as &(dyn Error + 'static)),
        None => (*cause).source(),
    })
}
