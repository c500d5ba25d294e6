"""Logits of the exported networks for the texts of ../check, as torch computes them: what the program's tests compare with.

    cargo run --release --example structure assets/model/check > check.jsonl
    python check.py check.jsonl fine.safetensors fast.safetensors > assets/model/check/logits.json

With the 8-bit weights and 7-bit activations of the program ("whole"), and with neither ("float").
"""
import json, os, sys

import numpy as np
import torch
import torch.nn as nn
from safetensors.torch import load_file

import data, export, fast, fine

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "check")


class Whole(nn.Module):
    """A linear layer in whole numbers, as the program computes it."""

    def __init__(self, layer):
        super().__init__()
        q, scale = export.whole(layer.weight.detach().numpy())
        self.weight, self.bias = torch.from_numpy(q.astype(np.float32) * scale[:, None]), layer.bias.detach()

    def forward(self, x):
        low, high = x.amin(-1, keepdim=True), x.amax(-1, keepdim=True)
        step = (high - low).clamp(min=1e-12) / 127
        return nn.functional.linear(((x - low) / step).round() * step + low, self.weight, self.bias)


def to_whole(net, name):
    tables = [net.word] + (list(net.hashes) if name == "fast" else [])
    for table in tables:
        q, scale = export.whole(table.weight.detach().numpy())
        table.weight.data = torch.from_numpy(q.astype(np.float32) * scale[:, None])
    if name == "fast":
        net.project = Whole(net.project)
        net.convolutions = nn.ModuleList([Whole(c) for c in net.convolutions])
    else:
        for layer in net.layers:
            for part in ("qkv", "o", "up", "down"):
                setattr(layer, part, Whole(getattr(layer, part)))
    return net


def logits(net, name, paragraphs):
    """In the order of the tokens."""
    out = []
    with torch.inference_mode():
        if name == "fine":
            for chunk in fine.pack(paragraphs):
                ids, features, mask, places = fine.collate([fine.encode(paragraphs, chunk)])
                out += net(ids, features, mask).flatten(0, 1)[places].tolist()
        else:
            for chunk in fast.pack(paragraphs):
                item = fast.encode(paragraphs, chunk)
                found = net(*fast.collate([item]))[0]
                out += found[torch.from_numpy(item[3] >= 0)].tolist()
    return [[round(x, 5) for x in row] for row in out]


def main():
    structures, *weights = sys.argv[1:]
    out = {}
    for document in data.read(structures, FOLDER, fine.MODEL):
        for name, path, module in (("fine", weights[0], fine.Tagger), ("fast", weights[1], fast.Net)):
            net = module().eval()
            net.load_state_dict(load_file(path))
            record = out.setdefault(document.name, {}).setdefault(name, {})
            record["float"] = logits(net, name, document.paragraphs)
            record["whole"] = logits(to_whole(net, name), name, document.paragraphs)
    json.dump(out, sys.stdout)


if __name__ == "__main__":
    main()
