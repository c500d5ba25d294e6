//! `[[corrections]]` read from `corpus.toml`.

use toml_edit::{Item, TableLike};

use super::model::UNKNOWN;
use super::{Correction, GivenDate};
use crate::corpus::toml::CorpusToml;

/// The corrections of `item`, in the order of the file; what cannot be used is told and passed over.
pub(in crate::corpus) fn read_corrections(found: &mut CorpusToml, item: &Item) {
    for (index, table) in found.entries(item, "corrections").into_iter().enumerate() {
        let place = format!("[[corrections]] number {}", index + 1);
        let correction = read(found, table, &place);
        if correction.key.document.is_empty() || correction.key.words.trim().is_empty() {
            found.complain(format!("{place} needs a document and words of its text and was passed over"));
        } else {
            found.settings.corrections.push(correction);
        }
    }
}

fn read(found: &mut CorpusToml, table: &dyn TableLike, place: &str) -> Correction {
    let mut correction = Correction::default();
    for (key, item) in table.iter() {
        let at = format!("{key} of {place}");
        match key {
            "document" => correction.key.document = found.string(item, &at).unwrap_or_default().replace('\\', "/"),
            "words" => correction.key.words = found.string(item, &at).unwrap_or_default(),
            "near" => match item.as_integer().and_then(|n| usize::try_from(n).ok()) {
                Some(near) => correction.key.near = near,
                None => found.complain(format!("{at} must be a number of characters and was passed over")),
            },
            "speaker" => correction.speakers = speakers(found, item, &at),
            "party" => correction.party = found.string(item, &at),
            "date" if item.as_str() == Some(UNKNOWN) => correction.date = Some(GivenDate::Unknown),
            "date" => correction.date = found.interval(item, &at).map(|(from, to)| GivenDate::Days(from, to)),
            "act" => correction.act = found.string(item, &at),
            "content" => correction.content = Some(found.strings(item, &at)).filter(|c| !c.is_empty()),
            "label" => correction.label = found.string(item, &at).filter(|l| !l.trim().is_empty()),
            "note" => correction.note = found.string(item, &at).filter(|n| !n.trim().is_empty()),
            "hidden" => correction.hidden = flag(found, item, &at),
            "reviewed" => correction.reviewed = flag(found, item, &at),
            "pinned" => correction.pinned = flag(found, item, &at),
            "added" => correction.added = flag(found, item, &at),
            "apart" => correction.apart = flag(found, item, &at),
            "same" => correction.same = found.string(item, &at).filter(|name| !name.trim().is_empty()),
            "order" => match item.as_integer().and_then(|n| u32::try_from(n).ok()) {
                Some(order) => correction.order = Some(order),
                None => found.complain(format!("{at} must be a number from 1 and was passed over")),
            },
            _ => found.unknown(place, key),
        }
    }
    correction
}

fn flag(found: &mut CorpusToml, item: &Item, place: &str) -> bool {
    item.as_bool().unwrap_or_else(|| {
        found.complain(format!("{place} must be true or false and was passed over"));
        false
    })
}

fn speakers(found: &mut CorpusToml, item: &Item, place: &str) -> Option<Vec<String>> {
    if item.is_array() {
        return Some(found.strings(item, place));
    }
    found.string(item, place).map(|name| if name.trim().is_empty() { Vec::new() } else { vec![name] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::toml::{complains as check, read_corpus_toml};

    #[test]
    fn everything_a_person_can_write_by_hand() {
        let found = read_corpus_toml(
            r##"
            [[corrections]]
            document = "talks.txt"
            words = "“We will not sign"
            near = 24
            speaker = ["Ina Tolle", "Orla Dane"]
            party = "velmar"
            date = { from = 2031-08-18, to = 2031-08-20 }
            act = "rejects"
            content = ["“We will not sign", "the pact”"]
            label = "No to the pact"
            note = "Heard on the radio too"
            hidden = true
            reviewed = true
            pinned = true
            added = true
            order = 2
            apart = true
            same = "the pact"
            [[corrections]]
            document = "talks.txt"
            words = "the harbour"
            speaker = ""
            date = "unknown"
            "##,
        );
        assert_eq!(found.problems, []);
        let [one, two] = &found.settings.corrections[..] else { panic!("two entries") };
        assert_eq!((one.key.near, one.speakers.as_ref().map(Vec::len), one.party.as_deref()), (24, Some(2), Some("velmar")));
        assert!(one.hidden && one.reviewed && one.pinned && one.added && one.apart);
        assert_eq!((one.order, one.same.as_deref()), (Some(2), Some("the pact")));
        assert_eq!((two.key.near, &two.speakers, two.date), (0, &Some(Vec::new()), Some(GivenDate::Unknown)));
    }

    #[test]
    fn what_cannot_be_used_is_told() {
        check("[[corrections]]\ndocument = \"a.txt\"", "needs a document and words");
        check("[[corrections]]\ndocument = \"a.txt\"\nwords = \"b\"\nnear = -1", "near of [[corrections]] number 1 must be a number");
        check("[[corrections]]\ndocument = \"a.txt\"\nwords = \"b\"\nhidden = 1", "must be true or false");
        check("[[corrections]]\ndocument = \"a.txt\"\nwords = \"b\"\nsaid = 1", "“said” is not known in [[corrections]] number 1");
        check(
            "[[corrections]]\ndocument = \"a.txt\"\nwords = \"b\"\norder = \"first\"",
            "order of [[corrections]] number 1 must be a number",
        );
        check("corrections = 3", "under its own [[corrections]] line");
    }
}
