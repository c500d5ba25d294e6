//! What stands around the entries of a chronology: styles, page, header and footer, footnotes.

use std::fmt::Write as _;

use super::{open, write_run};
use crate::export::ooxml::HEAD;
use crate::timeline::traffic_light;

/// A paragraph in the making.
pub(super) struct Paragraph {
    out: String,
}

impl Paragraph {
    /// A paragraph in a named style.
    pub(super) fn styled(style: &str) -> Self {
        Self { out: format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#) }
    }

    fn run(mut self, look: &str, text: &str) -> Self {
        if !text.is_empty() {
            let _ = write!(self.out, "<w:r>{look}");
            write_run(&mut self.out, text);
            self.out.push_str("</w:r>");
        }
        self
    }

    /// Adds words.
    pub(super) fn text(self, text: &str) -> Self {
        self.run("", text)
    }

    /// Adds words in bold type.
    pub(super) fn bold(self, text: &str) -> Self {
        self.run("<w:rPr><w:b/></w:rPr>", text)
    }

    /// Adds words that stand back.
    pub(super) fn quiet(self, text: &str) -> Self {
        self.run(r#"<w:rPr><w:color w:val="5B6478"/><w:sz w:val="18"/></w:rPr>"#, text)
    }

    /// Adds the sign of a footnote.
    pub(super) fn footnote(mut self, number: usize) -> Self {
        let _ =
            write!(self.out, r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>"#);
        self
    }

    /// Closes it.
    pub(super) fn finish(mut self) -> String {
        self.out.push_str("</w:p>");
        self.out
    }
}

/// The main part, on A4 pages.
pub(super) fn document(body: &str) -> String {
    format!(
        r#"{}<w:body>{body}<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#,
        open("document")
    )
}

/// Footnotes 1, 2, …, each of one or more paragraphs, after the two that hold the separators.
pub(super) fn footnotes(notes: &[Vec<String>]) -> String {
    let mut out = open("footnotes");
    for (id, kind, sign) in [(-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator")] {
        let _ = write!(out, r#"<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>"#);
    }
    for (n, note) in notes.iter().enumerate() {
        let _ = write!(out, r#"<w:footnote w:id="{}">"#, n + 1);
        for (line, told) in note.iter().enumerate() {
            let mut paragraph = Paragraph::styled("FootnoteText");
            if line == 0 {
                paragraph.out.push_str(r#"<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>"#);
                paragraph = paragraph.text(" ");
            }
            out.push_str(&paragraph.text(told).finish());
        }
        if note.is_empty() {
            out.push_str("<w:p/>");
        }
        out.push_str("</w:footnote>");
    }
    out.push_str("</w:footnotes>");
    out
}

/// The header: the banner, or nothing.
pub(super) fn header(banner: Option<&str>) -> String {
    format!("{}{}</w:hdr>", open("hdr"), banner_paragraph(banner))
}

/// The footer: the banner and the page's number.
pub(super) fn footer(banner: Option<&str>) -> String {
    let page = r#"<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"#;
    let banner = if banner.is_some() { banner_paragraph(banner) } else { String::new() };
    format!("{}{banner}{page}</w:ftr>", open("ftr"))
}

fn banner_paragraph(banner: Option<&str>) -> String {
    let mut paragraph = Paragraph::styled("Banner");
    if let Some(banner) = banner {
        let color = traffic_light(banner).map(|c| format!("{:02X}{:02X}{:02X}", c.r, c.g, c.b));
        let shade = color.map_or_else(String::new, |color| {
            format!(r#"<w:color w:val="{color}"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>"#)
        });
        paragraph = paragraph.run(&format!("<w:rPr>{shade}</w:rPr>"), banner);
    }
    paragraph.finish()
}

/// What Word must know: where the separators of footnotes are.
pub(super) fn settings() -> String {
    format!(
        r#"{}<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>"#,
        open("settings")
    )
}

/// The styles that the paragraphs name.
pub(super) fn styles() -> String {
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        )
    };
    const FONT: &str = r#"<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>"#;
    let held = [
        style("Title", "Title", r#"<w:keepNext/><w:spacing w:before="0" w:after="60"/>"#, r#"<w:b/><w:sz w:val="40"/>"#),
        style("Subtitle", "Subtitle", r#"<w:spacing w:before="0" w:after="240"/>"#, r#"<w:color w:val="5B6478"/><w:sz w:val="21"/>"#),
        style(
            "Heading1",
            "heading 1",
            r#"<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>"#,
            r#"<w:b/><w:sz w:val="28"/>"#,
        ),
        style("Entry", "Entry", r#"<w:keepNext/><w:spacing w:before="160" w:after="20"/>"#, ""),
        style("Quotation", "Quotation", r#"<w:spacing w:before="0" w:after="80"/><w:ind w:left="340"/>"#, ""),
        style("FootnoteText", "footnote text", r#"<w:spacing w:before="0" w:after="0"/>"#, r#"<w:sz w:val="17"/>"#),
        style("Banner", "Banner", r#"<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>"#, r#"<w:b/><w:sz w:val="24"/>"#),
        style(
            "Footer",
            "footer",
            r#"<w:spacing w:before="0" w:after="0"/><w:jc w:val="right"/>"#,
            r#"<w:color w:val="5B6478"/><w:sz w:val="18"/>"#,
        ),
    ];
    format!(
        r#"{HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>{FONT}<w:sz w:val="21"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{}<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>"#,
        held.concat()
    )
}
