"""Invented reports of the Working Group, and files of every kind made from their words."""

import io
import zipfile
from pathlib import Path

import docx
from support import Ran, scorecards

END = "143. All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s)."
REPORT = f"""
              United Nations                                                A/HRC/99/16
Contents
II. Conclusions and/or recommendations .......... 140-143 15
1. The Working Group held its forty-eighth session from 20 January to 3 February 2025. The review of Ruritania was held at the 13th
meeting, on 28 January 2025.
A/HRC/99/16
12
II. Conclusions and/or recommendations*
140. The recommendations listed below have been examined by Ruritania and enjoy the support of Ruritania:
140.1 Ratify the treaty (TCR) (Freedonia) (Sylvania);
140.2. Ask one thing, by 2030
A/HRC/99/16
13
(Sylvania); Ask another thing (Holy See, Freedonia);
140.3 Keep 140.1 in mind (Freedonia);1
1 The recommendation as read out during the dialogue.
141. The following recommendations enjoy the support of Ruritania, which considers that they are already implemented or in the process of implementation:
141.1 Do what was done (Sylvania).
142. The following recommendations will be examined by Ruritania, which will respond in due course:
142.1 Think of it (Holy See);
142.2 Think again (Sylvania).
* Conclusions and recommendations have not been edited.
{END}
"""
EARLY = """
The Working Group held its thirty-fourth session. The review of Ruritania was held at the 2nd meeting, on 12 November 2019.
II. CONCLUSIONS AND/OR RECOMMENDATIONS
83. In the course of the discussion, the following recommendations were made to Ruritania:
1. Do the first thing (Freedonia);
2. Do the 2nd thing in article 3 (Sylvania);
3. Do the third (Holy See).
84. The response of Ruritania to these recommendations will be included in the outcome report.
85. The following recommendations did not enjoy the support of Ruritania:
1. Do what it will not (Freedonia).
86. All conclusions and/or recommendations contained in the present report reflect the position of the submitting State(s).
"""


def import_report(folder: Path, text: str, *more: str) -> Ran:
    """The command `import wg-report` on a text, in a folder with content."""
    (folder / "report.txt").write_text(text, encoding="utf-8")
    return scorecards(folder, "import", "wg-report", "report.txt", *more)


def pdf_of(pages: list[list[str]]) -> bytes:
    """A PDF with a page for each list of lines, in the letters of Windows."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(count))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for index, lines in enumerate(pages):
        shown = " T* ".join("(" + line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 40 800 Td {shown} ET"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>")
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def word_of(text: str) -> docx.document.Document:
    """A Word document with a paragraph for each line."""
    document = docx.Document()
    for line in text.strip().splitlines():
        document.add_paragraph(line)
    return document


def with_parts(file: Path, parts: dict[str, bytes]) -> None:
    """Puts parts into a package, in place of those that bear their names."""
    with zipfile.ZipFile(file) as package:
        kept = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in {**kept, **parts}.items():
            package.writestr(name, data)
