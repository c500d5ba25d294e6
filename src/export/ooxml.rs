//! What the parts of every Office Open XML package share (ECMA-376, part 2).

use super::xml::write_escaped;

/// Begins a part.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Name space of relations between parts, and where their kinds begin.
pub(super) const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// Opens a list of relations.
pub(super) const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

/// The parts of a package in the making.
#[derive(Default)]
pub(super) struct Package {
    parts: Vec<(String, String)>,
    kinds: String,
}

impl Package {
    /// A package of the document part `main` (a path and its content type), with title, description and program and no day.
    pub(super) fn new(main: &str, kind: &str, title: &str, about: &str) -> Self {
        let mut package = Self::default();
        let held = relations(&[("officeDocument", main), ("extended-properties", "docProps/app.xml")], true);
        package.plain("_rels/.rels", held);
        package.part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core(title, about));
        let app = format!(
            r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Saidline</Application></Properties>"#
        );
        package.part("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app);
        package.kind(main, kind);
        package
    }

    fn kind(&mut self, name: &str, kind: &str) {
        self.kinds.push_str(&format!(r#"<Override PartName="/{name}" ContentType="{kind}"/>"#));
    }

    /// Adds a part with its content type.
    pub(super) fn part(&mut self, name: &str, kind: &str, content: String) {
        self.kind(name, kind);
        self.plain(name, content);
    }

    /// Adds a part whose content type is told already, or by its ending.
    pub(super) fn plain(&mut self, name: &str, content: String) {
        self.parts.push((name.to_owned(), content));
    }

    /// The bytes of the package.
    pub(super) fn finish(self) -> Vec<u8> {
        let types = format!(
            r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}</Types>"#,
            self.kinds
        );
        let mut parts = vec![("[Content_Types].xml".to_owned(), types)];
        parts.extend(self.parts);
        super::zip::zip(&parts)
    }
}

/// A list of relations, the n-th (from 1) of the identifier `rIdN`; with that to the core properties at the package's root.
pub(super) fn relations<T: AsRef<str>>(held: &[(&str, T)], with_core: bool) -> String {
    let mut out = format!("{HEAD}{RELATIONS}");
    for (n, (kind, target)) in held.iter().enumerate() {
        out.push_str(&format!(r#"<Relationship Id="rId{}" Type="{OFFICE}/{kind}" Target="{}"/>"#, n + 1, target.as_ref()));
    }
    if with_core {
        out.push_str(r#"<Relationship Id="rIdCore" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#);
    }
    out.push_str("</Relationships>");
    out
}

/// Title and program; the dates are fixed, so that the same input gives the same file.
fn core(title: &str, about: &str) -> String {
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>Saidline</dc:creator><dc:description>{}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>"#,
        escaped(title),
        {
            let mut exact = String::new();
            super::xml::write_exact(&mut exact, about);
            exact
        }
    )
}

/// Text for XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    write_escaped(&mut out, text);
    out
}
