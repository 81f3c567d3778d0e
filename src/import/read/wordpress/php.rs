//! Reads values that PHP's `serialize` wrote.
//!
//! Takes the text of a serialized value; gives it as a tree of scalars and arrays. Objects and references are not
//! supported.

/// A serialized value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// Text; numbers and booleans as text.
    Scalar(String),
    /// Keys and values in order.
    Array(Vec<(String, Value)>),
}

impl Value {
    pub(crate) fn scalar(&self) -> Option<&str> {
        match self {
            Value::Scalar(text) => Some(text),
            Value::Array(_) => None,
        }
    }

    /// The entries of an array, none for a scalar.
    pub(crate) fn entries(&self) -> &[(String, Value)] {
        match self {
            Value::Array(entries) => entries,
            Value::Scalar(_) => &[],
        }
    }

    #[cfg(test)]
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }
}

/// The deepest nesting of arrays that is read.
const DEEPEST: usize = 16;

/// The value in `text`; `None` if it is not serialized, or contains unsupported values.
pub(crate) fn parse(text: &str) -> Option<Value> {
    let mut rest = text.trim();
    let value = value(&mut rest, DEEPEST)?;
    rest.is_empty().then_some(value)
}

fn value(rest: &mut &str, depth: usize) -> Option<Value> {
    let kind = rest.get(..1)?;
    match kind {
        "N" => {
            *rest = rest.strip_prefix("N;")?;
            Some(Value::Scalar(String::new()))
        }
        "i" | "d" | "b" => {
            let inner = rest.get(2..)?;
            let (number, after) = inner.split_once(';')?;
            *rest = after;
            Some(Value::Scalar(number.to_string()))
        }
        "s" => text(rest).map(Value::Scalar),
        "a" => array(rest, depth.checked_sub(1)?),
        _ => None,
    }
}

/// `s:5:"media";`, the length in bytes.
fn text(rest: &mut &str) -> Option<String> {
    let (length, after) = rest.strip_prefix("s:")?.split_once(':')?;
    let after = after.strip_prefix('"')?;
    let length: usize = length.parse().ok()?;
    let text = after.get(..length)?;
    *rest = after.get(length..)?.strip_prefix("\";")?;
    Some(text.to_string())
}

/// `a:1:{s:2:"en";i:5;}`.
fn array(rest: &mut &str, depth: usize) -> Option<Value> {
    let (count, after) = rest.strip_prefix("a:")?.split_once(':')?;
    let count: usize = count.parse().ok()?;
    *rest = after.strip_prefix('{')?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let Value::Scalar(key) = value(rest, depth)? else { return None };
        entries.push((key, value(rest, depth)?));
    }
    *rest = rest.strip_prefix('}')?;
    Some(Value::Array(entries))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_texts_and_numbers_are_read() {
        let value = parse("a:2:{s:2:\"en\";i:5;s:4:\"sync\";a:1:{i:0;s:5:\"kafé\";}}").unwrap();
        assert_eq!(value.get("en").and_then(Value::scalar), Some("5"));
        assert_eq!(value.get("sync").unwrap().entries()[0].1.scalar(), Some("kafé"));
    }

    #[test]
    fn what_is_not_serialized_is_refused_without_a_panic() {
        for text in
            ["", "a", "a:", "s:99:\"x\";", "a:9999999999:{}", "O:8:\"stdClass\":0:{}", "i:5", "s:1:\"é\";", "halo"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
        let deep = "a:1:{i:0;".repeat(100);
        assert_eq!(parse(&deep), None);
    }
}
