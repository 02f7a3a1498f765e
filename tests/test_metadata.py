"""What every page says of itself: the same title and description to people, previews and programs, an address that lasts, a citation."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from site_reader import Document, Element
from support import CODE_HOST, GOLDEN, SITE, TODAY, committed, git, scorecards

from generator.escape import front_matter
from generator.read import read
from generator.redirects import code_by_slug
from generator.site import build_site
from generator.version import DataVersion

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HOSTILE = [
    "</script><script>born()</script>",
    "\"><b id=born> & 'so' &lt;b&gt; &amp;amp;",
    "</title><b id=born>{{ 7 * 7 }} {% raw %}",
    "<!-- <script> ]]> \\u003c/script\\u003e \\",
]


def pages(site: Path) -> dict[str, str]:
    """The HTML of every page by its address; redirects and cards are none."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("index.html"))}
    return {f"{path.parent.relative_to(site).as_posix()}/".removeprefix("./"): text for path, text in sources.items() if 'http-equiv="' not in text}


def said(document: Document) -> dict[str, str]:
    """Each property and name of a meta element, with its content."""
    metas = [element.attributes for element in document.elements if element.tag == "meta"]
    return {meta.get("property", meta.get("name", "")): meta.get("content", "") for meta in metas}


def linked_data(document: Document) -> dict[str, object]:
    texts = [element.text for element in document.elements if element.attributes.get("type") == "application/ld+json"]
    assert len(texts) == 1
    found = json.loads(texts[0])
    assert isinstance(found, dict)
    return found


def canonical(document: Document) -> list[str]:
    return [element.attributes["href"] for element in document.elements if element.attributes.get("rel") == "canonical"]


def title(document: Document) -> str:
    return next(element.text for element in document.elements if element.tag == "title")


def flat(text: str) -> str:
    return " ".join(text.split())


def cited(document: Document) -> str:
    return flat(paragraph(document.with_id("cite")).text)


def paragraph(element: Element) -> Element:
    return next(part for part in element.inside if part.tag == "p")


def test_title_and_description_are_the_same_for_people_previews_and_programs(golden_site: Path, real_site: Path) -> None:
    for site in (golden_site / "site", real_site / "site"):
        for address, source in pages(site).items():
            document = Document(source)
            metas, about = said(document), linked_data(document)
            assert title(document) == f"{metas['og:title']} - UPR scorecards", address
            assert about["name"] == metas["og:title"], address
            assert about["description"] == metas["og:description"] == metas["description"], address
            assert all((metas["og:title"], metas["og:description"])), address
            assert (metas["og:site_name"], metas["og:locale"]) == ("UPR scorecards", "en_GB")
            assert metas["og:type"] == ("article" if address else "website")
            assert f"“{metas['og:title']}”" in cited(document), address


def test_page_made_from_records_is_a_dataset_and_no_page_reviews_claims(golden_site: Path) -> None:
    for address, source in pages(golden_site / "site").items():
        about = linked_data(Document(source))
        generated = "\ngenerated: true\n" in _markdown(golden_site / "pages", address).read_text(encoding="utf-8")
        assert about["@type"] == ("Dataset" if generated else "WebPage"), address
        assert (about["license"], about["isAccessibleForFree"]) == (LICENCE, True)
        assert about["publisher"] == about["creator"] == {"@type": "Organization", "name": "UPR scorecards"}
        assert ("isPartOf" in about) is bool(address)
        assert "ClaimReview" not in source


def _markdown(pages_folder: Path, address: str) -> Path:
    index = pages_folder / address / "index.md"
    return index if index.exists() else pages_folder / f"{address.rstrip('/')}.md"


def test_published_page_has_its_address_and_the_version_of_its_data_everywhere(published_site: Path) -> None:
    commit = git(published_site.parent, "rev-parse", "HEAD")
    for address, source in pages(published_site / "site").items():
        document, url = Document(source), SITE + address
        about = linked_data(document)
        assert canonical(document) == [url]
        assert said(document)["og:url"] == about["url"] == about["identifier"] == url
        assert (about["dateModified"], about["version"]) == ("2025-05-20", commit[:10])
        assert about["publisher"] == {"@type": "Organization", "name": "UPR scorecards", "url": SITE}
        assert cited(document).endswith(f"Data of 20 May 2025, version {commit[:10]}. {url} (add the day on which you read it)")
        assert f'Data of 20 May 2025, version <a href="{CODE_HOST}/commit/{commit}">{commit[:10]}</a>.' in source


def test_whole_dataset_is_on_the_home_page_and_the_others_are_parts_of_it(published_site: Path) -> None:
    found = {address: linked_data(Document(source)) for address, source in pages(published_site / "site").items()}
    whole = found[""]
    assert (whole["@type"], whole["url"]) == ("Dataset", SITE)
    assert found["states/rur/cycle-3/"]["isPartOf"] == {"@type": "Dataset", "name": whole["name"], "url": whole["url"]}
    assert found["about/"]["isPartOf"] == {"@type": "WebSite", "name": whole["name"], "url": SITE}


def test_page_whose_address_nobody_knows_claims_none(golden_site: Path) -> None:
    for source in pages(golden_site / "site").values():
        document = Document(source)
        assert canonical(document) == []
        assert not {"og:url"} & set(said(document))
        assert not {"url", "identifier", "version"} & set(linked_data(document))
        assert cited(document).endswith("Data of 1 June 2025. (add the address of this page and the day on which you read it)")


def test_missing_page_has_no_address_and_cites_nothing_but_names_the_data(published_site: Path) -> None:
    document = Document((published_site / "site/404.html").read_text(encoding="utf-8"))
    assert canonical(document) == []
    assert not [name for name in said(document) if name.startswith("og:")]
    assert "cite" not in {element.attributes.get("id") for element in document.elements}
    assert "Data of 20 May 2025, version" in document.open[0].text


def test_redirect_names_the_page_it_leads_to_and_says_nothing_of_itself(published_site: Path) -> None:
    content, _ = read(GOLDEN)
    for slug, code in code_by_slug(content).items():
        source = (published_site / "site/states" / slug / "index.html").read_text(encoding="utf-8")
        assert canonical(Document(source)) == [f"{SITE}states/{code.lower()}/"]
        assert "og:" not in source
        assert "ld+json" not in source


def test_changes_that_are_not_committed_are_said_wherever_the_version_is(golden_project: Path) -> None:
    commit = committed(golden_project)
    about = golden_project / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert scorecards(golden_project, "build", "--today", TODAY).code == 0
    document = Document(pages(golden_project / "build/site")["states/rur/"])
    words = f"{commit[:10]} with changes that are not committed"
    assert linked_data(document)["version"] == words
    assert f"Data of 20 May 2025, version {words}." in cited(document)
    assert flat(document.open[0].text).count(f"Data of 20 May 2025, version {words}.") == 2, "in the citation and at the foot"


def test_second_build_of_the_same_commit_gives_the_same_bytes(golden_project: Path) -> None:
    committed(golden_project)
    made = []
    for _ in range(2):
        assert scorecards(golden_project, "build", "--today", TODAY).code == 0
        site = golden_project / "build/site"
        made.append({path: path.read_bytes() for path in site.rglob("*") if path.is_file() and not path.is_relative_to(site / "pagefind")})
    assert made[0] == made[1]


@pytest.mark.parametrize("site_address", ["", SITE])
def test_any_title_and_description_stay_text_everywhere(site_address: str, golden_site: Path, golden_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(golden_project)
    monkeypatch.setenv("SCORECARDS_SITE_URL", site_address)
    written, built = golden_project / "build/pages", golden_project / "build/site"
    shutil.copytree(golden_site / "pages", written)
    texts = dict(zip(sorted((written / "recommending-states").glob("*.md")), HOSTILE * 9, strict=False))
    for path, text in texts.items():
        head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
        changed = re.sub(r"^(title|description): .*$", lambda found: f"{found[1]}: {front_matter(text)}", head, flags=re.MULTILINE)  # noqa: B023  # used at once
        path.write_text(f"{changed}\n---\n{rest}", encoding="utf-8")
    build_site(written, built, today=date.fromisoformat(TODAY), version=DataVersion(date.fromisoformat(TODAY)))
    for path, text in texts.items():
        address = f"recommending-states/{path.stem}/".replace("index/", "")
        document = Document(pages(built)[address])
        metas, about, wanted = said(document), linked_data(document), flat(text)
        assert title(document) == f"{wanted} - UPR scorecards"
        assert metas["og:title"] == metas["og:description"] == metas["description"] == wanted
        assert about["name"] == about["description"] == wanted
        assert f"“{wanted}”" in cited(document)
        assert not [element for element in document.elements if element.attributes.get("id") == "born" or element.text == "born()"]


def test_every_page_leads_to_the_forms_where_the_code_host_is_known(published_site: Path) -> None:
    pages = [path for path in (published_site / "site").rglob("*.html") if "http-equiv=" not in path.read_text(encoding="utf-8")]
    assert len(pages) > 30
    assert all(f'{CODE_HOST}/issues/new/choose">Report an error</a>' in path.read_text(encoding="utf-8") for path in pages)
