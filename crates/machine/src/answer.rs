//! The answer: what OpenAI's servers, Ollama, llama.cpp and vLLM send, and what stands in their place when something is wrong.

use serde::Deserialize;
use serde_json::Value;

use crate::Trouble;

/// Bytes of the longest answer that is read.
const LONGEST: usize = 256 << 10;
/// Bytes of the longest text that is taken from one.
const LONGEST_TEXT: usize = 8_000;
/// Characters of what a server says is wrong that are passed on.
const LONGEST_REASON: usize = 200;
/// Tokens that an answer may claim to have cost: more is nonsense.
const MOST_TOKENS: u64 = 1_000_000;

/// A text that a machine wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The text, as it came but for what the machine thought aloud.
    pub text: String,
    /// Tokens that it cost, as the server counts them; none where it does not say.
    pub tokens: Option<u64>,
}

#[derive(Deserialize)]
struct Completion {
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    usage: Option<Usage>,
    #[serde(default)]
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    message: Option<Message>,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default)]
    content: Option<Content>,
    #[serde(default)]
    refusal: Option<String>,
}

/// A text, or a list of parts of which some are text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Parts(Vec<Part>),
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: Option<String>,
}

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    total_tokens: Option<f64>,
    #[serde(default)]
    prompt_tokens: Option<f64>,
    #[serde(default)]
    completion_tokens: Option<f64>,
}

/// Reads an answer with status 200.
///
/// # Errors
/// `Refused`, `CutOff`, `Wrong` and `Unreadable`; with them comes what the answer cost, where it says so.
pub fn read(body: &[u8]) -> Result<Written, (Trouble, Option<u64>)> {
    if body.len() > LONGEST {
        return Err((Trouble::Unreadable(format!("{} bytes are more than {LONGEST}", body.len())), None));
    }
    let completion: Completion =
        serde_json::from_slice(body).map_err(|error| (Trouble::Unreadable(format!("it is no completion ({error})")), None))?;
    let tokens = completion.usage.as_ref().and_then(cost);
    text(completion).map(|text| Written { text, tokens }).map_err(|trouble| (trouble, tokens))
}

fn text(completion: Completion) -> Result<String, Trouble> {
    if let Some(error) = completion.error.filter(|error| !error.is_null()) {
        return Err(Trouble::Wrong(reason(&error)));
    }
    let Some(choice) = completion.choices.into_iter().next() else { return Err(Trouble::Unreadable("there is no text in it".to_owned())) };
    match choice.finish_reason.as_deref() {
        Some("length") => return Err(Trouble::CutOff),
        Some("content_filter") => return Err(Trouble::Refused("a filter held it back".to_owned())),
        Some("tool_calls" | "function_call") => return Err(Trouble::Unreadable("it wants to call something".to_owned())),
        _ => {}
    }
    let message = choice.message.ok_or_else(|| Trouble::Unreadable("there is no message in it".to_owned()))?;
    if let Some(refusal) = message.refusal.filter(|refusal| !refusal.trim().is_empty()) {
        return Err(Trouble::Refused(short(&refusal)));
    }
    let text = match message.content {
        Some(Content::Text(text)) => text,
        Some(Content::Parts(parts)) => parts.into_iter().filter_map(|part| part.text).collect::<Vec<_>>().join("\n"),
        None => String::new(),
    };
    let text = without_thoughts(&text)?.trim();
    if text.is_empty() {
        return Err(Trouble::Unreadable("its text is empty".to_owned()));
    }
    if text.len() > LONGEST_TEXT {
        return Err(Trouble::Unreadable(format!("its text has {} bytes, which are no four sentences", text.len())));
    }
    if text.trim_matches(|c: char| !c.is_alphanumeric()).eq_ignore_ascii_case("nothing") {
        return Err(Trouble::Refused("the reports do not tell of one event".to_owned()));
    }
    Ok(text.to_owned())
}

/// Behind what the machine thought aloud. Some servers leave out where the thinking begins; thoughts without an end were cut off.
fn without_thoughts(text: &str) -> Result<&str, Trouble> {
    let behind = ["</think>", "</thinking>", "</thought>"].iter().filter_map(|end| Some(text.rfind(end)? + end.len())).max();
    let rest = text.get(behind.unwrap_or(0)..).unwrap_or(text);
    let begins = ["<think>", "<thinking>", "<thought>"].iter().any(|begin| rest.contains(begin));
    if begins { Err(Trouble::CutOff) } else { Ok(rest) }
}

fn cost(usage: &Usage) -> Option<u64> {
    let parts = || Some(usage.prompt_tokens? + usage.completion_tokens?);
    let total = usage.total_tokens.or_else(parts)?;
    (total.is_finite() && total >= 0.0 && total <= MOST_TOKENS as f64).then_some(total as u64)
}

/// What an error object says: `{"error": {"message": …}}`, or a text.
pub(crate) fn reason(error: &Value) -> String {
    let text = error.get("message").or_else(|| error.get("error")).unwrap_or(error);
    text.as_str().map_or_else(|| short(&text.to_string()), short)
}

/// A stranger's words in a line of the log.
pub(crate) fn short(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(LONGEST_REASON).collect()
}
