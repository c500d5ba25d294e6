//! The steps between the products: sums, norms, gates and attention, in floats.
//!
//! Each is written once, in lanes of 16, and compiled for each kind of processor by [`each_level`]. Sums over a row are 16 partial sums
//! added in a fixed order, so all of them give the same bits.

use super::{LANES, Level, Quantized};

/// Added to a float below 2^22, it rounds to a whole number, which then stands in the low bits.
const MAGIC: f32 = 12_582_912.0;

/// Defines a kernel for all levels from one body.
macro_rules! each_level {
    ($(#[$doc:meta])* $name:ident($($arg:ident: $ty:ty),*) => $body:path) => {
        $(#[$doc])*
        pub(in super::super) fn $name(level: Level, $($arg: $ty),*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($arg: $ty),*) {
                $body($($arg),*);
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
            fn avx512($($arg: $ty),*) {
                $body($($arg),*);
            }
            match level {
                Level::Portable => $body($($arg),*),
                // SAFETY: a level is only made where `Level::available` found its features.
                #[cfg(target_arch = "x86_64")]
                Level::Avx2 | Level::AvxVnni => unsafe { avx2($($arg),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                Level::Avx512 | Level::Amx => unsafe { avx512($($arg),*) },
            }
        }
    };
}

each_level! {
    /// `x += y`.
    add(x: &mut [f32], y: &[f32]) => add_body
}
each_level! {
    /// Layer normalisation of rows as long as `weight`: mean 0, variance 1, then `weight` and `bias`.
    normalize(x: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) => normalize_body
}
each_level! {
    /// GELU, exact to 2e-7.
    gelu(x: &mut [f32]) => gelu_body
}
each_level! {
    /// `x += a × sigmoid(b)`, where a row of `ab` is `a` and then `b`, each `width` long.
    gate(x: &mut [f32], ab: &[f32], width: usize) => gate_body
}
each_level! {
    /// Rows of `width` floats to 7-bit activations.
    quantize(x: &[f32], width: usize, out: &mut Quantized) => quantize_body
}
each_level! {
    /// Of the first `n` rows of `width` floats, each with its neighbours `reach` rows before and after as one row of 7-bit activations:
    /// before, itself, after; zeros where there is none, and for the rows from `n` on.
    quantize_neighbours(x: &[f32], width: usize, n: usize, reach: usize, out: &mut Quantized) => neighbours_body
}
each_level! {
    /// Softmax down the columns of rows of `stride`, a multiple of 16, without the division: `exp(x − max)` over the first `n` rows, and into
    /// `inverse` 1 over the sum of each column.
    softmax_columns(x: &mut [f32], stride: usize, n: usize, inverse: &mut [f32]) => softmax_body
}

#[inline(always)]
fn add_body(x: &mut [f32], y: &[f32]) {
    for (x, y) in x.iter_mut().zip(y) {
        *x += y;
    }
}

/// 16 partial sums folded in halves.
#[inline(always)]
fn fold(mut lanes: [f32; LANES]) -> f32 {
    let mut half = LANES / 2;
    while half > 0 {
        for l in 0..half {
            lanes[l] += lanes[l + half];
        }
        half /= 2;
    }
    lanes[0]
}

#[inline(always)]
fn normalize_body(x: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let width = weight.len();
    for row in x.chunks_exact_mut(width) {
        let mut sum = [0f32; LANES];
        for part in row.chunks_exact(LANES) {
            for l in 0..LANES {
                sum[l] += part[l];
            }
        }
        let mean = fold(sum) / width as f32;
        let mut sum = [0f32; LANES];
        for part in row.chunks_exact(LANES) {
            for l in 0..LANES {
                let d = part[l] - mean;
                sum[l] += d * d;
            }
        }
        let inverse = 1.0 / (fold(sum) / width as f32 + epsilon).sqrt();
        for ((x, w), b) in row.iter_mut().zip(weight).zip(bias) {
            *x = (*x - mean) * inverse * w + b;
        }
    }
}

/// `e^x`, relative error below 4e-6, for any `x` (kept within ±87).
#[inline(always)]
fn exp(x: f32) -> f32 {
    // Not `clamp`: min and max as written compile to one instruction each.
    let x = if x > -87.0 { x } else { -87.0 };
    let x = if x < 87.0 { x } else { 87.0 } * std::f32::consts::LOG2_E;
    let whole = x + MAGIC;
    let r = (x - (whole - MAGIC)) * std::f32::consts::LN_2;
    let p = 1.0 + r * (1.0 + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_67 + r * 0.008_333_33))));
    let power = (whole.to_bits() << 23).wrapping_add(127 << 23);
    p * f32::from_bits(power)
}

#[inline(always)]
fn gelu_body(x: &mut [f32]) {
    for x in x {
        // erf by Abramowitz and Stegun 7.1.26.
        let z = *x * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / (1.0 + 0.327_591_1 * z.abs());
        let p = t * (0.254_829_6 + t * (-0.284_496_72 + t * (1.421_413_8 + t * (-1.453_152_1 + t * 1.061_405_4))));
        let erf = (1.0 - p * exp(-z * z)).copysign(z);
        *x = 0.5 * *x * (1.0 + erf);
    }
}

#[inline(always)]
fn gate_body(x: &mut [f32], ab: &[f32], width: usize) {
    for (x, ab) in x.chunks_exact_mut(width).zip(ab.chunks_exact(2 * width)) {
        let (a, b) = ab.split_at(width);
        for ((x, a), b) in x.iter_mut().zip(a).zip(b) {
            *x += a * (1.0 / (1.0 + exp(-*b)));
        }
    }
}

#[inline(always)]
fn quantize_body(x: &[f32], width: usize, out: &mut Quantized) {
    out.resize(x.len() / width, width);
    for (row, (values, bytes)) in x.chunks_exact(width).zip(out.bytes.chunks_exact_mut(width)).enumerate() {
        let (low, high) = extremes(values);
        let inverse;
        (out.scale[row], inverse) = unit(low, high);
        out.low[row] = low;
        to_bytes(values, low, inverse, bytes);
    }
}

#[inline(always)]
fn neighbours_body(x: &[f32], width: usize, n: usize, reach: usize, out: &mut Quantized) {
    out.resize(x.len() / width, 3 * width);
    let mut bounds = vec![(0f32, 0f32); n];
    for (bounds, values) in bounds.iter_mut().zip(x.chunks_exact(width)) {
        *bounds = extremes(values);
    }
    for row in 0..n {
        let rows = [row.wrapping_sub(reach), row, row + reach];
        let (mut low, mut high) = bounds[row];
        for other in [rows[0], rows[2]] {
            let (l, h) = bounds.get(other).copied().unwrap_or((0.0, 0.0));
            low = if l < low { l } else { low };
            high = if h > high { h } else { high };
        }
        let inverse;
        (out.scale[row], inverse) = unit(low, high);
        out.low[row] = low;
        for (bytes, other) in out.bytes[row * 3 * width..][..3 * width].chunks_exact_mut(width).zip(rows) {
            if other < n {
                to_bytes(&x[other * width..][..width], low, inverse, bytes);
            } else {
                bytes.fill(((0.0 - low) * inverse + MAGIC).to_bits() as u8 & 127);
            }
        }
    }
    out.bytes[n * 3 * width..].fill(0);
    out.scale[n..].fill(0.0);
    out.low[n..].fill(0.0);
}

/// Lowest and highest of a row, compared as whole numbers in the same order: those, compilers put side by side.
#[inline(always)]
fn extremes(values: &[f32]) -> (f32, f32) {
    // Of a negative float all bits but the sign count the other way; done twice, it is undone.
    let ordered = |bits: u32| (bits ^ ((bits as i32 >> 31) as u32 >> 1)) as i32;
    let (mut low, mut high) = (i32::MAX, i32::MIN);
    for value in values {
        let value = ordered(value.to_bits());
        low = low.min(value);
        high = high.max(value);
    }
    let back = |value: i32| f32::from_bits(ordered(value as u32) as u32);
    (back(low), back(high))
}

/// The worth of one step of a byte, and steps for each one.
#[inline(always)]
fn unit(low: f32, high: f32) -> (f32, f32) {
    let range = if high - low > 1e-12 { high - low } else { 1e-12 };
    (range / 127.0, 127.0 / range)
}

#[inline(always)]
fn to_bytes(values: &[f32], low: f32, inverse: f32, bytes: &mut [u8]) {
    for (byte, value) in bytes.iter_mut().zip(values) {
        *byte = ((value - low) * inverse + MAGIC).to_bits() as u8 & 127;
    }
}

#[inline(always)]
fn softmax_body(x: &mut [f32], stride: usize, n: usize, inverse: &mut [f32]) {
    for (column, inverse) in inverse.as_chunks_mut::<LANES>().0.iter_mut().enumerate().take(stride / LANES) {
        let at = column * LANES;
        let mut high = [f32::MIN; LANES];
        for row in x.chunks_exact(stride).take(n) {
            let part = &row[at..at + LANES];
            for l in 0..LANES {
                high[l] = if part[l] > high[l] { part[l] } else { high[l] };
            }
        }
        let mut sum = [0f32; LANES];
        for row in x.chunks_exact_mut(stride).take(n) {
            let part = &mut row[at..at + LANES];
            for l in 0..LANES {
                part[l] = exp(part[l] - high[l]);
                sum[l] += part[l];
            }
        }
        for l in 0..LANES {
            inverse[l] = 1.0 / sum[l];
        }
    }
}
