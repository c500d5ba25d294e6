//! The process is killed while it saves: `corpus.toml` is always whole and holds the last or the one before last state.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use saidline::corpus::{Change, Field, Kept, Target, Value, held};

const FOLDER: &str = "SAIDLINE_CRASH_FOLDER";

fn target() -> Target {
    Target::Party("coast".into())
}

fn name(n: u64) -> Value {
    // Long enough that half of it would be seen.
    Value::Text(format!("{n} {}", "long ".repeat(4000)))
}

/// Saves one state after another until it is killed; run by the test below, and by nobody else.
#[test]
fn saves_until_it_is_killed() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let mut kept = Kept::read(Path::new(&folder), None).expect("it can be read");
    let first = number(kept.text()).unwrap_or_default();
    let mut out = std::io::stdout();
    for n in first + 1.. {
        let before = held(kept.text(), &target(), Field::Name);
        kept.change(&[Change { target: target(), field: Field::Name, before, after: Some(name(n)) }]).expect("it can be changed");
        writeln!(out, "state {n}").and_then(|()| out.flush()).expect("somebody listens");
        let saved = kept.save().expect("there is something to save").run().expect("it can be written");
        kept.saved(&saved);
    }
}

fn number(text: &str) -> Option<u64> {
    let Some(Value::Text(name)) = held(text, &target(), Field::Name) else { return None };
    name.split(' ').next()?.parse().ok()
}

#[test]
fn a_process_killed_at_any_instant_leaves_a_whole_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("corpus.toml");
    std::fs::write(&file, "# by hand\n").expect("it can be written");
    let (mut random, mut states) = (0x2545_F491_4F6C_DD1D_u64, 0);
    for round in 0..200 {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "saves_until_it_is_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it can be started");
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut begun = 0;
        let mut note = |line: &str| begun = line.rsplit_once("state ").and_then(|(_, n)| n.parse().ok()).unwrap_or(begun);
        // It is under way once it has told a state; in every eighth round it has to have written one, however slow the disk is.
        let mut told = 0;
        for line in lines.by_ref().map_while(Result::ok) {
            told += u32::from(line.contains("state "));
            note(&line);
            if told > u32::from(round % 8 == 0) {
                break;
            }
        }
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        std::thread::sleep(Duration::from_micros(random % 6000));
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        lines.map_while(Result::ok).for_each(|line| note(&line));
        let text = std::fs::read_to_string(&file).expect("it is there");
        assert!(text.starts_with("# by hand\n"), "round {round}: {}", &text[..40.min(text.len())]);
        let holds = number(&text).unwrap_or_default();
        assert!(holds == begun || holds + 1 == begun, "round {round}: {holds} after {begun} was begun");
        assert!(holds == 0 || held(&text, &target(), Field::Name) == Some(name(holds)), "round {round}: torn");
        states = holds;
    }
    assert!(states > 20, "only {states} states were saved");
}
