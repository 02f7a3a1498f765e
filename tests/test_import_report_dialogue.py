"""Recommendations that an early report names only by their place in the dialogue: read there, with their State, or named as a fault."""

import pytest
from support import GOLDEN

from generator.importers.listed import ListedSource
from generator.importers.state_names import StateNames
from generator.importers.working_group.dialogue import read_dialogue
from generator.read import read
from generator.vocabulary import Position

NAMES = StateNames(read(GOLDEN)[0])
BODY = (
    "1. The Working Group held its session. 2. The review was held. "
    "3. Freedonia welcomed the bridge. It recommended that Ruritania: (a) paint the bridge; (b) mend it, as Dr. No. 7 asked, soon; and (c) "
    "light it at night. Freedonia thanked Ruritania. "
    "4. While noting the new road, Sylvania recommended that Ruritania b) sweep it. It further recommended (c) planting trees. "
    "5. The Holy See asked about the church. It recommended that the church be opened. It also recommended heating it. "
    "6. The representative of nobody spoke of the sea. It recommended (a) to keep it. "
    "7. Sylvania was glad. It recommended a song. 8. Freedonia recommended (a) dancing (i) slowly, (ii) softly. "
)


def section(sentence: str) -> str:
    return f"80. The following recommendations enjoy the support of Ruritania: 1. Build (Freedonia); 2. Bake (Sylvania). 81. {sentence}"


def found(sentence: str) -> tuple[dict[str, tuple[str, str]], list[str]]:
    recommendations, faults = read_dialogue(BODY, section(sentence), NAMES, "A/HRC/99/9")
    return {one.paragraph: (one.parts[0].text, " ".join(one.by)) for one in recommendations}, [fault.message for fault in faults]


REFERENCES = {
    "letters in brackets": (
        "The recommendations noted in the report in paragraphs 3 (a), (b) and 4 (c) above did not enjoy the support of Ruritania.",
        {"3a": ("paint the bridge", "FRE"), "3b": ("mend it, as Dr. No. 7 asked, soon", "FRE"), "4c": ("planting trees", "SYL")},
    ),
    "letters without a bracket in the dialogue": (
        "Recommendations noted in the report in paragraph 4 (b) did not enjoy the support of Ruritania.",
        {"4b": ("sweep it", "SYL")},
    ),
    "a whole paragraph with letters": (
        "Ruritania considers that recommendations contained in paragraphs 4 do not enjoy the support of Ruritania.",
        {"4b": ("sweep it", "SYL"), "4c": ("planting trees", "SYL")},
    ),
    "a whole paragraph without letters": (
        "Other recommendations noted in the report in paragraphs 5 above did not enjoy the support of Ruritania.",
        {"5": ("It recommended that the church be opened; It also recommended heating it", "VAT")},
    ),
    "the last sentence of a paragraph": (
        "The recommendations reflected in paragraphs 5 (last sentence) and 3 (c) did not enjoy the support of Ruritania.",
        {"5": ("It also recommended heating it", "VAT"), "3c": ("light it at night", "FRE")},
    ),
    "the letter of a paragraph with one ask": (
        "The recommendations noted in the report in paragraph 7 (a) did not enjoy the support of Ruritania.",
        {"7a": ("It recommended a song", "SYL")},
    ),
    "Roman numbers inside a letter": (
        "The recommendations noted in the report in paragraph 8 (a) (i) and (ii) did not enjoy the support of Ruritania.",
        {"8a": ("dancing (i) slowly, (ii) softly", "FRE")},
    ),
}


@pytest.mark.parametrize("case", REFERENCES)
def test_recommendation_is_read_where_it_was_made(case: str) -> None:
    sentence, wanted = REFERENCES[case]
    assert found(sentence) == (wanted, [])


POSITIONS = {
    "did not enjoy the support of Ruritania": Position.NOTED,
    "are against its laws and it cannot accept them": Position.NOTED,
    "will be examined by Ruritania, which will answer": Position.PENDING,
    "are not to the point": Position.UNCLEAR,
}


@pytest.mark.parametrize("words", POSITIONS)
def test_position_is_the_one_that_the_naming_paragraph_gives(words: str) -> None:
    recommendations, _ = read_dialogue(BODY, section(f"The recommendations noted in the report in paragraph 3 (a) {words}."), NAMES, "A/HRC/99/9")
    assert [(one.position, one.position_source) for one in recommendations] == [(POSITIONS[words], ListedSource("A/HRC/99/9", "81"))]


FAULTS = {
    "a letter that is not there": ("3 (a) and (f)", "the recommendation of paragraph 3 (f) cannot be read there"),
    "a speaker on no list": ("6 (a)", "the recommendation of paragraph 6 (a) cannot be read there"),
    "a paragraph without a recommendation": ("2", "the recommendation of paragraph 2 cannot be read there"),
    "a letter in a paragraph of several asks without letters": ("5 (b)", "the recommendation of paragraph 5 (b) cannot be read there"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_place_that_cannot_be_read_is_a_fault(case: str) -> None:
    place, message = FAULTS[case]
    assert found(f"The recommendations noted in the report in paragraphs {place} did not enjoy the support of Ruritania.")[1] == [message]


OTHERS = {
    "paragraphs of section II": "The recommendations contained in paragraph 80 above did not enjoy the support of Ruritania.",
    "one of a paragraph, told in words": "One recommendation noted in the report in paragraph 3 (to paint) did not enjoy the support of Ruritania.",
    "an item that speaks of paragraphs": "Follow the recommendations contained in paragraph 3 of the other report (Freedonia).",
    "a paragraph that opens a list": "The recommendations noted in the report in paragraph 3 (a) are listed: 1. Paint (Freedonia).",
    "a paragraph that opens a list with its number": "The recommendations noted in the report in paragraph 3 (a) are listed: 81.1 Paint (Freedonia).",
}


@pytest.mark.parametrize("case", OTHERS)
def test_words_that_name_no_place_in_the_dialogue_add_nothing(case: str) -> None:
    assert found(OTHERS[case]) == ({}, [])
