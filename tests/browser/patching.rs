//! Scenarios: an edit reaches the open page in place.

use crate::Stage;
use crate::site::{PAGE, STYLE, TEMPLATE, begin, edit, page, paragraphs, template};

pub(crate) fn an_edit_keeps_scroll_focus_and_typed_text(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..60));
    let tab = stage.visit("/page/");
    tab.eval("field.focus({ preventScroll: true })");
    tab.type_text("typed by the reader");
    tab.eval("field.setSelectionRange(3, 7); scrollTo(0, 1000); window.kept = document.querySelectorAll('p')[22]");
    edit(stage.site, &paragraphs(0..60).replace("Paragraph 22 says", "Paragraph 22 now says"));
    tab.until("kept.textContent.includes('now says')");
    tab.assert("stayed == 'yes' && kept.isConnected && scrollY == 1000");
    tab.assert("document.activeElement == field && field.value == 'typed by the reader'");
    tab.assert("field.selectionStart == 3 && field.selectionEnd == 7");
    tab.assert("kept.getAnimations().some(animation => animation.id == 'chancery-mark')");
    tab.assert("document.getAnimations().filter(animation => animation.id == 'chancery-mark').length == 1");
    tab.assert("kept.getAttribute('style') === null && kept.className === ''");
}

pub(crate) fn what_comes_in_above_does_not_move_what_is_read(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..60));
    let tab = stage.visit("/page/");
    tab.eval("scrollTo(0, 1200)");
    tab.eval("window.read = [...document.querySelectorAll('p')].find(p => p.getBoundingClientRect().top > 0)");
    let before = tab.eval("read.getBoundingClientRect().top");
    let banner = "<div id=\"banner\" style=\"height: 333px\">A banner</div>\n";
    stage.site.write(TEMPLATE, template("", banner).as_bytes());
    tab.until("document.getElementById('banner')");
    let settle = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        .then(() => read.getBoundingClientRect().top)";
    assert_eq!(tab.eval(settle), before);
    tab.assert("scrollY > 1500");
    stage.site.write(TEMPLATE, template("", "").as_bytes());
    tab.until("!document.getElementById('banner')");
    assert_eq!(tab.eval(settle), before);
}

pub(crate) fn a_change_out_of_view_is_brought_into_view_and_marked(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..60));
    let tab = stage.visit("/page/");
    edit(stage.site, &paragraphs(0..60).replace("Paragraph 40 says", "Paragraph 40 now says"));
    tab.until("scrollY > 1500");
    let changed = "[...document.querySelectorAll('p')].find(p => p.textContent.includes('now says'))";
    tab.until(&format!("(top => top > 0 && top < 560)({changed}.getBoundingClientRect().top)"));
    tab.assert(&format!("{changed}.getAnimations().some(animation => animation.id == 'chancery-mark')"));
    tab.prefer("prefers-reduced-motion", "reduce");
    edit(stage.site, &paragraphs(0..60).replace("Paragraph 2 says", "Paragraph 2 now says"));
    tab.until(&format!("{changed}?.textContent.includes('Paragraph 2 ')"));
    tab.assert(&format!("{changed}.getBoundingClientRect().top > 0"));
    tab.until("document.getAnimations().length == 0");
}

pub(crate) fn an_edit_while_the_reader_types_does_not_scroll(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..60));
    let tab = stage.visit("/page/");
    tab.eval("field.focus()");
    edit(stage.site, &paragraphs(0..60).replace("Paragraph 40 says", "Paragraph 40 now says"));
    tab.until("document.body.textContent.includes('now says')");
    tab.eval("new Promise(done => setTimeout(done, 150))");
    tab.assert("scrollY == 0");
}

pub(crate) fn a_changed_style_sheet_takes_over_without_a_reload(stage: &mut Stage) {
    begin(stage.site, &paragraphs(0..5));
    let tab = stage.visit("/page/");
    tab.eval(
        "window.seen = new Set();
         const look = () => {
             seen.add(getComputedStyle(document.querySelector('p')).color);
             requestAnimationFrame(look);
         };
         look()",
    );
    tab.until("seen.size == 1");
    stage.site.write(STYLE, b"p { color: rgb(7, 8, 9) }");
    tab.until("seen.has('rgb(7, 8, 9)') && document.querySelectorAll('link[href^=\"/css/\"]').length == 1");
    assert_eq!(tab.eval("[...seen].join(' and ')"), "rgb(1, 2, 3) and rgb(7, 8, 9)");
    stage.site.write(STYLE, b"p { color: rgb(9, 9, 9) }");
    tab.until("seen.has('rgb(9, 9, 9)') && document.querySelectorAll('link[href^=\"/css/\"]').length == 1");
    tab.assert("stayed == 'yes' && seen.size == 3");
}

pub(crate) fn a_script_that_is_new_runs_once(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    let script = "<script>window.runs = (window.runs ?? 0) + 1</script>\n";
    let data = "<script type=\"application/json\">{\"a\": 1}</script>\n";
    stage.site.write(TEMPLATE, template(script, data).as_bytes());
    tab.until("window.runs == 1");
    edit(stage.site, "Text that changed.\n");
    stage.site.write(TEMPLATE, template("", &format!("<p>Above.</p>{script}")).as_bytes());
    tab.until("document.body.textContent.includes('Above')");
    tab.assert("window.runs == 1 && stayed == 'yes'");
    let other = "<script>window.others = (window.others ?? 0) + 1</script>\n";
    stage.site.write(TEMPLATE, template("", &format!("{script}{other}")).as_bytes());
    tab.until("window.others == 1");
    tab.assert("window.runs == 1");
}

pub(crate) fn what_the_sites_own_scripts_did_stays(stage: &mut Stage) {
    let script = "<script>document.documentElement.className = 'dark'</script>\n";
    let late = "<script>addEventListener('load', () => {
        const main = document.querySelector('main');
        main.dataset.ready = 'yes';
        main.append(Object.assign(document.createElement('button'), { id: 'copy' }));
        chart.innerHTML = '<svg></svg>';
        banner.remove();
    })</script>\n";
    let top = "<div id=\"banner\">Cookies</div><pre id=\"chart\">a to b</pre>\n";
    begin(stage.site, "Text.\n");
    stage.site.write(TEMPLATE, template(&format!("{script}{late}"), top).as_bytes());
    let tab = stage.visit("/page/");
    tab.until("document.getElementById('copy')");
    edit(stage.site, "Text that changed.\n");
    tab.until("document.body.textContent.includes('that changed')");
    tab.assert("document.documentElement.className == 'dark' && chart.innerHTML == '<svg></svg>'");
    tab.assert("document.querySelector('main').dataset.ready == 'yes' && !document.getElementById('banner')");
    tab.assert("document.getElementById('copy').parentNode.localName == 'main'");
    stage.site.write(TEMPLATE, template(&format!("{script}{late}"), &top.replace("a to b", "b to c")).as_bytes());
    tab.until("chart.innerHTML == 'b to c'");
}

pub(crate) fn the_title_and_the_head_follow(stage: &mut Stage) {
    begin(stage.site, "Text.\n");
    let tab = stage.visit("/page/");
    stage.site.write(TEMPLATE, template("<meta name=\"description\" content=\"One\">\n", "").as_bytes());
    tab.until("document.head.querySelector('meta[name=description]')?.content == 'One'");
    stage.site.write(PAGE, page("Second", "Text.\n").as_bytes());
    tab.until("document.title == 'Second' && document.querySelector('h1').textContent == 'Second'");
    stage.site.write(TEMPLATE, template("<meta name=\"description\" content=\"Two\">\n", "").as_bytes());
    tab.until("document.head.querySelector('meta[name=description]').content == 'Two' && stayed == 'yes'");
}
