#!/usr/bin/env python3
"""Builds the derived lists of assets/ from a folder of raw lists (see assets/README.md for their sources).

    python3 examples/build_lists.py RAW_FOLDER

Writes assets/officeholders.tsv, assets/us_congress.tsv and assets/countries.tsv. The other lists of assets/ are kept by hand.
"""
import csv
import re
import sys
import unicodedata
from pathlib import Path

RAW = Path(sys.argv[1])
ASSETS = Path(__file__).resolve().parent.parent / "assets"

# What the list of office holders calls a state, where the list of countries calls it otherwise.
SAME = {
    "Congo-Kinshasa": "DR Congo", "Congo-Brazzaville": "Congo", "UAE": "United Arab Emirates",
    "Federated States of Micronesia": "Micronesia", "Cabo Verde": "Cape Verde", "Timor-Leste": "Timor-Leste",
    "Saint Vincent and the Grenadines": "Saint Vincent and the Grenadines", "Åland": "Åland Islands",
}


def slug(name):
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def rows(name):
    with open(RAW / name, encoding="utf-8", newline="") as f:
        yield from csv.DictReader(f, delimiter="\t")


def latin(name):
    return bool(name) and all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in name) and not re.search("[ʁɛɔɲʃʒˈ'`ˌ]", name)


def write(name, header, lines):
    path = ASSETS / name
    path.write_text("\n".join(["\t".join(header)] + ["\t".join(line) for line in lines]) + "\n", encoding="utf-8")
    print(path.name, len(lines), "rows", path.stat().st_size, "bytes")


def countries():
    out = []
    for r in rows("countries.tsv"):
        if r["name"] == "Türkiye":  # the English press writes both
            r["name"], r["other_names"] = "Turkey", "Türkiye|" + r["other_names"]
        others = [r["official"]] + [n for n in r["other_names"].split("|") + r["native_names"].split("|") if latin(n)]
        others = [n for n in dict.fromkeys(others) if n and n != r["name"] and len(n) > 2]
        demonyms = [d for d in dict.fromkeys([r["demonym_m"], r["demonym_f"]]) if d]
        out.append([slug(r["name"]), r["iso2"], r["name"], "|".join(others), "|".join(demonyms), r["capitals"], r["independent"], r["region"]])
    out.sort()
    write("countries.tsv", ["id", "iso2", "name", "other_names", "demonyms", "capitals", "independent", "region"], out)
    return {o[2]: o[0] for o in out}


def officeholders(ids):
    regions = {l.split("\t")[0] for l in (ASSETS / "regions.tsv").read_text(encoding="utf-8").splitlines()[1:] if l}
    merged = {}
    unknown = {}
    for r in rows("officeholders.tsv"):
        place = SAME.get(r["place"], r["place"])
        person = r["person"].strip()
        if place == "place" or not person or " " not in person and len(person) < 4:
            continue
        if place not in ids and place not in regions:
            unknown[place] = unknown.get(place, 0) + 1
        wikidata = r["wikidata"] if re.fullmatch(r"Q\d+", r["wikidata"]) else ""
        key = (place, r["office"].strip(), wikidata or person)
        gender = {"male": "m", "female": "f"}.get(r["gender"], "")
        row = [place, r["office"].strip(), person, gender, r["since"], r["until"], wikidata]
        old = merged.get(key)
        if old is None:
            merged[key] = [row]
            continue
        last = old[-1]
        # The same term noted twice, once as lasting: one row from the first day to the last.
        if last[5] == "" or row[4] == "" or row[4] <= last[5] or last[4] == row[4]:
            last[4] = min(x for x in (last[4], row[4]) if x) if last[4] or row[4] else ""
            last[5] = "" if not last[5] or not row[5] else max(last[5], row[5])
        else:
            old.append(row)
    for group in merged.values():
        for row in group:
            # On this day the pages of regional offices were dropped: the end is not known. (The British government did change.)
            if row[5] == "2022-10-25" and row[0] != "United Kingdom":
                row[5] += "/"
    out = sorted(row for group in merged.values() for row in group)
    for place, n in sorted(unknown.items()):
        print("place without a state:", place, n)
    write("officeholders.tsv", ["place", "office", "person", "gender", "since", "until", "wikidata"], out)


def congress():
    out = []
    for r in rows("us_congress.tsv"):
        out.append([r["person"], r["nickname"], r["gender"].lower(), r["role"], r["state"], r["party"], r["since"], r["until"], r["wikidata"]])
    out.sort()
    write("us_congress.tsv", ["person", "nickname", "gender", "office", "state", "party", "since", "until", "wikidata"], out)


ids = countries()
officeholders(ids)
congress()
