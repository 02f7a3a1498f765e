"""Holds the paragraphs that an assessments.yaml cites against the documents: `tools/cited_paragraphs.py FILE [DOCUMENTS] --sample 60 --seed 1`.

DOCUMENTS is a folder with the documents as text, A_HRC_43_15.txt for A/HRC/43/15; they are not part of the repository. A source without a
symbol is looked for under its key. Every paragraph that is cited must exist; what is drawn is printed beside what the file says of it.
Exit 1 where a paragraph is missing, 2 where a document is.
"""

import argparse
import random
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_NUMBERED = re.compile(r"^ *(\d{1,3})\. +(?=\S)")
_ITEM = re.compile(r"^ *(\d{1,3}\.\d{1,3}) +(?=\S)")
_ANSWER = re.compile(r"^ *(\d{1,3}\.\d{1,3}(?:[-–, ]+\d{1,3})*) *$")
_FURNITURE = re.compile(r"^\s*(GE\.\d\d-\d+.*|A/HRC/\S+|\d{1,2}|\d{1,2} {20,}GE\.\S+)\s*$")
_FIRST_LINE = re.compile(r"^ {10,16}[A-Z]\S*")
_ANNEX = "annex, "


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document that the file names, with what the file says of it."""

    record: str
    kind: str
    source: str
    paragraphs: str
    says: str


def paragraphs_of(text: str) -> dict[str, str]:
    """The paragraphs of a UN document by number; recommendations and answers by theirs: 5, 140.7, 140.11-14. Notes are left out.

    A number that does not follow the last one is text, such as a quantity at the beginning of a line.
    """
    found: dict[str, list[str]] = {}
    last, current = 0, ""
    for line in text.splitlines():
        if re.fullmatch(r"\s*(Notes|Annex)\s*", line) and last:
            break
        if _FURNITURE.match(line):
            continue
        number, item = _NUMBERED.match(line), _ITEM.match(line) or _ANSWER.match(line)
        if number and int(number[1]) == last + 1:
            last, current = last + 1, number[1]
        elif item and (item.re is _ANSWER or int(item[1].partition(".")[0]) == last):
            current = re.sub(r"[–-]\s*", "-", item[1]).strip()
        if current:
            found.setdefault(current, []).append(line.strip())
    return {name: " ".join(filter(None, lines)) for name, lines in found.items()}


def annex_of(letter: str) -> dict[str, str]:
    """The paragraphs of the annex of a letter, counted from 1: they have no numbers, and begin with an indented line."""
    _, _, annex = re.sub(r" {2,}(?=\S)", lambda gap: gap[0] if gap.start() and letter[gap.start() - 1] == "\n" else " ", letter).partition("Observations in")
    found: list[list[str]] = []
    for line in annex.splitlines()[2:]:
        if _FIRST_LINE.match(line) and "PAGE" not in line:
            found.append([])
        if found and line.strip():
            found[-1].append(line.strip())
    return {f"{_ANNEX}{number}": " ".join(lines) for number, lines in enumerate(found, 1)}


def numbers_in(paragraphs: str) -> Iterator[str]:
    """The paragraphs that a citation names one by one: 3, 4, 5 and 9 for "3-5, 9"; a heading such as 140.11-14 stays whole."""
    annex = _ANNEX if paragraphs.startswith(_ANNEX) else ""
    for part in paragraphs.removeprefix(annex).split(", "):
        first, _, last = part.partition("-")
        if "." in part or not last:
            yield annex + part
        else:
            yield from (f"{annex}{number}" for number in range(int(first), int(last) + 1))


def citations_in(record: Mapping[str, Any]) -> Iterator[Citation]:
    """Every claim, and every piece of evidence with the reason it stands for, in the order of the file."""
    for label, assessed in record["recommendations"].items():
        for claim in assessed.get("claims", ()):
            yield Citation(label, "claim", claim["source"], claim.get("paragraphs", ""), claim["says"])
        for assessment in assessed.get("assessments", ()):
            for evidence in assessment["evidence"]:
                said = f"{assessment['level']}: {assessment.get('reason', '')}"
                yield Citation(label, "evidence", evidence["source"], evidence.get("paragraphs", ""), said)


def document_of(key: str, source: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The paragraphs of the document that a source names."""
    name = source["symbol"].replace("/", "_") if "symbol" in source else key
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return paragraphs_of(text) if "symbol" in source else annex_of(text)


def cited(citation: Citation, documents: Mapping[str, Mapping[str, str]]) -> tuple[list[str], list[str]]:
    """The text of each paragraph that is cited, and the names of those that the document does not have."""
    document = documents[citation.source]
    whole = [citation.paragraphs] if citation.paragraphs in document else list(numbers_in(citation.paragraphs))
    return [f"{name}: {document[name]}" for name in whole if name in document], [name for name in whole if name not in document]


def drawn_from(citations: list[Citation], size: int, seed: int) -> list[Citation]:
    """So many of them at random, the same for the same seed, in the order of the file."""
    places = random.Random(seed).sample(range(len(citations)), min(size, len(citations)))  # noqa: S311 (a sample, no secret)
    return [citations[place] for place in sorted(places)]


def _print(citation: Citation, texts: list[str]) -> None:
    print(f"\n{citation.record} {citation.kind}: {citation.says}\n  {citation.source}, {citation.paragraphs}")
    for text in texts:
        print(textwrap.fill(text, 150, initial_indent="    ", subsequent_indent="    "))


def main(arguments: list[str]) -> int:
    """Checks every citation, prints the ones drawn, and says how many there are."""
    parser = argparse.ArgumentParser(description="Holds cited paragraphs against the documents.")
    parser.add_argument("file", type=Path, help="an assessments.yaml")
    parser.add_argument("documents", type=Path, nargs="?", default=Path("../shared/data/slovenia"), help="the folder of the documents as text")
    parser.add_argument("--sample", type=int, default=0, help="how many citations to print beside their paragraphs")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same citations")
    parser.add_argument("--only", default="", help="print those of one recommendation, such as 121.4")
    wanted = parser.parse_args(arguments)
    record = yaml.safe_load(wanted.file.read_text(encoding="utf-8"))
    citations = list(citations_in(record))
    try:
        documents = {key: document_of(key, record["sources"][key], wanted.documents) for key in dict.fromkeys(one.source for one in citations)}
    except OSError as error:
        print(f"a document is missing: {error}", file=sys.stderr)
        return 2
    missing = [(one, names) for one in citations if (names := cited(one, documents)[1])]
    for one in [one for one in citations if one.record == wanted.only] if wanted.only else drawn_from(citations, wanted.sample, wanted.seed):
        _print(one, cited(one, documents)[0])
    for one, names in missing:
        print(f"{one.record}: {one.source} has no paragraph {', '.join(names)}", file=sys.stderr)
    print(f"\n{len(citations)} citations, {len(missing)} without their paragraph; seed {wanted.seed}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
