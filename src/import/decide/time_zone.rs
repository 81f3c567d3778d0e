//! The blog's time zone.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::base::diagnostic::{Diagnostic, Diagnostics};
use crate::import::model::export_options::Options;
use crate::import::model::{Moment, Report, Survey};
use crate::input::source::CONFIG_FILE;

/// The zone that the author names, otherwise the one that fits the posts' times.
pub(crate) fn time_zone(
    options: &Options,
    survey: &Survey,
    report: &mut Report,
) -> Result<Option<String>, Diagnostics> {
    if let Some(name) = &options.time_zone {
        if TimeZone::get(name).is_err() {
            let problem = Diagnostic::error(format!("unknown time zone `{name}`"));
            return Err(problem.hint("use a name such as `Asia/Jakarta`").into());
        }
        return Ok(Some(name.clone()));
    }
    if let Some(name) = survey.channel.time_zone.as_ref().filter(|name| TimeZone::get(name).is_ok()) {
        report
            .decided
            .push(format!("Time zone: {name}, as the export says. To change it, set `timezone` in {CONFIG_FILE}"));
        return Ok(Some(name.clone()));
    }
    let moments: Vec<Moment> =
        survey.entries.iter().filter(|entry| !entry.status.is_draft()).filter_map(|entry| entry.date).collect();
    let found = zone_of(&moments);
    match &found {
        Some(name) => report.decided.push(format!(
            "Time zone: {name}, which fits the posts' times. To change it, set `timezone` in {CONFIG_FILE}"
        )),
        None => report.decided.push(format!(
            "Time zone: UTC, because the posts' times do not show it. To change it, set `timezone` in {CONFIG_FILE}"
        )),
    }
    Ok(found)
}

/// Zones of many blogs. The first that fits is used, because the times alone cannot distinguish two places with the
/// same clock.
const USUAL: [&str; 40] = [
    "UTC",
    "Asia/Jakarta",
    "Asia/Makassar",
    "Asia/Jayapura",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Moscow",
    "Europe/Istanbul",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Singapore",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Dhaka",
    "Asia/Tehran",
    "Asia/Kathmandu",
    "Australia/Sydney",
    "Australia/Perth",
    "Australia/Adelaide",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Caracas",
    "America/Halifax",
    "America/Mexico_City",
    "America/Phoenix",
    "America/Anchorage",
    "Pacific/Honolulu",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Africa/Nairobi",
    "Africa/Cairo",
    "Asia/Jerusalem",
    "America/St_Johns",
];

/// The name of the time zone that most of these moments were written in; `None` if it cannot be detected.
pub(crate) fn zone_of(moments: &[Moment]) -> Option<String> {
    let known: Vec<(DateTime, i32)> =
        moments.iter().filter_map(|moment| Some((moment.local, moment.offset?))).collect();
    if known.is_empty() {
        return None;
    }
    let fitting = |name: &str| {
        let Ok(zone) = TimeZone::get(name) else { return 0 };
        let fits = |(local, offset): &&(DateTime, i32)| {
            local.to_zoned(zone.clone()).is_ok_and(|zoned| zoned.offset().seconds() == *offset)
        };
        known.iter().filter(fits).count()
    };
    let best = USUAL.iter().map(|name| (fitting(name), *name)).rev().max_by_key(|(count, _)| *count)?;
    if best.0 * 10 >= known.len() * 9 {
        return Some(best.1.to_string());
    }
    // Etc/GMT-7 is seven hours east (POSIX counts westward).
    let offset = known
        .iter()
        .map(|(_, offset)| *offset)
        .max_by_key(|offset| known.iter().filter(|(_, other)| other == offset).count())?;
    let hours = offset / 3600;
    let whole = offset % 3600 == 0 && (-12..=14).contains(&hours);
    whole.then(|| if hours == 0 { "UTC".to_string() } else { format!("Etc/GMT{:+}", -hours) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_zone_is_detected_from_summer_and_winter_time() {
        let of = |pairs: &[(&str, &str)]| {
            let moments: Vec<Moment> = pairs.iter().filter_map(|(local, gmt)| Moment::read(local, gmt, "")).collect();
            zone_of(&moments)
        };
        let summer = ("2016-07-01 12:00:00", "2016-07-01 16:00:00");
        let winter = ("2016-01-01 12:00:00", "2016-01-01 17:00:00");
        assert_eq!(of(&[summer, winter]).as_deref(), Some("America/New_York"));
        assert_eq!(of(&[("2016-07-01 12:00:00", "2016-07-01 05:00:00")]).as_deref(), Some("Asia/Jakarta"));
        assert_eq!(of(&[("2016-07-01 12:00:00", "2016-07-01 12:00:00")]).as_deref(), Some("UTC"));
        assert_eq!(of(&[]), None);
    }
}
