"""Writes a file in the form of the Universal Human Rights Index export: real States, sessions and labels, invented texts, the known defects.

    python benchmarks/uhri_export.py /tmp/uhri.json                  360 MB, 267,000 records
    python benchmarks/uhri_export.py /tmp/uhri.xlsx --records 20000

The same seed gives the same bytes. What it is for: measuring `scorecards import uhri`, for example

    /usr/bin/time -v scorecards --content COPY/content import uhri /tmp/uhri.json
"""

import argparse
import io
import json
import random
import sys
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).parent.parent))

from generator.content import Content
from generator.importers.uhri.fields import COLUMNS
from generator.importers.uhri.iso_codes import ALPHA_3
from generator.read import read

Record = dict[str, object]

ROOT = Path(__file__).parent.parent
FULL_SIZE = 267_548
UPR_SHARE = 0.4
BODIES = ("CEDAW", "CRC", "CCPR", "CESCR", "CERD", "CAT", "CRPD", "CMW", "CED", "SPT", "WG on arbitrary detention", "SR on housing")
WORDS = """
    river bridge school judge harvest market teacher road clinic window garden letter museum ferry lamp orchard border record office bench
    strengthen adopt provide protect continue review open train fund publish finish extend simplify translate every public local national
    without delay in line with the treaty on clean rivers for all children and their families by the end of the year throughout the country
"""
TARGETS = (
    "1.4 - Equal access to resources",
    "4.1 - Free education",
    "5.2 - End all violence",
    "10.3 - Equal opportunity",
    "16.3 - Rule of law",
    "17.18 - Data",
)


class Export:
    """Records of an invented export, the same for the same seed."""

    def __init__(self, content: Content, seed: int) -> None:
        self.random = random.Random(seed)
        self.vocabulary = WORDS.split()
        self.themes = [label for theme in content.theme_by_id.values() for label in theme.labels.uhri if label != "Reservations"]
        self.groups = [label for group in content.group_by_id.values() for label in group.labels if label[0].isupper()]
        self.goals = [label for goal in content.goal_by_number.values() for label in goal.labels if label[0].isdigit()]
        self.names = {code: state.record.name for code, state in content.states.items()}
        self.alpha_2 = {alpha_3: alpha_2 for alpha_2, alpha_3 in ALPHA_3.items()}
        self.reports = {(r.state, r.cycle): r.documents.working_group_report for r in (review.record for review in content.reviews.values())}
        self.reviews = sorted((review.record.state, review.record.cycle, review.record.session) for review in content.reviews.values())

    def records(self, number: int) -> Iterator[Record]:
        """That many records: reviews of the UPR in turn, other bodies between them."""
        paragraphs = self._paragraphs()
        before: Record | None = None
        for index in range(number):
            upr = self.random.random() < UPR_SHARE
            record = self._upr(*next(paragraphs)) if upr else self._other()
            if upr and before and self.random.random() < 0.002:
                record = dict(before)  # the same record again
            if index % 2_500 == 1_250:
                record["Countries"] = []
            yield record
            before = record if upr else before

    def _paragraphs(self) -> Iterator[tuple[str, int, int, str]]:
        """The places of recommendations, a paragraph number in each review of each State in turn, round after round."""
        round_ = 0
        while True:
            round_ += 1
            for state, cycle, session in self.reviews:
                yield state, cycle, session, f"{100 + cycle * 11}.{round_}"

    def _upr(self, state: str, cycle: int, session: int, paragraph: str) -> Record:
        by = self.random.sample([code for code in self.names if code != state], self.random.choice((1, 1, 1, 2, 3)))
        before, _, after = paragraph.partition(".")
        begins = f"Recommendation No. {after}, para. {before}: {after}." if self.random.random() < 0.03 else paragraph
        begins = f"{after}." if self.random.random() < 0.003 else begins
        brackets = " ".join(f"({self.names[code]})" for code in by)
        return self._record(
            "UPR",
            "Recommendations",
            state,
            f"{begins} {self._sentence(12, 60)}&nbsp;{brackets};<br>",
            Symbol=self.reports[state, cycle] or f"A/HRC/{session + 6}/{1 + sum(map(ord, state)) % 200}",
            UprCycle=f"Cycle {cycle}",
            UprPositions=[self.random.choice(("Supported", "Supported", "Supported", "Noted", "Supported/Noted"))] if self.random.random() < 0.98 else [],
            UprRecommendingCountry=[self._name(code) for code in by],
            UprSession=[f"{session:02} - Working Group"],
        )

    def _other(self) -> Record:
        body = self.random.choice(BODIES)
        kind = self.random.choice(("Recommendations", "Concerns/Observations"))
        state = self.random.choice(list(self.names))
        empty: Record = {"UprCycle": None, "UprPositions": [], "UprRecommendingCountry": [], "UprSession": []}
        return self._record(
            body, kind, state, f"{self.random.randint(4, 60)}.{self._sentence(70, 168)}", Symbol=f"{body[:5]}/C/{state}/CO/{self.random.randint(1, 9)}", **empty
        )

    def _record(self, body: str, kind: str, state: str, text: str, **more: object) -> Record:
        countries = [self._name(state)]
        if self.random.random() < 0.0002:
            countries.append(self._name(self.random.choice(list(self.names))))
        themes = self.random.sample(self.themes, self.random.randint(1, 5)) + (["Reservations"] if self.random.random() < 0.3 else [])
        return {
            "AffectedPersons": [self._label(label) for label in self.random.sample(self.groups, self.random.randint(0, 3))],
            "AnnotationId": "-".join(f"{self.random.getrandbits(bits):0{bits // 4}x}" for bits in (32, 16, 16, 16, 48)),
            "AnnotationType": f"- {kind}",
            "Body": f"- {body}",
            "Countries": countries,
            "DocumentId": f"{self.random.getrandbits(128):032x}",
            "PublicationDate": f"20{self.random.randint(27, 28)}-02-12T00:00:00",
            "PublicationDateOnUhri": "2028-03-03T10:53:45.827",
            "Regions": ["Asia-Pacific"],
            "Sdgs": self.random.sample((*TARGETS, *self.goals), self.random.randint(0, 3)),
            "Text": text,
            "Themes": [self._label(label) for label in themes],
            "UprRecommendingRegions": [],
            **more,
        }

    def _name(self, code: str) -> str:
        if code in {"PAK", "MYS"} and self.random.random() < 0.1:
            return self.alpha_2[code]
        return self.names[code] + (" " if self.random.random() < 0.02 else "")

    def _label(self, label: str) -> str:
        return label + (" " if self.random.random() < 0.02 else "")

    def _sentence(self, least: int, most: int) -> str:
        words = self.random.choices(self.vocabulary, k=self.random.randint(least, most))
        return f"{words[0].capitalize()} {' '.join(words[1:])}."


def write_json(records: Iterator[Record], file: Path) -> None:
    """One array, a record a line."""
    with file.open("w", encoding="utf-8") as opened:
        for index, record in enumerate(records):
            opened.write(("[\n" if index == 0 else ",\n") + json.dumps(record, ensure_ascii=False))
        opened.write("\n]\n")


def write_xlsx(records: Iterator[Record], file: Path) -> None:
    """One sheet whose cells refer to shared texts, as spreadsheets written by programs do."""
    number_by_text: dict[str, int] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _content_types())
        package.writestr("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml")))
        package.writestr("xl/_rels/workbook.xml.rels", _relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")))
        package.writestr(
            "xl/workbook.xml",
            '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="Export" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        texts = io.StringIO()
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            sheet.write(_row(1, [column.headings[0] for column in COLUMNS.values()], number_by_text, texts))
            for number, record in enumerate(records, start=2):
                sheet.write(_row(number, [_cell(record, key) for key in COLUMNS], number_by_text, texts))
            sheet.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as strings:
            strings.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            texts.seek(0)
            while piece := texts.read(1_000_000):
                strings.write(piece.encode())
            strings.write(b"</sst>")


def _relations(*targets: tuple[str, str]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    entries = "".join(f'<Relationship Id="r{number}" Type="{kind}{name}" Target="{target}"/>' for number, (name, target) in enumerate(targets, start=1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def _content_types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts = {"workbook.xml": "sheet.main", "worksheets/sheet1.xml": "worksheet", "sharedStrings.xml": "sharedStrings"}
    entries = "".join(f'<Override PartName="/xl/{part}" ContentType="{kind}{name}+xml"/>' for part, name in parts.items())
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{entries}</Types>'


def _cell(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if isinstance(value, list):
        return "\r\n ".join(f"- {item}" for item in value)
    return "46799" if key == "PublicationDate" else str(value or "")


def _row(number: int, cells: list[str], number_by_text: dict[str, int], texts: io.StringIO) -> bytes:
    found = []
    for text in cells:
        if text and text not in number_by_text:
            number_by_text[text] = len(number_by_text)
            texts.write(f'<si><t xml:space="preserve">{escape(text)}</t></si>'.replace("\r", "_x000D_"))
        found.append(f'<c t="s"><v>{number_by_text[text]}</v></c>' if text and text != "46799" else f"<c><v>{text}</v></c>" if text else "<c/>")
    return f'<row r="{number}">{"".join(found)}</row>'.encode()


def main() -> None:
    """Parses the arguments and writes the file."""
    parser = argparse.ArgumentParser(description="Writes an invented export of the Universal Human Rights Index.")
    parser.add_argument("file", type=Path, help="file to write, .json or .xlsx")
    parser.add_argument("--records", type=int, default=FULL_SIZE)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    content, _ = read(ROOT / "content")
    records = Export(content, arguments.seed).records(arguments.records)
    (write_xlsx if arguments.file.suffix == ".xlsx" else write_json)(records, arguments.file)


if __name__ == "__main__":
    main()
