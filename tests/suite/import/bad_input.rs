//! Exports that are broken, hostile, or not exports at all.

use super::export::{Export, post};
use super::{Desk, import};
use chancery::import::report::Effect;

fn refused(export: impl AsRef<[u8]>) -> String {
    let desk = Desk::new();
    desk.write("export.xml", export);
    desk.refused(&desk.options())
}

#[test]
fn row_44_a_truncated_export_reports_what_was_read_and_writes_nothing() {
    let xml = Export::new().post(1, "kopi", "a").post(2, "teh", "b").post(3, "susu", "c").xml();
    let cut = &xml[..xml.find("<wp:post_id>3<").unwrap()];
    let said = refused(cut);
    for part in [
        "the file ends inside <rss> <channel> <item>",
        "2 posts and pages",
        "the last one is `Post 2`",
        "nothing was written",
        "line: ",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    // Wherever it is cut, there is an error with a place, never a panic or half a site.
    for at in (1..xml.len()).step_by(97).filter(|at| xml.is_char_boundary(*at)) {
        let said = refused(&xml[..at]);
        assert!(!said.is_empty(), "cut at {at}");
    }
}

#[test]
fn row_44_an_export_with_a_document_type_reads_no_file_and_expands_nothing() {
    let secret = Desk::new().write("secret.txt", "rahasia");
    let doctype = format!(
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">\
         <!ENTITY f SYSTEM \"file://{}\">]>\n<rss",
        secret.display()
    );
    let xml = Export::new().item(post(1, "a").title("x").body("isi")).xml().replacen("<rss", &doctype, 1);
    let xml = xml.replace("<title><![CDATA[x]]></title>", "<title>&c; &f; &nbsp;</title>");
    let moved = import(&xml);
    let text = moved.read("content/posts/2016/2016-10-08-a.md");
    assert!(text.contains("&c; &f;") && !text.contains("rahasia") && !text.contains("aaaa"), "{text}");
    assert!(moved.remarks(Effect::Changed).contains_key("the document type of the file was ignored"));
}

#[test]
fn row_44_nul_and_other_invisible_characters_are_left_out_and_counted() {
    let moved = import(&Export::new().item(post(1, "a").title("Ko\u{0}pi\u{8}").body("i\u{b}s\u{0}i")).xml());
    assert_eq!(moved.front("content/posts/2016/2016-10-08-a.md")[0], "title: Kopi");
    assert_eq!(moved.body("content/posts/2016/2016-10-08-a.md"), "isi\n");
    assert!(moved.remarked("invisible control characters", "4"));
}

#[test]
fn row_44_malformed_xml_is_an_error_with_its_line() {
    let xml = Export::new().post(1, "a", "x").xml().replace("</content:encoded>", "</content:encode>");
    let said = refused(&xml);
    let line = xml[..xml.find("</content:encode>").unwrap()].matches('\n').count() + 1;
    assert!(said.contains("not well-formed XML") && said.contains(&format!("line: {line},")), "{line} in {said}");
}

#[test]
fn a_file_that_is_not_an_export_is_an_error() {
    assert!(refused("<rss><channel><title>x</title></channel></rss>").contains("is not a WordPress export"));
    assert!(refused("").contains("is not a WordPress export"));
    assert!(refused("hello\n").contains("is not a WordPress export"));
    assert!(refused(b"PK\x03\x04rest").contains("is a zip archive"));
    let latin = [
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>caf\xe9".as_slice(),
        b"</title></item></channel></rss>",
    ]
    .concat();
    let said = refused(latin);
    assert!(said.contains("ISO-8859-1") && said.contains("iconv"), "{said}");
    let desk = Desk::new();
    let said = desk.refused(&desk.options());
    assert!(said.contains("export.xml") && said.contains("cannot be read"), "{said}");
}

#[test]
fn an_invalid_time_zone_or_url_is_an_error() {
    let desk = Desk::new();
    desk.write("export.xml", Export::new().post(1, "a", "x").xml());
    let mut options = desk.options();
    options.time_zone = Some("Mars/Olympus".into());
    assert!(desk.refused(&options).contains("unknown time zone"));
    let mut options = desk.options();
    options.base_url = Some("not an address".into());
    assert!(desk.refused(&options).contains("base_url"));
}

#[test]
fn several_parts_of_one_export_make_one_blog() {
    let desk = Desk::new();
    desk.write("export.xml", Export::new().post(1, "kopi", "<a href=\"/2016/10/teh/\">x</a>").xml());
    let second = desk.write("part-2.xml", Export::new().post(2, "teh", "b").xml());
    let mut options = desk.options();
    options.exports.push(second);
    let moved = desk.import(&options);
    assert_eq!(moved.body("content/posts/2016/2016-10-08-kopi.md"), "[x](@/posts/2016/2016-10-08-teh.md)\n");
    assert_eq!(moved.broken_urls(&["/2016/10/kopi/", "/2016/10/teh/"]), [""; 0]);
}
