"""Texts, annotations and chunks for training the tagger.

The tokens, quotation states and sentence starts come from the program itself (`cargo run --release --example structure FOLDER`), so that
training and use cannot disagree. Everything that this file computes from a word (shape, word pieces, hashes) and the way it packs
paragraphs into chunks is repeated in src/statement/network/; change both or neither.
"""
import bisect, collections, json, os, re, zlib

import numpy as np
from tokenizers import Tokenizer

CLASSES = ["O", "B-S", "I-S", "B-C", "I-C", "B-X", "I-X"]           # source, cue, content
ROLES = (("Content", 5), ("Source", 1), ("Cue", 3))                  # a later one wins where two overlap
MAX_LEN = 192                                                        # positions in a chunk
MAX_PIECES = 12                                                      # word pieces kept of one word
PLAIN = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "…": "..."}
PREFIXES, SUFFIXES, SHAPES = 4096, 4096, 512                         # buckets of the small net's hashes

Paragraph = collections.namedtuple("Paragraph", "spans features sentences pieces labels hashes")
Document = collections.namedtuple("Document", "name text paragraphs")


def shape(word):
    """1 lower, 2 Capitalised, 3 UPPER, 4 MiXed, 5 number, 6 mark, 7 anything else."""
    if not word[0].isalnum():
        return 6
    if all(c in "0123456789.," for c in word):
        return 5
    upper, lower = any(c.isupper() for c in word), any(c.islower() for c in word)
    if not upper:
        return 1 if lower else 7
    if not lower:
        return 3 if len(word) > 1 else 2
    if word[0].isupper():
        return 4 if any(c.isupper() for c in word[1:]) else 2
    return 7


def outline(word):
    """Letters and digits by kind, runs cut to two: "McCain" is "XxXxx", "2015" is "dd"."""
    kinds = "".join("d" if "0" <= c <= "9" else "x" if "a" <= c <= "z" else "X" if "A" <= c <= "Z" else c for c in word)
    return re.sub(r"(.)\1{2,}", r"\1\1", kinds, flags=re.S)


def bucket(kind, key, size):
    return zlib.crc32((kind + key).encode()) % (size - 1) + 1


def hashes(word):
    low = word.lower()
    return bucket("p", low[:4], PREFIXES), bucket("s", low[-3:], SUFFIXES), bucket("o", outline(word), SHAPES)


class Pieces:
    """Word pieces of a word, after the marks that are written in many ways are made plain."""

    def __init__(self, model):
        self.tokenizer = Tokenizer.from_file(os.path.join(model, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            plain = PLAIN.get(word, word).replace("’", "'")
            self.known[word] = self.tokenizer.encode(plain, add_special_tokens=False).ids[:MAX_PIECES] or [100]
        return self.known[word]


def attributions(path):
    """The (role, start, end) of every span that an attribution with content links, from a brat standoff file."""
    spans, links = {}, []
    for line in open(path, encoding="utf-8"):
        head, *rest = line.rstrip("\n").split("\t")
        if re.fullmatch(r"T\d+", head):
            places = rest[0].split(" ", 1)[1].split(";")
            spans[head] = [tuple(map(int, p.split())) for p in places]
        elif re.fullmatch(r"E\d+", head):
            links.append([part.split(":", 1) for part in rest[0].split()])
    found = set()
    for link in links:
        roles = [(re.sub(r"\d+$", "", role), target) for role, target in link]
        if any(role == "Content" for role, _ in roles):
            found.update((role, *span) for role, target in roles for span in spans.get(target, []))
    return found


def joined(text, spans):
    """Spans of one role in order, trimmed, those parted by white space alone made one."""
    out = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if out and not text[out[-1][1]:start].strip():
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def label(text, tokens, links):
    labels = np.zeros(len(tokens), np.int64)
    ends = [end for _, end in tokens]
    for role, first in ROLES:
        for start, end in sorted((s, e) for r, s, e in links if r == role):
            inside = False
            for k in range(bisect.bisect_right(ends, start), len(tokens)):
                if tokens[k][0] >= end:
                    break
                labels[k] = first + inside
                inside = True
    return labels


def read(structures, folder, model):
    """The documents of a structure file, with the annotations that lie in `folder` where there are any."""
    pieces, documents = Pieces(model), []
    for line in open(structures, encoding="utf-8"):
        record = json.loads(line)
        name = record["document"]
        text = open(os.path.join(folder, name + ".txt"), encoding="utf-8", newline="").read()
        annotations = os.path.join(folder, name + ".ann")
        links = attributions(annotations) if os.path.exists(annotations) else set()
        tokens = [(t[0], t[1]) for paragraph in record["paragraphs"] for t in paragraph]
        labels, at, paragraphs = label(text, tokens, links), 0, []
        for paragraph in record["paragraphs"]:
            words = [text[t[0]:t[1]] for t in paragraph]
            paragraphs.append(Paragraph(
                spans=[(t[0], t[1]) for t in paragraph],
                features=np.array([(shape(w), t[2], 1 if t[3] else 2) for w, t in zip(words, paragraph)]),
                sentences=np.cumsum([t[3] for t in paragraph]),
                pieces=[pieces(w) for w in words],
                labels=labels[at:at + len(words)],
                hashes=np.array([hashes(w) for w in words]),
            ))
            at += len(words)
        documents.append(Document(name, text, paragraphs))
    return documents


def chunks(lengths, sentences, cap=MAX_LEN, first_cap=None):
    """Packs consecutive paragraphs: lists of (paragraph, first word, end word) whose positions fit `cap`.

    A chunk takes one position for its start and one for the end of each paragraph. `first_cap` shortens the first chunk of a document, so
    that in training the borders fall elsewhere each time. A paragraph that fits no chunk is cut, at the end of a sentence where one
    lies in the last two thirds."""
    out, current, used = [], [], 1
    limit = first_cap or cap
    for i, lens in enumerate(lengths):
        total = sum(lens) + 1
        if current and used + total > limit:
            out.append(current)
            current, used, limit = [], 1, cap
        if total + 1 <= cap:
            current.append((i, 0, len(lens)))
            used += total
            continue
        a = 0
        while a < len(lens):
            b, n = a, 2
            while b < len(lens) and n + lens[b] <= cap:
                n += lens[b]
                b += 1
            if b < len(lens):
                c = b
                while c > a and sentences[i][c] == sentences[i][c - 1]:
                    c -= 1
                if c > a + (b - a) // 3:
                    b = c
            out.append([(i, a, b)])
            a = b
        current, used = [], 1
    if current:
        out.append(current)
    return out
