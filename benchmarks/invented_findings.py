"""What is claimed and found about the recommendations of an invented review, written as text."""

import random
from datetime import date, timedelta

from invented_review import InventedReview
from invented_states import LIST_AS_OF, LIST_KEY
from invented_words import SCRIPTS, ask, finding, title, written

from generator.schema_line import schema_line

NEWEST = date(2026, 9, 30)  # what the content speaks of; "today" must not be before it
_LEVELS = (
    *("fully_implemented",) * 5, *("partially_implemented",) * 6, *("in_process",) * 4, *("not_implemented",) * 5,
    "insufficient_information", "not_applicable",
)  # fmt: skip
_TRENDS = ("progress", "progress", "no_change", "regression", "mixed")
_OTHERS = ("ombudsman", "league", "joint", "un-team", "committee", "visit", "press", "witness")
_CLAIMS = (0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3)  # 1.5 in the mean
_ASSESSORS = ("editor-1", "editor-2", "drafted")


def assessments_file(review: InventedReview, treaty_numbers: set[int], chance: random.Random) -> str:
    """The text of its assessments.yaml; the recommendations of `treaty_numbers` are found by the rule for treaties."""
    lines = ["sources:", *_sources(review, chance), "recommendations:"]
    script = SCRIPTS[sum(map(ord, review.state.code)) % len(SCRIPTS)]
    assessed = 1.0 if chance.random() < 0.85 else 0.6
    for number in range(review.size):
        claims = _claims(script, chance)
        if number in treaty_numbers and chance.random() < 0.5:
            findings = _by_rule(chance)
        else:
            findings = _findings(review, script, chance) if chance.random() < assessed else []
        if claims or findings:
            lines.append(f'  "{review.paragraph(number)}":')
            lines += ["    claims:", *claims] if claims else []
            lines += ["    assessments:", *findings] if findings else []
    return schema_line(f"{review.folder()}/assessments.yaml") + "\n".join(lines) + "\n"


def _sources(review: InventedReview, chance: random.Random) -> list[str]:
    script = SCRIPTS[sum(map(ord, review.state.code)) % len(SCRIPTS)]
    code, latin = review.state.code, written(title(chance, "latin"))
    named = written(title(chance, script))
    where = f'"https://{code.lower()}.example.org'
    return [
        f"  report: {{type: state_national_report, symbol: A/HRC/WG.6/{review.session + 14}/{code}/1, title: {latin}, date: 2024-05-02}}",
        f"  midterm: {{type: state_midterm_report, title: {named}, date: 2024-11}}",
        f'  ombudsman: {{type: nhri, publisher: {written(title(chance, script))}, date: 2025-02, url: {where}/report_1?a=1&b=2"}}',
        f'  league: {{type: cso, publisher: {named}, date: 2025, url: {where}/league", archived_url: {where}/archive/league"}}',
        f"  joint: {{type: cso_joint, publisher: {written(title(chance, 'latin'))}, date: 2025-03-28}}",
        "  un-team: {type: un_country_team, title: Submission of the country team, date: 2025-03-28}",
        f"  committee: {{type: treaty_body, symbol: CCPR/C/{code}/CO/{review.cycle}, date: 2025-05-08}}",
        f"  visit: {{type: special_procedure, symbol: A/HRC/57/{40 + review.cycle}/Add.1, date: 2024-06-14}}",
        f'  press: {{type: media, publisher: {named}, date: 2025-06-01, url: {where}/news"}}',
        "  witness: {type: other, sensitivity: anonymised}",
        f"  {LIST_KEY}: {{type: treaty_depositary, title: Status of invented treaties by State, date: {LIST_AS_OF}}}",
    ]


def _claims(script: str, chance: random.Random) -> list[str]:
    draw, lines = chance.random, []
    for _ in range(_CLAIMS[int(draw() * len(_CLAIMS))]):
        source = ("report", "midterm", *_OTHERS)[int(draw() * 10)]
        level = f", level: {_LEVELS[int(draw() * 20)]}" if draw() < 0.3 else ""
        lines.append(f"      - {{source: {source}{_where(chance)}{level}, says: {written(finding(chance, script if draw() < 0.25 else 'latin'))}}}")
    return lines


def _findings(review: InventedReview, script: str, chance: random.Random) -> list[str]:
    """One to three assessments, oldest first, the last of them not old."""
    draw = chance.random
    count = 1 if (share := draw()) < 0.76 else 2 if share < 0.95 else 3
    newest = max(date(2025, 1, 15), review.adopted_on + timedelta(days=30))
    days = [newest + timedelta(days=91 * int(draw() * ((NEWEST - newest).days // 91)))]
    for _ in range(count - 1):
        days.append(max(review.adopted_on, days[-1] - timedelta(days=300)))
    return [line for index, day in enumerate(sorted(days)) for line in _finding(day, script, chance, may_be_draft=index == count - 1)]


def _finding(day: date, script: str, chance: random.Random, *, may_be_draft: bool) -> list[str]:
    draw = chance.random
    level = _LEVELS[int(draw() * len(_LEVELS))]
    status = "draft" if may_be_draft and draw() < 0.06 else "withdrawn" if draw() < 0.01 else "published"
    lines = [f"      - as_of: {day}", f"        level: {level}"]
    if draw() < 0.2:
        lines.append(f"        trend: {_TRENDS[int(draw() * len(_TRENDS))]}")
    lines.append(f"        status: {status}")
    if draw() < 0.4 or level in ("insufficient_information", "not_applicable"):
        lines.append(f"        reason: {written(finding(chance, script if draw() < 0.25 else 'latin'))}")
    if draw() < 0.04:
        lines.append(f"        setbacks: {written(finding(chance, 'latin'))}")
    if draw() < 0.08:
        lines.append(f"        remaining_actions: [{', '.join(written(ask(chance, 'latin', goes_on=False)) for _ in range(1 + int(draw() * 2)))}]")
    if draw() < 0.02:
        lines.append(f"        technical_assistance: [{written(ask(chance, 'latin', goes_on=False))}]")
    lines += _grounds(chance)
    if draw() < 0.01:
        says = written(finding(chance, "latin"))
        lines.append(f"        state_reply: {{date: {day + timedelta(days=20)}, says: {says}, source: {{symbol: A/HRC/60/{1 + int(draw() * 90)}}}}}")
    return lines


def _grounds(chance: random.Random) -> list[str]:
    """Evidence, assessors and method; now and then the State's word stands alone."""
    draw = chance.random
    alone = draw() < 0.0005
    evidence = ["report" if alone else _OTHERS[int(draw() * len(_OTHERS))], *(["midterm"] if draw() < 0.15 else [])]
    places = ", ".join(f"{{source: {source}{_where(chance)}}}" for source in evidence)
    assessors = _ASSESSORS[:2] if draw() < 0.2 else _ASSESSORS[int(draw() * 3) :][:1]
    lines = [f"        evidence: [{places}]", *(["        state_source_only: true"] if alone else [])]
    return [*lines, f"        assessors: [{', '.join(assessors)}]", '        method: "1"']


def _where(chance: random.Random) -> str:
    return f', paragraphs: "{chance.randrange(1, 90)}"' if chance.random() < 0.3 else ""


def _by_rule(chance: random.Random) -> list[str]:
    """An assessment from the treaty record."""
    joined = chance.random() < 0.5
    reason = "Joined after the review: ICCPR (bound since 2022)." if joined else "Neither signed nor bound by 1 March 2026: ICCPR."
    return [
        f"      - as_of: {LIST_AS_OF}",
        f"        level: {'fully_implemented' if joined else 'not_implemented'}",
        "        status: published",
        f'        reason: "{reason}"',
        *([] if joined else ['        remaining_actions: ["Become bound by ICCPR."]']),
        f"        evidence: [{{source: {LIST_KEY}}}]",
        "        assessors: [treaty-record-1]",
        '        method: "1"',
    ]
