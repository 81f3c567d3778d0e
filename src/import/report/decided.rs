//! Reports the decisions on languages and terms.

use crate::base::count::{counted, number};
use crate::import::decide::decisions::Decisions;
use crate::import::decide::folder_settings;
use crate::import::decide::settings::Settings;
use crate::import::model::export_options::Options;
use crate::import::model::{Effect, Known, Program, Remark, Report, Survey, Taxonomy};
use crate::input::source::CONFIG_FILE;

/// Reports the languages of the site, and how the language of posts is known.
pub(crate) fn languages(decisions: &Decisions, report: &mut Report) {
    let Decisions { languages, known, settings, .. } = decisions;
    let site = settings.languages.as_slice();
    if let ([(tag, name)], false) = (site, known.iter().any(|known| *known != Known::Assumed)) {
        report
            .decided
            .push(format!("Language: {name} ({tag}), because the export names no other. To change it, use `--lang`"));
        return;
    }
    for (tag, name) in site {
        let own = || languages.iter().zip(known).filter(|(language, _)| *language == tag).map(|(_, known)| known);
        let named = own().filter(|known| **known == Known::Named).count();
        let guesses: Vec<f64> = own()
            .filter_map(|known| if let Known::Guessed(confidence) = known { Some(*confidence) } else { None })
            .collect();
        let assumed = own().filter(|known| **known == Known::Assumed).count();
        let mut parts: Vec<(usize, String)> = vec![(named, "as the export says".to_string())];
        if !guesses.is_empty() {
            let least = guesses.iter().copied().fold(1.0, f64::min);
            let mean = guesses.iter().sum::<f64>() / guesses.len() as f64;
            let words =
                format!("detected from their text, with a confidence of {mean:.2} on average and {least:.2} at least");
            parts.push((guesses.len(), words));
        }
        parts.push((assumed, "because nothing says otherwise".to_string()));
        parts.retain(|(count, _)| *count > 0);
        let all = counted(named + guesses.len() + assumed, "post or page", "posts and pages");
        let how = match parts.as_slice() {
            [] => String::new(),
            [(_, how)] => format!(", {how}"),
            several => {
                let several = several.iter().map(|(count, how)| format!("{} {how}", number(*count)));
                format!(": {}", several.collect::<Vec<_>>().join("; "))
            }
        };
        report.decided.push(format!("Language {name} ({tag}): {all}{how}"));
    }
}

/// Reports the terms that were merged.
pub(crate) fn terms(taxonomies: &[Taxonomy], survey: &Survey, report: &mut Report) {
    let remark = |what: &str, text: String| Remark::on_file(Effect::Changed, what, CONFIG_FILE, text);
    for taxonomy in taxonomies {
        for term in taxonomy.terms.iter().filter(|term| term.members.len() > 1) {
            let names: Vec<String> =
                term.members.iter().map(|member| survey.terms.all[*member as usize].name.clone()).collect();
            report.remarks.push(remark(
                "terms with the same name, or translations of each other, were merged",
                format!("{}: {} is {}", taxonomy.name, names.join(" + "), term.slug),
            ));
        }
    }
}

/// Reports the URL of the site, if neither the export nor the author says it.
pub(crate) fn home(options: &Options, survey: &Survey, report: &mut Report) {
    if survey.program == Program::WordPress || options.base_url.is_some() {
        return;
    }
    if let Some(old) = &options.old_url {
        report.decided.push(format!(
            "URL of the site: {old}, that of the old blog. If the new site has another one, set `base_url` in {CONFIG_FILE}"
        ));
        return;
    }
    let advice = "import with `--base-url`, and also with `--old-url` if the old blog had another one";
    report.decided.push(format!(
        "URL of the site: {}, because the export does not say it. So links in posts with the old blog's URL were not found: {advice}",
        survey.home.address
    ));
}

/// Reports the decisions for a folder of another program.
pub(crate) fn folder(settings: &Settings, report: &mut Report) {
    let names: Vec<String> = settings.languages.iter().map(|(tag, name)| format!("{tag} ({name})")).collect();
    report.decided.push(format!("Languages: {}", names.join(", ")));
    if settings.base_url == folder_settings::UNKNOWN_URL {
        let advice = format!("set `base_url` in {CONFIG_FILE}, or import with `--base-url`");
        report.decided.push(format!("URL of the site: the old site does not say it, so {advice}"));
    }
    report.decided.push(match &settings.posts {
        Some(posts) => format!("URLs: posts keep their old ones, by the pattern {posts}"),
        None => "URLs: no pattern fits most posts, so posts have their own `permalink` if needed".to_string(),
    });
}
