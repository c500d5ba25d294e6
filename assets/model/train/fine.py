"""Fine-tunes a small BERT (all-MiniLM-L6-v2) to tag source, cue and content.

    python fine.py NAME --seed 1 [--epochs 4] [--init FILE] [--teacher FILE] [--hold-out 0]

Reads train.jsonl (structures) and writes NAME.safetensors in the folder it is run in; MODEL and CORPUS name the folders of the
pretrained model and of the annotated texts. One thread: two seeds side by side use two cores better than one seed does.
"""
import argparse, os, pickle, random, time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file, save_file

import data

MODEL, CORPUS = os.environ["MODEL"], os.environ["CORPUS"]
WIDTH, HEADS, LAYERS, VOCABULARY = 384, 12, 6, 30522
START, STOP = 101, 102


class Dropout(nn.Module):
    """Masks cut from one pool of random bits; drawing fresh ones costs a seventh of a step."""
    pool = None

    def forward(self, x):
        if not self.training:
            return x
        if Dropout.pool is None:
            Dropout.pool = ((torch.rand(1 << 24) >= .1).float() / .9).bfloat16()
        at = random.randrange(0, Dropout.pool.numel() - x.numel())
        return x * Dropout.pool[at:at + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = Dropout()

    def forward(self, x, mask):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4)
        scores = (q * (d // HEADS) ** -.5) @ k.transpose(-1, -2) + mask
        mixed = scores.softmax(-1, dtype=torch.float32).to(v.dtype) @ v
        x = self.ln1(x + self.drop(self.o(mixed.transpose(1, 2).reshape(b, n, d))))
        return self.ln2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(512, WIDTH)
        self.features = nn.ModuleList([nn.Embedding(n, WIDTH) for n in (8, 5, 3)])     # shape, quotation, sentence start
        self.ln, self.drop = nn.LayerNorm(WIDTH, 1e-12), Dropout()
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.out = nn.Linear(WIDTH, len(data.CLASSES))

    def forward(self, ids, features, mask):
        x = self.word(ids) + self.position.weight[:ids.shape[1]]
        for k, table in enumerate(self.features):
            x = x + table(features[..., k])
        x = self.drop(self.ln(x))
        kind = torch.bfloat16 if torch.is_autocast_enabled("cpu") else torch.float32
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4).to(kind)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.out(x)


def pretrained():
    given, net = load_file(os.path.join(MODEL, "model.safetensors")), Tagger()
    state = net.state_dict()
    state["word.weight"] = given["embeddings.word_embeddings.weight"]
    state["position.weight"] = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    names = {"o": "attention.output.dense", "ln1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "ln2": "output.LayerNorm"}
    for kind in ("weight", "bias"):
        state[f"ln.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for i in range(LAYERS):
            at = f"encoder.layer.{i}."
            state[f"layers.{i}.qkv.{kind}"] = torch.cat([given[f"{at}attention.self.{n}.{kind}"] for n in ("query", "key", "value")])
            for ours, theirs in names.items():
                state[f"layers.{i}.{ours}.{kind}"] = given[f"{at}{theirs}.{kind}"]
    for i in range(3):
        state[f"features.{i}.weight"].zero_()
    state["out.weight"].normal_(std=.02)
    state["out.bias"].zero_()
    net.load_state_dict(state)
    return net


def pack(paragraphs, first_cap=None):
    return data.chunks([[len(p) for p in q.pieces] for q in paragraphs], [q.sentences for q in paragraphs], data.MAX_LEN, first_cap)


def encode(paragraphs, chunk, soft=None):
    """Ids, features, positions of the words' first pieces, labels and (with a teacher) wanted probabilities of one chunk."""
    ids, features, first, labels, wanted = [START], [(0, 0, 0)], [], [], []
    for i, a, b in chunk:
        p = paragraphs[i]
        labels.append(p.labels[a:b])
        if soft is not None:
            wanted.append(soft[i][a:b])
        for k in range(a, b):
            first.append(len(ids))
            for j, piece in enumerate(p.pieces[k]):
                ids.append(piece)
                features.append(tuple(p.features[k]) if j == 0 else (0, p.features[k][1], 0))
        ids.append(STOP)
        features.append((0, 0, 0))
    return np.array(ids), np.array(features), np.array(first), np.concatenate(labels), np.concatenate(wanted) if wanted else None


def collate(items):
    n, b = -(-max(len(x[0]) for x in items) // 16) * 16, len(items)
    ids, features, mask = np.zeros((b, n), np.int64), np.zeros((b, n, 3), np.int64), np.zeros((b, n), bool)
    for r, (i, f, *_) in enumerate(items):
        ids[r, :len(i)], features[r, :len(i)], mask[r, :len(i)] = i, f, True
    places = np.concatenate([x[2] + r * n for r, x in enumerate(items)])
    return [torch.from_numpy(a) for a in (ids, features, mask, places)]


def predict(net, documents, size=16):
    """Log-probabilities by document and paragraph."""
    net.eval()
    result = [[np.zeros((len(p.spans), len(data.CLASSES)), np.float32) for p in d.paragraphs] for d in documents]
    todo = [(n, chunk, encode(d.paragraphs, chunk)) for n, d in enumerate(documents) for chunk in pack(d.paragraphs)]
    todo.sort(key=lambda x: len(x[2][0]))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for k in range(0, len(todo), size):
            part = todo[k:k + size]
            ids, features, mask, places = collate([x[2] for x in part])
            found, at = F.log_softmax(net(ids, features, mask).float().flatten(0, 1)[places], -1).numpy(), 0
            for n, chunk, _ in part:
                for i, a, b in chunk:
                    result[n][i][a:b] = found[at:at + b - a]
                    at += b - a
    return result


def groups(net, rate, decay=.9):
    """The lower a layer, the smaller its steps."""
    out = []
    for name, parameter in net.named_parameters():
        depth = LAYERS - 1 - int(name.split(".")[1]) if name.startswith("layers") else LAYERS if name.startswith(("word", "position", "ln.")) else 0
        faster = 2 if name.startswith(("out", "features")) else 1
        out.append(dict(params=[parameter], lr=rate * decay ** depth * faster, weight_decay=.01 if parameter.dim() > 1 else 0))
    return out


def batches(documents, size, rng):
    """One epoch: chunks with borders of its own, of like lengths within a batch."""
    items = [(n, chunk) for n, d in enumerate(documents) for chunk in pack(d.paragraphs, rng.randint(data.MAX_LEN // 3, data.MAX_LEN))]
    rng.shuffle(items)
    for k in range(0, len(items), size * 24):
        part = sorted(items[k:k + size * 24], key=lambda x: sum(b - a for _, a, b in x[1]))
        part = [part[j:j + size] for j in range(0, len(part), size)]
        rng.shuffle(part)
        yield from part


def main():
    options = argparse.ArgumentParser()
    options.add_argument("name")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--epochs", type=float, default=4)
    options.add_argument("--rate", type=float, default=2e-4)
    options.add_argument("--size", type=int, default=16)
    options.add_argument("--init")
    options.add_argument("--teacher")
    options.add_argument("--hold-out", type=int, default=0, help="train documents kept out")
    o = options.parse_args()
    torch.set_num_threads(int(os.environ.get("THREADS", 1)))
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    rng = random.Random(o.seed)
    documents = data.read("train.jsonl", CORPUS, MODEL)[o.hold_out:]
    teacher = pickle.load(open(o.teacher, "rb")) if o.teacher else None
    net = pretrained()
    if o.init:
        net.load_state_dict(load_file(o.init))
    optimizer = torch.optim.AdamW(groups(net, o.rate), betas=(.9, .98), fused=True)
    rates = [g["lr"] for g in optimizer.param_groups]
    steps = int(sum(len(pack(d.paragraphs)) for d in documents) / o.size * o.epochs * 1.06)
    print("steps", steps, flush=True)
    step, began, losses = 0, time.time(), []
    while step < steps:
        for batch in batches(documents, o.size, rng):
            if step >= steps:
                break
            net.train()
            warm = min(1, (step + 1) / (.08 * steps)) * (1 - step / steps)
            for group, rate in zip(optimizer.param_groups, rates):
                group["lr"] = rate * warm
            items = [encode(documents[n].paragraphs, chunk, teacher and teacher[documents[n].name]) for n, chunk in batch]
            ids, features, mask, places = collate(items)
            with torch.autocast("cpu", torch.bfloat16):
                logits = net(ids, features, mask)
            logits, labels = logits.float().flatten(0, 1)[places], torch.from_numpy(np.concatenate([x[3] for x in items]))
            loss = F.cross_entropy(logits, labels, label_smoothing=.05)
            if teacher:
                loss = .3 * loss + .7 * F.cross_entropy(logits, torch.from_numpy(np.exp(np.concatenate([x[4] for x in items]))))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1)
            optimizer.step()
            step += 1
            losses.append(loss.item())
            if step % 50 == 0:
                print(step, f"loss {np.mean(losses[-50:]):.4f} {time.time() - began:.0f} s", flush=True)
                if step % 400 == 0:
                    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, o.name + ".part.safetensors")
    save_file({k: v.contiguous() for k, v in net.state_dict().items()}, o.name + ".safetensors")


if __name__ == "__main__":
    main()
