"""Where a session stands in time: decided by the given day and by what is known, never guessed."""

from datetime import date

import pytest

from generator.model import Session
from generator.timetable import Phase, phases


def session(**fields: str) -> Session:
    return Session.model_validate({"cycle": "1", "source": "invented", **fields})


YEAR_ONLY = session(number="1", year="2024")
WHOLE = session(number="2", year="2025", starts_on="2025-01-20", ends_on="2025-01-31")
OPEN_END = session(number="3", year="2025", starts_on="2025-04-28")
NO_DAYS = session(number="4", year="2025")
LAST = session(number="5", year="2025", starts_on="2025-11-03")


@pytest.mark.parametrize(
    ("today", "number", "phase"),
    [
        pytest.param("2024-12-31", 1, Phase.COMING, id="year alone, until the year is over"),
        pytest.param("2025-01-01", 1, Phase.PAST, id="year alone, when the year is over"),
        pytest.param("2025-01-19", 2, Phase.COMING, id="the day before the first"),
        pytest.param("2025-01-20", 2, Phase.UNDER_WAY, id="the first day"),
        pytest.param("2025-01-31", 2, Phase.UNDER_WAY, id="the last day"),
        pytest.param("2025-02-01", 2, Phase.PAST, id="the day after the last"),
        pytest.param("2025-04-28", 3, Phase.BEGUN, id="begun, last day not known"),
        pytest.param("2025-11-02", 3, Phase.BEGUN, id="long begun, but no later session has"),
        pytest.param("2025-11-03", 3, Phase.PAST, id="over because a later one begins"),
        pytest.param("2025-11-02", 4, Phase.COMING, id="no days, before a later one begins"),
        pytest.param("2025-11-03", 4, Phase.PAST, id="no days, over because a later one begins"),
        pytest.param("2025-12-31", 5, Phase.BEGUN, id="the last of the list, until its year is over"),
        pytest.param("2026-01-01", 5, Phase.PAST, id="the last of the list, when its year is over"),
    ],
)
def test_phase_of_a_session(today: str, number: int, phase: Phase) -> None:
    sessions = (LAST, NO_DAYS, OPEN_END, WHOLE, YEAR_ONLY)
    assert phases(sessions, date.fromisoformat(today))[number] is phase


def test_no_sessions_have_no_phases() -> None:
    assert phases((), date(2025, 1, 1)) == {}
