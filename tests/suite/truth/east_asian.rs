//! Emphasis and line breaks of Chinese, Japanese and Korean.

use super::around_the_post;
use crate::support::{page, reported, site};

fn post(lang: &str, body: &str) -> chancery::build::Outcome {
    site(&format!(
        "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguages: [{lang}]\n-- i18n/{lang}.ftl --\nhome = H\n\
         -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n---\n{body}\n"
    ))
}

#[test]
fn emphasis_beside_east_asian_punctuation_is_bold_and_no_asterisk_is_shown() {
    for (lang, body, bold) in [
        (
            "zh",
            "这是**重要：**必须读。他说**“是的”**就走。",
            "这是<strong>重要：</strong>必须读。他说<strong>“是的”</strong>就走。",
        ),
        ("zh", "**粗体。**后面的字。**「引」**之后", "<strong>粗体。</strong>后面的字。<strong>「引」</strong>之后"),
        (
            "ja",
            "これは**「重要」**です。**重要（じゅうよう）**な話",
            "これは<strong>「重要」</strong>です。<strong>重要（じゅうよう）</strong>な話",
        ),
        (
            "ko",
            "이것은 **중요(重要)**하다. **\"인용\"**은",
            "이것은 <strong>중요(重要)</strong>하다. <strong>“인용”</strong>은",
        ),
    ] {
        let outcome = post(lang, body);
        assert!(page(&outcome, "2016/01/a/index.html").contains(bold), "{body}");
        assert!(!reported(&outcome).contains("content/"), "{}", reported(&outcome));
        for (path, text) in around_the_post(&outcome) {
            assert!(!text.contains("**"), "{body} in {path}");
        }
    }
}

#[test]
fn a_line_break_between_two_characters_of_chinese_or_japanese_is_no_space() {
    for (lang, body, joined) in [
        (
            "zh",
            "第一行很长的句子，\n第二行接着写\n到这里。English words\n和中文。",
            "第一行很长的句子，第二行接着写到这里。English words 和中文。",
        ),
        ("ja", "日本語の\nとても**長い\n文**です。", "日本語のとても長い文です。"),
        ("ko", "한국어는\n띄어쓰기가", "한국어는 띄어쓰기가"),
    ] {
        let outcome = post(lang, body);
        let own = page(&outcome, "2016/01/a/index.html");
        for place in ["name=\"description\" content=\"", "property=\"og:description\" content=\"", "\"description\":\""]
        {
            assert!(own.contains(&format!("{place}{joined}")), "{place}{joined}");
        }
        assert!(page(&outcome, "feed.json").contains(&format!("\"summary\":\"{joined}\"")), "{joined}");
    }
    for summary in ["|\n  第一行，\n  第二行", ">\n  第一行，\n  第二行", "第一行，\n  第二行"] {
        let front = format!("summary: {summary}\n");
        let outcome = site(&format!(
            "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\n\
             -- content/posts/a.md --\n---\ntitle: A\ndate: 2016-01-05\n{front}---\nx\n"
        ));
        assert!(page(&outcome, "2016/01/a/index.html").contains("content=\"第一行，第二行\""), "{summary}");
    }
    let outcome = post("ja", "日本語の\nとても**長い\n文**です。");
    assert!(page(&outcome, "2016/01/a/index.html").contains("<p>日本語のとても<strong>長い文</strong>です。</p>"));
}
