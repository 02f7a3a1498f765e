"""Writes listed recommendations and pledges as YAML: the entries of a review.yaml, one key a line, in one order."""

import json
import re
from collections.abc import Mapping

from generator.importers.listed import ListedPledge, ListedRecommendation

ORDER = (
    *("paragraph", "summary", "text", "by", "parts", "position", "position_source", "claimed_implemented"),
    *("themes", "groups", "sdgs", "treaties", "treaty_action", "action_category"),
)


def listed_values(recommendation: ListedRecommendation, *, with_text: bool) -> Mapping[str, object]:
    """What the list decides about a recommendation, in the form it takes in YAML."""
    source = recommendation.position_source
    values: dict[str, object] = {
        "by": list(recommendation.by),
        "position": str(recommendation.position),
        "position_source": source.value if source else None,
        "themes": list(recommendation.themes),
        "groups": list(recommendation.groups),
        "sdgs": list(recommendation.sdgs),
    }
    if recommendation.claimed:
        values["claimed_implemented"] = "true"
    if recommendation.action_category:
        values["action_category"] = str(recommendation.action_category)
    if with_text and all(part.text for part in recommendation.parts):
        values["text"] = "; ".join(part.text for part in recommendation.parts) + "."
    return values


def recommendation_entry(recommendation: ListedRecommendation, *, with_text: bool) -> str:
    """A new recommendation as a block of YAML."""
    lines = [f"  - paragraph: {json.dumps(recommendation.paragraph)}"]
    values = listed_values(recommendation, with_text=with_text)
    for field in ORDER:
        if field == "parts" and len(recommendation.parts) > 1:
            lines.append("    parts:")
            for part in recommendation.parts:
                said = f"text: {quoted(part.text)}, " if with_text else ""
                lines.append(f"      - {{{said}by: {flow(list(part.by))}}}")
        elif values.get(field):
            lines.append(f"    {field}: {flow(values[field])}")
    return "\n".join(lines) + "\n"


def pledge_entry(pledge: ListedPledge, number: int, made_on: str, *, with_text: bool) -> str:
    """A new pledge as a block of YAML."""
    lines = [f"  - id: P{number}", *([f"    text: {quoted(pledge.text)}"] if with_text else []), f"    made_on: {made_on}"]
    lines.append(f"    source: {flow(pledge.source.value)}")
    lines += [f"    themes: {flow(list(pledge.themes))}"] if pledge.themes else []
    return "\n".join(lines) + "\n"


def flow(value: object) -> str:
    """A value in YAML's one-line form."""
    if isinstance(value, list):
        return "[" + ", ".join(quoted(item) if re.fullmatch(r"\d+\.\w+", str(item)) else str(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {item if key == 'symbol' else quoted(item)}" for key, item in value.items()) + "}"
    return quoted(value) if isinstance(value, str) and not re.fullmatch(r"[a-z_]+|\d", value) else str(value)


def quoted(text: object) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(str(text), ensure_ascii=False)


def paragraph_order(paragraph: str) -> tuple[tuple[int, str], ...]:
    """Sorts 140.2 before 140.10, and 140.10a behind it."""
    return tuple((int(found[1] or 0), found[2]) for found in re.finditer(r"(\d*)([a-z]?)(?:\.|$)", paragraph) if found[0])
