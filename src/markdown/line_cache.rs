//! Lines of code that were met before.
//!
//! Takes a line, what is open where it is, and a way to highlight it; gives its HTML and what is open after it, computed or
//! remembered. Code repeats itself (braces, imports, the same call in one post after another), and a regular expression engine
//! is slow. CachedPost or not, the result is the same. Each thread has its own, since what a parser holds cannot be shared.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use syntect::parsing::{ParseState, ScopeStack};

use super::scope::Class;

/// So many states are told apart; what comes after them is not remembered.
const MOST_STATES: usize = 256;
/// So many lines are remembered.
const MOST_LINES: usize = 1 << 16;
/// Longer lines are not; they are hardly met twice. In bytes.
const LONGEST: usize = 240;

/// What is open at the start of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Open {
    pub(crate) parser: ParseState,
    pub(crate) scopes: ScopeStack,
    /// For each scope of the stack, the class that holds in it.
    pub(crate) classes: Vec<Class>,
}

/// The same, with its number where it has one.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub(crate) open: Rc<Open>,
    number: Option<usize>,
}

/// What one thread remembers.
#[derive(Debug, Default)]
pub struct LineCache {
    known: RefCell<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// By number.
    states: Vec<Met>,
    lines: usize,
}

/// A state, and the lines met in it.
#[derive(Debug)]
struct Met {
    open: Rc<Open>,
    lines: BTreeMap<Box<str>, Painted>,
}

/// A line's HTML, and the state after it.
#[derive(Clone, Debug)]
struct Painted {
    html: Box<str>,
    after: State,
}

impl LineCache {
    pub(crate) fn state(&self, open: Open) -> State {
        self.known.borrow_mut().state(open)
    }

    /// A line's HTML and the state after it.
    pub(crate) fn line(&self, state: &State, line: &str, paint: impl FnOnce() -> (String, Open)) -> (String, State) {
        let Some(number) = state.number.filter(|_| line.len() <= LONGEST) else {
            let (html, open) = paint();
            return (html, self.state(open));
        };
        if let Some(painted) = self.known.borrow().states[number].lines.get(line) {
            return (painted.html.to_string(), painted.after.clone());
        }
        let (html, open) = paint();
        let mut known = self.known.borrow_mut();
        let after = known.state(open);
        if known.lines < MOST_LINES {
            known.lines += 1;
            let painted = Painted { html: html.as_str().into(), after: after.clone() };
            known.states[number].lines.insert(line.into(), painted);
        }
        (html, after)
    }
}

impl Known {
    fn state(&mut self, open: Open) -> State {
        if let Some(number) = self.states.iter().position(|known| *known.open == open) {
            return State { open: Rc::clone(&self.states[number].open), number: Some(number) };
        }
        let open = Rc::new(open);
        let number = (self.states.len() < MOST_STATES).then_some(self.states.len());
        if number.is_some() {
            self.states.push(Met { open: Rc::clone(&open), lines: BTreeMap::new() });
        }
        State { open, number }
    }
}

#[cfg(test)]
mod tests {
    use super::super::highlight::Highlighter;
    use super::LineCache;

    #[test]
    fn what_is_remembered_is_what_would_be_computed() {
        let code = ["fn a() {\n/* x\n}\n*/ \"a\n}\n\"}\n", "/* x\n}\nfn a() {\n}\n", "}\n/* x\n", "r#\"\n}\n\"#;\n}\n"];
        let (highlighter, warm) = (Highlighter::new(), LineCache::default());
        for _ in 0..2 {
            for code in code {
                for language in ["rust", "js", "css"] {
                    let cold = highlighter.highlight(&LineCache::default(), language, code);
                    assert_eq!(highlighter.highlight(&warm, language, code), cold, "{code}");
                }
            }
        }
    }

    #[test]
    fn more_states_than_are_kept_cost_time_only() {
        let deep: String = (0..400).map(|depth| format!("{}{{\n", "(".repeat(depth % 90 + 1))).collect();
        assert_eq!(Highlighter::new().highlight(&LineCache::default(), "js", &deep).lines.len(), 400);
    }
}
