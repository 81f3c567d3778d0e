//! Files and functions are short enough to be read.

use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Block, Signature};

use super::none;
use super::source::sources;

/// Lines of a file, its tests not counted.
const LONGEST_FILE: usize = 450;
/// Lines of a function.
const LONGEST_FUNCTION: usize = 60;

#[test]
fn files_are_short_enough_to_be_read() {
    let sources = sources();
    let lengths = sources.iter().map(|source| (source, source.text.lines().count() - source.test_lines));
    let long = lengths.filter(|(_, lines)| *lines > LONGEST_FILE);
    none(long.map(|(source, lines)| format!("src/{}: {lines} lines", source.path)).collect(), "one concept a file");
}

/// The name, the first line and the number of lines of each function.
#[derive(Default)]
struct Functions(Vec<(String, usize, usize)>);

impl Functions {
    fn add(&mut self, signature: &Signature, body: &Block) {
        let (start, end) = (signature.span().start().line, body.span().end().line);
        self.0.push((signature.ident.to_string(), start, end + 1 - start));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.add(&function.sig, &function.block);
        syn::visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.add(&function.sig, &function.block);
        syn::visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.add(&function.sig, body);
        }
        syn::visit::visit_trait_item_fn(self, function);
    }
}

#[test]
fn functions_are_short_enough_to_be_read() {
    let mut found = Vec::new();
    for source in sources() {
        let mut functions = Functions::default();
        source.items.iter().for_each(|item| functions.visit_item(item));
        let long = functions.0.into_iter().filter(|(_, _, lines)| *lines > LONGEST_FUNCTION);
        found.extend(long.map(|(name, line, lines)| format!("{}: `{name}` has {lines} lines", source.at(line))));
    }
    none(found, "a function does one thing");
}
