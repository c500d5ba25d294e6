//! Matrix products of floats, for attention.
//!
//! Each number is a chain of fused multiply-adds in the order of the rows, on every processor, so all of them give the same bits.

use super::{LANES, Level, ROWS};

/// Rows of numbers, each `stride` after the one before.
#[derive(Clone, Copy)]
pub(in super::super) struct Rows<'a> {
    pub(in super::super) values: &'a [f32],
    pub(in super::super) stride: usize,
}

/// `c = aᵀ b`, where `size` is columns of `a`, rows of both and columns of `b`; `c` has rows of `stride`. The columns of `a` are padded to a
/// multiple of 12 and those of `b` to one of 16.
pub(in super::super) fn product(level: Level, a: Rows<'_>, b: Rows<'_>, size: [usize; 3], c: &mut [f32], stride: usize) {
    let [rows, k, m] = size;
    assert!(rows.is_multiple_of(ROWS) && m.is_multiple_of(LANES) && rows > 0 && k > 0);
    assert!(a.values.len() >= (k - 1) * a.stride + rows && b.values.len() >= (k - 1) * b.stride + m);
    assert!(c.len() >= (rows - 1) * stride + m);
    match level {
        Level::Portable => portable(a, b, size, c, stride),
        // SAFETY: a level is only made where `Level::available` found its features; the sizes were checked above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 | Level::AvxVnni => unsafe { x86::avx2(a, b, size, c, stride) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 | Level::Amx => unsafe { x86::avx512(a, b, size, c, stride) },
    }
}

fn portable(a: Rows<'_>, b: Rows<'_>, [rows, k, m]: [usize; 3], c: &mut [f32], stride: usize) {
    const R: usize = 4;
    for row in (0..rows).step_by(R) {
        for at in (0..m).step_by(LANES) {
            let mut sums = [[0f32; LANES]; R];
            for i in 0..k {
                let (a, b) = (&a.values[i * a.stride + row..][..R], &b.values[i * b.stride + at..][..LANES]);
                for (sums, a) in sums.iter_mut().zip(a) {
                    for (sum, b) in sums.iter_mut().zip(b) {
                        *sum = a.mul_add(*b, *sum);
                    }
                }
            }
            for (r, sums) in sums.iter().enumerate() {
                c[(row + r) * stride + at..][..LANES].copy_from_slice(sums);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::*;

    /// The kernels differ in the width of a vector and in how many sums fit the registers: `R` rows of `C` vectors.
    macro_rules! kernel {
        ($name:ident, $features:literal, $width:literal, $rows:literal, $columns:literal, $zero:ident, $load:ident, $all:ident, $fused:ident, $store:ident) => {
            /// # Safety
            /// The features must be there, and the sizes as [`product`] checks them.
            #[target_feature(enable = $features)]
            pub(super) unsafe fn $name(a: Rows<'_>, b: Rows<'_>, [rows, k, m]: [usize; 3], c: &mut [f32], stride: usize) {
                /// # Safety
                /// As above, and `row + R` columns of `a` and `at + C` vectors of `b` must be there.
                #[inline]
                #[target_feature(enable = $features)]
                unsafe fn tile<const R: usize, const C: usize>(
                    a: Rows<'_>,
                    b: Rows<'_>,
                    k: usize,
                    [row, at]: [usize; 2],
                    c: &mut [f32],
                    stride: usize,
                ) {
                    let mut sums = [[$zero(); C]; R];
                    for i in 0..k {
                        let mut line = [$zero(); C];
                        for (n, line) in line.iter_mut().enumerate() {
                            // SAFETY: i < k, and the vector ends within the row.
                            *line = unsafe { $load(b.values.as_ptr().add(i * b.stride + at + n * $width)) };
                        }
                        for (r, sums) in sums.iter_mut().enumerate() {
                            // SAFETY: i < k and row + r is a column of a.
                            let x = $all(unsafe { *a.values.as_ptr().add(i * a.stride + row + r) });
                            for (sum, line) in sums.iter_mut().zip(&line) {
                                *sum = $fused(x, *line, *sum);
                            }
                        }
                    }
                    for (r, sums) in sums.iter().enumerate() {
                        for (n, sum) in sums.iter().enumerate() {
                            // SAFETY: the vector ends within the row of c.
                            unsafe { $store(c.as_mut_ptr().add((row + r) * stride + at + n * $width), *sum) };
                        }
                    }
                }
                for row in (0..rows).step_by($rows) {
                    let mut at = 0;
                    while at + $columns * $width <= m {
                        // SAFETY: row + R <= rows, at + C vectors <= m, and the sizes are as promised.
                        unsafe { tile::<$rows, $columns>(a, b, k, [row, at], c, stride) };
                        at += $columns * $width;
                    }
                    while at < m {
                        // SAFETY: as above; m is a whole number of vectors.
                        unsafe { tile::<$rows, 1>(a, b, k, [row, at], c, stride) };
                        at += $width;
                    }
                }
            }
        };
    }

    kernel!(avx512, "avx512f", 16, 12, 2, _mm512_setzero_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_fmadd_ps, _mm512_storeu_ps);
    kernel!(avx2, "avx2,fma", 8, 6, 2, _mm256_setzero_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_fmadd_ps, _mm256_storeu_ps);
}
