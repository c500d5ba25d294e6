"""Trains the fast net, gated convolutions over words, from the labels and from what the fine net makes of the same texts.

    python fast.py NAME --teacher teacher.pkl [--seed 1] [--epochs 12]

Run in the folder of train.jsonl, with MODEL and CORPUS as for fine.py. The vectors of the word pieces start from the pretrained
model: each piece alone through it, the 128 directions that differ most.
"""
import argparse, os, pickle, random, time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file, save_file

import data
import fine

INNER, WIDTH, PIECES, MAX_LEN = 128, 192, 4, 384
REACHES = (1, 2, 4, 8, 16, 1, 2)


def drop(x, training, p):
    return F.dropout(x, p, training)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.word = nn.Embedding(fine.VOCABULARY, INNER, padding_idx=0)
        self.hashes = nn.ModuleList([nn.Embedding(n, WIDTH) for n in (data.PREFIXES, data.SUFFIXES, data.SHAPES)])
        self.features = nn.ModuleList([nn.Embedding(n, WIDTH) for n in (8, 5, 3, 2)])  # shape, quotation, sentence start, paragraph end
        self.project, self.ln = nn.Linear(INNER, WIDTH), nn.LayerNorm(WIDTH)
        self.lns = nn.ModuleList([nn.LayerNorm(WIDTH) for _ in REACHES])
        self.convolutions = nn.ModuleList([nn.Linear(3 * WIDTH, 2 * WIDTH) for _ in REACHES])
        self.last, self.out = nn.LayerNorm(WIDTH), nn.Linear(WIDTH, len(data.CLASSES))
        for table in (*self.hashes, *self.features):
            nn.init.normal_(table.weight, std=.1)

    def forward(self, pieces, hashes, features, mask):
        v = self.word(pieces)
        count = (pieces > 0).sum(-1, keepdim=True).clamp(min=1)
        if self.training:       # now and then a word's pieces are hidden; its shape and its ends stay
            v = v * (torch.rand(pieces.shape[:2]) > .1)[..., None, None]
        x = self.project(v.sum(2) / count.sqrt())
        for k, table in enumerate(self.hashes):
            x = x + table(hashes[..., k])
        for k, table in enumerate(self.features):
            x = x + table(features[..., k])
        mask = mask[..., None].to(x.dtype)
        x = drop(self.ln(x), self.training, .2) * mask
        for reach, ln, convolution in zip(REACHES, self.lns, self.convolutions):
            z = ln(x) * mask
            left, right = F.pad(z, (0, 0, reach, 0))[:, :z.shape[1]], F.pad(z, (0, 0, 0, reach))[:, reach:]
            x = x + drop(F.glu(convolution(torch.cat([left, z, right], -1)), -1), self.training, .2) * mask
        return self.out(self.last(x))


def vectors():
    """One vector for each word piece, from the pretrained model."""
    net, found = fine.pretrained().eval(), []
    net.out = nn.Identity()
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, fine.VOCABULARY, 512):
            piece = torch.arange(at, min(fine.VOCABULARY, at + 512))
            ids = torch.stack([torch.full_like(piece, fine.START), piece, torch.full_like(piece, fine.STOP)], 1)
            nothing = torch.zeros(len(piece), 3, 3, dtype=torch.long)
            found.append(net(ids, nothing, torch.ones_like(ids, dtype=torch.bool)).float().mean(1))
    x = torch.cat(found).numpy()
    x = x - x.mean(0)
    _, _, directions = np.linalg.svd(x[1000:], full_matrices=False)
    x = x @ directions[:INNER].T
    x = x / x.std() * .3
    x[0] = 0
    return torch.from_numpy(x.astype(np.float32))


def pack(paragraphs, first_cap=None):
    return data.chunks([[1] * len(q.spans) for q in paragraphs], [q.sentences for q in paragraphs], MAX_LEN, first_cap)


def encode(paragraphs, chunk, soft=None):
    """Pieces, hashes, features, labels and wanted probabilities of one chunk; a paragraph's end is a word of its own, without label."""
    pieces, hashes, features, labels, wanted = [], [], [], [], []
    for i, a, b in chunk:
        p = paragraphs[i]
        rows = np.zeros((b - a + 1, PIECES), np.int64)
        for k in range(a, b):
            rows[k - a, :len(p.pieces[k][:PIECES])] = p.pieces[k][:PIECES]
        pieces.append(rows)
        hashes += [p.hashes[a:b], np.zeros((1, 3), np.int64)]
        features += [np.concatenate([p.features[a:b], np.zeros((b - a, 1), np.int64)], 1), np.array([[0, 0, 0, 1]])]
        labels += [p.labels[a:b], [-100]]
        if soft is not None:
            wanted += [soft[i][a:b], np.zeros((1, len(data.CLASSES)), np.float32)]
    join = np.concatenate
    return join(pieces), join(hashes), join(features), join(labels), join(wanted) if wanted else None


def collate(items):
    n, b = max(len(x[0]) for x in items), len(items)
    out = [np.zeros((b, n, PIECES), np.int64), np.zeros((b, n, 3), np.int64), np.zeros((b, n, 4), np.int64), np.zeros((b, n), bool)]
    for r, (p, h, f, *_) in enumerate(items):
        out[0][r, :len(p)], out[1][r, :len(p)], out[2][r, :len(p)], out[3][r, :len(p)] = p, h, f, True
    return [torch.from_numpy(a) for a in out]


def predict(net, documents, size=16):
    """Log-probabilities by document and paragraph."""
    net.eval()
    result = [[np.zeros((len(p.spans), len(data.CLASSES)), np.float32) for p in d.paragraphs] for d in documents]
    todo = [(n, chunk, encode(d.paragraphs, chunk)) for n, d in enumerate(documents) for chunk in pack(d.paragraphs)]
    todo.sort(key=lambda x: len(x[2][0]))
    with torch.inference_mode():
        for k in range(0, len(todo), size):
            part = todo[k:k + size]
            found = F.log_softmax(net(*collate([x[2] for x in part])), -1).numpy()
            for row, (n, chunk, _) in enumerate(part):
                at = 0
                for i, a, b in chunk:
                    result[n][i][a:b] = found[row, at:at + b - a]
                    at += b - a + 1
    return result


def main():
    options = argparse.ArgumentParser()
    options.add_argument("name")
    options.add_argument("--teacher")
    options.add_argument("--init")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--epochs", type=float, default=12)
    options.add_argument("--rate", type=float, default=2e-3)
    options.add_argument("--size", type=int, default=12)
    options.add_argument("--hold-out", type=int, default=0, help="train documents kept out")
    o = options.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", 1)))
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    rng = random.Random(o.seed)
    documents = data.read("train.jsonl", fine.CORPUS, fine.MODEL)[o.hold_out:]
    teacher = pickle.load(open(o.teacher, "rb")) if o.teacher else None
    net = Net()
    if o.init:
        net.load_state_dict(load_file(o.init))
    else:
        net.word.weight.data.copy_(vectors())
    optimizer = torch.optim.AdamW([
        dict(params=[p for n, p in net.named_parameters() if n == "word.weight"], weight_decay=0),
        dict(params=[p for n, p in net.named_parameters() if n != "word.weight"], weight_decay=.01),
    ], lr=o.rate, betas=(.9, .98), fused=True)
    steps = int(sum(len(pack(d.paragraphs)) for d in documents) / o.size * o.epochs * 1.03)
    print("steps", steps, "parameters", sum(p.numel() for p in net.parameters()), flush=True)
    step, began, losses = 0, time.time(), []
    while step < steps:
        items = [(n, chunk) for n, d in enumerate(documents) for chunk in pack(d.paragraphs, rng.randint(MAX_LEN // 3, MAX_LEN))]
        rng.shuffle(items)
        batches = []
        for k in range(0, len(items), o.size * 24):
            part = sorted(items[k:k + o.size * 24], key=lambda x: sum(b - a for _, a, b in x[1]))
            batches += [part[j:j + o.size] for j in range(0, len(part), o.size)]
        rng.shuffle(batches)
        for batch in batches:
            if step >= steps:
                break
            net.train()
            for group in optimizer.param_groups:
                group["lr"] = o.rate * min(1, (step + 1) / (.05 * steps)) * (1 - step / steps)
            items = [encode(documents[n].paragraphs, chunk, teacher and teacher[documents[n].name]) for n, chunk in batch]
            inputs = collate(items)
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(*inputs)
            logits, labels = logits.float()[inputs[3]], torch.from_numpy(np.concatenate([x[3] for x in items]))
            loss = F.cross_entropy(logits, labels, ignore_index=-100, label_smoothing=.05)
            if teacher:
                wanted, words = torch.from_numpy(np.exp(np.concatenate([x[4] for x in items]))), labels >= 0
                loss = .3 * loss + .7 * F.cross_entropy(logits[words], wanted[words])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            if step % 100 == 0:
                print(step, f"loss {np.mean(losses[-100:]):.4f} {time.time() - began:.0f} s", flush=True)
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, o.name + ".safetensors")


if __name__ == "__main__":
    main()
