"""Weights to the file that the program reads (src/statement/network/weights.rs describes it).

    python export.py fine fine.safetensors fine.bin       python export.py fast fast.safetensors fast.bin

Linear layers and tables of vectors become 8-bit whole numbers with one unit for each output or row; the rest stays in floats.
"""
import struct, sys

import numpy as np
from safetensors.numpy import load_file

POSITIONS = 192


def whole(w):
    scale = np.maximum(np.abs(w).max(1), 1e-9).astype(np.float32) / np.float32(127)
    return np.rint(w / scale[:, None]).astype(np.int8), scale


def linear(out, name, weight, bias):
    """Rows to blocks of 16 outputs, and within them groups of 4 inputs."""
    rows, columns = weight.shape
    q, scale = whole(weight)
    packed = q.reshape(rows // 16, 16, columns // 4, 4).transpose(0, 2, 1, 3)
    out[name] = packed.reshape(rows, columns)
    out[name + ".scale"] = scale
    out[name + ".shift"] = (q.astype(np.int64).sum(1) * scale.astype(np.float64)).astype(np.float32)
    out[name + ".bias"] = bias


def table(out, name, weight):
    out[name], out[name + ".scale"] = whole(weight)


def norm(out, name, w, given):
    out[name + ".weight"], out[name + ".bias"] = w[given + ".weight"], w[given + ".bias"]


def fine(w):
    out = {}
    table(out, "word", w["word.weight"])
    out["position"] = w["position.weight"][:POSITIONS]
    for k in range(3):
        out[f"features.{k}"] = w[f"features.{k}.weight"]
    norm(out, "ln", w, "ln")
    norm(out, "out", w, "out")
    i = 0
    while f"layers.{i}.o.weight" in w:
        for part in ("qkv", "o", "up", "down"):
            linear(out, f"layers.{i}.{part}", w[f"layers.{i}.{part}.weight"], w[f"layers.{i}.{part}.bias"])
        for part in ("ln1", "ln2"):
            norm(out, f"layers.{i}.{part}", w, f"layers.{i}.{part}")
        i += 1
    return out


def fast(w):
    from fast import REACHES
    out = {"reaches": np.array(REACHES, np.float32)}
    table(out, "word", w["word.weight"])
    for k in range(3):
        table(out, f"hashes.{k}", w[f"hashes.{k}.weight"])
    for k in range(4):
        out[f"features.{k}"] = w[f"features.{k}.weight"]
    linear(out, "project", w["project.weight"], w["project.bias"])
    for name in ("ln", "last", "out"):
        norm(out, name, w, name)
    for i in range(len(REACHES)):
        norm(out, f"layers.{i}.ln", w, f"lns.{i}")
        linear(out, f"layers.{i}.convolution", w[f"convolutions.{i}.weight"], w[f"convolutions.{i}.bias"])
    return out


def write(path, arrays):
    entries, size = [], 12
    for name, array in arrays.items():
        array = np.atleast_2d(array)
        array = array if array.dtype == np.int8 else array.astype("<f4")
        entries.append((name, np.ascontiguousarray(array)))
        size += 1 + len(name) + 1 + 4 + 4 + 8
    at, head = -(-size // 64) * 64, struct.pack("<8sI", b"SAIDNET1", len(entries))
    parts = []
    for name, array in entries:
        head += struct.pack("<B", len(name)) + name.encode() + struct.pack("<BIIQ", array.dtype != np.int8, *array.shape, at)
        raw = array.tobytes()
        raw += b"\0" * (-len(raw) % 64)
        parts.append(raw)
        at += len(raw)
    with open(path, "wb") as f:
        f.write(head + b"\0" * (-len(head) % 64) + b"".join(parts))


if __name__ == "__main__":
    kind, source, target = sys.argv[1:]
    write(target, {"fine": fine, "fast": fast}[kind](load_file(source)))
