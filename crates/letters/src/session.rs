//! A conversation with a mail server, ours being the server: LMTP (RFC 2033) after LHLO, SMTP (RFC 5321) after EHLO or HELO. Pure: lines
//! in, answers out; who owns the socket looks recipients up and keeps messages.
//!
//! No mail goes anywhere from here: a recipient is a box of ours or refused. Commands may come in one piece (PIPELINING, RFC 2920).

/// Boxes that one message may be for: what RFC 5321 (4.5.3.1.8) asks a server to take at least.
const MOST_RECIPIENTS: usize = 100;
/// Commands that make no sense, after which the line is cut: a sender has no use for more.
const MOST_ERRORS: usize = 20;
/// Messages in one conversation.
const MOST_MESSAGES: usize = 1_000;

/// How a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// An answer for each recipient after a message.
    Lmtp,
    /// One answer for all.
    Smtp,
}

/// What is to be done after a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Answer this.
    Say(String),
    /// Look whether this is a box, and tell [`Session::found`].
    Look(String),
    /// Answer this, then read a message with [`crate::Data`], and tell [`Session::kept`].
    Read(String),
    /// Answer this, and end.
    End(String),
}

/// What became of a message for one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is stored for good, or was already.
    Kept,
    /// Not now: the store did not take it.
    Later,
    /// The box holds as much as it can until what is in it is read.
    Full,
    /// The message is too long.
    TooLong,
}

/// One conversation.
#[derive(Debug)]
pub struct Session {
    host: String,
    most_bytes: usize,
    dialect: Option<Dialect>,
    has_sender: bool,
    recipients: Vec<String>,
    asked: Option<String>,
    errors: usize,
    messages: usize,
}

impl Session {
    /// With a server of this name that takes messages of at most so many bytes.
    #[must_use]
    pub fn new(host: &str, most_bytes: usize) -> Session {
        Session {
            host: host.to_owned(),
            most_bytes,
            dialect: None,
            has_sender: false,
            recipients: Vec::new(),
            asked: None,
            errors: 0,
            messages: 0,
        }
    }

    /// What is said first.
    #[must_use]
    pub fn greeting(&self) -> String {
        format!("220 {} ESMTP Dateline takes letters for its own boxes", self.host)
    }

    /// The boxes that the message under way is for.
    #[must_use]
    pub fn recipients(&self) -> &[String] {
        &self.recipients
    }

    /// Takes a line without its end.
    pub fn line(&mut self, line: &[u8]) -> Step {
        let Ok(line) = std::str::from_utf8(line) else { return self.wrong("500 5.5.2 Commands are written in ASCII or UTF-8") };
        let line = line.trim_end();
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "LHLO" => self.hello(Dialect::Lmtp, argument, true),
            "EHLO" => self.hello(Dialect::Smtp, argument, true),
            "HELO" => self.hello(Dialect::Smtp, argument, false),
            "MAIL" => self.mail(argument),
            "RCPT" => self.recipient(argument),
            "DATA" => self.data(argument),
            "RSET" => {
                self.forget();
                Step::Say("250 2.0.0 Forgotten".to_owned())
            }
            "NOOP" => Step::Say("250 2.0.0 Nothing done".to_owned()),
            "QUIT" => Step::End("221 2.0.0 Goodbye".to_owned()),
            "VRFY" => Step::Say("252 2.5.2 That is not told; send the letter and see".to_owned()),
            "EXPN" | "HELP" | "TURN" | "AUTH" | "STARTTLS" | "BDAT" | "ETRN" => self.wrong("502 5.5.1 That is not done here"),
            _ => self.wrong("500 5.5.2 That is no command"),
        }
    }

    /// A line was longer than any command.
    pub fn too_long(&mut self) -> Step {
        self.wrong("500 5.5.6 That line is too long")
    }

    /// Answers the recipient that was asked about with [`Step::Look`]. `None`: the store could not be asked.
    pub fn found(&mut self, is_box: Option<bool>) -> Step {
        let asked = self.asked.take();
        match (is_box, asked) {
            (Some(true), Some(local)) => {
                if !self.recipients.contains(&local) || self.dialect == Some(Dialect::Lmtp) {
                    self.recipients.push(local);
                }
                Step::Say("250 2.1.5 A box of ours".to_owned())
            }
            (None, _) => Step::Say("451 4.3.0 That can't be looked up just now; try again".to_owned()),
            _ => self.no_box(),
        }
    }

    /// Answers a message that was read, for each recipient in order ([`Session::recipients`]), and is ready for the next.
    pub fn kept(&mut self, verdicts: &[Verdict]) -> String {
        let answer = |verdict: &Verdict| match verdict {
            Verdict::Kept => "250 2.0.0 Kept",
            Verdict::Later => "451 4.3.0 It could not be kept just now; try again",
            Verdict::Full => "452 4.2.2 The box is full until what is in it is read; try again",
            Verdict::TooLong => "552 5.3.4 The letter is too long",
        };
        let answers = match self.dialect {
            Some(Dialect::Lmtp) => verdicts.iter().map(answer).collect::<Vec<_>>().join("\r\n"),
            // One answer for all: what was kept stays kept, and is known when it comes again.
            _ => answer(verdicts.iter().find(|verdict| **verdict != Verdict::Kept).unwrap_or(&Verdict::Kept)).to_owned(),
        };
        self.forget();
        answers
    }

    /// Answers DATA where the message can't be read just now, and forgets what it was for.
    pub fn busy(&mut self) -> String {
        self.forget();
        "451 4.3.2 Too many letters at once; try again".to_owned()
    }

    fn hello(&mut self, dialect: Dialect, name: &str, extended: bool) -> Step {
        if name.trim().is_empty() {
            return self.wrong("501 5.5.4 Say who you are");
        }
        self.forget();
        self.dialect = Some(dialect);
        Step::Say(if extended {
            format!("250-{}\r\n250-PIPELINING\r\n250-SIZE {}\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES", self.host, self.most_bytes)
        } else {
            format!("250 {}", self.host)
        })
    }

    fn mail(&mut self, argument: &str) -> Step {
        if self.dialect.is_none() {
            return self.wrong("503 5.5.1 Say hello first");
        }
        if self.has_sender {
            return self.wrong("503 5.5.1 There is a sender already");
        }
        let Some((_, parameters)) = path(argument, "FROM:") else { return self.wrong("501 5.5.4 That is no sender") };
        for parameter in parameters.split_ascii_whitespace() {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            match name.to_ascii_uppercase().as_str() {
                "SIZE" => match value.parse::<u64>() {
                    Ok(size) if size > self.most_bytes as u64 => {
                        return Step::Say(format!("552 5.3.4 The letter is too long: {} bytes are taken", self.most_bytes));
                    }
                    Ok(_) => {}
                    Err(_) => return self.wrong("501 5.5.4 That is no size"),
                },
                "BODY" if matches!(value.to_ascii_uppercase().as_str(), "7BIT" | "8BITMIME") => {}
                _ => return self.wrong("555 5.5.4 That parameter is not known here"),
            }
        }
        if self.messages >= MOST_MESSAGES {
            return Step::End(format!("421 4.7.0 {} has had enough letters in one conversation", self.host));
        }
        self.has_sender = true;
        Step::Say("250 2.1.0 Go on".to_owned())
    }

    fn recipient(&mut self, argument: &str) -> Step {
        if !self.has_sender {
            return self.wrong("503 5.5.1 Name the sender first");
        }
        let Some((address, parameters)) = path(argument, "TO:") else { return self.wrong("501 5.5.4 That is no recipient") };
        if !parameters.trim().is_empty() {
            return self.wrong("555 5.5.4 That parameter is not known here");
        }
        if self.recipients.len() >= MOST_RECIPIENTS {
            return Step::Say("452 4.5.3 Too many recipients; send it again to the others".to_owned());
        }
        // A route before the address (RFC 5321, appendix C) is passed over.
        let address = if address.starts_with('@') { address.rsplit(':').next().unwrap_or_default() } else { address };
        match crate::named(address.trim_matches('"'), &self.host) {
            Some(local) => {
                self.asked = Some(local.clone());
                Step::Look(local)
            }
            None => self.no_box(),
        }
    }

    fn data(&mut self, argument: &str) -> Step {
        if !argument.trim().is_empty() {
            return self.wrong("501 5.5.4 DATA stands alone");
        }
        if !self.has_sender {
            return self.wrong("503 5.5.1 Name the sender first");
        }
        if self.recipients.is_empty() {
            return self.wrong("503 5.5.1 There is no recipient");
        }
        self.messages += 1;
        Step::Read("354 Go on, and end with a dot on a line of its own".to_owned())
    }

    /// Who tries addresses out is cut off in time.
    fn no_box(&mut self) -> Step {
        self.wrong("550 5.1.1 There is no such box here, and nothing is passed on")
    }

    fn wrong(&mut self, answer: &str) -> Step {
        self.errors += 1;
        if self.errors > MOST_ERRORS {
            return Step::End(format!("421 4.7.0 {} ends a conversation that makes no sense", self.host));
        }
        Step::Say(answer.to_owned())
    }

    fn forget(&mut self) {
        self.has_sender = false;
        self.recipients.clear();
        self.asked = None;
    }
}

/// The address in `FROM:<address> parameters`, and the parameters.
fn path<'a>(argument: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let argument = argument.trim_start();
    let rest = argument.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|_| &argument[word.len()..])?;
    let (address, parameters) = rest.trim_start().strip_prefix('<')?.split_once('>')?;
    let is_separate = parameters.is_empty() || parameters.starts_with(' ');
    (is_separate && address.len() <= 320 && !address.contains(char::is_control)).then_some((address, parameters))
}

#[cfg(test)]
mod tests;
