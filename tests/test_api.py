"""The API: every file has the shape that its schema says, says the same as the site, and leads to what is there."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from api_files import DATA_FILES, VERSION, across_of, all_json, files_of, golden, golden_files, kind_of, record_of, reviews_in, values
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from support import GOLDEN, REAL_TODAY, ROOT

from generator.addresses import Addresses
from generator.asking import Reason
from generator.open_data.api.given import RecommendingFiles, given_of
from generator.open_data.api.kinds import KINDS
from generator.open_data.api.recommendations import REASONS
from generator.open_data.api.schemas import closed_schema
from generator.pages import Across
from generator.read import read
from generator.recommending import given_by
from generator.vocabulary import NOT_ASSESSED, Level, Position

CHANGELOG = (GOLDEN.parent / "CHANGELOG.md").read_text(encoding="utf-8")
SOME_STATES = ("AFG", "BEL", "BRA", "CHE", "CIV", "GBR", "MMR", "NOR", "RUS", "SVN", "USA", "ZAF")


@pytest.fixture(scope="module")
def golden_across() -> Across:
    return golden()


@pytest.fixture(scope="module")
def golden_json() -> Mapping[str, Any]:
    return golden_files()


@pytest.fixture(scope="module")
def real_json() -> Mapping[str, Any]:
    content, _ = read(ROOT / "content")
    return all_json(across_of(content, today=date.fromisoformat(REAL_TODAY)), SOME_STATES)


@pytest.fixture(scope="module")
def validators() -> Mapping[str, Draft202012Validator]:
    return {name: Draft202012Validator(closed_schema(name)) for name in KINDS}


def faults(files: Mapping[str, Any], validators: Mapping[str, Draft202012Validator]) -> list[str]:
    return [
        f"{path}: {fault.json_path}: {fault.message:.200}"
        for path, body in files.items()
        if (kind := kind_of(path))
        for fault in validators[kind].iter_errors(body)
    ]


def test_every_golden_file_has_exactly_the_fields_of_its_schema(golden_json: Mapping[str, Any], validators: Mapping[str, Draft202012Validator]) -> None:
    assert {kind_of(path) for path in golden_json} == {*KINDS, None}
    assert faults(golden_json, validators) == []


def test_files_of_real_states_have_exactly_the_fields_of_their_schemas(real_json: Mapping[str, Any], validators: Mapping[str, Draft202012Validator]) -> None:
    some = {path: body for number, (path, body) in enumerate(real_json.items()) if kind_of(path) != "recommending-state" or number % 20 == 0}
    assert faults(some, validators) == []


@pytest.mark.parametrize("files", ["golden_json", "real_json"])
def test_figures_of_a_review_are_those_of_its_list(files: str, request: pytest.FixtureRequest) -> None:
    reviews = list(reviews_in(request.getfixturevalue(files)))
    assert any(review["recommendations"] for review in reviews)
    for review in reviews:
        records, figures = review["recommendations"], review["figures"]
        assert figures["recommendations"] == figures["all"]["total"] == len(records)
        assert figures["state_recommendations"] == sum(len(record["recommending_states"]) for record in records)
        assert {**Counter(record["level"] for record in records)} == {level: count for level, count in figures["all"]["levels"].items() if count}
        by_position = Counter((record["position"], record["level"]) for record in records)
        said = {(position, level): count for position, one in figures["by_position"].items() for level, count in one["levels"].items() if count}
        assert {**by_position} == said
        assert figures["claims"] == sum(len(record["claims"]) for record in records)
        assert figures["drafts"] == sum(one["status"] == "draft" for record in records for one in record["assessments"])
        assert figures["setbacks"] == sum(record["has_setback"] for record in records)
        assert figures["disagreements"] == sum(record["sources_disagree"] for record in records)
        assert review["lone_drafts"]["total"] == sum(record["draft"] is not None and record["finding"] is None for record in records)
        for record in records:
            finding = record["assessments"][record["finding"] - 1] if record["finding"] else {"level": NOT_ASSESSED, "status": "published"}
            assert (finding["level"], finding["status"]) == (record["level"], "published")
            assert not record["draft"] or record["assessments"][record["draft"] - 1]["status"] == "draft"


def test_figures_of_a_review_are_those_of_its_scorecard(golden_across: Across, golden_json: Mapping[str, Any]) -> None:
    for (code, cycle), overview in golden_across.overviews.items():
        scorecard, figures = overview.scorecard, golden_json[f"api/v1/states/{code.lower()}/cycle-{cycle}.json"]["figures"]
        assert figures["coverage"] == {"count": scorecard.coverage.count, "of": scorecard.coverage.of}
        assert figures["unlisted"] == scorecard.unlisted
        assert (figures["index"] or {}).get("value") == (None if scorecard.index is None else float(scorecard.index))
        bounds = figures["index_bounds"]
        assert (bounds and (bounds["low"], bounds["high"])) == (scorecard.index_bounds and tuple(map(float, scorecard.index_bounds)))
        for position in Position:
            for share in ("coverage", "implementation_rate", "action_rate"):
                counted = getattr(scorecard.by_position[position], share)
                assert figures["by_position"][position][share] == {"count": counted.count, "of": counted.of}
        summary = next(one for one in golden_json[f"api/v1/states/{code.lower()}.json"]["reviews"] if one["cycle"] == cycle)
        assert summary["figures"] == figures


def test_a_recommending_state_has_what_the_reviews_say_of_it(golden_across: Across, golden_json: Mapping[str, Any]) -> None:
    reviews = {review["id"]: review for review in reviews_in(golden_json)}
    codes = {by["code"] for review in reviews.values() for record in review["recommendations"] for by in record["recommending_states"]}
    assert {path for path in golden_json if kind_of(path) == "recommending-state"} == {f"api/v1/recommending-states/{code.lower()}.json" for code in codes}
    for code in codes:
        file = golden_json[f"api/v1/recommending-states/{code.lower()}.json"]
        said = {one["id"]: one for state in file["states"] for one in state["reviews"]}
        made = {
            key: [record for record in review["recommendations"] if code in [by["code"] for by in record["recommending_states"]]]
            for key, review in reviews.items()
        }
        assert {*said} == {key for key, records in made.items() if records}
        for key, one in said.items():
            fields = ("id", "page_url", "paragraph", "position", "level")
            assert one["records"] == [{field: record[field] for field in fields} for record in made[key]]
            assert one["recommendations"] == len(one["records"])
            for name, field in (("positions", "position"), ("levels", "level")):
                counts = Counter(record[field] for record in one["records"])
                assert one[name] == {word: counts[word] for word in (Position if field == "position" else [*Level, NOT_ASSESSED])}
        given_ = given_by(code, golden_across.overviews, golden_across.whole)
        assert given_ is not None
        assert file["figures"]["recommendations"] == given_.scorecard.all.total == sum(one["recommendations"] for one in said.values())
        assert len(file["states"]) == given_.to_states


def test_the_index_counts_what_is_there(golden_json: Mapping[str, Any]) -> None:
    index, kinds = golden_json["api/v1/index.json"], Counter(map(kind_of, golden_json))
    assert index["counts"]["states"] == len(index["states"]) == kinds["state"]
    assert index["counts"]["reviews"] == sum(len(state["reviews"]) for state in index["states"]) == kinds["review"]
    assert len(index["recommending_states"]) == kinds["recommending-state"]
    assert index["counts"]["recommending_states"] + index["counts"]["recommending_observers"] == kinds["recommending-state"]
    assert index["figures"]["recommendations"] == sum(review["figures"]["recommendations"] for review in reviews_in(golden_json))
    assert {*index["links"]["schemas"]} == {*KINDS}
    assert index["links"]["data_files"] == [f"/{path}" for path in DATA_FILES]


def test_changes_count_every_assessment_that_was_not_withdrawn(golden_json: Mapping[str, Any]) -> None:
    changes = golden_json["api/v1/changes.json"]
    written = Counter(one["status"] for review in reviews_in(golden_json) for record in review["recommendations"] for one in record["assessments"])
    for status, name in (("published", "published"), ("draft", "drafts")):
        assert sum(batch["total"] for day in changes["days"] for batch in day[name]) == written[status]
    assert len(changes["withdrawn"]) == written["withdrawn"]
    assert [correction["text"] for correction in changes["corrections"]]
    assert all(record["page_url"] for correction in changes["corrections"] for record in correction["records"])


def test_the_calendar_has_every_review_once(golden_json: Mapping[str, Any]) -> None:
    sessions = golden_json["api/v1/calendar.json"]["sessions"]
    assert sorted(one["review"]["id"] for session in sessions for one in session["reviews"]) == sorted(review["id"] for review in reviews_in(golden_json))


def test_vocabularies_have_every_word_that_files_use(golden_json: Mapping[str, Any]) -> None:
    vocabularies = golden_json["api/v1/vocabularies.json"]
    words = {one.get("value", one.get("id")) for name, ones in vocabularies.items() if name != "meta" for one in ones}
    used = [
        value for review in reviews_in(golden_json) for key, value in values(review) if key in {"level", "position", "trend", "themes", "groups", "reasons"}
    ]
    assert {word for word in used if word is not None} <= words
    assert {*REASONS} == {*Reason}
    assert [one["value"] for one in vocabularies["reasons"]] == list(REASONS.values())


def test_every_address_of_a_page_leads_to_a_page_and_to_the_place_on_it(golden_json: Mapping[str, Any], golden_site: Path) -> None:
    ids: dict[Path, frozenset[str]] = {}
    found = {
        value for body in golden_json.values() for key, value in values(body) if key in ("page_url", "see_url", "briefing_url", "methodology_url") and value
    }
    assert len(found) > 50
    for address in found:
        page, _, fragment = address.partition("#")
        path = golden_site / "site" / page.partition("?")[0].lstrip("/") / "index.html"
        if path not in ids:
            ids[path] = frozenset(re.findall(r'\bid="?([^\s">]+)', path.read_text(encoding="utf-8")))
        assert not fragment or fragment in ids[path], address


def test_every_address_of_the_api_leads_to_a_file_of_it(golden_json: Mapping[str, Any]) -> None:
    addresses = [value for body in golden_json.values() for key, value in values(body) if key.endswith("api_url") and value]
    index = golden_json["api/v1/index.json"]["links"]
    addresses += [*index["schemas"].values(), index["openapi_url"], index["vocabularies_url"], index["calendar_url"], index["changes_url"]]
    assert {address.lstrip("/") for address in addresses} <= {*golden_json}


def test_ids_are_unique_and_begin_with_their_review(golden_json: Mapping[str, Any], real_json: Mapping[str, Any]) -> None:
    for files in (golden_json, real_json):
        ids = [(review["id"], record["id"]) for review in reviews_in(files) for name in ("recommendations", "pledges", "withdrawn") for record in review[name]]
        assert len({record for _, record in ids}) == len(ids)
        assert all(record.startswith(f"{review}-") for review, record in ids)


def test_the_same_content_gives_the_same_bytes(golden_across: Across) -> None:
    content, _ = read(GOLDEN)
    again = replace(content, states=dict(reversed([*content.states.items()])), reviews=dict(reversed([*content.reviews.items()])))
    assert {file.path: file.data for file in files_of(golden_across)} == {file.path: file.data for file in files_of(across_of(again, changelog=CHANGELOG))}


def test_the_key_of_a_recommending_state_tells_apart_which_recommendation_stands_where(golden_across: Across) -> None:
    given_ = {code: given_of(record_of(golden_across, code)) for code in golden_across.content.states}
    before = RecommendingFiles(golden_across, given_)
    other = {code: {by: said.replace("122.5", "122.6") for by, said in one.items()} for code, one in given_.items()}
    after = RecommendingFiles(golden_across, other)
    changed = {code for code in golden_across.occur.words["made"] if before.key(code) != after.key(code)}
    assert changed == {code for code in golden_across.occur.words["made"] if before.file(code) != after.file(code)} != set()


def test_addresses_are_those_of_the_site_where_it_is_known(golden_across: Across) -> None:
    site = "https://upr.example/scorecards"
    files = all_json(replace(golden_across, addresses=Addresses(site=site)))
    addresses = [value for body in files.values() for key, value in values(body) if key in ("page_url", "api_url", "see_url") and value]
    assert all(address.startswith(f"{site}/") for address in addresses)


def test_every_file_begins_with_what_it_is_made_of(golden_json: Mapping[str, Any]) -> None:
    for path, body in golden_json.items():
        if kind_of(path):
            assert next(iter(body)) == "meta"
            assert body["meta"]["data_commit"] == VERSION.commit
