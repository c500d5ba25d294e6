//! Matrix products of whole numbers by AMX: 12 rows, 64 inputs and 16 outputs in one instruction.
//!
//! Written in assembly, as the compiler does not offer the instructions yet. The packed weights of [`Linear`] are what the instruction wants;
//! the sums are whole, so they are those of every other path. Reference: Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1,
//! chapter 18.

use std::arch::asm;

use super::dot::{BLOCK, Linear, finish};
use super::{Quantized, ROWS};

/// Inputs that one instruction sums.
pub(super) const DEPTH: usize = 64;
/// Blocks of outputs that are summed side by side, each in a tile.
const C: usize = 4;

/// Shapes of the eight tiles: four of sums, one of activations, three of weights.
#[repr(C, align(64))]
struct Shapes {
    palette: u8,
    start: u8,
    reserved: [u8; 14],
    bytes_a_row: [u16; 16],
    rows: [u8; 16],
}

static SHAPES: Shapes = {
    let (mut bytes_a_row, mut rows) = ([0; 16], [0; 16]);
    let mut tile = 0;
    while tile < 8 {
        bytes_a_row[tile] = 64;
        rows[tile] = if tile < 5 { ROWS as u8 } else { 16 };
        tile += 1;
    }
    Shapes { palette: 1, start: 0, reserved: [0; 14], bytes_a_row, rows }
};

/// Whether the processor has tiles of bytes and the system lets this process use them, for which it must be asked once.
#[cfg(target_os = "linux")]
pub(super) fn available() -> bool {
    use std::arch::x86_64::__cpuid_count;

    const ARCH_PRCTL: i64 = 158;
    const REQUEST_STATE: i64 = 0x1023;
    const TILE_DATA: i64 = 18;
    const TILE_AND_INT8: u32 = 0b11 << 24;
    if __cpuid_count(7, 0).edx & TILE_AND_INT8 != TILE_AND_INT8 {
        return false;
    }
    let refused: i64;
    // SAFETY: a system call that touches no memory of ours; the kernel changes only the registers named.
    unsafe {
        asm!("syscall", inlateout("rax") ARCH_PRCTL => refused, in("rdi") REQUEST_STATE, in("rsi") TILE_DATA, out("rcx") _, out("r11") _,
            options(nostack));
    }
    refused == 0
}

/// Whether tiles can be used: other systems are not asked.
#[cfg(not(target_os = "linux"))]
pub(super) fn available() -> bool {
    false
}

/// # Safety
/// [`available`] must have said so, AVX-512 be there, the sizes be as `dot::linear` checks them and the inputs a multiple of [`DEPTH`].
#[target_feature(enable = "avx512f,avx512bw,avx512vl,avx512dq")]
pub(super) unsafe fn linear(layer: &Linear, input: &Quantized, out: &mut [f32]) {
    let mut sums = [[[0i32; BLOCK]; ROWS]; C];
    // SAFETY: the shapes are valid and 64 bytes long; no other code of this program uses tiles.
    unsafe { asm!("ldtilecfg [{}]", in(reg) &raw const SHAPES, options(nostack)) };
    for block in (0..layer.outputs / BLOCK).step_by(C) {
        for row in (0..input.scale.len()).step_by(ROWS) {
            // SAFETY: 12 rows from `row` and 4 blocks from `block` are there, and every step reads 64 bytes of each row and 1024 of each block,
            // `inputs / 64` times; the sums are four times 12 rows of 64 bytes.
            unsafe {
                let activations = input.bytes.as_ptr().add(row * layer.inputs);
                let stride = layer.inputs * BLOCK;
                let weights = layer.weights.as_ptr().add(block * stride);
                asm!(
                    "tilezero tmm0",
                    "tilezero tmm1",
                    "tilezero tmm2",
                    "tilezero tmm3",
                    "2:",
                    "tileloadd tmm4, [{a} + {inputs}*1]",
                    "tileloadd tmm5, [{w0} + {line}*1]",
                    "tileloadd tmm6, [{w1} + {line}*1]",
                    "tdpbusd tmm0, tmm4, tmm5",
                    "tileloadd tmm7, [{w2} + {line}*1]",
                    "tdpbusd tmm1, tmm4, tmm6",
                    "tileloadd tmm5, [{w3} + {line}*1]",
                    "tdpbusd tmm2, tmm4, tmm7",
                    "tdpbusd tmm3, tmm4, tmm5",
                    "add {a}, 64",
                    "add {w0}, 1024",
                    "add {w1}, 1024",
                    "add {w2}, 1024",
                    "add {w3}, 1024",
                    "dec {steps}",
                    "jnz 2b",
                    "tilestored [{sums} + {line}*1], tmm0",
                    "tilestored [{sums} + {line}*1 + 768], tmm1",
                    "tilestored [{sums} + {line}*1 + 1536], tmm2",
                    "tilestored [{sums} + {line}*1 + 2304], tmm3",
                    a = inout(reg) activations => _,
                    w0 = inout(reg) weights => _,
                    w1 = inout(reg) weights.add(stride) => _,
                    w2 = inout(reg) weights.add(2 * stride) => _,
                    w3 = inout(reg) weights.add(3 * stride) => _,
                    steps = inout(reg) layer.inputs / DEPTH => _,
                    inputs = in(reg) layer.inputs,
                    line = in(reg) 64usize,
                    sums = in(reg) sums.as_mut_ptr(),
                    options(nostack),
                );
            }
            for (c, sums) in sums.iter().enumerate() {
                for (r, sums) in sums.iter().enumerate() {
                    finish(layer, input, row + r, block + c, sums, out);
                }
            }
        }
    }
    // SAFETY: as above; an empty state spares the system from keeping the tiles.
    unsafe { asm!("tilerelease", options(nostack)) };
}
