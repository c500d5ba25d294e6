//! The words date expressions are made of, and the class of each.

use std::sync::OnceLock;

use chrono::Weekday;

use super::model::{PartOfDay, Unit};
use super::point::Season;

/// The class of a word. Everything that no rule asks for is `Other`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    Other,
    /// 1 to 12; abbreviated.
    Month(u8, bool),
    /// The weekday; abbreviated.
    Weekday(Weekday, bool),
    /// "Mondays".
    Weekdays(Weekday),
    /// A number and how many digits it was written with; 0 for a spelled one.
    Number(u32, u8),
    /// A number with a decimal point.
    Decimal(f32),
    Ordinal(u32),
    /// "1990s", "80s", "nineties": the first year, and whether the century is given.
    Decade(u32, bool),
    /// "FY2024".
    FiscalYear(u32),
    /// "Q3".
    QuarterNumber(u8),
    /// "H1".
    HalfNumber(u8),
    /// "5pm", "05:30hrs": hours and minutes.
    Clock(u8, u8),
    /// Unit; plural.
    Unit(Unit, bool),
    /// "daily".
    UnitAdverb(Unit),
    /// Part of day; plural.
    Part(PartOfDay, bool),
    Noon,
    Midnight,
    Season(Season),
    The,
    A,
    This,
    That,
    These,
    Last,
    Past,
    Next,
    Coming,
    Previous,
    Following,
    Same,
    Current,
    Latest,
    Recent,
    Each,
    Every,
    Per,
    Another,
    Both,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    Hence,
    Since,
    Until,
    From,
    To,
    And,
    Or,
    Of,
    In,
    At,
    On,
    By,
    For,
    Over,
    Within,
    During,
    Between,
    Through,
    Early,
    Late,
    Mid,
    Middle,
    End,
    Beginning,
    About,
    Nearly,
    Almost,
    More,
    Less,
    Than,
    Least,
    Most,
    Up,
    Under,
    Only,
    Some,
    So,
    Few,
    Several,
    Many,
    Couple,
    Dozen,
    Hundred,
    Thousand,
    Half,
    Today,
    Yesterday,
    Tomorrow,
    Tonight,
    Overnight,
    Now,
    Currently,
    Recently,
    Soon,
    Formerly,
    Former,
    Future,
    Present,
    Once,
    Twice,
    Times,
    Time,
    Moment,
    While,
    Period,
    Old,
    Age,
    Long,
    Era(bool),
    Pm(bool),
    Zone(i16),
    Fiscal,
    Holiday(u16),
    No,
    Not,
    Comma,
    Stop,
    Dash,
    Colon,
    Slash,
    Apostrophe,
    Genitive,
    Open,
    Close,
    Currency,
    Percent,
    Hash,
    Quote,
}

/// Longest word of the list; longer words are `Other`.
const LONGEST: usize = 15;

/// A table from folded words to classes: open addressing, a power of two of slots.
struct Lexicon {
    slots: Vec<(u128, Word)>,
    /// For each length and first letter, a bit for each last letter of a word in the list: most words of a text end here.
    ends: [[u32; 32]; LONGEST + 1],
}

const SLOTS: usize = 2048;

impl Lexicon {
    fn new() -> Self {
        let mut lexicon = Self { slots: vec![(0, Word::Other); SLOTS], ends: [[0; 32]; LONGEST + 1] };
        for &(words, class) in LIST {
            for word in words.split(' ') {
                lexicon.insert(word, class);
            }
        }
        for (number, name) in (1..).zip(crate::dating::MONTHS) {
            lexicon.insert(name, Word::Month(number, false));
            lexicon.insert(&name[..3], Word::Month(number, true));
        }
        for (number, word) in CARDINALS.iter().enumerate() {
            lexicon.insert(word, Word::Number(number as u32, 0));
        }
        for (number, word) in ORDINALS.iter().enumerate().skip(1) {
            lexicon.insert(word, Word::Ordinal(number as u32));
        }
        for (index, first) in super::holidays::first_words() {
            lexicon.insert(first, Word::Holiday(index));
        }
        lexicon
    }

    fn insert(&mut self, word: &str, class: Word) {
        let Some(key) = key(word.as_bytes()) else { return };
        let bytes = word.as_bytes();
        self.ends[bytes.len()][letter(bytes[0])] |= 1 << letter(bytes[bytes.len() - 1]);
        let mut at = slot(key);
        while self.slots[at].0 != 0 {
            if self.slots[at].0 == key {
                return;
            }
            at = (at + 1) % SLOTS;
        }
        self.slots[at] = (key, class);
    }

    fn get(&self, word: &[u8]) -> Word {
        let [first, .., last] = word else {
            return if matches!(word, [b'a' | b'A']) { Word::A } else { Word::Other };
        };
        if word.len() > LONGEST || self.ends[word.len()][letter(*first)] & 1 << letter(*last) == 0 {
            return Word::Other;
        }
        let Some(key) = key(word) else { return Word::Other };
        let mut at = slot(key);
        loop {
            let (found, class) = self.slots[at];
            if found == key {
                return class;
            }
            if found == 0 {
                return Word::Other;
            }
            at = (at + 1) % SLOTS;
        }
    }
}

/// A letter's place in the alphabet, whatever its case.
fn letter(byte: u8) -> usize {
    usize::from(byte & 31)
}

/// Up to fifteen ASCII letters, folded, with the length on top.
fn key(word: &[u8]) -> Option<u128> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    bytes[15] = word.len() as u8;
    Some(u128::from_le_bytes(bytes))
}

fn slot(key: u128) -> usize {
    let mixed = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 40) as usize % SLOTS
}

/// The class of a word of letters.
pub(super) fn class(word: &[u8]) -> Word {
    static TABLE: OnceLock<Lexicon> = OnceLock::new();
    TABLE.get_or_init(Lexicon::new).get(word)
}

const CARDINALS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const ORDINALS: [&str; 21] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

#[rustfmt::skip]
const LIST: &[(&str, Word)] = &[
    ("sept", Word::Month(9, true)),
    ("monday", Word::Weekday(Weekday::Mon, false)), ("mon", Word::Weekday(Weekday::Mon, true)), ("mondays", Word::Weekdays(Weekday::Mon)),
    ("tuesday", Word::Weekday(Weekday::Tue, false)), ("tue tues", Word::Weekday(Weekday::Tue, true)), ("tuesdays", Word::Weekdays(Weekday::Tue)),
    ("wednesday", Word::Weekday(Weekday::Wed, false)), ("weds", Word::Weekday(Weekday::Wed, true)), ("wed", Word::Weekday(Weekday::Wed, true)), ("wednesdays", Word::Weekdays(Weekday::Wed)),
    ("thursday", Word::Weekday(Weekday::Thu, false)), ("thu thur thurs", Word::Weekday(Weekday::Thu, true)), ("thursdays", Word::Weekdays(Weekday::Thu)),
    ("friday", Word::Weekday(Weekday::Fri, false)), ("fri", Word::Weekday(Weekday::Fri, true)), ("fridays", Word::Weekdays(Weekday::Fri)),
    ("saturday", Word::Weekday(Weekday::Sat, false)), ("sat", Word::Weekday(Weekday::Sat, true)), ("saturdays", Word::Weekdays(Weekday::Sat)),
    ("sunday", Word::Weekday(Weekday::Sun, false)), ("sun", Word::Weekday(Weekday::Sun, true)), ("sundays", Word::Weekdays(Weekday::Sun)),
    ("thirty", Word::Number(30, 0)), ("forty", Word::Number(40, 0)), ("fifty", Word::Number(50, 0)), ("sixty", Word::Number(60, 0)),
    ("seventy", Word::Number(70, 0)), ("eighty", Word::Number(80, 0)), ("ninety", Word::Number(90, 0)),
    ("thirtieth", Word::Ordinal(30)), ("fortieth", Word::Ordinal(40)), ("fiftieth", Word::Ordinal(50)),
    ("twenties", Word::Decade(20, false)), ("thirties", Word::Decade(30, false)), ("forties", Word::Decade(40, false)), ("fifties", Word::Decade(50, false)),
    ("sixties", Word::Decade(60, false)), ("seventies", Word::Decade(70, false)), ("eighties", Word::Decade(80, false)), ("nineties", Word::Decade(90, false)),
    ("second", Word::Ordinal(2)), ("seconds", Word::Unit(Unit::Second, true)),
    ("minute min", Word::Unit(Unit::Minute, false)), ("minutes mins", Word::Unit(Unit::Minute, true)),
    ("hour", Word::Unit(Unit::Hour, false)), ("hours hrs", Word::Unit(Unit::Hour, true)),
    ("day", Word::Unit(Unit::Day, false)), ("days", Word::Unit(Unit::Day, true)),
    ("week", Word::Unit(Unit::Week, false)), ("weeks", Word::Unit(Unit::Week, true)),
    ("fortnight", Word::Unit(Unit::Fortnight, false)), ("fortnights", Word::Unit(Unit::Fortnight, true)),
    ("weekend", Word::Unit(Unit::Weekend, false)), ("weekends", Word::Unit(Unit::Weekend, true)),
    ("month", Word::Unit(Unit::Month, false)), ("months", Word::Unit(Unit::Month, true)),
    ("quarter", Word::Unit(Unit::Quarter, false)), ("quarters", Word::Unit(Unit::Quarter, true)),
    ("year", Word::Unit(Unit::Year, false)), ("years yrs", Word::Unit(Unit::Year, true)),
    ("decade", Word::Unit(Unit::Decade, false)), ("decades", Word::Unit(Unit::Decade, true)),
    ("century", Word::Unit(Unit::Century, false)), ("centuries", Word::Unit(Unit::Century, true)),
    ("millennium", Word::Unit(Unit::Millennium, false)), ("millennia", Word::Unit(Unit::Millennium, true)),
    ("hourly", Word::UnitAdverb(Unit::Hour)), ("daily", Word::UnitAdverb(Unit::Day)), ("nightly", Word::UnitAdverb(Unit::Night)),
    ("weekly", Word::UnitAdverb(Unit::Week)), ("monthly", Word::UnitAdverb(Unit::Month)), ("quarterly", Word::UnitAdverb(Unit::Quarter)),
    ("fortnightly", Word::UnitAdverb(Unit::Fortnight)), ("yearly annual annually", Word::UnitAdverb(Unit::Year)),
    ("morning dawn daybreak sunrise", Word::Part(PartOfDay::Morning, false)), ("mornings", Word::Part(PartOfDay::Morning, true)),
    ("midday", Word::Part(PartOfDay::Midday, false)), ("lunchtime", Word::Part(PartOfDay::Midday, false)),
    ("afternoon", Word::Part(PartOfDay::Afternoon, false)), ("afternoons", Word::Part(PartOfDay::Afternoon, true)),
    ("evening dusk sunset", Word::Part(PartOfDay::Evening, false)), ("evenings", Word::Part(PartOfDay::Evening, true)),
    ("night", Word::Part(PartOfDay::Night, false)), ("nights", Word::Part(PartOfDay::Night, true)),
    ("daytime", Word::Part(PartOfDay::Daytime, false)),
    ("noon", Word::Noon), ("midnight", Word::Midnight),
    ("spring springtime", Word::Season(Season::Spring)), ("summer summers summertime", Word::Season(Season::Summer)),
    ("fall autumn autumns", Word::Season(Season::Fall)), ("winter winters wintertime", Word::Season(Season::Winter)),
    ("the", Word::The), ("a an", Word::A), ("this", Word::This), ("that", Word::That), ("these those", Word::These),
    ("last", Word::Last), ("past", Word::Past), ("next", Word::Next), ("coming upcoming", Word::Coming),
    ("previous preceding prior", Word::Previous), ("following subsequent ensuing", Word::Following), ("same comparable corresponding", Word::Same),
    ("current", Word::Current), ("latest", Word::Latest), ("recent", Word::Recent),
    ("each", Word::Each), ("every", Word::Every), ("per", Word::Per), ("other", Word::Another), ("another", Word::Another), ("both", Word::Both),
    ("ago", Word::Ago), ("earlier", Word::Earlier), ("later", Word::Later), ("before", Word::Before), ("after", Word::After), ("hence", Word::Hence),
    ("since", Word::Since), ("until till", Word::Until), ("from", Word::From), ("to", Word::To), ("and", Word::And), ("or", Word::Or), ("of", Word::Of),
    ("in", Word::In), ("at", Word::At), ("on", Word::On), ("by", Word::By), ("for", Word::For), ("over", Word::Over), ("within", Word::Within),
    ("during", Word::During), ("between", Word::Between), ("through throughout", Word::Through),
    ("early", Word::Early), ("late", Word::Late), ("mid", Word::Mid), ("middle midst", Word::Middle), ("end close", Word::End),
    ("beginning start", Word::Beginning),
    ("about around approximately roughly circa ca", Word::About), ("nearly", Word::Nearly), ("almost", Word::Almost),
    ("more", Word::More), ("less fewer", Word::Less), ("than", Word::Than), ("least", Word::Least), ("most", Word::Most), ("up", Word::Up),
    ("under", Word::Under), ("only just", Word::Only), ("some", Word::Some), ("so", Word::So), ("few", Word::Few), ("several", Word::Several),
    ("many", Word::Many), ("couple", Word::Couple), ("dozen", Word::Dozen), ("hundred", Word::Hundred), ("thousand", Word::Thousand), ("half", Word::Half),
    ("today", Word::Today), ("yesterday", Word::Yesterday), ("tomorrow", Word::Tomorrow), ("tonight", Word::Tonight), ("overnight", Word::Overnight),
    ("now nowadays", Word::Now), ("currently presently", Word::Currently), ("recently lately", Word::Recently), ("soon", Word::Soon), ("formerly previously", Word::Formerly),
    ("former", Word::Former), ("future", Word::Future), ("present", Word::Present), ("once", Word::Once), ("twice", Word::Twice), ("times", Word::Times),
    ("time", Word::Time), ("moment", Word::Moment), ("while", Word::While), ("period", Word::Period), ("old", Word::Old), ("age aged", Word::Age),
    ("long", Word::Long), ("bc bce b.c b.c.e", Word::Era(true)), ("ad ce a.d c.e", Word::Era(false)),
    ("pm p.m", Word::Pm(true)), ("am a.m", Word::Pm(false)),
    ("gmt utc", Word::Zone(0)), ("est", Word::Zone(-300)), ("edt", Word::Zone(-240)), ("cst", Word::Zone(-360)), ("cdt", Word::Zone(-300)),
    ("mst", Word::Zone(-420)), ("mdt", Word::Zone(-360)), ("pst", Word::Zone(-480)), ("pdt", Word::Zone(-420)), ("bst", Word::Zone(60)),
    ("cet", Word::Zone(60)), ("cest", Word::Zone(120)), ("eet", Word::Zone(120)), ("eest msk", Word::Zone(180)),
    ("q1", Word::QuarterNumber(1)), ("q2", Word::QuarterNumber(2)), ("q3", Word::QuarterNumber(3)), ("q4", Word::QuarterNumber(4)),
    ("h1", Word::HalfNumber(1)), ("h2", Word::HalfNumber(2)),
    ("fiscal fy", Word::Fiscal), ("no", Word::No), ("not", Word::Not),
];
