//! The objects of a PDF file (ISO 32000-1, 7.5), written in the order they were reserved.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A reserved object number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ref(usize);

impl std::fmt::Display for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} 0 R", self.0)
    }
}

/// Objects in the making.
#[derive(Default)]
pub(super) struct File {
    objects: Vec<Vec<u8>>,
}

impl File {
    /// Reserves a number, to be filled later.
    pub(super) fn reserve(&mut self) -> Ref {
        self.objects.push(Vec::new());
        Ref(self.objects.len())
    }

    /// Fills a reserved object.
    pub(super) fn set(&mut self, at: Ref, content: String) {
        self.objects[at.0 - 1] = content.into_bytes();
    }

    /// Adds an object.
    pub(super) fn add(&mut self, content: String) -> Ref {
        let at = self.reserve();
        self.set(at, content);
        at
    }

    /// Adds a deflated stream; `entries` go into its dictionary.
    pub(super) fn stream(&mut self, entries: &str, data: &[u8]) -> Ref {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(7));
        let packed = encoder.write_all(data).and_then(|()| encoder.finish()).expect("memory takes all bytes");
        let at = self.reserve();
        let object = &mut self.objects[at.0 - 1];
        object.extend(format!("<</Length {}/Filter/FlateDecode{entries}>>\nstream\n", packed.len()).into_bytes());
        object.extend(packed);
        object.extend(b"\nendstream");
        at
    }

    /// The file, with its table of offsets.
    pub(super) fn finish(self, root: Ref, info: Ref) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut offsets = Vec::with_capacity(self.objects.len());
        for (n, object) in self.objects.iter().enumerate() {
            offsets.push(out.len());
            out.extend(format!("{} 0 obj\n", n + 1).into_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let start = out.len();
        let count = offsets.len() + 1;
        out.extend(format!("xref\n0 {count}\n0000000000 65535 f \n").into_bytes());
        for offset in offsets {
            out.extend(format!("{offset:010} 00000 n \n").into_bytes());
        }
        out.extend(format!("trailer\n<</Size {count}/Root {root}/Info {info}>>\nstartxref\n{start}\n%%EOF\n").into_bytes());
        out
    }
}

/// A text string in UTF-16 with its mark, as hexadecimal digits.
pub(super) fn string(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}
