use std::path::PathBuf;
fn main() {
    let root = PathBuf::from(std::env::args().nth(1).unwrap_or(".".into())).canonicalize().unwrap();
    let sources = chancery::source::Sources::read(&root);
    let mut memory = chancery::memory::Memory::default();
    let outcome = chancery::build::build(&sources, &Default::default(), &mut memory, &|_, _| {});
    eprint!("{}", chancery::diagnostic::render(&outcome.diagnostics, false));
    if let Some(r) = outcome.rendered {
        let t = chancery::output::Target { output: root.join("public"), site_root: root };
        match chancery::output::publish(&r, &t, &|_| {}) {
            Ok(p) => println!("{p:?}"),
            Err(e) => eprint!("{}", chancery::diagnostic::render(&e, false)),
        }
    }
}
