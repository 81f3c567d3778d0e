//! The families of fonts that suit a script, the best first.
//!
//! They are those of the theme's stylesheet, and what systems have in their place. A family that is not in a list can still be
//! chosen, after those that are.

use icu::properties::props::Script;

/// How Chinese, Japanese or Korean is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Region {
    Simplified,
    Traditional,
    Japanese,
    Korean,
}

/// Families for texts with serifs, and for those without.
pub(super) type Families = (&'static [&'static str], &'static [&'static str]);

const ROMAN: Families = (
    &[
        "Source Serif 4",
        "Noto Serif",
        "Iowan Old Style",
        "Palatino Linotype",
        "Palatino",
        "Georgia",
        "P052",
        "Liberation Serif",
        "Times New Roman",
        "DejaVu Serif",
    ],
    &[
        "Source Sans 3",
        "Noto Sans",
        "Seravek",
        "Segoe UI",
        "Helvetica Neue",
        "Cantarell",
        "Ubuntu",
        "Inter",
        "Liberation Sans",
        "Arial",
        "DejaVu Sans",
    ],
);
const ARABIC: Families = (
    &["Noto Naskh Arabic", "Geeza Pro", "Amiri", "Scheherazade New", "Times New Roman", "DejaVu Sans"],
    &["Noto Sans Arabic", "Vazirmatn", "Geeza Pro", "Segoe UI", "Tahoma", "DejaVu Sans"],
);
const URDU: Families =
    (&["Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Urdu Typesetting", "Noto Naskh Arabic", "Geeza Pro"], ARABIC.1);
const HEBREW: Families = (
    &["Noto Serif Hebrew", "New Peninim MT", "David", "Times New Roman", "DejaVu Serif"],
    &["Noto Sans Hebrew", "Arial Hebrew", "Segoe UI", "Arial", "DejaVu Sans"],
);
const SIMPLIFIED: Families = (
    &["Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "NSimSun"],
    &[
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "Source Han Sans SC",
        "PingFang SC",
        "Microsoft YaHei",
        "WenQuanYi Micro Hei",
    ],
);
const TRADITIONAL: Families = (
    &["Noto Serif CJK TC", "Noto Serif TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "MingLiU"],
    &["Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"],
);
const JAPANESE: Families = (
    &["Noto Serif CJK JP", "Noto Serif JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho", "MS Mincho"],
    &["Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic", "Meiryo", "IPAGothic"],
);
const KOREAN: Families = (
    &["Noto Serif CJK KR", "Noto Serif KR", "Source Han Serif K", "AppleMyungjo", "Batang", "NanumMyeongjo"],
    &["Noto Sans CJK KR", "Noto Sans KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic", "NanumGothic"],
);

/// The families for a script. `language` is that of the text.
pub(super) fn of(script: Script, language: &str, region: Region) -> Families {
    let tongue = language.split('-').next().unwrap_or_default();
    match script {
        Script::Latin | Script::Greek | Script::Cyrillic => ROMAN,
        Script::Arabic if matches!(tongue, "ur" | "ks") => URDU,
        Script::Arabic => ARABIC,
        Script::Hebrew => HEBREW,
        Script::Han => match region {
            Region::Simplified => SIMPLIFIED,
            Region::Traditional => TRADITIONAL,
            Region::Japanese => JAPANESE,
            Region::Korean => KOREAN,
        },
        _ => (&[], &[]),
    }
}

/// How Chinese characters are written in a language.
pub(super) fn region(language: &str, has_kana: bool, has_hangul: bool) -> Region {
    let mut parts = language.split('-');
    let tongue = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let has = |wanted: &[&str]| rest.iter().any(|part| wanted.iter().any(|one| part.eq_ignore_ascii_case(one)));
    match tongue {
        "ja" => Region::Japanese,
        "ko" => Region::Korean,
        "yue" | "nan" if !has(&["Hans"]) => Region::Traditional,
        "zh" if has(&["Hant"]) || has(&["TW", "HK", "MO"]) && !has(&["Hans"]) => Region::Traditional,
        "zh" => Region::Simplified,
        _ if has_kana => Region::Japanese,
        _ if has_hangul => Region::Korean,
        _ => Region::Simplified,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_written_as_their_language_does() {
        for (language, expected) in [
            ("zh", Region::Simplified),
            ("zh-Hant", Region::Traditional),
            ("zh-TW", Region::Traditional),
            ("zh-Hans-HK", Region::Simplified),
            ("ja", Region::Japanese),
            ("ko-KR", Region::Korean),
            ("en", Region::Simplified),
        ] {
            assert_eq!(region(language, false, false), expected, "{language}");
        }
        assert_eq!(region("en", true, false), Region::Japanese);
        assert_eq!(region("en", false, true), Region::Korean);
        assert_eq!(region("zh", true, true), Region::Simplified);
    }
}
