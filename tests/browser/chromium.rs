//! A headless Chromium, spoken to over its debugging pipe.
//!
//! Takes addresses and JavaScript; gives what the page answers. The pipe needs no crate and no port, and the browser ends by
//! itself when the test's process does.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, Weak};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The longest that a test waits for anything.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Default)]
struct Heard {
    replies: BTreeMap<u64, Value>,
    /// Uncaught errors by session.
    thrown: Vec<(String, String)>,
    /// Addresses that were asked for, by session.
    requests: Vec<(String, String)>,
    closed: bool,
}

/// One browser with a profile of its own; both go when it is dropped.
pub struct Chromium {
    child: Mutex<Child>,
    input: Mutex<Option<ChildStdin>>,
    heard: Arc<(Mutex<Heard>, Condvar)>,
    calls: AtomicU64,
    _profile: tempfile::TempDir,
}

/// The tests that run at one time share a browser.
static SHARED: Mutex<Weak<Chromium>> = Mutex::new(Weak::new());

impl Chromium {
    /// The browser, or nothing (and a word about it) where none is installed. With `CI=true` there must be one.
    pub fn shared() -> Option<Arc<Chromium>> {
        let mut shared = SHARED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(running) = shared.upgrade() {
            return Some(running);
        }
        let Some(program) = installed() else {
            assert!(std::env::var("CI").is_err(), "no Chromium is installed, and the browser tests need one");
            println!("skipped: no Chromium is installed");
            return None;
        };
        let started = Arc::new(Chromium::start(&program));
        *shared = Arc::downgrade(&started);
        Some(started)
    }

    fn start(program: &PathBuf) -> Chromium {
        let profile = tempfile::Builder::new().prefix("chancery-browser-").tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", "exec \"$@\" 3<&0 4>&1 0</dev/null 1>/dev/null", "sh"]).arg(program);
        command.args(["--headless", "--remote-debugging-pipe", "--no-first-run", "--mute-audio", "--disable-gpu"]);
        command.args(["--disable-background-networking", "--disable-component-update", "--disable-extensions"]);
        command.args(["--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"]);
        command.arg("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        command.arg(format!("--user-data-dir={}", profile.path().display()));
        if std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0) {
            command.arg("--no-sandbox");
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let heard = Arc::new((Mutex::new(Heard::default()), Condvar::new()));
        let (output, listener) = (child.stdout.take().unwrap(), heard.clone());
        std::thread::spawn(move || listen(BufReader::new(output), &listener));
        let input = Mutex::new(child.stdin.take());
        Chromium { child: Mutex::new(child), input, heard, calls: AtomicU64::new(1), _profile: profile }
    }

    /// One command of the DevTools protocol and its answer.
    fn call(&self, session: Option<&str>, method: &str, params: Value) -> Value {
        let id = self.calls.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = session.into();
        }
        let bytes = format!("{message}\0");
        self.input.lock().unwrap().as_mut().unwrap().write_all(bytes.as_bytes()).unwrap();
        let (heard, changed) = &*self.heard;
        let wait = |heard: &mut Heard| !heard.closed && !heard.replies.contains_key(&id);
        let (mut heard, late) = changed.wait_timeout_while(heard.lock().unwrap(), 2 * PATIENCE, wait).unwrap();
        let reply = heard.replies.remove(&id);
        drop(heard);
        let reply = reply.unwrap_or_else(|| panic!("no answer to {method} (late: {})", late.timed_out()));
        assert!(reply.get("error").is_none(), "{method}: {reply}");
        reply["result"].clone()
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.input.lock().map(|mut input| input.take()));
        let Ok(mut child) = self.child.lock() else { return };
        let until = Instant::now() + Duration::from_secs(3);
        while Instant::now() < until {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|file| file.is_file())
}

fn listen(mut output: impl BufRead, (heard, changed): &(Mutex<Heard>, Condvar)) {
    let mut bytes = Vec::new();
    while matches!(output.read_until(0, &mut bytes), Ok(read) if read > 0) {
        let message: Value = serde_json::from_slice(bytes.strip_suffix(b"\0").unwrap_or(&bytes)).unwrap_or_default();
        let mut heard = heard.lock().unwrap();
        let session = message["sessionId"].as_str().unwrap_or_default().to_string();
        if let Some(id) = message["id"].as_u64() {
            heard.replies.insert(id, message);
        } else if message["method"] == "Network.requestWillBeSent" {
            let address = message["params"]["request"]["url"].as_str().unwrap_or_default().to_string();
            heard.requests.push((session, address));
        } else if message["method"] == "Runtime.exceptionThrown" {
            heard.thrown.push((session, message["params"]["exceptionDetails"].to_string()));
        }
        changed.notify_all();
        bytes.clear();
    }
    heard.lock().unwrap().closed = true;
    changed.notify_all();
}

/// A tab in a context of its own.
pub struct Tab {
    browser: Arc<Chromium>,
    context: String,
    session: String,
}

impl Tab {
    /// Opens `address` in a window of this size and waits until it is loaded.
    pub fn open(browser: &Arc<Chromium>, address: &str, (width, height): (u32, u32)) -> Tab {
        let text = |value: &Value| value.as_str().unwrap().to_string();
        let context = text(&browser.call(None, "Target.createBrowserContext", json!({}))["browserContextId"]);
        let target = json!({ "url": "about:blank", "browserContextId": context, "width": width, "height": height });
        let target = browser.call(None, "Target.createTarget", target)["targetId"].clone();
        let attach = json!({ "targetId": target, "flatten": true });
        let session = text(&browser.call(None, "Target.attachToTarget", attach)["sessionId"]);
        let tab = Tab { browser: browser.clone(), context, session };
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        tab.call("Emulation.setDeviceMetricsOverride", size);
        tab.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        tab.call("Runtime.enable", json!({}));
        tab.call("Page.enable", json!({}));
        tab.call("Page.navigate", json!({ "url": address }));
        tab.until("location.href != 'about:blank' && document.readyState == 'complete'");
        tab
    }

    pub fn call(&self, method: &str, params: Value) -> Value {
        self.browser.call(Some(&self.session), method, params)
    }

    /// The value of an expression; a promise is awaited.
    pub fn eval(&self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.call("Runtime.evaluate", params);
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {}", answer["exceptionDetails"]);
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true, and no longer than [`PATIENCE`].
    #[track_caller]
    pub fn until(&self, expression: &str) {
        let begun = Instant::now();
        while self.eval(&format!("Boolean({expression})")) != true {
            assert!(begun.elapsed() < PATIENCE, "never came: {expression}");
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    #[track_caller]
    pub fn assert(&self, expression: &str) {
        assert!(self.eval(&format!("Boolean({expression})")) == true, "is false: {expression}");
    }

    /// Presses and drops a key, as `Escape`.
    pub fn press(&self, key: &str) {
        for kind in ["keyDown", "keyUp"] {
            self.call("Input.dispatchKeyEvent", json!({ "type": kind, "key": key, "code": key }));
        }
    }

    /// Types text where the focus is.
    pub fn type_text(&self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Clicks the middle of the element that an expression gives. `modifiers`: 1 is Alt.
    pub fn click(&self, element: &str, modifiers: u8) {
        let middle = "(box => [box.x + box.width / 2, box.y + box.height / 2])";
        let middle = format!("{middle}(({element}).getBoundingClientRect())");
        let middle = self.eval(&middle);
        for kind in ["mousePressed", "mouseReleased"] {
            let mut event = json!({ "type": kind, "button": "left", "clickCount": 1, "modifiers": modifiers });
            (event["x"], event["y"]) = (middle[0].clone(), middle[1].clone());
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    pub fn prefer(&self, feature: &str, value: &str) {
        let features = json!({ "features": [{ "name": feature, "value": value }] });
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// The addresses that the page asked for since they were last forgotten, if `Network` is enabled.
    pub fn requests(&self) -> Vec<String> {
        let heard = self.browser.heard.0.lock().unwrap();
        let own = heard.requests.iter().filter(|(session, _)| *session == self.session);
        own.map(|(_, address)| address.clone()).collect()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        self.browser.heard.0.lock().unwrap().requests.retain(|(session, _)| *session != self.session);
    }

    /// What is in view, as the bytes of a PNG.
    pub fn picture(&self) -> Vec<u8> {
        let answer = self.call("Page.captureScreenshot", json!({ "format": "png" }));
        from_base64(answer["data"].as_str().unwrap())
    }
}

impl Drop for Tab {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        self.browser.call(None, "Target.disposeBrowserContext", json!({ "browserContextId": self.context }));
        let heard = self.browser.heard.0.lock().unwrap();
        let thrown: Vec<_> = heard.thrown.iter().filter(|(session, _)| *session == self.session).cloned().collect();
        drop(heard);
        assert!(thrown.is_empty(), "a script threw: {thrown:?}");
    }
}

fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let letters: Vec<u8> = text.bytes().filter(|letter| *letter != b'=').map(value).collect();
    let groups = letters.chunks(4).flat_map(|group| {
        let bits = group.iter().enumerate().fold(0u32, |bits, (at, six)| bits | u32::from(*six) << (18 - 6 * at));
        bits.to_be_bytes().into_iter().skip(1).take(group.len() - 1).collect::<Vec<_>>()
    });
    groups.collect()
}
