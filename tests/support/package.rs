//! Reads the formats back that the program writes: zip packages, their XML, and whole files by LibreOffice where it is installed.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The parts of a zip file, read by its directory; sizes and check sums must be right.
pub(crate) fn unzip(bytes: &[u8]) -> BTreeMap<String, String> {
    let u16_at = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let u32_at = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let end = bytes.windows(4).rposition(|w| w == b"PK\x05\x06").expect("a directory's end");
    let mut at = u32_at(end + 16) as usize;
    let mut parts = BTreeMap::new();
    for _ in 0..u16_at(end + 10) {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let (packed, size, name) = (u32_at(at + 20) as usize, u32_at(at + 24) as usize, u16_at(at + 28));
        let local = u32_at(at + 42) as usize;
        let path = std::str::from_utf8(&bytes[at + 46..at + 46 + name]).expect("a name in UTF-8");
        let from = local + 30 + u16_at(local + 26) + u16_at(local + 28);
        let mut text = String::new();
        flate2::read::DeflateDecoder::new(&bytes[from..from + packed]).read_to_string(&mut text).expect("deflated UTF-8");
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        assert_eq!((text.len(), sum.sum()), (size, u32_at(at + 16)), "{path}");
        assert!(parts.insert(path.to_owned(), text).is_none(), "{path} stands twice");
        at += 46 + name + u16_at(at + 30) + u16_at(at + 32);
    }
    parts
}

/// A part of XML: tags with their attributes, and text. Every tag must be closed in its turn.
#[derive(Debug, PartialEq)]
pub(crate) enum Event {
    Open(String, BTreeMap<String, String>),
    Close(String),
    Text(String),
}

/// Reads XML as far as the program writes it: no comments, no document types.
pub(crate) fn xml(text: &str) -> Vec<Event> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    rest = rest.strip_prefix("<?").map_or(rest, |r| r.split_once("?>").expect("a declaration's end").1);
    let (mut events, mut open) = (Vec::new(), Vec::new());
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            events.push(Event::Text(unescaped(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        let (tag, after) = tag.split_once('>').expect("a tag's end");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closed out of turn");
            events.push(Event::Close(name.to_owned()));
            continue;
        }
        let (tag, is_empty) = tag.strip_suffix('/').map_or((tag, false), |t| (t, true));
        let (name, mut fields) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while let Some((key, value)) = fields.trim_start().split_once("=\"") {
            let (value, more) = value.split_once('"').expect("a value's end");
            assert!(attributes.insert(key.to_owned(), unescaped(value)).is_none(), "{key} stands twice in {tag}");
            fields = more;
        }
        assert_eq!(fields.trim(), "", "{tag}");
        events.push(Event::Open(name.to_owned(), attributes));
        if is_empty {
            events.push(Event::Close(name.to_owned()));
        } else {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    events
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, rest) = piece.split_once(';').expect("a reference's end");
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => {
                let code = name.strip_prefix('#').and_then(|n| n.parse().ok()).and_then(char::from_u32);
                code.unwrap_or_else(|| panic!("&{name}; is not known"))
            }
        });
        out.push_str(rest);
    }
    assert!(!out.contains(['\u{0}', '\u{b}', '\u{c}', '\u{fffe}']), "XML cannot hold control characters");
    out
}

/// Lets LibreOffice turn a file into another format; `None`, said aloud, where it is not installed.
pub(crate) fn libre_office(bytes: &[u8], name: &str, to: &str) -> Option<Vec<u8>> {
    let program = ["soffice", "libreoffice"].into_iter().find_map(installed);
    let Some(program) = program else {
        eprintln!("skipped: LibreOffice is not installed, so {name} was not read back by it");
        return None;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    std::fs::write(&file, bytes).expect("the file is written");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let arguments = ["--headless", "--norestore", "--convert-to", to, "--outdir"];
    let output = Command::new(program).arg(profile).args(arguments).arg(folder.path()).arg(&file).output().expect("LibreOffice runs");
    let made = file.with_extension(to.split(':').next().unwrap_or(to));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    Some(std::fs::read(&made).unwrap_or_else(|error| panic!("LibreOffice did not open {name}: {error}; {told}")))
}

/// The path of a program, where it is installed.
pub(crate) fn installed(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| Path::is_file(file))
}
