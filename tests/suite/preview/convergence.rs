//! After any burst of saves the preview is a clean build.

use std::fs;
use std::path::PathBuf;

use super::saves;
use super::site::{CONFIG, Site, post, write};

/// A small generator of numbers (xorshift, Marsaglia 2003), so that a failing run can be run again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// An author at work.
struct Author<'s> {
    site: &'s Site,
    dice: Dice,
    /// The posts that exist, from `content/`.
    posts: Vec<String>,
    made: usize,
    saves: usize,
    script: Vec<String>,
}

impl Author<'_> {
    fn content(&self, path: &str) -> PathBuf {
        self.site.path("content").join(path)
    }

    fn text(&mut self) -> String {
        let number = self.dice.below(1_000_000);
        let tag = ["kopi", "radio", "ASEAN"][self.dice.below(3)];
        let date = 1 + self.dice.below(28);
        format!("---\ntitle: Title {number}\ndate: 2016-10-{date:02}\ntags: [{tag}]\n---\nText {number}.\n\nMore.\n")
    }

    fn save(&mut self, path: &str) {
        let text = self.text();
        let (name, save) = saves::ALL[self.dice.below(saves::ALL.len())];
        save(&self.content(path), &text);
        self.saves += 1;
        self.script.push(format!("{name} saves {path}"));
    }

    fn new_post(&mut self) {
        self.made += 1;
        let folder = ["posts", "posts/2016", "posts/a/b/c", "id"][self.dice.below(4)];
        let path = format!("{folder}/post-{}.md", self.made);
        fs::create_dir_all(self.content(folder)).unwrap();
        self.save(&path);
        self.posts.push(path);
    }

    fn any(&mut self) -> Option<usize> {
        (!self.posts.is_empty()).then(|| self.dice.below(self.posts.len()))
    }

    fn act(&mut self) {
        let Some(at) = self.any() else { return self.new_post() };
        match self.dice.below(20) {
            0 | 1 if self.posts.len() < 9 => self.new_post(),
            2 if self.posts.len() > 4 => {
                let path = self.posts.swap_remove(at);
                fs::remove_file(self.content(&path)).unwrap();
                self.script.push(format!("rm {path}"));
            }
            3 => self.rename(at),
            4 => self.move_folder(),
            5 => self.checkout(),
            6 => self.away_and_back(),
            7 => self.template(),
            8 => self.configuration(),
            _ => {
                let path = self.posts[at].clone();
                self.save(&path);
            }
        }
    }

    fn rename(&mut self, at: usize) {
        self.made += 1;
        let folder = self.posts[at].rsplit_once('/').unwrap().0.to_string();
        let new = format!("{folder}/moved-{}.md", self.made);
        fs::rename(self.content(&self.posts[at]), self.content(&new)).unwrap();
        self.script.push(format!("mv {} {new}", self.posts[at]));
        self.posts[at] = new;
        self.saves += 1;
    }

    /// A folder gets another name, and a file in it is saved at once.
    fn move_folder(&mut self) {
        if !self.posts.iter().any(|path| path.starts_with("posts/")) || self.content("renamed").exists() {
            return;
        }
        fs::rename(self.content("posts"), self.content("renamed")).unwrap();
        fs::rename(self.content("renamed"), self.content("posts")).unwrap();
        self.script.push("mv posts renamed; mv renamed posts".to_string());
        let path = self.posts.iter().find(|path| path.starts_with("posts/")).unwrap().clone();
        self.save(&path);
    }

    /// Many files at once, as by git.
    fn checkout(&mut self) {
        for path in self.posts.clone() {
            let text = self.text();
            saves::git(&self.content(&path), &text);
            self.saves += 1;
        }
        self.script.push("git checkout".to_string());
    }

    fn away_and_back(&mut self) {
        let (content, away) = (self.site.path("content"), self.site.path("elsewhere"));
        fs::rename(&content, &away).unwrap();
        if self.dice.below(2) == 0 {
            std::thread::sleep(std::time::Duration::from_millis(30));
        }
        fs::rename(&away, &content).unwrap();
        self.script.push("mv content elsewhere; mv elsewhere content".to_string());
        let path = self.posts[0].clone();
        self.save(&path);
    }

    fn template(&mut self) {
        let path = self.site.path("templates/post.html");
        if path.exists() && self.dice.below(2) == 0 {
            fs::remove_dir_all(self.site.path("templates")).unwrap();
            self.script.push("rm -r templates".to_string());
        } else {
            let number = self.dice.below(1000);
            write(&path, &format!("<html><head></head><body>{number} {{{{ page.content }}}}</body></html>"));
            self.script.push("templates/post.html".to_string());
        }
        self.saves += 1;
    }

    fn configuration(&mut self) {
        let new = self.site.path("site.yaml.new");
        fs::write(&new, format!("{CONFIG}paginate: {}\n", 2 + self.dice.below(5))).unwrap();
        fs::rename(&new, self.site.path("site.yaml")).unwrap();
        self.script.push("site.yaml".to_string());
        self.saves += 1;
    }
}

#[test]
fn row_43_five_hundred_saves_by_every_editor_and_not_one_is_missed() {
    let site = Site::new(&[("content/posts/post.md", &post("Post", "x"))]);
    let dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut author =
        Author { site: &site, dice, posts: vec!["posts/post.md".into()], made: 0, saves: 0, script: Vec::new() };
    while author.saves < 500 {
        for _ in 0..=author.dice.below(5) {
            author.act();
        }
        let script = author.script.split_off(0).join("\n");
        site.converges(&format!("save {}:\n{script}\n", author.saves));
    }
}

#[test]
fn row_43_each_editors_save_is_seen_alone() {
    let site = Site::small();
    let path = site.path("content/posts/post.md");
    for (number, (name, save)) in saves::ALL.iter().cycle().take(24).enumerate() {
        save(&path, &post(&format!("By {name} {number}"), "x"));
        site.until_shows("/2016/10/post/", &format!("By {name} {number}"));
    }
    site.converges("saves one by one");
}
