//! TimelineJS in a browser without a screen, for tests: an independent reader of what the program writes for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::package::installed;

/// The version of TimelineJS that `.ci/run` installs below `target/readers`; another can be named by `TIMELINEJS`, its folder `dist`.
const DIST: &str = "target/readers/node_modules/@knight-lab/timelinejs/dist";

/// Lets TimelineJS draw `json` and reports what stands on its page; `None`, said aloud, where browser or TimelineJS are not installed.
///
/// The report holds `slides` (the texts of all quotations, in the order of the slides), `headlines`, `dates` (of the slides), `marks` (how many
/// stand on the axis), `groups` (the names of the rows), `tall` (pixels of the first slide's headline) and `errors`.
pub(crate) fn timeline_js(json: &[u8]) -> Option<serde_json::Value> {
    let browser = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(installed);
    let dist = std::env::var_os("TIMELINEJS").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(DIST), PathBuf::from);
    let (Some(browser), true) = (browser, dist.join("js/timeline.js").is_file()) else {
        eprintln!("skipped: Chromium or TimelineJS is not installed, so the timeline was not read back by them");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.html");
    let data = [b"const data = ", json, b";"].concat();
    std::fs::write(folder.path().join("data.js"), data).expect("the data is written");
    std::fs::write(&page, PAGE.replace("DIST", &dist.display().to_string())).expect("the page is written");
    let profile = format!("--user-data-dir={}", folder.path().join("profile").display());
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--allow-file-access-from-files"])
        .args(["--virtual-time-budget=9000", "--window-size=1280,900", "--dump-dom", &profile])
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser runs");
    let dom = String::from_utf8_lossy(&output.stdout);
    let report = dom.split_once("<pre id=\"report\">").and_then(|(_, rest)| rest.split_once("</pre>")).map(|(report, _)| report);
    let report = report.filter(|report| !report.is_empty());
    let report = report.unwrap_or_else(|| panic!("the page told nothing: {}", String::from_utf8_lossy(&output.stderr)));
    Some(serde_json::from_str(report).expect("a report in JSON"))
}

const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="DIST/css/timeline.css">
<div id="timeline" style="width:1200px;height:700px"></div><pre id="report"></pre>
<script>const errors = []; window.onerror = message => { errors.push(String(message)); };</script>
<script src="DIST/js/timeline.js"></script><script src="data.js"></script>
<script>
new TL.Timeline("timeline", data, {});
setTimeout(() => {
    const all = (where, of) => [...document.querySelectorAll(where)].map(of || (found => found.textContent));
    const report = {
        slides: all(".tl-slide blockquote"),
        headlines: all(".tl-slide h2.tl-headline, .tl-slide .tl-headline-title"),
        dates: all(".tl-slide .tl-headline-date"),
        marks: document.querySelectorAll(".tl-timemarker").length,
        groups: all(".tl-timegroup-message"),
        tall: all(".tl-slide .tl-headline", found => found.getBoundingClientRect().height)[0] || 0,
        errors,
    };
    const safe = c => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0");
    document.getElementById("report").textContent = JSON.stringify(report).replace(/[<>&\u007f-\uffff]/g, safe);
}, 4000);
</script>"#;
