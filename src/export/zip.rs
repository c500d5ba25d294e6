//! A zip file of a few parts, deflated (PKWARE APPNOTE 6.3), with the earliest time that the format can tell, so that the same parts give
//! the same bytes.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// First of January 1980.
const DATE: u16 = 1 << 5 | 1;
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// Packs parts (name and content) in their order.
///
/// # Panics
/// If a part or the whole is larger than 4 GiB, which slides and tables are far from.
pub(super) fn zip(parts: &[(String, String)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let packed = deflated(content.as_bytes());
        let offset = len32(out.len());
        let mut head = Vec::with_capacity(30);
        for field in [VERSION, FLAGS, DEFLATED, 0, DATE] {
            head.extend(field.to_le_bytes());
        }
        let mut checksum = flate2::Crc::new();
        checksum.update(content.as_bytes());
        for field in [checksum.sum(), len32(packed.len()), len32(content.len())] {
            head.extend(field.to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).expect("names are short").to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (len32(out.len()), len32(directory.len()));
    let count = u16::try_from(parts.len()).expect("parts are few").to_le_bytes();
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// `data` deflated, without head or checksum.
pub(super) fn deflated(data: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(7));
    encoder.write_all(data).and_then(|()| encoder.finish()).expect("memory takes all bytes")
}

fn len32(len: usize) -> u32 {
    u32::try_from(len).expect("parts are smaller than 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_points_to_the_parts() {
        let parts = [("a.xml".to_owned(), "<a/>".to_owned()), ("ü/b.xml".to_owned(), "b".repeat(5000))];
        let bytes = zip(&parts);
        let end = bytes.len() - 22;
        assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
        let start = u32::from_le_bytes(bytes[end + 16..end + 20].try_into().unwrap()) as usize;
        assert_eq!(&bytes[start..start + 4], b"PK\x01\x02");
        assert!(bytes.len() < 1000);
        assert_eq!(bytes, zip(&parts));
    }
}
