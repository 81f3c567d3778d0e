//! Scenarios: what the reader opened, chose, selected or plays outlives an edit.

use crate::Stage;
use crate::site::{begin, edit};

const DETAILS: &str = "<details id=\"more\"><summary>More</summary><p>Inner text</p></details>\n\n\
                       <details><summary>Closed</summary><p>Inner text</p></details>\n\n\
                       <input type=\"checkbox\" class=\"box\"> <input type=\"checkbox\" class=\"box\" checked>\n\n";

pub(crate) fn open_details_and_checked_boxes_stay_as_the_reader_left_them(stage: &mut Stage) {
    begin(stage.site, &format!("Text.\n\n{DETAILS}"));
    let tab = stage.visit("/page/");
    tab.eval(
        "for (const details of document.querySelectorAll('details')) details.open = true;
         for (const box of document.querySelectorAll('.box')) box.checked = !box.checked",
    );
    edit(stage.site, &format!("New.\n\nText again.\n\n{}\n\nBelow.\n", DETAILS.replace("Inner text", "Other text")));
    tab.until("document.body.textContent.includes('Below')");
    tab.assert("document.body.textContent.includes('Other text')");
    tab.assert("[...document.querySelectorAll('details')].every(details => details.open)");
    tab.assert("[...document.querySelectorAll('.box')].map(box => box.checked).join() == 'true,false'");
}

pub(crate) fn a_selection_stays_on_its_words(stage: &mut Stage) {
    begin(stage.site, "One two three four five.\n\nSix seven eight.\n\nNine ten.\n");
    let tab = stage.visit("/page/");
    tab.eval(
        "const [first, second] = document.querySelectorAll('p');
         getSelection().setBaseAndExtent(first.firstChild, 8, second.firstChild, 9)",
    );
    assert_eq!(tab.eval("getSelection().toString()"), "three four five.\n\nSix seven");
    edit(stage.site, "One and two three four five.\n\nSix seven eight, eleven.\n\nTwelve.\n\nNine ten.\n");
    tab.until("document.body.textContent.includes('Twelve')");
    assert_eq!(tab.eval("getSelection().toString()"), "three four five.\n\nSix seven");
    edit(stage.site, "Nine ten.\n\nTwelve.\n\nOne and two three four five.\n\nSix seven eight, eleven.\n");
    tab.until("document.querySelector('p').textContent == 'Nine ten.'");
    assert_eq!(tab.eval("getSelection().toString()"), "three four five.\n\nSix seven");
}

/// Four seconds of silence.
fn silence() -> Vec<u8> {
    let samples = 32_000u32;
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((36 + samples).to_le_bytes());
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data");
    bytes.extend(samples.to_le_bytes());
    bytes.resize(bytes.len() + samples as usize, 128);
    bytes
}

pub(crate) fn a_sound_plays_on_in_the_same_node(stage: &mut Stage) {
    let sound = "<audio src=\"/sound.wav\" loop controls></audio>\n\n";
    stage.site.write("content/sound.wav", &silence());
    begin(stage.site, &format!("Before.\n\n{sound}After.\n"));
    let tab = stage.visit("/page/");
    tab.eval("window.sound = document.querySelector('audio'); sound.play()");
    tab.until("!sound.paused && sound.currentTime > 0.1");
    let playing = |expected: &str| {
        tab.until(&format!("document.body.textContent.includes('{expected}')"));
        tab.assert("document.querySelectorAll('audio').length == 1 && document.querySelector('audio') == sound");
        tab.assert("!sound.paused && sound.currentTime > 0.1");
    };
    edit(stage.site, &format!("New.\n\nBefore again.\n\n{sound}After.\n"));
    playing("Before again");
    edit(stage.site, &format!("{sound}New.\n\nAfter.\n\nMoved down: before again.\n"));
    playing("Moved down");
    let figure = sound
        .replace("<audio", "<figure class=\"wide\"><audio")
        .replace("\n\n", "<figcaption>A caption</figcaption></figure>\n\n");
    edit(stage.site, &format!("New.\n\nAfter.\n\n{figure}"));
    playing("A caption");
    tab.assert("sound.parentNode.className == 'wide'");
    edit(stage.site, &format!("New.\n\n{sound}Unwrapped.\n"));
    playing("Unwrapped");
    tab.eval("sound.pause()");
    edit(stage.site, &format!("{sound}Last.\n"));
    tab.until("document.body.textContent.includes('Last')");
    tab.assert("document.querySelector('audio') == sound && sound.paused");
}

pub(crate) fn a_frame_is_not_loaded_again(stage: &mut Stage) {
    let frame = "<iframe srcdoc=\"Framed\" id=\"frame\"></iframe>\n\n";
    begin(stage.site, &format!("Before.\n\n{frame}After.\n"));
    let tab = stage.visit("/page/");
    tab.until("frame.contentDocument.body?.textContent == 'Framed'");
    tab.eval("frame.contentWindow.loaded = 'once'");
    edit(stage.site, &format!("Another.\n\nBefore it.\n\n{frame}After.\n"));
    tab.until("document.body.textContent.includes('Before it')");
    tab.assert("frame.contentWindow.loaded == 'once'");
    edit(stage.site, &format!("Another.\n\nBefore it.\n\nAfter.\n\nBelow.\n\n{frame}"));
    tab.until("document.body.textContent.includes('Below')");
    tab.assert("frame.contentWindow.loaded == 'once'");
}

pub(crate) fn typed_text_and_caret_move_with_their_field(stage: &mut Stage) {
    let area = "<textarea name=\"area\">As written</textarea>\n\n";
    begin(stage.site, &format!("First.\n\n{area}Second.\n\nThird.\n"));
    let tab = stage.visit("/page/");
    tab.eval("window.area = document.querySelector('textarea'); area.focus()");
    tab.type_text("typed ");
    tab.eval("area.setSelectionRange(2, 4)");
    edit(stage.site, &format!("First.\n\nSecond.\n\nThird and last.\n\n<div>{area}</div>"));
    tab.until("document.body.textContent.includes('and last')");
    edit(stage.site, &format!("First.\n\n{area}Second.\n\nThird and really last.\n"));
    tab.until("document.body.textContent.includes('really')");
    edit(stage.site, &format!("First.\n\nSecond.\n\nThird and really the last.\n\n{area}"));
    tab.until("document.body.textContent.includes('really the')");
    tab.assert("document.querySelectorAll('textarea').length == 1");
    tab.assert("document.querySelector('textarea') == area");
    tab.assert("document.activeElement == area && area.value.includes('typed')");
    tab.assert("area.selectionStart == 2 && area.selectionEnd == 4");
}
