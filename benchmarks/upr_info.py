"""Measures the join of UPR Info's rows with the reports of the Working Group: rows joined per review, agreement of positions.

Run it in the folder of the project: `.venv/bin/python benchmarks/upr_info.py [DATA]`, where DATA holds `upr-info/` and `wg-reports/`
(../shared/data where none is given). `--sample 200 --seed 1` prints joined rows beside their items, to be read by a person.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generator.importers.upr_info.joined import DECIDED, JoinedReview, joined_review
from generator.importers.upr_info.rows import UprInfoReader, UprInfoTable, review_of
from generator.importers.working_group.shelf import read_shelf, report_files
from generator.read import read


def joined_reviews(data: Path, content_folder: Path = ROOT / "content") -> Iterator[JoinedReview]:
    """Every review that has both rows and a report, joined."""
    content, _ = read(content_folder)
    table = UprInfoTable()
    UprInfoReader(content).read(data / "upr-info" / "upr-info-sessions-1-20.csv", table, pledges=False)
    shelf = read_shelf(report_files(data / "wg-reports"), content)
    for (state, session), rows in sorted(table.rows_by_review.items()):
        key = review_of(content, state, session)
        if key in shelf.reports:
            yield joined_review(key, content.reviews[key].record, rows, shelf.reports[key])


def figures(joined: JoinedReview) -> Counter[str]:
    """Rows, joined rows, joined rows whose position the report decides, and those of them that agree."""
    position = {item.paragraph: item.position for item in joined.items}
    counts = Counter(rows=len(joined.rows))
    for paragraph, rows in joined.rows_by_paragraph.items():
        counts["joined"] += len(rows)
        if position[paragraph] in DECIDED:
            counts["decided"] += len(rows)
            counts["agree"] += sum(row.position == position[paragraph] for row, _ in rows)
    return counts


def disagreements(joined: JoinedReview) -> Counter[str]:
    """How many rows differ from each block of the report."""
    items = {item.paragraph: item for item in joined.items}
    found: Counter[str] = Counter()
    for paragraph, rows in joined.rows_by_paragraph.items():
        item = items[paragraph]
        block = item.position_source.paragraph if item.position_source else paragraph.split(".")[0]
        if item.position in DECIDED:
            found[f"{joined.report.file if joined.report else ''}, paragraph {block}, {item.position}"] += sum(row.position != item.position for row, _ in rows)
    return +found


def sample(reviews: list[JoinedReview], number: int, seed: int) -> Iterator[str]:
    """Joined rows drawn at random, each with its item, for reading."""
    drawn = [(joined, row, match) for joined in reviews for row, match in zip(joined.rows, joined.matches, strict=True) if match.paragraph]
    for joined, row, match in random.Random(seed).sample(drawn, number):
        item = next(item for item in joined.items if item.paragraph == match.paragraph)
        yield f"{joined.key[0]}-{joined.key[1]}-{match.paragraph} ({match.similarity} %, part {match.part}) row {row.row}, {row.by}: {row.text}"
        yield from (f"      {', '.join(part.by)}: {part.text}" for part in item.parts)


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    reviews = list(joined_reviews(arguments.data))
    if arguments.sample:
        print("\n".join(sample(reviews, arguments.sample, arguments.seed)))
        return
    total: Counter[str] = Counter()
    differing: Counter[str] = Counter()
    for joined in reviews:
        counts = figures(joined)
        total += counts
        differing += disagreements(joined)
        print(f"{joined.key[0]}-{joined.key[1]}: {counts['joined']} of {counts['rows']} rows joined; {counts['agree']} of {counts['decided']} positions agree")
    for block, count in differing.most_common():
        print(f"{count:>4} rows differ: {block}")
    print(f"{len(reviews)} reviews: {total['joined']:,} of {total['rows']:,} rows joined ({total['joined'] / total['rows']:.2%})")
    print(f"positions that the report decides: {total['agree']:,} of {total['decided']:,} agree ({total['agree'] / total['decided']:.2%})")


if __name__ == "__main__":
    main()
