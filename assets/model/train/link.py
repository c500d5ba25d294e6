"""Learns which source goes with a cue: the weights of assets/links.tsv.

    cargo run --release --no-default-features --example tags -- CORPUS > tags.jsonl
    python link.py tags.jsonl CORPUS > ../../links.tsv

For every cue that the tagger found and that an annotated attribution shares, the sources near it and "none" are candidates; the weights
maximise the likelihood of the annotated one (log-linear, a small penalty on their squares). The features are those of
src/statement/attach.rs; change both or neither.
"""
import collections, json, os, re, sys

import numpy as np
import torch

FEATURES = ["prob", "gap0", "loggap", "srcbtw", "commas", "insent", "sentdist", "rel", "relfar", "commafirst", "len1", "cap", "contentbtw",
            "used", "by", "passive_before", "det", "prep_before", "aftercomma_rel", "latent", "nearest_before"]
NONE = ["none:bias", "none:passive", "none:ing", "none:sentinit", "none:nsrc0", "none:called", "none:cueprob", "none:noun"]
RELATIVES = {"who", "which", "that", "whom", "whose"}
BE = {"is", "are", "was", "were", "be", "been", "being", "'s", "’s"}
PREPOSITIONS = {"of", "in", "at", "for", "with", "from", "to", "on", "after", "about", "against", "than"}
# How often one class follows another in the training texts against chance (src/statement/decode.rs).
FOLLOWS = np.array([[.85, .50, 0, -.72, 0, -.24, 0], [-2.21, -4.51, 2.19, 2.80, 0, -2.72, 0], [-1.92, -3.09, 2.63, 1.71, 0, -2.31, 0],
                    [-.71, 1.03, 0, -5.88, 2.79, 2.56, 0], [-1.81, .53, 0, -5.27, 3.10, 2.57, 0],
                    [-2.41, -.62, 0, -.45, 0, -6.02, .74], [-2.22, -.72, 0, -1.70, 0, -4.93, .75]]) * 0.3
for after in (2, 4, 6):
    for before in range(7):
        if before not in (after, after - 1):
            FOLLOWS[before, after] = -1e9
SOURCE, CUE, CONTENT = range(3)
Piece = collections.namedtuple("Piece", "role start end")


def decode(logs, outside, sources):
    """The likeliest classes (Viterbi)."""
    scores = logs + np.array([outside, sources, sources, 0, 0, 0, 0])
    best, back = scores[0].copy(), np.zeros((len(scores), 7), int)
    best[[2, 4, 6]] = -1e9
    for i in range(1, len(scores)):
        steps = best[:, None] + FOLLOWS
        back[i] = steps.argmax(0)
        best = steps[back[i], range(7)] + scores[i]
    classes = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        classes.append(back[i][classes[-1]])
    return classes[::-1]


def pieces(classes, at):
    found = []
    for i, c in enumerate(classes):
        if c == 0:
            continue
        role = (c - 1) // 2
        if c % 2 == 0 and found and found[-1].role == role and found[-1].end == at + i:
            found[-1] = Piece(role, found[-1].start, at + i + 1)
        else:
            found.append(Piece(role, at + i, at + i + 1))
    return found


def between(a, b):
    return range(a.end, b.start) if a.start < b.start else range(b.end, a.start)


class Paragraph:
    """The roles of one paragraph as the tagger sees them."""

    def __init__(self, words, logs, sentences, start, end):
        self.words, self.logs, self.sentences, self.start, self.end = words, logs, sentences, start, end
        strict = decode(logs[start:end], 0.15, 0.0)
        found = pieces(strict, start)
        self.sources, self.cues, self.contents = ([p for p in found if p.role == role] for role in range(3))
        generous = pieces(decode(logs[start:end], 0.0, 2.0), start)
        self.latent = [p for p in generous if p.role == SOURCE and not any(strict[p.start - start:p.end - start])]
        self.named = {i for p in self.sources + self.cues for i in range(p.start, p.end)}

    def word(self, i):
        return self.words[i].lower() if self.start <= i < self.end else ""

    def gap(self, a, b):
        return sum(i not in self.named for i in between(a, b))

    def crossed(self, a, b):
        return sum(c.start in between(a, b) for c in self.cues)

    def near(self, a, b):
        return self.crossed(a, b), self.gap(a, b)

    def mean(self, p):
        first = 1 + 2 * p.role
        return float(np.exp(self.logs[p.start:p.end, first:first + 2]).sum(1).mean())

    def passive(self, cue):
        return any(self.word(i) in BE for i in range(cue.start, cue.end))

    def distance(self, a, b):
        return abs(self.sentences[a.start] - self.sentences[b.start])

    def candidates(self, cue):
        seen = [(s, False) for s in self.sources if self.distance(s, cue) <= 1]
        return seen + [(s, True) for s in self.latent if self.distance(s, cue) == 0]

    def nearest(self, cue):
        return min((s for s in self.sources if self.distance(s, cue) == 0), key=lambda s: self.near(s, cue), default=None)

    def features(self, cue, source, latent, own, used):
        gap, space = self.gap(cue, source), between(cue, source)
        head, previous = self.words[source.start].lower(), self.words[source.start - 1].lower() if source.start else ""
        seen = [s for s, is_latent in self.candidates(cue) if not is_latent and s.start < cue.start]
        nearest = min(seen, key=lambda s: self.near(s, cue), default=None)
        shares = self.sentences[source.end - 1] >= self.sentences[cue.start] and self.sentences[source.start] <= self.sentences[cue.end - 1]
        opens = source.start == 0 or self.sentences[source.start] != self.sentences[source.start - 1]
        return [self.mean(source), gap == 0, np.log1p(gap), min(sum(s.start in space for s in self.sources), 3),
                min(sum(self.word(i) == "," for i in space), 4), shares, min(self.distance(source, cue), 4), head in RELATIVES,
                head in RELATIVES and gap > 2, opens and self.word(cue.start - 1) == ",", source.end - source.start == 1,
                self.words[source.start][0].isupper(), sum(t.start in space for t in own), source in used, previous == "by",
                source.start < cue.start and self.passive(cue), head in ("the", "a", "an"), previous in PREPOSITIONS,
                self.word(source.end) == "," and gap > 1, latent, source == nearest]

    def none(self, cue):
        by = any(self.word(i) == "by" for i in range(cue.start, min(cue.end + 3, self.end)))
        opens = cue.start == self.start or self.sentences[cue.start] != self.sentences[cue.start - 1]
        last = self.word(cue.end - 1)
        alone = not any(self.distance(s, cue) <= 1 for s in self.sources)
        return [1, self.passive(cue) and not by, self.word(cue.start).endswith("ing"), opens, alone,
                last in ("called", "known", "as", "so-called"), self.mean(cue), last.endswith("s")]


def annotated(path):
    """The attributions with content of a brat file: role to list of ranges."""
    spans, found = {}, []
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            spans[fields[0]] = [tuple(map(int, p.split())) for p in fields[1].split(" ", 1)[1].split(";")]
        elif re.fullmatch(r"E\d+", fields[0]):
            roles = collections.defaultdict(list)
            for part in fields[1].split()[1:]:
                role, target = part.split(":", 1)
                roles[re.sub(r"\d+$", "", role)] += spans.get(target, [])
            if roles["Content"]:
                found.append(roles)
    return found


def rows(tags, corpus):
    """(features of the candidates, which of them are right, features of none, whether none is right) for each cue."""
    for line in open(tags, encoding="utf-8"):
        record = json.loads(line)
        name = os.path.join(corpus, record["document"])
        text = open(name + ".txt", encoding="utf-8", newline="").read()
        tokens = record["tokens"]
        words, logs = [text[t[0]:t[1]] for t in tokens], np.array(record["logs"], float).reshape(-1, 7) / 100
        sentences = np.cumsum([t[3] for t in tokens]).tolist()
        held = lambda spans: {i for i, t in enumerate(tokens) if words[i][0].isalnum() and any(t[0] < b and a < t[1] for a, b in spans)}
        golds = [{role: held(a[role]) for role in ("Source", "Cue", "Content")} for a in annotated(name + ".ann")]
        start = 0
        for end in record["paragraphs"]:
            paragraph = Paragraph(words, logs, sentences, start, end)
            start, used = end, set()
            owners = collections.defaultdict(list)
            for content in paragraph.contents:
                inside = set(range(content.start, content.end))
                holding = [g for g in golds if 2 * len(g["Content"] & inside) >= sum(words[i][0].isalnum() for i in inside) > 0]
                cue = next((c for c in paragraph.cues if any(g["Cue"] & set(range(c.start, c.end)) for g in holding)), None)
                if cue:
                    owners[cue].append((content, [g for g in holding if g["Cue"] & set(range(cue.start, cue.end))]))
            for cue in filter(owners.get, paragraph.cues):
                own, golds_of = [c for c, _ in owners[cue]], [g for _, gs in owners[cue] for g in gs]
                candidates = paragraph.candidates(cue)
                right = [any(g["Source"] & set(range(s.start, s.end)) for g in golds_of) for s, _ in candidates]
                nobody = all(not g["Source"] for g in golds_of)
                if any(right) or nobody:
                    yield [paragraph.features(cue, s, latent, own, used) for s, latent in candidates], right, paragraph.none(cue), nobody
                used.update(filter(None, [paragraph.nearest(cue)]))


def learn(examples, penalty=1e-4):
    most = max(len(e[0]) for e in examples)
    x, mask = torch.zeros(len(examples), most, len(FEATURES)), torch.full((len(examples), most), -1e9)
    right, none = torch.zeros(len(examples), most + 1), torch.tensor([e[2] for e in examples]).float()
    for i, (features, is_right, _, nobody) in enumerate(examples):
        right[i, most] = nobody
        for k, row in enumerate(features):
            x[i, k], mask[i, k], right[i, k] = torch.tensor(np.array(row, float)).float(), 0, is_right[k]
    w, v = torch.zeros(len(FEATURES), requires_grad=True), torch.zeros(len(NONE), requires_grad=True)
    optimizer = torch.optim.LBFGS([w, v], max_iter=200, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        logs = torch.log_softmax(torch.cat([x @ w + mask, (none @ v)[:, None]], 1), 1)
        value = -torch.logsumexp(logs + torch.where(right > 0, 0.0, -1e9), 1).mean() + penalty * (w.square().sum() + v.square().sum())
        value.backward()
        return value

    optimizer.step(loss)
    return w.tolist() + v.tolist()


if __name__ == "__main__":
    weights = learn(list(rows(*sys.argv[1:])))
    print("# Which source goes with a cue: weights of a log-linear choice among the sources near it and none.")
    print("# Learnt by assets/model/train/link.py from the attributions of PolNeAR train; the features are those of src/statement/attach.rs.")
    print("# Columns: feature, weight.")
    for name, weight in zip(FEATURES + NONE, weights):
        print(f"{name}\t{weight:.3f}")
