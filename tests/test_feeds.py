"""Feeds of changes: independent readers open them, their counts are those of the pages, their ids stay."""

import re
import shutil
import uuid
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path

import feedparser
import pytest
from open_records import ADDRESSES, NO_ADDRESSES, VERSION, across_of, all_files, golden, real, record_of
from support import GOLDEN, ROOT, SITE

from generator.open_data.feeds import atom
from generator.open_data.feeds.change_feeds import feed_of_all, state_feed
from generator.open_data.feeds.given_changes import given_changes, recommending_feed
from generator.open_data.stamps import stamped
from generator.overview import Overviews
from generator.pages.changes import days_of_change
from generator.pages.page import Link
from generator.read import read
from generator.vocabulary import AssessmentStatus, Level

ATOM = "{http://www.w3.org/2005/Atom}"
CHANGELOG = (GOLDEN.parent / "CHANGELOG.md").read_text(encoding="utf-8")
LEVEL = {level.label.lower(): level for level in Level}


def feeds(files: dict[str, bytes]) -> dict[str, feedparser.FeedParserDict]:
    return {path: feedparser.parse(data) for path, data in files.items() if path.endswith(".atom")}


def levels_told(html: str) -> Counter[Level]:
    return Counter({LEVEL[label]: int(count.replace(",", "")) for label, count in re.findall(r"([a-z][a-z ]+?) (\d[\d,]*)(?=[,.])", html) if label in LEVEL})


def of_page(overviews: Overviews) -> Counter[tuple[str, str, Level]]:
    """What the page of changes counts, by day, status and level."""
    found: Counter[tuple[str, str, Level]] = Counter()
    links = {key: Link("") for key in overviews}
    for day in days_of_change(overviews.values(), links, Link("")):
        for status, batches in (("published", day.published), ("draft", day.drafts)):
            for batch in batches:
                for level, count in batch.levels:
                    found[day.on.isoformat(), status, level] += count
    for overview in overviews.values():
        for one in overview.taken_back:
            found[one.as_of.isoformat(), "withdrawn", one.level] += 1
    return found


def of_feed(feed: feedparser.FeedParserDict) -> Counter[tuple[str, str, Level]]:
    found: Counter[tuple[str, str, Level]] = Counter()
    for entry in feed.entries:
        for level, count in levels_told(entry.content[0].value).items():
            found[entry.updated[:10], entry.tags[0].term, level] += count
    return found


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "content"], ids=["golden", "real"])
def test_two_readers_open_every_feed_and_find_what_the_format_demands(folder: Path) -> None:
    files = all_files(real(folder), changelog=CHANGELOG)
    assert {"feeds/changes.atom", f"states/{'rur' if folder == GOLDEN else 'svn'}/changes.atom", "recommending-states/vat/changes.atom"} <= files.keys()
    for path, feed in feeds(dict(files)).items():
        assert feed.bozo is False, path
        assert feed.version == "atom10"
        assert (feed.feed.author, feed.feed.rights) == ("UPR scorecards", "Creative Commons Attribution 4.0 International (CC BY 4.0)")
        assert [link.href for link in feed.feed.links if link.rel == "self"] == [SITE + path]
        root = ET.fromstring(files[path])
        ids = [element.text for element in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids) == len(feed.entries) + 1
        assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", name or "") for name in ids)
        days = [entry.updated for entry in feed.entries]
        assert days == sorted(days, reverse=True)
        assert feed.feed.updated == (days[0] if days else "2025-05-20T00:00:00Z")


@pytest.mark.parametrize("folder", [GOLDEN, ROOT / "content"], ids=["golden", "real"])
def test_feeds_count_what_the_pages_count(folder: Path) -> None:
    content = real(folder)
    files, across = all_files(content), across_of(content)
    assert of_feed(feedparser.parse(files["feeds/changes.atom"])) == of_page(across.overviews)
    for code in content.states:
        own = {key: overview for key, overview in across.overviews.items() if key[0] == code}
        assert of_feed(feedparser.parse(files[f"states/{code.lower()}/changes.atom"])) == of_page(own), code


def test_feed_of_a_recommending_state_counts_its_own_recommendations_alone() -> None:
    content = golden()
    record = record_of(content, "RUR")
    feed = feedparser.parse(recommending_feed(across_of(content), {"RUR": given_changes(record)}, "FRE").data)
    expected: Counter[tuple[str, str, Level]] = Counter()
    for _, scorecard, _ in record.reviews:
        for standing in scorecard.standings:
            if "FRE" in standing.recommendation.by:
                for one in standing.history:
                    expected[one.as_of.isoformat(), one.status.value, one.level] += 1
    assert of_feed(feed) == expected
    on_a_day = {
        standing.recommendation.paragraph
        for _, scorecard, _ in record.reviews
        for standing in scorecard.standings
        if "FRE" in standing.recommendation.by and any(one.as_of == date(2024, 10, 30) and one.status is AssessmentStatus.PUBLISHED for one in standing.history)
    }
    title = f"Findings on {len(on_a_day)} recommendations that Freedonia (Former Duchy of) made to Ruritania (cycle 3)"
    assert title in [entry.title for entry in feed.entries if entry.updated.startswith("2024-10-30")]
    assert {entry.link for entry in feed.entries} == {f"{SITE}states/rur/cycle-3/?by=FRE"}


def test_rule_is_told_from_persons_and_a_draft_from_a_finding() -> None:
    feed = feedparser.parse(state_feed(record_of(golden(), "RUR")).data)
    told = [(entry.tags[0].term, entry.title, re.sub("<[^>]+>", " ", entry.content[0].value)) for entry in feed.entries]
    assert any("by the rule treaty-record-1" in text for _, _, text in told)
    assert any("by first-editor and second-editor" in text for _, _, text in told)
    for status, title, text in told:
        assert ("not yet reviewed by a person and not counted" in text) == (status == "draft") == ("draft" in title)
        assert ("count for nothing" in text) == (status == "withdrawn") == ("withdrawn" in title)


def test_withdrawn_findings_are_named_with_links_to_their_records() -> None:
    feed = feedparser.parse(state_feed(record_of(golden(), "RUR")).data)
    [withdrawn] = [entry for entry in feed.entries if entry.tags[0].term == "withdrawn"]
    assert f'href="{SITE}states/rur/cycle-3/#RUR-3-121.10"' in withdrawn.content[0].value


def ids(data: bytes) -> dict[str, str]:
    """The title of each entry by its id."""
    return {entry.id: entry.title for entry in feedparser.parse(data).entries}


def test_ids_stay_when_other_content_the_host_and_the_day_change(tmp_path: Path) -> None:
    before = all_files(golden())
    shutil.copytree(GOLDEN, tmp_path / "content")
    path = tmp_path / "content/states/RUR/cycle-3/assessments.yaml"
    text = path.read_text(encoding="utf-8")
    added = '      - as_of: 2024-12-01\n        level: fully_implemented\n        status: published\n        evidence: [{source: ombudsman}]\n        assessors: [third]\n        method: "1"\n'
    path.write_text(text.replace('  "121.2":\n', f'{added}  "121.2":\n', 1), encoding="utf-8")
    changed, problems = read(tmp_path / "content")
    assert not problems
    after = all_files(changed, NO_ADDRESSES, today="2026-01-01")
    for name in ("feeds/changes.atom", "states/rur/changes.atom", "recommending-states/fre/changes.atom"):
        old, new = ids(before[name]), ids(after[name])
        assert old.items() < new.items(), name
        assert len(new) == len(old) + 1


def test_ids_are_these_for_good() -> None:
    words = "changes/SVN-4/2025-10-01/published/treaty-record-1"
    namespace = uuid.UUID("5b1d9c0e-7c1a-5d0e-9a57-3f6c2b8e41d7")
    assert atom.urn(words) == f"urn:uuid:{uuid.uuid5(namespace, words)}" == "urn:uuid:41d854b4-14d1-5f89-b771-54ab767f4f9b"


def test_self_is_relative_to_the_host_where_the_sites_address_is_not_known() -> None:
    assert b'<link rel="self" type="application/atom+xml" href="/states/rur/changes.atom"/>' in state_feed(record_of(golden(), "RUR", NO_ADDRESSES)).data


def test_correction_is_an_entry_only_where_its_version_bears_a_day() -> None:
    content = golden()
    dated = CHANGELOG.replace("## Unreleased", "## 1.2.0 - 2025-03-04")
    assert b"corrections" not in state_feed(record_of(content, "RUR", changelog=CHANGELOG)).data
    for data in (state_feed(record_of(content, "RUR", changelog=dated)).data, feed_of_all(across_of(content, changelog=dated)).data):
        found = [entry for entry in feedparser.parse(data).entries if entry.tags[0].term == "correction"]
        assert [entry.updated for entry in found] == ["2025-03-04T00:00:00Z"] * 2
        assert any("Freedonia and *Sylvania*, and not Freedonia alone" in entry.content[0].value for entry in found)
    assert feedparser.parse(state_feed(record_of(content, "FRE", changelog=dated)).data).entries == []


def test_feed_is_cut_and_says_so() -> None:
    entries = [atom.Entry(str(n), "t", "2024-10-30", "https://a.example/", "", "draft") for n in range(3)]
    data = atom.feed_file(atom.Feed("f", "t", "All of it.", "a", "b", entries, left_out=7))
    assert feedparser.parse(data).feed.subtitle == "All of it. The newest 3 of 10 entries; the page tells of older ones."


def test_long_feed_holds_the_newest_entries() -> None:
    content = golden()
    rows = [f"{date.fromordinal(730000 - n).isoformat()} 3 published 1,0,0,0,0,0,0,1" for n in range(atom.MOST + 5)]
    feed = feedparser.parse(recommending_feed(across_of(content), {"RUR": {"FRE": ";".join(rows)}}, "FRE").data)
    assert [entry.updated[:10] for entry in feed.entries] == [row[:10] for row in rows[: atom.MOST]]
    assert f"The newest {atom.MOST} of {atom.MOST + 5} entries" in feed.feed.subtitle


def test_feed_of_all_names_few_reviews_and_counts_many() -> None:
    feed = feedparser.parse(all_files(real(ROOT / "content"))["feeds/changes.atom"])
    assert max(entry.content[0].value.count("<li>") for entry in feed.entries) <= 6
    assert any(re.search(r"in \d\d+ reviews", entry.title) for entry in feed.entries)


def test_state_without_an_assessment_has_a_feed_of_the_datas_day() -> None:
    data = stamped(state_feed(record_of(golden(), "SYL")).data, VERSION, date(2025, 6, 1))
    feed = feedparser.parse(data)
    assert (feed.bozo, feed.entries, feed.feed.updated) == (False, [], "2025-05-20T00:00:00Z")


def test_feed_is_the_same_where_the_overviews_are_made_already() -> None:
    content = golden()
    assert state_feed(record_of(content, "RUR"), across_of(content).overviews) == state_feed(record_of(content, "RUR"))


def test_same_content_gives_the_same_bytes_and_no_mark_is_left() -> None:
    first, second = all_files(golden(), ADDRESSES), all_files(golden(), ADDRESSES)
    assert first == second
    assert all(b"\0" not in data for data in first.values())
