//! An endpoint that speaks as OpenAI's chat completions do, on loopback: true to the protocol, and told what to write or how to fail.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Its only model, and its key.
pub(crate) const MODEL: &str = "small";
pub(crate) const KEY: &str = "hush";

/// What it does when it is asked.
#[derive(Debug, Clone)]
pub(crate) enum Says {
    /// Writes this text.
    Text(String),
    /// Answers with this status, these header lines and this body.
    Answers(u16, &'static str, String),
    /// Takes the question and says nothing.
    Nothing,
    /// Sends a byte now and then.
    Drips,
    /// Stops in the middle of the head.
    CutsHead,
    /// Stops in the middle of the body.
    CutsBody,
    /// Sends a gigabyte.
    Endless,
}

/// It, running until the test ends.
#[derive(Clone)]
pub(crate) struct FakeMachine {
    pub(crate) port: u16,
    says: Arc<Mutex<Says>>,
    asked: Arc<Mutex<Vec<Value>>>,
}

/// What it answers when it wrote a text; it counts tokens as it likes.
pub(crate) fn completion(text: &str, finish: &str) -> String {
    json!({
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": MODEL,
        "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "logprobs": null, "finish_reason": finish}],
        "usage": {"prompt_tokens": 700, "completion_tokens": 60, "total_tokens": 760},
    })
    .to_string()
}

impl FakeMachine {
    pub(crate) async fn start(says: Says) -> FakeMachine {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let port = listener.local_addr().expect("bound").port();
        let machine = FakeMachine { port, says: Arc::new(Mutex::new(says)), asked: Arc::default() };
        let served = machine.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let machine = served.clone();
                tokio::spawn(async move { machine.serve(socket).await });
            }
        });
        machine
    }

    /// What stands before `/chat/completions`.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/v1", self.port)
    }

    /// From now on it does this.
    pub(crate) fn turns(&self, says: Says) {
        *self.says.lock().expect("lock") = says;
    }

    /// The questions that it got.
    pub(crate) fn asked(&self) -> Vec<Value> {
        self.asked.lock().expect("lock").clone()
    }

    async fn serve(&self, mut socket: TcpStream) {
        let Some((head, body)) = question(&mut socket).await else { return };
        if let Err((status, why)) = self.judge(&head, &body) {
            let body = json!({"error": {"message": why, "type": "invalid_request_error", "param": null, "code": null}}).to_string();
            let _ = socket.write_all(answer(status, "", &body).as_bytes()).await;
            return;
        }
        let says = self.says.lock().expect("lock").clone();
        let whole = answer(200, "", &completion("The answer is long enough to be cut.", "stop"));
        match says {
            Says::Text(text) => drop(socket.write_all(answer(200, "", &completion(&text, "stop")).as_bytes()).await),
            Says::Answers(status, headers, body) => drop(socket.write_all(answer(status, headers, &body).as_bytes()).await),
            Says::Nothing => tokio::time::sleep(Duration::from_secs(60)).await,
            Says::Drips => {
                for byte in whole.bytes() {
                    if socket.write_all(&[byte]).await.is_err() {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            }
            Says::CutsHead => drop(socket.write_all(&whole.as_bytes()[..30]).await),
            Says::CutsBody => drop(socket.write_all(&whole.as_bytes()[..whole.len() - 40]).await),
            Says::Endless => {
                let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", 1 << 30);
                let _ = socket.write_all(head.as_bytes()).await;
                let chunk = vec![b' '; 1 << 16];
                while socket.write_all(&chunk).await.is_ok() {}
            }
        }
    }

    /// As servers judge a question, before they write.
    fn judge(&self, head: &str, body: &[u8]) -> Result<(), (u16, &'static str)> {
        let head = head.to_ascii_lowercase();
        if !head.starts_with("post /v1/chat/completions http/1.1\r\n") {
            return Err((404, "Not Found"));
        }
        if !head.contains(&format!("\r\nauthorization: bearer {KEY}\r\n")) {
            return Err((401, "Incorrect API key provided"));
        }
        if !head.contains("\r\ncontent-type: application/json\r\n") {
            return Err((415, "Unsupported Media Type"));
        }
        let body: Value = serde_json::from_slice(body).map_err(|_| (400, "We could not parse the JSON body of your request."))?;
        let messages = body["messages"].as_array().filter(|messages| !messages.is_empty()).ok_or((400, "messages are missing"))?;
        let is_message = |message: &Value| ["system", "user"].iter().any(|role| message["role"] == *role) && message["content"].is_string();
        if !messages.iter().all(is_message) || !body["max_tokens"].is_u64() || !body["temperature"].is_number() || body["stream"] != false {
            return Err((400, "a parameter is not of its type"));
        }
        if body["model"] != MODEL {
            return Err((404, "The model does not exist"));
        }
        self.asked.lock().expect("lock").push(body);
        Ok(())
    }
}

async fn question(socket: &mut TcpStream) -> Option<(String, Vec<u8>)> {
    let mut read = Vec::new();
    let mut chunk = [0_u8; 8192];
    loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&read[..end + 2]).into_owned();
            let length =
                head.to_ascii_lowercase().lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
            let length = length.unwrap_or(0);
            if read.len() >= end + 4 + length {
                return Some((head, read[end + 4..end + 4 + length].to_vec()));
            }
        }
        match socket.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => read.extend_from_slice(&chunk[..count]),
        }
    }
}

fn answer(status: u16, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}",
        body.len()
    )
}
