//! The writer's words at the end of what is reported: ", which the ministry denies", " — a stance that could cost her votes".
//!
//! A content in the writer's words runs on to its sentence's end, and there the writer adds what the speaker never said. A mark has no room to tell the
//! two apart, so its label stops before. Nothing in quotation marks is left out, nothing that turns what is kept.

use super::reach::Place;
use super::words::may_be_verb;
use crate::statement::Quotation;
use crate::statement::lexicon::class;
use crate::statement::polarity::{Polarity, is_negator, polarity};
use crate::text::Span;
use crate::text::is_dash;

/// Words that must be left: less says too little to stand for the statement.
const LEAST: usize = 4;

/// Words that begin a clause about what stands before it.
const RELATIVES: [&str; 5] = ["which", "who", "whose", "whom", "where"];

/// Words in "-ing" that begin no remark: they add or name.
const NO_REMARKS: &str = "including excluding nothing something anything everything";

/// Words in "-ing" that bind to terms.
const BINDING: &str = "assuming providing supposing barring depending pending";

/// On what occasion somebody speaks, and in what.
const OCCASIONS: &str = "interview interviews statement briefing conference hearing release testimony";

impl Place<'_> {
    /// The content without the aside that ends it, if one does.
    pub(super) fn without_aside(&self, content: Span) -> Span {
        if self.is_spoken() {
            return content;
        }
        let tokens = self.structure.tokens_in(content);
        let aside = (tokens.start + 1..tokens.end).find(|&i| self.begins_aside(i, tokens.end)).or_else(|| self.occasion(content));
        match aside.filter(|at| *at >= tokens.start + LEAST) {
            Some(at) => self.until(content, at),
            None => content,
        }
    }

    /// Where at the end of a content the occasion begins on which it was said: "the figures were wrong | during a hearing last week".
    fn occasion(&self, content: Span) -> Option<usize> {
        const FARTHEST: usize = 12;
        let tokens = self.structure.tokens_in(content);
        let told = self.attribution.cue.is_some_and(|cue| cue.end <= content.start);
        let ends = self.sentence_start(tokens.end) != self.sentence_start(tokens.start) || matches!(self.word(tokens.end), "." | "");
        if !told || !ends {
            return None;
        }
        let begins = |i: usize| self.one_of(i, &["in", "during", "at"]) && self.is(i + 1, class::DETERMINER | class::PRONOUN);
        let noun = |i: usize| OCCASIONS.split(' ').any(|word| self.word(i) == word);
        let (first, last) = (tokens.end.saturating_sub(FARTHEST).max(tokens.start + 1), tokens.end);
        let at = (first..last).rev().find(|&i| begins(i) && (i + 2..last.min(i + 6)).any(noun))?;
        let verbal =
            |i: usize| self.is(i, class::AUXILIARY | class::COORDINATOR | class::RELATIVE | class::TO) || self.is_mark(i) || self.turns(i);
        (self.has_verb(self.until(content, at)) && !(at..last).any(verbal)).then_some(at)
    }

    /// The parts of `slice` around a clause of its own between dashes, which is as likely the writer's: "her port – there are two of them – is shut".
    pub(super) fn around_clause(&self, slice: Span) -> Vec<Span> {
        const LONGEST: usize = 16;
        let tokens = self.structure.tokens_in(slice);
        if self.is_spoken() || tokens.clone().any(|i| self.is_mark(i)) {
            return vec![slice];
        }
        let dash = |range: std::ops::Range<usize>| range.into_iter().find(|&i| is_dash(self.word(i)));
        let pair = dash(tokens.start + 1..tokens.end).and_then(|first| Some((first, dash(first + 1..tokens.end.min(first + LONGEST))?)));
        let Some((first, last)) = pair.filter(|(_, last)| last + 1 < tokens.end) else { return vec![slice] };
        let inside = first + 1..last;
        let clause = inside.clone().skip(1).any(|i| self.is(i, class::AUXILIARY | class::RELATIVE));
        if !clause || inside.clone().any(|i| self.turns(i)) {
            return vec![slice];
        }
        vec![self.until(slice, first), self.from(last + 1, slice)]
    }

    /// The parts of `slice` around what stands in brackets, which is the writer's where it stands in no quotation.
    pub(super) fn around_bracket(&self, slice: Span) -> Vec<Span> {
        let tokens = self.structure.tokens_in(slice);
        if self.is_spoken() {
            return vec![slice];
        }
        // Not "401(k)".
        let apart = |i: usize| self.structure.tokens[i - 1].end < self.structure.tokens[i].start;
        let opens = tokens.clone().skip(1).find(|&i| self.word(i) == "(" && apart(i));
        let pair = opens.and_then(|first| Some((first, (first..tokens.end).find(|&i| self.word(i) == ")")?)));
        let Some((first, last)) = pair else { return vec![slice] };
        if self.is_quoted(tokens.start, first) || (first..last).any(|i| self.is_mark(i) || self.turns(i)) {
            return vec![slice];
        }
        let mut parts = vec![self.until(slice, first)];
        if (last + 1..tokens.end).any(|i| self.word(i).contains(char::is_alphanumeric)) {
            parts.extend(self.around_bracket(self.from(last + 1, slice)));
        }
        parts
    }

    /// The parts of `slice` around what the writer tells of a name between commas: "said that Tolle, the oldest captain of all, would sail".
    pub(super) fn around_apposition(&self, slice: Span) -> Vec<Span> {
        const LONGEST: usize = 20;
        const SHORTEST: usize = 3;
        let tokens = self.structure.tokens_in(slice);
        if self.is_spoken() {
            return vec![slice];
        }
        let comma = |i: usize| self.word(i) == ",";
        let article = |i: usize| self.one_of(i, &["a", "an", "the"]);
        let name = |i: usize| self.word(i).starts_with(char::is_uppercase);
        let goes_on = |i: usize| self.is(i, class::AUXILIARY | class::PREPOSITION | class::TO) || may_be_verb(self.word(i));
        let relative = |i: usize| self.one_of(i, &["who", "whose", "whom", "which"]);
        let pair =
            (tokens.start + 1..tokens.end).filter(|&i| comma(i) && (name(i - 1) && article(i + 1) || relative(i + 1))).find_map(|first| {
                let last = (first + 1..tokens.end.min(first + LONGEST)).find(|&i| comma(i))?;
                let plain =
                    !(first + 1..last).any(|i| self.is_mark(i) || self.turns(i) || is_dash(self.word(i)) || self.is(i, class::COORDINATOR));
                (plain && !self.is_quoted(tokens.start, first) && last - first > SHORTEST && last + 1 < tokens.end && goes_on(last + 1))
                    .then_some((first, last))
            });
        match pair {
            Some((first, last)) => vec![self.until(slice, first), self.from(last + 1, slice)],
            None => vec![slice],
        }
    }

    /// Of pieces in the writer's words those that stand in the sentence of speaker and cue, if any do.
    pub(super) fn within_sentence(&self, pieces: &mut Vec<Span>) {
        let Some(own) = self.home().filter(|_| self.attribution.quotation == Quotation::Indirect) else { return };
        let inside = |s: &Span| s.start < own.end && own.start < s.end;
        if pieces.iter().any(inside) {
            pieces.retain(inside);
        }
    }

    /// Of quoted pieces those that touch the sentence of speaker and cue, where these say enough: whose a quotation is that stands sentences away is
    /// less sure.
    pub(super) fn near_speaker(&self, pieces: &mut Vec<Span>) {
        const ENOUGH: usize = 8;
        let Some(own) = self.home().filter(|_| !self.is_turn()) else { return };
        let near = |s: &Span| s.start < own.end && own.start < s.end;
        // "“It can be done,” she said. “But it may cost too much.”"
        let turned = |s: &Span| s.start >= own.end && self.opens_a_contrast(*s);
        // "Unless it rains, “it will open”": terms that stand in no quotation.
        let terms = |i: usize| self.one_of(i, &["if", "unless", "until", "without", "should", "had", "were"]) && !self.taken(i);
        let bound = |s: &Span| s.start >= own.end && terms(self.sentence_start(self.structure.tokens_in(*s).start));
        if !pieces.iter().all(bound) {
            pieces.retain(|s| !bound(s));
        }
        let words: usize = pieces.iter().filter(|s| near(s)).map(|s| s.of(self.text).split_whitespace().count()).sum();
        if words >= ENOUGH {
            pieces.retain(|s| near(s) || turned(s));
        }
    }

    /// The part of the content that stands in its first sentence, unless it is in quotation marks: in the writer's words a statement ends with its
    /// sentence, and what follows or precedes in the same paragraph is as likely the writer's.
    pub(super) fn own_sentence(&self, content: Span) -> Span {
        if self.is_spoken() {
            return content;
        }
        let by = self.attribution.cue.or(self.attribution.source).map_or(content.start, |s| s.start);
        let tokens = self.structure.tokens_in(content);
        let sentences = &self.structure.sentences;
        let own = sentences.iter().map(|s| s.span).filter(|s| s.start < content.end && content.start < s.end);
        let same = own.clone().find(|s| s.start <= by && by < s.end);
        // Behind words of their own, somebody's name says nothing of a quotation in the sentence before.
        let bare = |s: &Span| s.start > content.start && by >= content.end && !self.structure.tokens_in(*s).any(|i| self.is_mark(i));
        if self.attribution.quotation == Quotation::Mixed && !same.is_some_and(|s| bare(&s)) {
            let content = self.until_quoted(content);
            return if by >= content.end { self.since_quoted(content, same) } else { content };
        }
        match same.or_else(|| own.clone().next()) {
            Some(own) if own.start > content.start || own.end < content.end => {
                let kept = Span { start: own.start.max(content.start), end: own.end.min(content.end) }.trimmed(self.text);
                if self.structure.tokens_in(kept).len() < LEAST.min(tokens.len()) { content } else { kept }
            }
            _ => content,
        }
    }

    /// A content with words in quotation marks up to the end of the last sentence that holds some.
    fn until_quoted(&self, content: Span) -> Span {
        let last = self.quoting(content).next_back();
        last.map_or(content, |s| Span { start: content.start, end: s.end.min(content.end) })
    }

    /// A content with words in quotation marks from the first sentence that holds some, or from that of speaker and cue: what stands before both is
    /// the writer's.
    fn since_quoted(&self, content: Span, own: Option<Span>) -> Span {
        let start = self.quoting(content).next().into_iter().chain(own).map(|s| s.start).min().unwrap_or(content.start);
        Span { start: start.clamp(content.start, content.end), ..content }
    }

    /// The sentences that hold a quotation mark of the content.
    fn quoting(&self, content: Span) -> impl DoubleEndedIterator<Item = Span> {
        let tokens = self.structure.tokens_in(content);
        let marked = move |s: &&crate::text::Sentence| s.tokens.clone().any(|i| tokens.contains(&i) && self.is_mark(i));
        self.structure.sentences.iter().filter(marked).map(|s| s.span)
    }

    /// What of a content stands before its first relative clause: whether that is a clause, no relative one tells.
    pub(super) fn before_relative(&self, content: Span) -> Span {
        let tokens = self.structure.tokens_in(content);
        let opens = tokens.clone().skip(1).find(|&i| self.is(i, class::RELATIVE | class::THAT) && self.word(i - 1) != ",");
        match opens {
            Some(at) => self.until(content, at),
            None => content,
        }
    }

    /// The sentence of the cue, else of the speaker.
    fn home(&self) -> Option<Span> {
        let by = self.attribution.cue.or(self.attribution.source)?.start;
        self.structure.sentence_at(by).map(|n| self.structure.sentences[n].span)
    }

    /// The part of `span` before the token `at`.
    fn until(&self, span: Span, at: usize) -> Span {
        Span { start: span.start, end: self.structure.tokens[at - 1].end }
    }

    /// The part of `span` from the token `at`.
    fn from(&self, at: usize, span: Span) -> Span {
        Span { start: self.structure.tokens[at].start, end: span.end }
    }

    /// Whether a quotation that opens behind the token `from` is still open at `at`.
    fn is_quoted(&self, from: usize, at: usize) -> bool {
        (from..at).filter(|&i| self.is_mark(i)).count() % 2 == 1
    }

    /// Whether all of the content is the speaker's own words: a quotation, or a turn in a transcript.
    fn is_spoken(&self) -> bool {
        self.attribution.quotation == Quotation::Direct || self.is_turn()
    }

    /// Whether a mark, not a word, gives the content to its speaker.
    fn is_turn(&self) -> bool {
        self.attribution.cue.is_some_and(|cue| !cue.of(self.text).contains(char::is_alphanumeric))
    }

    /// Whether a piece begins with a word that sets it against what stands before.
    fn opens_a_contrast(&self, piece: Span) -> bool {
        let first = self.structure.tokens_in(piece).find(|&i| self.word(i).starts_with(char::is_alphabetic));
        first.is_some_and(|i| self.one_of(i, &["but", "however", "still", "yet", "though", "although", "unless", "only", "except", "if"]))
    }

    /// Whether the token denies or binds to terms.
    fn turns(&self, i: usize) -> bool {
        is_negator(self.word(i))
            || polarity(self.word(i)) == Some(Polarity::Condition) && !self.concedes(i)
            || BINDING.split(' ').any(|word| self.word(i) == word)
    }

    /// "If perhaps unwittingly": whether terms begin at the token that bind nothing.
    fn concedes(&self, i: usize) -> bool {
        self.one_of(i, &["if"]) && self.one_of(i + 1, &["perhaps"])
    }

    /// Whether a "-" only joins words: "the U.S.-Velmar border", "a second- or third-rate port".
    fn is_hyphen(&self, i: usize) -> bool {
        self.word(i) == "-" && i > 0 && self.structure.tokens[i - 1].end == self.structure.tokens[i].start
    }

    /// Whether the token is a quotation mark.
    pub(super) fn is_mark(&self, i: usize) -> bool {
        self.word(i).contains(['"', '“', '”', '«', '»', '`']) || self.word(i) == "''"
    }

    /// Whether from the mark at `mark` to `end` the writer speaks.
    fn begins_aside(&self, mark: usize, end: usize) -> bool {
        // Between figures a dash is none: "76-21", "1914–18".
        let figure = |i: usize| self.word(i).starts_with(|c: char| c.is_ascii_digit() || c == '%');
        let dashed = |i: usize| is_dash(self.word(i)) && !self.is_hyphen(i) && !(i > 0 && figure(i - 1) && figure(i + 1));
        let dash = dashed(mark);
        let comma = self.word(mark) == ",";
        if !dash && !comma || mark + 2 >= end {
            return false;
        }
        // "It was hers, but for Unionists, it is a scandal": how others see it.
        let others = comma && self.one_of(mark + 1, &["but"]) && self.one_of(mark + 2, &["for", "to"]);
        let named = others && self.word(mark + 3).starts_with(char::is_uppercase);
        if named && (mark + 4..end.min(mark + 8)).any(|i| self.word(i) == "," && self.one_of(i + 1, &["it", "this", "that", "they"])) {
            return true;
        }
        let rest = mark + 1..end;
        if rest.clone().any(|i| self.is_mark(i)) {
            return false;
        }
        if dash {
            // "— but not before May", "— if at all": terms and turns belong to what they follow.
            let turns = rest.clone().take(3).any(|i| self.turns(i));
            let opened = (self.sentence_start(mark)..mark).any(dashed);
            return !turns && !opened && !rest.clone().any(dashed);
        }
        let relative = RELATIVES.iter().any(|w| self.word(mark + 1).eq_ignore_ascii_case(w))
            || self.is(mark + 1, class::PREPOSITION | class::DETERMINER) && self.one_of(mark + 2, &["which", "whom"]);
        // A clause that comes back to a comma lets the sentence go on, and with it what is reported.
        let ends = !rest.clone().skip(1).any(|i| self.word(i) == "," || dashed(i));
        let verbal = rest.clone().any(|i| self.is(i, class::AUXILIARY) || may_be_verb(self.word(i)) || self.word(i).ends_with('s'));
        // ", as Dane put it in her memoir": from where it is known.
        let put = |i: usize| self.one_of(i, &["put", "puts", "said", "says", "noted", "wrote", "called", "told", "recalled", "described"]);
        let known = self.one_of(mark + 1, &["as"])
            && (self.word(mark + 2).starts_with(char::is_uppercase) || self.is(mark + 2, class::PRONOUN))
            && (mark + 3..end).any(put);
        // ", and when asked …, he": the writer goes on.
        let goes_on = known || self.is(mark + 1, class::COORDINATOR) && self.one_of(mark + 2, &["when", "asked"]);
        // ", deploying a word of her father's", ", given how late it was": what it came to, or why.
        let gerund = self.word(mark + 1).len() > 5 && self.word(mark + 1).ends_with("ing") && !self.is(mark + 1, u32::MAX);
        let remark = gerund && !NO_REMARKS.split(' ').chain(BINDING.split(' ')).any(|word| self.word(mark + 1) == word)
            || self.one_of(mark + 1, &["given", "despite"]);
        // ", a word for the toll": what the writer calls it; "a quay, a lock and a bridge" goes on.
        let listed = rest.clone().any(|i| self.is(i, class::COORDINATOR));
        let called = self.one_of(mark + 1, &["a", "an", "something"]) && !listed && ends;
        let conceded = |i: usize| self.concedes(i) || i > 0 && self.concedes(i - 1);
        let turns = rest.clone().any(|i| is_negator(self.word(i)) || polarity(self.word(i)).is_some() && !conceded(i));
        let plain = rest.clone().filter(|&i| self.word(i) == ",").count() <= 1
            && !rest.clone().any(|i| self.is(i, class::AUXILIARY) && !self.word(i).starts_with(['\'', '’']));
        // ", and the council met in May": a clause of its own, as likely the writer's.
        let subject =
            |i: usize| self.is(i, class::DETERMINER) && !self.is(i, class::PRONOUN) || self.word(i).starts_with(char::is_uppercase);
        // Not "the Armed Council".
        let verb = |i: usize| self.is(i, class::AUXILIARY) || self.word(i).ends_with("ed") && self.word(i).starts_with(char::is_lowercase);
        let another = self.one_of(mark + 1, &["and"])
            && subject(mark + 2)
            && (self.sentence_start(mark)..mark).any(|i| self.taken(i) && verb(i))
            && (mark + 3..end).any(verb)
            && !rest.clone().any(|i| self.turns(i));
        relative && ends && verbal || another || goes_on || (remark && plain || called) && !turns
    }
}

#[cfg(test)]
mod tests {
    use crate::statement::{Act, Attribution, Quotation, label};
    use crate::text::{Span, Structure};

    /// What of `content` the label of Dane's statement keeps.
    #[track_caller]
    fn check(content: &str, quotation: Quotation, expect: &str) {
        let text = format!("Dane said {content}.");
        let structure = Structure::of(&text);
        let attribution = Attribution {
            source: Some(Span::new(0, 4)),
            cue: Some(Span::new(5, 9)),
            content: vec![Span::new(10, text.len() - 1)],
            quotation,
            act: Act::Says,
            via: Vec::new(),
            confidence: 1.0,
            supposed: false,
        };
        assert_eq!(label(&text, &structure, &attribution).text(&text), expect);
    }

    #[test]
    fn the_writers_asides_are_left_out() {
        let told = Quotation::Indirect;
        check("the mine lost a million, which could spare it all tax for years", told, "the mine lost a million");
        check("she would back the port – a stance that may cost her votes", told, "she would back the port");
        check("the bridge was safe, in which few divers believe", told, "the bridge was safe");
        check("he had met Tolle, who leads the union", told, "he had met Tolle");
        check("she had not seen the ferry burn, and when asked about the crew", told, "she had not seen the ferry burn");
        check("her port – there are two of them – was safe", told, "her port … was safe");
        check("she had no plans for the port, and a similar plan was shelved", told, "she had no plans for the port");
        check("the port of Lorne, which is old, would sail on", told, "the port of Lorne … would sail on");
        check("the port, which froze in May, would stay open", told, "the port … would stay open");
        check("they would lose it all, as Tolle, then a captain, put it in her memoir", told, "they would lose it all");
        check("she had sold her port – in which two ships lie – to Tolle", told, "she had sold her port … to Tolle");
        check("the port (really?) would stay open", told, "the port … would stay open");
        check("the port would stay open (says he)", told, "the port would stay open");
        check("the port would stay \"open\" (says he).", Quotation::Mixed, "the port would stay \"open\"");
        check("the crews of Tolle, the oldest captain of all, would sail", told, "the crews of Tolle … would sail");
        check("it was Tolle, whose ships lie idle, to whom they owed it", told, "it was Tolle … to whom they owed it");
        check("the port was \"open\" to all. It was shut in May", Quotation::Mixed, "the port was \"open\" to all.");
        check("it was shut. The port was \"open\" to all", Quotation::Mixed, "it was shut. The port was \"open\" to all");
        check("the port was open, borrowing a word of her father's", told, "the port was open");
        check("the port paid the old toll, a word for what the crews owed", told, "the port paid the old toll");
        check("the port was open, given its long past", told, "the port was open");
        check("the port was \"open\", borrowing a word of her father's, if perhaps unwittingly", Quotation::Mixed, "the port was \"open\"");
        check("the port was hers, but for Unionists, it is a scandal of the year", told, "the port was hers");
        check("those figures were wrong during a hearing last week", told, "those figures were wrong");
        check("the port was open in an interview with the Gazette on Sunday", told, "the port was open");
        check("the port was open today. The harbour fee was doubled in May", told, "the port was open today.");
    }

    #[test]
    fn a_thing_keeps_its_verb() {
        let told = Quotation::Indirect;
        check("a cache of old letters that shamed the council", told, "said a cache of old letters that shamed the council");
        check("the mine lost a million", told, "the mine lost a million");
    }

    /// What of `content`, behind which `cue` and `source` stand, the label keeps.
    #[track_caller]
    fn check_before(text: &str, content: &str, [source, cue]: [&str; 2], expect: &str) {
        let structure = Structure::of(text);
        let at = |words: &str| Span::new(text.find(words).unwrap(), text.find(words).unwrap() + words.len());
        let attribution = Attribution {
            source: Some(at(source)),
            cue: Some(at(cue)),
            content: vec![at(content)],
            quotation: Quotation::Mixed,
            act: Act::Says,
            via: Vec::new(),
            confidence: 1.0,
            supposed: false,
        };
        assert_eq!(label(text, &structure, &attribution).text(text), expect);
    }

    #[test]
    fn a_name_behind_a_sentence_says_nothing_of_a_quotation_before() {
        let text = "Her fleet is “old”. It lost a million, according to the report.";
        check_before(text, "Her fleet is “old”. It lost a million", ["the report", "according to"], "It lost a million");
    }

    #[test]
    fn what_the_writer_tells_before_a_sentence_with_its_own_quotation_is_left_out() {
        let text = "The fleet left in May. It is “old”, Dane wrote.";
        check_before(text, "The fleet left in May. It is “old”", ["Dane", "wrote"], "It is “old”");
    }

    #[test]
    fn what_the_speaker_says_stays() {
        let told = Quotation::Indirect;
        let stays = |content: &str| check(content, told, content);
        stays("the port – the only one – would stay open");
        stays("the fleet had sailed, leaving nothing behind");
        stays("the port would open, assuming the tide turns");
        stays("the port would open – assuming the tide turns");
        stays("the port would be shown in a statement that he will send");
        stays("the wreck in an interview");
        stays("she had built a quay, a lock and a bridge");
        stays("the mine, including its old shafts, was shut");
        stays("the port – if it is dredged – would stay open");
        stays("the port (if it is dredged) would stay open");
        stays("the Lorne-Velmar line would stay open to all crews");
        stays("it was a second- or third-rate port to all");
        stays("the U.S.-Velmar line would stay open to all crews");
        stays("Tolle, the union of divers, and the council would sail");
        stays("Tolle, who never sailed before, would sail");
        stays("the port would stay open – but not before May");
        stays("the port would open – if at all");
        stays("the tax was wrong, which was \"a disgrace\" to her");
        stays("the vote was 76-21");
        stays("which port would open");
        stays("even Tolle, head of the Armed Council, and Dane, head of the ports, are in trouble");
        check("the mine lost money, which was bad", Quotation::Direct, "the mine lost money, which was bad");
    }
}
