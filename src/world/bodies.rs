//! Organisations, institutions and media.

use super::rows;

/// Index of a body in [`super::World::bodies`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyId(pub u32);

/// What sort of body it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyKind {
    /// An organisation or alliance of states, or an agency or organ of one.
    Organisation,
    /// An armed group or movement.
    Armed,
    /// A group of states that acts together without an organisation of its own.
    Group,
    /// A body of a state: ministry, parliament, court, army, service.
    Institution,
    /// A political party.
    PoliticalParty,
    /// A newspaper, agency, station or site.
    Medium,
    /// Anything else: think tank, charity, company, union, university.
    Other,
}

/// A body that can speak.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its usual name in English.
    pub name: String,
    /// Other names and abbreviations.
    pub others: Vec<String>,
    /// Those of its names that bodies of other states bear too ("Senate").
    pub ambiguous: Vec<String>,
    /// What sort.
    pub kind: BodyKind,
    /// Key of the state it belongs to, where it belongs to one.
    pub state: Option<String>,
    /// Name of the body it is an organ of.
    pub parent: Option<String>,
    /// Whether a state owns or steers it (media).
    pub state_owned: bool,
}

impl Body {
    /// Whose side it takes within its state: a committee or caucus that of its party, any other body its own.
    pub fn group(&self) -> &str {
        self.parent.as_deref().filter(|_| self.kind == BodyKind::PoliticalParty).unwrap_or(&self.name)
    }
}

/// All listed bodies; earlier lists win where two share a name.
pub(super) fn parse() -> Vec<Body> {
    let mut bodies = Vec::new();
    for r in rows(include_str!("../../assets/organisations.tsv")) {
        let kind = match r[2] {
            "organisation" | "organ" | "agency" | "alliance" => BodyKind::Organisation,
            "armed" => BodyKind::Armed,
            "group" => BodyKind::Group,
            _ => BodyKind::Other,
        };
        bodies.push(body(&r, kind, false));
    }
    for r in rows(include_str!("../../assets/institutions.tsv")) {
        let kind = if r[2] == "party" { BodyKind::PoliticalParty } else { BodyKind::Institution };
        bodies.push(body(&r, kind, false));
    }
    for r in rows(include_str!("../../assets/media.tsv")) {
        let mut medium = body(&r, BodyKind::Medium, r.get(4) == Some(&"state"));
        medium.parent = None;
        if !r[2].is_empty() {
            medium.others.push(r[2].to_owned());
        }
        bodies.push(medium);
    }
    bodies
}

/// Columns: name, other names (ambiguous ones with a question mark before them), kind or domain, state, parent or owner.
fn body(r: &[&str], kind: BodyKind, state_owned: bool) -> Body {
    let some = |s: Option<&&str>| s.filter(|s| !s.is_empty()).map(|s| (*s).to_owned());
    let (ambiguous, others): (Vec<&str>, Vec<&str>) = r[1].split('|').filter(|s| !s.is_empty()).partition(|s| s.starts_with('?'));
    let others: Vec<String> = others.into_iter().map(str::to_owned).collect();
    let ambiguous = ambiguous.into_iter().map(|s| s.trim_start_matches('?').to_owned()).collect();
    Body { name: r[0].to_owned(), others, ambiguous, kind, state: some(r.get(3)), parent: some(r.get(4)), state_owned }
}
