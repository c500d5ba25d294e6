//! The parts of a presentation, zipped.

use super::super::zip::zip;
use super::shapes::{Slide, escaped, units};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/// An empty tree of shapes.
const TREE: &str = r#"<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>"#;
const COLORS: &str = r#"bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink""#;

/// Puts slides together; the first one carries the notes.
pub(super) fn pack(slides: &[Slide], notes: &[String], title: &str, size: (f32, f32)) -> Vec<u8> {
    let mut parts: Vec<(String, String)> = Vec::new();
    let mut part = |name: &str, content: String| parts.push((name.to_owned(), content));
    part("[Content_Types].xml", content_types(slides.len()));
    part("_rels/.rels", relations(&[("officeDocument", "ppt/presentation.xml"), ("extended-properties", "docProps/app.xml")], true));
    part("docProps/core.xml", core(title));
    part(
        "docProps/app.xml",
        format!(
            r#"{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Saidline</Application></Properties>"#
        ),
    );
    part("ppt/presentation.xml", presentation(slides.len(), size));
    let mut held =
        vec![("slideMaster", "slideMasters/slideMaster1.xml".to_owned()), ("notesMaster", "notesMasters/notesMaster1.xml".to_owned())];
    held.push(("theme", "theme/theme1.xml".to_owned()));
    held.extend((1..=slides.len()).map(|n| ("slide", format!("slides/slide{n}.xml"))));
    part("ppt/_rels/presentation.xml.rels", relations(&held, false));
    part("ppt/theme/theme1.xml", theme());
    part("ppt/theme/theme2.xml", theme());
    part(
        "ppt/slideMasters/slideMaster1.xml",
        format!(
            r#"{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {COLORS}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>"#
        ),
    );
    part(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations(&[("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")], false),
    );
    part(
        "ppt/slideLayouts/slideLayout1.xml",
        format!(
            r#"{HEAD}<p:sldLayout {SPACES} type="blank" preserve="1"><p:cSld name="Blank"><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"#
        ),
    );
    part("ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")], false));
    part(
        "ppt/notesMasters/notesMaster1.xml",
        format!(
            r#"{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {COLORS}/></p:notesMaster>"#
        ),
    );
    part("ppt/notesMasters/_rels/notesMaster1.xml.rels", relations(&[("theme", "../theme/theme2.xml")], false));
    for (n, slide) in slides.iter().enumerate() {
        let name = format!("slide{}.xml", n + 1);
        part(
            &format!("ppt/slides/{name}"),
            format!(
                r#"{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#,
                slide.shapes
            ),
        );
        part(&format!("ppt/slides/_rels/{name}.rels"), slide_relations(slide, n == 0));
    }
    part("ppt/notesSlides/notesSlide1.xml", notes_slide(notes));
    part(
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        relations(&[("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", "../slides/slide1.xml")], false),
    );
    zip(&parts)
}

fn content_types(slides: usize) -> String {
    const OPEN: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    let mut out = format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>"#
    );
    let mut set = |name: &str, kind: &str| out.push_str(&format!(r#"<Override PartName="{name}" ContentType="{kind}"/>"#));
    set("/ppt/presentation.xml", &format!("{OPEN}.presentation.main+xml"));
    set("/ppt/slideMasters/slideMaster1.xml", &format!("{OPEN}.slideMaster+xml"));
    set("/ppt/slideLayouts/slideLayout1.xml", &format!("{OPEN}.slideLayout+xml"));
    set("/ppt/notesMasters/notesMaster1.xml", &format!("{OPEN}.notesMaster+xml"));
    set("/ppt/notesSlides/notesSlide1.xml", &format!("{OPEN}.notesSlide+xml"));
    for n in 1..=2 {
        set(&format!("/ppt/theme/theme{n}.xml"), "application/vnd.openxmlformats-officedocument.theme+xml");
    }
    for n in 1..=slides {
        set(&format!("/ppt/slides/slide{n}.xml"), &format!("{OPEN}.slide+xml"));
    }
    set("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    set("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    out.push_str("</Types>");
    out
}

fn relations<T: AsRef<str>>(held: &[(&str, T)], with_core: bool) -> String {
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

fn slide_relations(slide: &Slide, has_notes: bool) -> String {
    let mut out =
        format!(r#"{HEAD}{RELATIONS}<Relationship Id="rId1" Type="{OFFICE}/slideLayout" Target="../slideLayouts/slideLayout1.xml"/>"#);
    if has_notes {
        out.push_str(&format!(r#"<Relationship Id="rId2" Type="{OFFICE}/notesSlide" Target="../notesSlides/notesSlide1.xml"/>"#));
    }
    for (n, target) in slide.links.iter().enumerate() {
        out.push_str(&format!(r#"<Relationship Id="rIdLink{n}" Type="{OFFICE}/slide" Target="slide{target}.xml"/>"#));
    }
    out.push_str("</Relationships>");
    out
}

fn presentation(slides: usize, (width, height): (f32, f32)) -> String {
    let emu = units(width, height);
    let side = |pixels: f32| (pixels * emu).round() as i64;
    let list: String = (0..slides).map(|n| format!(r#"<p:sldId id="{}" r:id="rId{}"/>"#, 256 + n, n + 4)).collect();
    format!(
        r#"{HEAD}<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>{list}</p:sldIdLst><p:sldSz cx="{}" cy="{}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>"#,
        side(width),
        side(height)
    )
}

fn notes_slide(notes: &[String]) -> String {
    let paragraphs: String =
        notes.iter().map(|note| format!(r#"<a:p><a:r><a:rPr lang="en-GB" dirty="0"/><a:t>{}</a:t></a:r></a:p>"#, escaped(note))).collect();
    let paragraphs = if paragraphs.is_empty() { "<a:p/>".to_owned() } else { paragraphs };
    format!(
        r#"{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4343400"/><a:ext cx="5486400" cy="4114800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"#
    )
}

/// Title and program; the dates are fixed, so that the same input gives the same file.
fn core(title: &str) -> String {
    format!(
        r#"{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>Saidline</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>"#,
        escaped(title)
    )
}

fn theme() -> String {
    let colors = [
        ("dk1", "161A22"),
        ("lt1", "FFFFFF"),
        ("dk2", "394150"),
        ("lt2", "F4F6FA"),
        ("accent1", "B83A36"),
        ("accent2", "2B5FAB"),
        ("accent3", "8F6700"),
        ("accent4", "0B776A"),
        ("accent5", "7B3A8E"),
        ("accent6", "3E3A8C"),
        ("hlink", "5B6478"),
        ("folHlink", "5B6478"),
    ];
    let colors: String = colors.iter().map(|(name, value)| format!(r#"<a:{name}><a:srgbClr val="{value}"/></a:{name}>"#)).collect();
    let font = |name: &str| format!(r#"<a:{name}><a:latin typeface="Inter"/><a:ea typeface=""/><a:cs typeface=""/></a:{name}>"#);
    let fill = r#"<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>"#;
    let line = format!(r#"<a:ln w="9525">{fill}</a:ln>"#);
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        r#"{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Saidline"><a:themeElements><a:clrScheme name="Saidline">{colors}</a:clrScheme><a:fontScheme name="Saidline">{}{}</a:fontScheme><a:fmtScheme name="Saidline"><a:fillStyleLst>{fill}{fill}{fill}</a:fillStyleLst><a:lnStyleLst>{line}{line}{line}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"#,
        font("majorFont"),
        font("minorFont")
    )
}
