"""Badges and cards: no figure without what it is a part of, the colours of the site, hostile names as text, no request to anybody."""

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import BROWSER, violations
from hypothesis import example, given
from hypothesis import strategies as st
from open_records import ADDRESSES, NO_ADDRESSES, golden, record_of
from playwright.sync_api import Browser
from support import GOLDEN, ROOT, SITE
from test_browser import HTML_VALIDATE, with_node
from test_escape import HOSTILE, Seen
from test_markup import held_by_xml

from generator.content import Content
from generator.open_data.cards import level_look
from generator.open_data.cards.badge import badge
from generator.open_data.cards.card import card_page, card_picture
from generator.open_data.cards.embed_code import badge_code, card_code, frame_code
from generator.open_data.cards.picture_text import lines, width
from generator.open_data.cards.record_words import StateWords, state_words
from generator.open_data.stamps import DAY
from generator.pages.figures import UNLISTED
from generator.read import read
from generator.vocabulary import NOT_ASSESSED, AssessmentStatus, Level

SVG = "{http://www.w3.org/2000/svg}"
LONG_NAME = "United Kingdom of Great Britain and Northern Ireland"
LONG = "=cmd()\n\"'<x> \u202e\x00👩‍👩‍👧 العربية" * 400


def without(content: Content, *keys: tuple[str, int]) -> Content:
    return replace(content, reviews={key: review for key, review in content.reviews.items() if key not in keys})


def drafts_alone(content: Content) -> Content:
    """The golden content with the third cycle of Ruritania alone, and of its assessments only drafts."""
    authored = content.assessments["RUR", 3]
    drafts = {
        paragraph: one.model_copy(update={"assessments": tuple(found.model_copy(update={"status": AssessmentStatus.DRAFT}) for found in one.assessments)})
        for paragraph, one in authored.record.recommendations.items()
    }
    record = authored.record.model_copy(update={"recommendations": drafts})
    return replace(without(content, ("RUR", 4)), assessments={("RUR", 3): replace(authored, record=record)})


def words_of(kind: str) -> StateWords:
    """The words of a State in each of the conditions that a record can be in."""
    content = golden()
    found = {
        "findings": lambda: state_words(record_of(without(content, ("RUR", 4)), "RUR")),
        "partial": lambda: state_words(record_of(content, "RUR")),
        "drafts": lambda: state_words(record_of(drafts_alone(content), "RUR")),
        "nothing": lambda: state_words(record_of(content, "SYL")),
        "long name": lambda: replace(state_words(record_of(without(content, ("RUR", 4)), "RUR")), name=LONG_NAME),
        "hostile name": lambda: replace(state_words(record_of(content, "RUR")), name=LONG),
    }
    return found[kind]()


KINDS = ("findings", "partial", "drafts", "nothing", "long name", "hostile name")
SAID = {
    "findings": ("UPR 3rd cycle", "11 of 14 assessed"),
    "partial": ("UPR 4th cycle", "0 of 20 assessed"),
    "drafts": ("UPR 3rd cycle", "drafts on 14 of 16, none published"),
    "nothing": ("UPR", "not on record yet"),
}


@pytest.mark.parametrize("kind", SAID)
def test_badge_says_how_many_of_how_many(kind: str) -> None:
    root = ET.fromstring(badge("RUR", words_of(kind)).data)
    assert tuple(element.text for element in root.iter(f"{SVG}text")) == SAID[kind]
    assert (root.get("role"), root.get("aria-label")) == ("img", root.findtext(f"{SVG}title"))
    assert (root.findtext(f"{SVG}title") or "").endswith(SAID[kind][1])


def test_badge_of_reviews_that_are_all_not_applicable_names_no_share() -> None:
    words = words_of("findings")
    assert words.latest
    levels = replace(words.latest.scorecard.all, counts={level: 5 * (level is Level.NOT_APPLICABLE) for level in Level}, total=5)
    latest = replace(words.latest, scorecard=replace(words.latest.scorecard, all=levels))
    assert (latest.assessed, latest.coverage) == ("all 5 not applicable", "Not applicable: all 5 recommendations.")


def test_record_of_which_nobody_knows_how_much_is_missing_says_that_it_counts_what_is_on_record() -> None:
    words = words_of("findings")
    assert words.latest
    latest = replace(words.latest, scorecard=replace(words.latest.scorecard, unlisted=None))
    assert (latest.assessed, latest.coverage) == ("11 of 14 on record assessed", "Assessed so far: 78.6 % (11 of 14 recommendations on record).")


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_well_formed_and_the_page_balances_its_elements(kind: str) -> None:
    words = words_of(kind)
    for file in (badge("RUR", words), card_picture("RUR", words)):
        root = ET.fromstring(file.data.replace(DAY, b"2025-05-20"))
        assert root.findtext(f"{SVG}title") == held_by_xml(words.sentence)
        assert not re.findall(rb"(?:href|src)=|url\(|@import|<script", file.data)
    seen = Seen(card_page("RUR", words).data.decode())
    assert seen.tags.count("h1") == 1
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)


def test_card_gives_the_counts_of_the_scorecard() -> None:
    words = words_of("findings")
    assert words.latest
    levels = words.latest.scorecard.all
    expected = {level.label: levels.counts[level] for level in Level if levels.counts[level]} | {"Not assessed yet": levels.not_assessed}
    page = card_page("RUR", words).data.decode()
    assert {label: int(count) for label, count in re.findall(r'<span class="t">(.+?) <b>(\d+)</b>', page)} == expected
    picture = ET.fromstring(card_picture("RUR", words).data.replace(DAY, b"2025-05-20"))
    told = [(text.text or "").strip() for text in picture.iter(f"{SVG}text") if text.find(f"{SVG}tspan") is not None]
    assert told == list(expected)
    assert [int(text.text or "") for text in picture.iter(f"{SVG}tspan")] == list(expected.values())
    for data in (page, card_picture("RUR", words).data.decode()):
        assert "Assessed so far: 78.6 % (11 of 14 recommendations)." in data
        assert "2 not applicable, left out of this. 1 draft, not a finding, counts in no figure." in data


def test_drafts_are_said_and_stand_in_no_bar() -> None:
    page = card_page("RUR", words_of("drafts")).data.decode()
    assert "drafts, not findings, count in no figure." in page
    assert re.findall(r'class="b b-([a-z_]+)"', page) == ["not_assessed"]


@given(HOSTILE)
@example(LONG)
def test_hostile_name_stays_text_in_every_card(name: str) -> None:
    words = replace(words_of("nothing"), name=name)
    root = ET.fromstring(badge("RUR", words).data)
    assert root.get("aria-label") == held_by_xml(words.sentence)
    assert card_picture("RUR", words).data.count(b"<text") <= 5
    seen, plain = Seen(card_page("RUR", words).data.decode()), Seen(card_page("RUR", replace(words, name="A")).data.decode())
    assert seen.tags == plain.tags
    assert [key for key, _ in seen.attributes] == [key for key, _ in plain.attributes]


@given(st.text(max_size=80), st.integers(1, 3))
@example(LONG, 2)
def test_text_in_lines_fits_its_room(text: str, most: int) -> None:
    found = lines(text, 12, 200, most)
    assert len(found) <= max(most, 1)
    assert all(width(line, 12) <= 200 for line in found)
    assert "".join(found).replace(" ", "") == "".join(text.split()) or found[-1].endswith("…") or any(line.endswith("…") for line in found)


def test_colours_are_those_of_the_site() -> None:
    css = (ROOT / "theme/assets/stylesheets/scorecards.css").read_text(encoding="utf-8")
    names = {"fully_implemented": "fully", "partially_implemented": "partially", "in_process": "process", "not_implemented": "not"}
    names |= {"insufficient_information": "thin", "not_assessed": "none"}
    for level, name in names.items():
        assert tuple(re.findall(rf"--level-{name}: (#[0-9a-f]+);", css)) == level_look.LOOKS[level].bar
    for name, colours in (("ink-soft", level_look.INK_SOFT), ("line", level_look.LINE), ("paper", level_look.PAPER)):
        assert tuple(re.findall(rf"--{name}: (#[0-9a-f]+);", css)) == colours


def test_every_level_has_a_colour_and_a_sign_of_its_own() -> None:
    keys = {*(level.value for level in Level), NOT_ASSESSED, UNLISTED}
    assert set(level_look.LOOKS) == set(level_look.SIGNS) == keys
    assert len(set(level_look.SIGNS.values())) == len(keys)


def test_code_to_paste_leads_to_the_site_names_no_figure_and_escapes_the_name() -> None:
    state = golden().states["RUR"].record.model_copy(update={"name": '"><b>A&B'})
    for code in (badge_code(ADDRESSES, state), card_code(ADDRESSES, state)):
        seen = Seen(code)
        assert seen.tags == ["a", "img"]
        assert dict(seen.attributes)["href"] == f"{SITE}states/rur/"
        assert str(dict(seen.attributes)["alt"]).startswith('"><b>A&B in the Universal Periodic Review')
        assert not re.search(r"\d", str(dict(seen.attributes)["alt"]))
    frame = Seen(frame_code(ADDRESSES, state))
    assert frame.tags == ["iframe"]
    assert dict(frame.attributes)["src"] == f"{SITE}states/rur/card/"
    assert dict(frame.attributes)["title"] == '"><b>A&B in the Universal Periodic Review'


def test_code_to_paste_is_empty_where_the_sites_address_is_not_known() -> None:
    state = golden().states["RUR"].record
    assert badge_code(NO_ADDRESSES, state) == card_code(NO_ADDRESSES, state) == frame_code(NO_ADDRESSES, state) == ""


def written(folder: Path, kind: str) -> Path:
    """The files of a State in a folder, as they are served."""
    words = words_of(kind)
    for file in (badge("RUR", words), card_picture("RUR", words), card_page("RUR", words)):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.data.replace(DAY, b"2025-05-20"))
    return folder / "states/rur"


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_the_card_and_it_fits_a_narrow_frame(kind: str, scheme: str, browser: Browser, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 280, "height": 480}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto((written(tmp_path, kind) / "card/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page) == []
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("kind", KINDS)
def test_browser_draws_the_pictures_without_text_beyond_their_edges(kind: str, browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    for name in ("badge.svg", "card.svg"):
        page.goto((written(tmp_path, kind) / name).as_uri())
        beyond = page.evaluate(
            "[...document.querySelectorAll('text, rect')].filter(e => e.getBBox().x + e.getBBox().width > document.documentElement.viewBox.baseVal.width).length"
        )
        assert beyond == 0
    page.close()


@pytest.mark.browser
def test_card_keeps_its_style_under_its_own_policy_and_logs_no_error(browser: Browser, tmp_path: Path) -> None:
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text))
    page.goto((written(tmp_path, "findings") / "card/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.levels')).display") == "grid"
    assert errors == []
    page.close()


@pytest.mark.browser
def test_html_of_the_card_is_valid(tmp_path: Path) -> None:
    with_node(HTML_VALIDATE)
    pages = [str(written(tmp_path / str(n), kind) / "card/index.html") for n, kind in enumerate(KINDS[:-1])]
    command = [str(HTML_VALIDATE), "--config", str(BROWSER / ".htmlvalidate.json"), "--formatter", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert [message["message"] for report in json.loads(done.stdout) for message in report["messages"]] == []


def test_same_words_give_the_same_bytes() -> None:
    content, _ = read(GOLDEN)
    again = state_words(record_of(content, "RUR"))
    for make in (badge, card_picture, card_page):
        assert make("RUR", words_of("partial")) == make("RUR", again)
