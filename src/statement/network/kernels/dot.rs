//! Matrix products of whole numbers: 8-bit weights with 7-bit activations.
//!
//! Seven bits, because the AVX2 instruction adds two products in 16 bits: 2 × 127 × 127 just fits.

#[cfg(target_arch = "x86_64")]
use super::tiles;
use super::{Level, Quantized, ROWS};

/// Outputs that lie side by side in the packed weights.
pub(super) const BLOCK: usize = 16;
/// Inputs that one instruction sums.
const GROUP: usize = 4;

/// A linear layer: `output = Σ weight × input + bias`.
pub(in super::super) struct Linear {
    /// `[output / 16][input / 4][16][4]` signed bytes.
    pub(in super::super) weights: &'static [u8],
    pub(in super::super) inputs: usize,
    pub(in super::super) outputs: usize,
    /// The worth of one unit of weight, for each output.
    pub(in super::super) scale: Vec<f32>,
    /// `scale × Σ weights`, for each output: what the low end of an activation row counts for.
    pub(in super::super) shift: Vec<f32>,
    pub(in super::super) bias: Vec<f32>,
}

/// `out = layer(input)`, row by row; `out` holds a row of `layer.outputs` for each row of `input`.
pub(in super::super) fn linear(level: Level, layer: &Linear, input: &Quantized, out: &mut [f32]) {
    let rows = input.scale.len();
    assert!(rows.is_multiple_of(ROWS) && layer.outputs.is_multiple_of(4 * BLOCK) && layer.inputs.is_multiple_of(GROUP));
    assert!(input.width == layer.inputs && input.bytes.len() == rows * layer.inputs && input.low.len() == rows);
    assert!(layer.weights.len() == layer.inputs * layer.outputs && out.len() == rows * layer.outputs);
    match level {
        Level::Portable => portable(layer, input, out),
        // SAFETY: a level is only made where `Level::available` found its features; the sizes were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { x86::avx2(layer, input, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::AvxVnni => unsafe { x86::avx_vnni(layer, input, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { x86::avx512(layer, input, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Amx if layer.inputs.is_multiple_of(tiles::DEPTH) => unsafe { tiles::linear(layer, input, out) },
        // SAFETY: as above; who has tiles has AVX-512.
        #[cfg(target_arch = "x86_64")]
        Level::Amx => unsafe { x86::avx512(layer, input, out) },
    }
}

/// In floats, which every compiler knows to put side by side, and which hold whole numbers exactly up to 2^24: so at most 512 products of
/// 127 × 127 are summed in one.
fn portable(layer: &Linear, input: &Quantized, out: &mut [f32]) {
    const PART: usize = 512;
    const R: usize = 2;
    let (inputs, groups) = (layer.inputs, layer.inputs / GROUP);
    // The weights of one block, an input's 16 side by side, unpacked once for all rows.
    let mut unpacked = vec![[0f32; BLOCK]; inputs];
    for block in 0..layer.outputs / BLOCK {
        let weights = &layer.weights[block * groups * 64..][..groups * 64];
        for (at, &weight) in weights.iter().enumerate() {
            unpacked[at / 64 * GROUP + at % GROUP][at % 64 / GROUP] = f32::from(weight as i8);
        }
        for row in (0..input.scale.len()).step_by(R) {
            let (first, second) = (&input.bytes[row * inputs..][..inputs], &input.bytes[(row + 1) * inputs..][..inputs]);
            let mut whole = [[0i32; BLOCK]; R];
            for ((first, second), weights) in first.chunks(PART).zip(second.chunks(PART)).zip(unpacked.chunks(PART)) {
                let mut sums = [[0f32; BLOCK]; R];
                for ((&a, &b), w) in first.iter().zip(second).zip(weights) {
                    let (a, b) = (f32::from(a), f32::from(b));
                    for l in 0..BLOCK {
                        sums[0][l] += a * w[l];
                        sums[1][l] += b * w[l];
                    }
                }
                for r in 0..R {
                    for l in 0..BLOCK {
                        whole[r][l] += sums[r][l] as i32;
                    }
                }
            }
            for (r, whole) in whole.iter().enumerate() {
                finish(layer, input, row + r, block, whole, out);
            }
        }
    }
}

/// From whole sums to outputs. Inlined into each kernel, and so compiled for its processor; the order of the operations is the same in all.
#[inline(always)]
pub(super) fn finish(layer: &Linear, input: &Quantized, row: usize, block: usize, sums: &[i32; BLOCK], out: &mut [f32]) {
    let at = block * BLOCK;
    let (unit, low) = (input.scale[row], input.low[row]);
    let (scale, shift, bias) = (&layer.scale[at..][..BLOCK], &layer.shift[at..][..BLOCK], &layer.bias[at..][..BLOCK]);
    let out = &mut out[row * layer.outputs + at..][..BLOCK];
    for l in 0..BLOCK {
        out[l] = sums[l] as f32 * unit * scale[l] + low * shift[l] + bias[l];
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::*;

    /// # Safety
    /// The features must be there, and the sizes as [`linear`] checks them.
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")]
    pub(super) unsafe fn avx512(layer: &Linear, input: &Quantized, out: &mut [f32]) {
        const R: usize = 6;
        const C: usize = 4;
        let groups = layer.inputs / GROUP;
        for block in (0..layer.outputs / BLOCK).step_by(C) {
            for row in (0..input.scale.len()).step_by(R) {
                let mut sums = [[_mm512_setzero_si512(); C]; R];
                for g in 0..groups {
                    let mut w = [_mm512_setzero_si512(); C];
                    for (c, w) in w.iter_mut().enumerate() {
                        // SAFETY: (block + c) < outputs / 16 and g < groups: 64 bytes within the weights.
                        *w = unsafe { _mm512_loadu_si512(layer.weights.as_ptr().add(((block + c) * groups + g) * 64).cast()) };
                    }
                    for (r, sums) in sums.iter_mut().enumerate() {
                        // SAFETY: row + r < rows and 4 g + 4 <= inputs: 4 bytes within the activations.
                        let a = unsafe { input.bytes.as_ptr().add((row + r) * layer.inputs + g * GROUP).cast::<i32>().read_unaligned() };
                        let a = _mm512_set1_epi32(a);
                        for c in 0..C {
                            sums[c] = _mm512_dpbusd_epi32(sums[c], a, w[c]);
                        }
                    }
                }
                for (r, sums) in sums.iter().enumerate() {
                    for (c, sums) in sums.iter().enumerate() {
                        let mut whole = [0i32; BLOCK];
                        // SAFETY: 16 numbers of 4 bytes are 64 bytes.
                        unsafe { _mm512_storeu_si512(whole.as_mut_ptr().cast(), *sums) };
                        finish(layer, input, row + r, block + c, &whole, out);
                    }
                }
            }
        }
    }

    /// The two 256-bit kernels differ in one step: how 4 products are added to a sum.
    macro_rules! narrow {
        ($name:ident, $features:literal, $add:expr) => {
            /// # Safety
            /// The features must be there, and the sizes as [`linear`] checks them.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn $name(layer: &Linear, input: &Quantized, out: &mut [f32]) {
                const R: usize = 4;
                let groups = layer.inputs / GROUP;
                for block in 0..layer.outputs / BLOCK {
                    for row in (0..input.scale.len()).step_by(R) {
                        let mut sums = [[_mm256_setzero_si256(); 2]; R];
                        for g in 0..groups {
                            // SAFETY: block < outputs / 16 and g < groups: 64 bytes within the weights.
                            let w = unsafe { layer.weights.as_ptr().add((block * groups + g) * 64) };
                            // SAFETY: as above, first and second half.
                            let w = unsafe { [_mm256_loadu_si256(w.cast()), _mm256_loadu_si256(w.add(32).cast())] };
                            for (r, sums) in sums.iter_mut().enumerate() {
                                // SAFETY: row + r < rows and 4 g + 4 <= inputs: 4 bytes within the activations.
                                let a = unsafe {
                                    input.bytes.as_ptr().add((row + r) * layer.inputs + g * GROUP).cast::<i32>().read_unaligned()
                                };
                                let a = _mm256_set1_epi32(a);
                                for c in 0..2 {
                                    sums[c] = $add(sums[c], a, w[c]);
                                }
                            }
                        }
                        for (r, sums) in sums.iter().enumerate() {
                            let mut whole = [0i32; BLOCK];
                            // SAFETY: twice 8 numbers of 4 bytes.
                            unsafe {
                                _mm256_storeu_si256(whole.as_mut_ptr().cast(), sums[0]);
                                _mm256_storeu_si256(whole.as_mut_ptr().add(8).cast(), sums[1]);
                            }
                            finish(layer, input, row + r, block, &whole, out);
                        }
                    }
                }
            }
        };
    }

    narrow!(avx2, "avx2", products);
    narrow!(avx_vnni, "avx2,avxvnni", _mm256_dpbusd_avx_epi32);

    #[inline]
    #[target_feature(enable = "avx2")]
    fn products(sum: __m256i, a: __m256i, w: __m256i) -> __m256i {
        _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(a, w), _mm256_set1_epi16(1)))
    }
}
