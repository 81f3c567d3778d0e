//! Fonts that are there, missing, or damaged.

use std::fs;
use std::path::Path;

use chancery::build::Request;
use chancery::build::cache::Cache;
use chancery::input::source::Sources;
use chancery_testkit::fonts::{font, latin};

use super::{CONFIG, add, card, cards, clean, post, with, with_font};
use crate::support::{build, build_as, reported};

const A: &str = "2016/10/a/index.html";

#[test]
fn a_script_without_a_font_is_one_warning_for_all_its_pages_and_they_have_no_card() {
    let arabic = |name: &str| post(name, "", "Text.").replace(&format!("{name} title"), "ملاحظات");
    let outcome = build(&with_font(&(CONFIG.to_string() + &post("a", "", "x") + &arabic("b") + &arabic("c"))));
    let warnings: Vec<_> = outcome.diagnostics.iter().collect();
    assert_eq!(warnings.len(), 1, "{}", reported(&outcome));
    assert_eq!(
        reported(&outcome),
        "warning content/posts/b.md: no font has all Arabic letters of `/2016/10/b/`, so it and 1 more get no social card\n"
    );
    assert!(warnings[0].hints[0].contains("`fonts-noto-core`") && warnings[0].hints[0].contains("fonts/"));
    assert_eq!((card(&outcome, "2016/10/b/index.html").as_str(), card(&outcome, A).is_empty()), ("", false));
}

#[test]
fn a_site_without_any_font_is_built_with_a_warning_for_each_script() {
    let chinese = post("b", "", "x").replace("b title", "评论");
    let outcome = build(&Sources::of(&(CONFIG.to_string() + &post("a", "", "x") + &chinese), super::NOW));
    assert_eq!(outcome.diagnostics.len(), 2, "{}", reported(&outcome));
    assert!(reported(&outcome).contains("all Latin letters"), "{}", reported(&outcome));
    let hints: String = outcome.diagnostics.iter().flat_map(|found| found.hints.clone()).collect();
    assert!(hints.contains("fonts-noto-cjk") && cards(&outcome).is_empty(), "{hints}");
}

#[test]
fn a_file_that_is_no_font_is_a_warning_with_its_path_and_others_are_used() {
    let whole = font("Boxes", 400, latin());
    let half = whole[..whole.len() / 2].to_vec();
    let huge = [&whole[..20], &[0xFF; 5_000]].concat();
    for (name, file) in [
        ("empty.ttf", Vec::new()),
        ("text.ttf", b"This is a text.\n".to_vec()),
        ("half.otf", half),
        ("noise.ttc", (0..=255_u8).cycle().take(4_000).collect()),
        ("huge.TTF", huge),
        ("font.woff2", b"wOF2".to_vec()),
    ] {
        let mut sources = with_font(&(CONFIG.to_string() + &post("a", "", "x")));
        add(&mut sources, name, file);
        let outcome = build(&sources);
        let found = reported(&outcome);
        assert!(found.starts_with(&format!("warning fonts/{name}: ")), "{name}: {found}");
        assert_eq!((outcome.diagnostics.len(), card(&outcome, A).is_empty()), (1, false), "{name}: {found}");
    }
}

#[test]
fn other_files_beside_fonts_are_left_alone() {
    let mut sources = with_font(&(CONFIG.to_string() + &post("a", "", "x")));
    add(&mut sources, "LICENSE.txt", b"Yours.".to_vec());
    add(&mut sources, "Boxes.ttf/readme", b"A folder with the name of a font.".to_vec());
    assert_ne!(card(&clean(&sources), A), "");
}

#[test]
fn a_font_is_chosen_by_its_name_and_not_by_that_of_its_file() {
    let archive = CONFIG.to_string() + &post("a", "", "x");
    let (one, other) = (|| font("Alpha", 400, latin()), || font("Beta", 900, latin()));
    let mut first = with(&archive, "1.ttf", one());
    add(&mut first, "2.ttf", other());
    let mut second = with(&archive, "2.ttf", one());
    add(&mut second, "1.ttf", other());
    assert_eq!(card(&clean(&first), A), card(&clean(&second), A));
    let named = archive.replace("cards:", "look: {serif: Beta}\ncards:");
    let mut third = with(&named, "1.ttf", one());
    add(&mut third, "2.ttf", other());
    assert_ne!(card(&clean(&first), A), card(&clean(&third), A));
}

#[test]
fn a_font_that_lacks_a_letter_of_a_title_is_not_mixed_with_another() {
    let archive = CONFIG.to_string() + &post("a", "", "x").replace("a title", "Diễn đàn");
    let all = || latin().chain("ễ".chars());
    let alone = clean(&with(&archive, "b.ttf", font("Beta", 400, all())));
    let mut both = with(&archive, "b.ttf", font("Beta", 400, all()));
    add(&mut both, "a.ttf", font("Alpha", 900, latin()));
    // The name of the site has the first font, and the title the one that has all its letters.
    let mixed = clean(&both);
    assert_ne!(card(&alone, A), card(&mixed, A));
    both.files.remove("fonts/b.ttf");
    assert!(reported(&build(&both)).contains("all Latin letters"), "{}", reported(&build(&both)));
}

#[test]
fn what_is_known_of_fonts_is_kept_and_a_damaged_file_of_it_only_costs_time() {
    let folder = tempfile::tempdir().unwrap();
    let machine = folder.path().join("machine");
    fs::create_dir_all(machine.join("deep/x.ttf")).unwrap();
    fs::write(machine.join("deep/boxes.ttf"), font("Boxes", 400, latin())).unwrap();
    for number in 0..300 {
        fs::write(machine.join(format!("{number}.ttf")), format!("no font {number}")).unwrap();
    }
    let mut sources = Sources::of(&(CONFIG.to_string() + &post("a", "", "x")), super::NOW);
    sources.machine_fonts = vec![machine.clone(), folder.path().join("none")];
    let state = folder.path().join("state");
    let built = || {
        let mut cache = Cache::on_disk(&state);
        let outcome = build_as(&sources, &Request::default(), &mut cache);
        let kept: Vec<_> = cache.to_store().into_iter().filter(|(file, _)| file.ends_with("fonts")).collect();
        for (file, bytes) in &kept {
            fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).unwrap();
            fs::write(file, bytes).unwrap();
        }
        (outcome.rendered.unwrap(), kept.len())
    };
    let (first, kept) = built();
    assert_eq!(kept, 1);
    let (second, kept) = built();
    assert_eq!((kept, second == first), (0, true), "nothing has changed");
    fs::write(state.join("fonts"), b"damaged").unwrap();
    let (third, kept) = built();
    assert_eq!((kept, third == first), (1, true));
    fs::write(machine.join("deep/boxes.ttf"), font("Boxes", 900, latin())).unwrap();
    assert!(built().0 != first, "a font of the machine is another one");
}
