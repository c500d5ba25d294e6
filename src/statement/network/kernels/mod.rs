//! The arithmetic of the networks, for every kind of processor.
//!
//! All paths give the same bits: sums of products are whole numbers (8-bit weights, 7-bit activations), and every sum of floats is written
//! out in 16 lanes with a fixed order, compiled once for each kind of processor; only attention's products are fused with their sums, on all paths. So a text is
//! tagged alike on a laptop and on a server. Nothing here knows what is computed.

mod dot;
mod float;
mod product;
#[cfg(target_arch = "x86_64")]
mod tiles;

pub(super) use dot::{Linear, linear};
pub(super) use float::{add, gate, gelu, normalize, quantize, quantize_neighbours, softmax_columns};
pub(super) use product::{Rows, product};

/// Floats that are computed side by side: partial sums of a row, columns of a product.
pub(super) const LANES: usize = 16;

/// Rows are padded to a multiple of this, so that no kernel has a remainder.
pub(super) const ROWS: usize = 12;

/// What the processor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Anything Rust compiles for.
    Portable,
    /// x86 of 2013 and later.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// x86 laptops of 2021 and later: 8-bit products in one instruction.
    #[cfg(target_arch = "x86_64")]
    AvxVnni,
    /// x86 servers of 2019 and later: the same, 64 at a time.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// x86 servers of 2023 and later: whole tiles of 8-bit products.
    #[cfg(target_arch = "x86_64")]
    Amx,
}

impl Level {
    /// All that this processor can do, the fastest last.
    #[cfg(target_arch = "x86_64")]
    pub(super) fn available() -> Vec<Self> {
        let mut found = vec![Self::Portable];
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            found.push(Self::Avx2);
            if is_x86_feature_detected!("avxvnni") {
                found.push(Self::AvxVnni);
            }
            let wide = is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512bw") && is_x86_feature_detected!("avx512vl");
            if wide && is_x86_feature_detected!("avx512dq") && is_x86_feature_detected!("avx512vnni") {
                found.push(Self::Avx512);
                if tiles::available() {
                    found.push(Self::Amx);
                }
            }
        }
        found
    }

    /// All that this processor can do, the fastest last.
    #[cfg(not(target_arch = "x86_64"))]
    pub(super) fn available() -> Vec<Self> {
        vec![Self::Portable]
    }

    /// The fastest that this processor can do.
    pub(super) fn best() -> Self {
        static BEST: std::sync::OnceLock<Level> = std::sync::OnceLock::new();
        *BEST.get_or_init(|| *Self::available().last().expect("there is always the portable one"))
    }
}

/// Rows of 7-bit activations: `value = low + scale × byte`, both for each row.
#[derive(Default)]
pub(super) struct Quantized {
    pub(super) bytes: Vec<u8>,
    pub(super) scale: Vec<f32>,
    pub(super) low: Vec<f32>,
    pub(super) width: usize,
}

impl Quantized {
    /// Makes room for `rows` rows of `width`; what stood there is not kept in order.
    fn resize(&mut self, rows: usize, width: usize) {
        self.width = width;
        self.bytes.resize(rows * width, 0);
        self.scale.resize(rows, 0.0);
        self.low.resize(rows, 0.0);
    }
}

/// Rounds `n` up to whole blocks of `block`.
pub(super) fn padded(n: usize, block: usize) -> usize {
    n.div_ceil(block) * block
}
