"""Decides what of the artifact of a pull request's check may be posted as a comment: `python3 -I tools/comment_body.py ZIP FOLDER`.

The artifact is hostile: a pull request can change the program that wrote it. Two members are read, bounded, into memory. The number must
be one. The Markdown is posted as it is only where it is of the form that `scorecards diff` writes: no HTML, no picture, no link that leaves
the site of SCORECARDS_SITE_URL, nothing that calls a person or refers to anything. Everything else is posted as a block of text in which
nothing is alive. Writes FOLDER/number and FOLDER/body.json. Needs only Python itself.
"""

import json
import os
import re
import sys
import zipfile
from pathlib import Path

MARK = "<!-- scorecards diff -->"
TITLE = "### What a reader would notice"
MOST_CHARACTERS = 60_000
_CUT = 20_000

_LINE = re.compile(
    r"|### What a reader would notice|Nothing that a reader would notice is different\.|New warnings: [\d, a-z]+|(    )?- (?![-*_ ]+$|\d+[.)])\S.*"
)
# The character references that the filter of the program writes; any other may hide something.
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|#(?:36|41|43|45|46|58|61|124|126));)")
_ALIVE = re.compile(
    r"[<>`|~\r\t]|!\\?\[|\]\s*[(\[:]|://|\bwww\.|\bgh-\d|\b(?:mailto|xmpp):[^\s\u200b]|@(?!\u200b)|(?<!&)#(?!\u200b)|\$|:[a-z0-9_+-]+:|[0-9a-f]{7}"
    r"|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]",
    re.IGNORECASE,
)


def is_of_our_form(markdown: str, site: str) -> bool:
    """Whether the text is what `scorecards diff` may write, with links to pages of the site only."""
    link = re.compile(rf"\]\({re.escape(site)}/[A-Za-z0-9/._-]*(?:#[A-Za-z0-9._-]*)?\)") if site else re.compile(r"(?!)")
    lines = markdown.rstrip("\n").split("\n")
    if lines[0] != TITLE or not all(_LINE.fullmatch(line) for line in lines):
        return False
    return all(not _ALIVE.search(rest := link.sub("]", line)) and not _REFERENCE.search(rest) for line in lines[1:])


def body(markdown: str, site: str, summary: str) -> str:
    """The comment: the Markdown itself where it is of our form, else as text in which nothing is alive."""
    end = f"\n\n[Summary of the check, with the site to look at]({summary})\n" if re.fullmatch(r"https://[A-Za-z0-9./_-]+", summary) else "\n"
    if not markdown.strip():
        return f"{MARK}\nThe check ended before anything could be compared.{end}"
    if len(markdown) <= MOST_CHARACTERS and is_of_our_form(markdown, site):
        return f"{MARK}\n{markdown.rstrip()}{end}"
    visible = "".join(c if c == "\n" or c.isprintable() else "\ufffd" for c in markdown.replace("`", "'")[:_CUT])
    return f"{MARK}\nWhat the check wrote is not of the form that it should have, so it stands here as text:\n\n```text\n{visible}\n```{end}"


def member(archive: zipfile.ZipFile, name: str, most: int) -> str:
    """The first characters of a file of the archive; what a bomb would unfold to is never unfolded."""
    with archive.open(name) as file:
        return file.read(most).decode("utf-8", errors="replace")


def main(archive_path: str, folder: str) -> None:
    """Reads the archive, writes the number and the body; ends with one line where there is no number."""
    with zipfile.ZipFile(archive_path) as archive:
        number = member(archive, "number", 20).strip()
        markdown = member(archive, "comment.md", 4 * MOST_CHARACTERS)
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number, re.ASCII):
        sys.exit(f"the artifact has {number!a} for the number of a pull request; nothing is posted")
    site = os.environ.get("SCORECARDS_SITE_URL", "").rstrip("/")
    Path(folder, "number").write_text(number, encoding="ascii")
    Path(folder, "body.json").write_text(json.dumps({"body": body(markdown, site, os.environ.get("SUMMARY", ""))}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
