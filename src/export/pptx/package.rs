//! The parts of a presentation, zipped.

use super::shapes::{Slide, units};
use crate::export::ooxml::{HEAD, OFFICE, Package, RELATIONS, escaped, relations};

const SPACES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
/// An empty tree of shapes.
const TREE: &str = r#"<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>"#;
const COLORS: &str = r#"bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink""#;

/// Puts slides together; those that have notes carry them.
pub(super) fn pack(slides: &[Slide], title: &str, about: &str, size: (f32, f32)) -> Vec<u8> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml";
    const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
    let kind = |part: &str| format!("{KIND}.{part}+xml");
    let mut package = Package::new("ppt/presentation.xml", &kind("presentation.main"), title, about);
    package.plain("ppt/presentation.xml", presentation(slides.len(), size));
    let mut held =
        vec![("slideMaster", "slideMasters/slideMaster1.xml".to_owned()), ("notesMaster", "notesMasters/notesMaster1.xml".to_owned())];
    held.push(("theme", "theme/theme1.xml".to_owned()));
    held.extend((1..=slides.len()).map(|n| ("slide", format!("slides/slide{n}.xml"))));
    package.plain("ppt/_rels/presentation.xml.rels", relations(&held, false));
    package.part("ppt/theme/theme1.xml", THEME, theme());
    package.part("ppt/theme/theme2.xml", THEME, theme());
    package.part(
        "ppt/slideMasters/slideMaster1.xml",
        &kind("slideMaster"),
        format!(
            r#"{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {COLORS}/><p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>"#
        ),
    );
    package.plain(
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations(&[("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")], false),
    );
    package.part(
        "ppt/slideLayouts/slideLayout1.xml",
        &kind("slideLayout"),
        format!(
            r#"{HEAD}<p:sldLayout {SPACES} type="blank" preserve="1"><p:cSld name="Blank"><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"#
        ),
    );
    package.plain("ppt/slideLayouts/_rels/slideLayout1.xml.rels", relations(&[("slideMaster", "../slideMasters/slideMaster1.xml")], false));
    package.part(
        "ppt/notesMasters/notesMaster1.xml",
        &kind("notesMaster"),
        format!(
            r#"{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>{TREE}</p:spTree></p:cSld><p:clrMap {COLORS}/></p:notesMaster>"#
        ),
    );
    package.plain("ppt/notesMasters/_rels/notesMaster1.xml.rels", relations(&[("theme", "../theme/theme2.xml")], false));
    for (n, slide) in slides.iter().enumerate() {
        let nth = n + 1;
        package.part(
            &format!("ppt/slides/slide{nth}.xml"),
            &kind("slide"),
            format!(
                r#"{HEAD}<p:sld {SPACES}><p:cSld><p:spTree>{TREE}{}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#,
                slide.shapes
            ),
        );
        package.plain(&format!("ppt/slides/_rels/slide{nth}.xml.rels"), slide_relations(slide, nth));
        if !slide.notes.is_empty() {
            package.part(&format!("ppt/notesSlides/notesSlide{nth}.xml"), &kind("notesSlide"), notes_slide(&slide.notes));
            let of = format!("../slides/slide{nth}.xml");
            let held = [("notesMaster", "../notesMasters/notesMaster1.xml"), ("slide", &of)];
            package.plain(&format!("ppt/notesSlides/_rels/notesSlide{nth}.xml.rels"), relations(&held, false));
        }
    }
    package.finish()
}

fn slide_relations(slide: &Slide, nth: usize) -> String {
    let mut out =
        format!(r#"{HEAD}{RELATIONS}<Relationship Id="rId1" Type="{OFFICE}/slideLayout" Target="../slideLayouts/slideLayout1.xml"/>"#);
    if !slide.notes.is_empty() {
        out.push_str(&format!(r#"<Relationship Id="rId2" Type="{OFFICE}/notesSlide" Target="../notesSlides/notesSlide{nth}.xml"/>"#));
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
    format!(
        r#"{HEAD}<p:notes {SPACES}><p:cSld><p:spTree>{TREE}<p:sp><p:nvSpPr><p:cNvPr id="2" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="685800" y="4343400"/><a:ext cx="5486400" cy="4114800"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"#
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
