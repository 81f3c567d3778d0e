//! Which file defines a name, whichever way it is reached: by its own path, by a re-export, by an import.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::Visit;
use syn::{Item, ItemUse, UseTree, Visibility};

use super::source::Source;

/// The absolute path of a module or of a name in one, below the crate.
pub(super) type Path = Vec<String>;

/// What a path leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// A module, by the index of the file that holds it.
    Module(usize),
    /// A name in a file.
    Name(usize),
}

/// One name that a `use` brings in.
#[derive(Debug)]
pub(super) struct Use {
    /// As written: `super`, `lock`, `Lock`.
    pub path: Path,
    /// `Lock`, or what follows `as`.
    pub name: String,
    pub line: usize,
    pub is_public: bool,
}

/// The modules of the crate and what they declare and import.
#[derive(Default)]
pub(super) struct Names {
    /// The file that holds a module, inline ones included.
    modules: BTreeMap<Path, usize>,
    /// What a name that is imported in a module stands for there, as written.
    imported: BTreeMap<(Path, String), Path>,
    /// Names that a module defines itself.
    defined: BTreeSet<(Path, String)>,
}

impl Names {
    pub(super) fn of(sources: &[Source]) -> Names {
        let mut names = Names::default();
        for (file, source) in sources.iter().enumerate() {
            names.add(file, &source.module, &source.items);
        }
        names
    }

    fn add(&mut self, file: usize, module: &[String], items: &[Item]) {
        self.modules.insert(module.to_vec(), file);
        for found in uses(items) {
            self.imported.insert((module.to_vec(), found.name), found.path);
        }
        for item in items {
            if let Item::Mod(syn::ItemMod { ident, content: Some((_, inner)), .. }) = item {
                self.add(file, &[module, &[ident.to_string()]].concat(), inner);
            }
            if let Item::Fn(function) = item {
                self.defined.insert((module.to_vec(), function.sig.ident.to_string()));
            }
        }
    }

    /// Where a path leads that is written in a module. None for what another crate defines.
    pub(super) fn resolve(&self, module: &[String], path: &[String]) -> Option<Target> {
        self.follow(module, path, 0)
    }

    fn follow(&self, module: &[String], path: &[String], depth: usize) -> Option<Target> {
        let (first, rest) = path.split_first()?;
        let child = [module, std::slice::from_ref(first)].concat();
        match first.as_str() {
            "crate" => self.below(&[], rest, depth),
            "self" => self.below(module, rest, depth),
            "super" if rest.first().is_some_and(|next| next == "super") => {
                self.follow(&module[..module.len().checked_sub(1)?], rest, depth)
            }
            "super" => self.below(&module[..module.len().checked_sub(1)?], rest, depth),
            _ if self.modules.contains_key(&child) || self.imported.contains_key(&(module.to_vec(), first.clone())) => {
                self.below(module, path, depth)
            }
            _ => None,
        }
    }

    /// The rest of a path, from a module on.
    fn below(&self, module: &[String], path: &[String], depth: usize) -> Option<Target> {
        let Some((first, rest)) = path.split_first() else {
            return self.modules.get(module).copied().map(Target::Module);
        };
        let child = [module, std::slice::from_ref(first)].concat();
        let key = (module.to_vec(), first.clone());
        let is_module = self.modules.contains_key(&child);
        if is_module && !rest.is_empty() {
            return self.below(&child, rest, depth);
        }
        if let Some(imported) = self.imported.get(&key).filter(|_| depth < 8) {
            return self.follow_import(module, imported, rest, depth + 1);
        }
        match is_module && !self.defined.contains(&key) {
            true => self.below(&child, rest, depth),
            false => self.modules.get(module).copied().map(Target::Name),
        }
    }

    fn follow_import(&self, module: &[String], imported: &[String], rest: &[String], depth: usize) -> Option<Target> {
        // `use words::Word;` with a module `words`: not the import of the same name again.
        let is_itself = imported.len() == 1;
        let path = [imported, rest].concat();
        if is_itself { None } else { self.follow(module, &path, depth) }
    }
}

/// What the `use` declarations of a module bring in, those within its functions included, those of inline modules not.
pub(super) fn uses(items: &[Item]) -> Vec<Use> {
    struct Found(Vec<Use>);
    impl<'ast> Visit<'ast> for Found {
        fn visit_item_use(&mut self, item: &'ast ItemUse) {
            let is_public = !matches!(item.vis, Visibility::Inherited);
            flatten(&item.tree, &mut Vec::new(), is_public, &mut self.0);
        }
        fn visit_item_mod(&mut self, _: &'ast syn::ItemMod) {}
    }
    let mut found = Found(Vec::new());
    items.iter().for_each(|item| found.visit_item(item));
    found.0
}

fn flatten(tree: &UseTree, before: &mut Path, is_public: bool, found: &mut Vec<Use>) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, is_public, found);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, is_public, found)),
        UseTree::Name(name) => {
            let own = name.ident.to_string();
            let path = if own == "self" { before.clone() } else { [&before[..], std::slice::from_ref(&own)].concat() };
            let name_here = path.last().cloned().unwrap_or_default();
            found.push(Use { path, name: name_here, line: name.ident.span().start().line, is_public });
        }
        UseTree::Rename(rename) => {
            let path = [&before[..], &[rename.ident.to_string()]].concat();
            found.push(Use {
                path,
                name: rename.rename.to_string(),
                line: rename.ident.span().start().line,
                is_public,
            });
        }
        // Brings in names that are not written here; the module is imported as a whole.
        UseTree::Glob(glob) => {
            let path = [&before[..], &["*".to_string()]].concat();
            found.push(Use { path, name: "*".to_string(), line: glob.star_token.spans[0].start().line, is_public });
        }
    }
}
