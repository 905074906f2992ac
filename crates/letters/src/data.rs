//! A message on its way through DATA: where it ends, and the dots that stand before lines that begin with one (RFC 5321, 4.5.2).
//!
//! It ends at CR LF . CR LF and nothing else: a server that takes a bare line feed for a line's end can be given two messages as one.

/// Takes a message's bytes in any pieces.
#[derive(Debug)]
pub struct Data {
    message: Vec<u8>,
    most: usize,
    at: At,
    is_over: bool,
}

/// Where in a line the next byte stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Within,
    /// After a carriage return.
    Cr,
    /// After a dot at a line's start.
    Dot,
    /// After that dot and a carriage return.
    DotCr,
}

impl Data {
    /// For a message of at most so many bytes; a longer one is read to its end and not kept.
    #[must_use]
    pub fn new(most: usize) -> Data {
        Data { message: Vec::new(), most, at: At::Start, is_over: false }
    }

    /// Takes bytes up to the message's end; gives how many it took, and whether the end has come.
    pub fn take(&mut self, bytes: &[u8]) -> (usize, bool) {
        for (taken, byte) in (1..).zip(bytes) {
            self.at = match (self.at, byte) {
                (At::Start, b'.') => At::Dot,
                (At::DotCr, b'\n') => return (taken, true),
                (At::Dot, b'\r') => At::DotCr,
                // The dot was one too many: it is left out, and what follows it stands.
                (At::DotCr, byte) => {
                    self.keep(b'\r');
                    self.keep(*byte);
                    if *byte == b'\r' { At::Cr } else { At::Within }
                }
                (At::Cr, b'\n') => {
                    self.keep(b'\n');
                    At::Start
                }
                (_, byte) => {
                    self.keep(*byte);
                    if *byte == b'\r' { At::Cr } else { At::Within }
                }
            };
        }
        (bytes.len(), false)
    }

    fn keep(&mut self, byte: u8) {
        if self.message.len() < self.most {
            self.message.push(byte);
        } else {
            self.is_over = true;
            self.message = Vec::new();
            self.most = 0;
        }
    }

    /// The message; `None` if it was too long.
    #[must_use]
    pub fn message(self) -> Option<Vec<u8>> {
        (!self.is_over).then_some(self.message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(wire: &[u8], piece: usize) -> (Option<Vec<u8>>, usize, bool) {
        let mut data = Data::new(100);
        let (mut taken, mut ended) = (0, false);
        for part in wire.chunks(piece) {
            let (used, end) = data.take(part);
            taken += used;
            if end {
                ended = true;
                break;
            }
        }
        (data.message(), taken, ended)
    }

    #[test]
    fn a_message_ends_at_a_dot_alone_and_loses_the_dots_put_before_others() {
        for piece in [1, 2, 3, 100] {
            let wire = b"one\r\n..two\r\n.\r\nNOOP\r\n";
            assert_eq!(read(wire, piece), (Some(b"one\r\n.two\r\n".to_vec()), 15, true), "in pieces of {piece}");
            assert_eq!(read(b".\r\n", piece), (Some(Vec::new()), 3, true));
        }
    }

    #[test]
    fn a_bare_line_feed_ends_nothing() {
        for wire in [&b"a\n.\n"[..], b"a\n.\r\n", b"a\r.\r\n", b"a\r\n.\n", b"a\r\n.\rx\r\n"] {
            assert!(!read(wire, 1).2, "{:?}", String::from_utf8_lossy(wire));
        }
        assert!(read(b"a\r\n.\n.\r\n\r\n.\r\n", 1).2);
    }

    #[test]
    fn a_message_that_is_too_long_is_read_to_its_end_and_not_kept() {
        let mut wire = vec![b'x'; 500];
        wire.extend(b"\r\n.\r\n");
        assert_eq!(read(&wire, 7), (None, 505, true));
    }
}
