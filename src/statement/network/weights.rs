//! The weights' file: named arrays behind a small header.
//!
//! Little-endian throughout. `SAIDNET1`, the number of arrays (u32), and for each: length of its name (u8), the name, kind (u8: 0 bytes,
//! 1 floats), rows and columns (u32 each), offset from the file's start (u64, a multiple of 64). `assets/model/train/export.py` writes it.
//! The files are part of the program, so what is amiss in one is a fault of the build and panics on the first use.

use std::collections::BTreeMap;

use super::kernels::Linear;

const MAGIC: &[u8] = b"SAIDNET1";

/// Keeps the bytes of a file at a border of 64, so that no load of a vector crosses a cache line.
#[repr(C, align(64))]
pub(super) struct Aligned<T: ?Sized>(pub(super) T);

#[derive(Clone, Copy)]
struct Array {
    floats: bool,
    rows: usize,
    columns: usize,
    offset: usize,
}

/// The arrays of one file, by name.
pub(super) struct Weights {
    file: &'static [u8],
    arrays: BTreeMap<&'static str, Array>,
}

/// A table of vectors in 8 bits, with one unit for each row.
pub(super) struct Table {
    bytes: &'static [u8],
    scale: Vec<f32>,
    width: usize,
}

impl Weights {
    /// Reads the header.
    pub(super) fn new(file: &'static [u8]) -> Self {
        assert_eq!(&file[..MAGIC.len()], MAGIC, "weights of another format");
        let mut at = MAGIC.len();
        let mut take = |n: usize| {
            at += n;
            &file[at - n..at]
        };
        let whole = |bytes: &[u8]| bytes.iter().rev().fold(0usize, |n, &b| n << 8 | usize::from(b));
        let count = whole(take(4));
        let mut arrays = BTreeMap::new();
        for _ in 0..count {
            let length = whole(take(1));
            let name = std::str::from_utf8(take(length)).expect("names are ASCII");
            let floats = whole(take(1)) == 1;
            let (rows, columns) = (whole(take(4)), whole(take(4)));
            arrays.insert(name, Array { floats, rows, columns, offset: whole(take(8)) });
        }
        Self { file, arrays }
    }

    fn array(&self, name: &str) -> Array {
        *self.arrays.get(name).unwrap_or_else(|| panic!("the weights hold no {name}"))
    }

    fn bytes(&self, name: &str) -> (&'static [u8], Array) {
        let array = self.array(name);
        assert!(!array.floats, "{name} holds floats");
        (&self.file[array.offset..][..array.rows * array.columns], array)
    }

    /// All numbers of an array of floats.
    pub(super) fn floats(&self, name: &str) -> Vec<f32> {
        let array = self.array(name);
        assert!(array.floats, "{name} holds bytes");
        let bytes = &self.file[array.offset..][..4 * array.rows * array.columns];
        bytes.as_chunks::<4>().0.iter().map(|&b| f32::from_le_bytes(b)).collect()
    }

    /// Whether there is an array of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.arrays.contains_key(name)
    }

    /// A linear layer.
    pub(super) fn linear(&self, name: &str) -> Linear {
        let (weights, array) = self.bytes(name);
        Linear {
            weights,
            inputs: array.columns,
            outputs: array.rows,
            scale: self.floats(&format!("{name}.scale")),
            shift: self.floats(&format!("{name}.shift")),
            bias: self.floats(&format!("{name}.bias")),
        }
    }

    /// Weight and bias of a normalisation.
    pub(super) fn norm(&self, name: &str) -> (Vec<f32>, Vec<f32>) {
        (self.floats(&format!("{name}.weight")), self.floats(&format!("{name}.bias")))
    }

    /// A table of vectors.
    pub(super) fn table(&self, name: &str) -> Table {
        let (bytes, array) = self.bytes(name);
        Table { bytes, scale: self.floats(&format!("{name}.scale")), width: array.columns }
    }
}

impl Table {
    /// Adds row `n` to `out`; a row that is not there adds nothing.
    pub(super) fn add(&self, n: usize, out: &mut [f32]) {
        let Some(&scale) = self.scale.get(n) else { return };
        for (out, &byte) in out.iter_mut().zip(&self.bytes[n * self.width..][..self.width]) {
            *out += f32::from(byte as i8) * scale;
        }
    }
}
