"""Invented names and sentences in six scripts, the same for the same chance."""

import json
import random
import re
from collections.abc import Sequence

SCRIPTS = ("latin", "cyrillic", "greek", "arabic", "chinese", "devanagari")

# A syllable in each script, in the order of SCRIPTS: names made of them are the same name in all.
_SYLLABLES = (
    ("va", "ва", "βα", "فا", "瓦", "वा"),
    ("ló", "ло", "λο", "لو", "洛", "लो"),
    ("mé", "ме", "με", "مي", "梅", "मे"),
    ("ri", "ри", "ρι", "ري", "里", "री"),
    ("tu", "ту", "του", "تو", "图", "तु"),
    ("ke", "ке", "κε", "كي", "凯", "के"),
    ("só", "со", "σο", "سو", "索", "सो"),
    ("na", "на", "να", "نا", "纳", "ना"),
    ("bì", "би", "μπι", "بي", "比", "बि"),
    ("dra", "дра", "δρα", "درا", "德拉", "द्रा"),
    ("pho", "фо", "φο", "فو", "福", "फो"),
    ("šu", "шу", "σου", "شو", "舒", "शु"),
    ("gle", "гле", "γλε", "غلي", "格莱", "ग्ले"),
    ("zan", "зан", "ζαν", "زان", "赞", "ज़ान"),
    ("yor", "йор", "γιορ", "يور", "约尔", "योर"),
    ("ćem", "чем", "τσεμ", "تشيم", "切姆", "चेम"),
)
_ENDINGS = (
    ("ovia", "овия", "οβία", "وفيا", "维亚", "ोविया"),
    ("mark", "марк", "μαρκ", "مارك", "马克", "मार्क"),
    ("ëria", "ерия", "ερία", "يريا", "里亚", "ेरिया"),
    ("ónia", "ония", "ωνία", "ونيا", "尼亚", "ोनिया"),
    ("städe", "штад", "στατ", "شتاد", "施塔德", "श्टाड"),
)
_VERBS = (
    "Adopt", "Amend", "Strengthen", "Set up", "Give more funds to", "Review", "Put into practice", "Publish", "Speed up", "Consider", "Take steps towards",
    "Repeal what limits", "Extend", "Support", "Bring into line with international standards", "Widen", "Enforce", "Draw up", "Complete", "Monitor",
)  # fmt: skip
_VERBS_OF_GOING_ON = ("Continue to strengthen", "Keep up", "Continue work on", "Maintain", "Pursue")
_THINGS = (
    "the law on violence in families", "a national plan of action on human rights", "the independence of judges", "access to health care",
    "the inspection of prisons", "the equality body", "schools with teaching in minority languages", "the register of births", "legal aid",
    "the rules on freedom of assembly", "protection of journalists and défenseurs", "the minimum age of criminal responsibility",
    "the mechanism for follow-up of recommendations", "training of the police", "shelters for victims of trafficking", "the fight against corruption",
    "the procedure for asylum", "a moratorium on executions", "the quota for women in parliament", "access to safe drinking water",
    "decent housing", "the labour inspectorate", "a law against discrimination", "the register of land", "the budget for social protection",
    "the national institution for human rights", "measures against hate speech", "the investigation of torture", "broadband in remote districts",
    "early-warning systems for floods", "pensions", "prevention of early marriage", "the vaccination programme", "inclusive education",
)  # fmt: skip
_FOR_WHOM = (
    "for children", "for women and girls", "for persons with disabilities", "for migrant workers and their families", "for older persons",
    "for Indigenous Peoples", "for persons deprived of liberty", "for rural communities", "for refugees", "for young people", "for everybody",
    "in the whole country", "of the provinces", "at every level", "for minorities", "for victims", "without distinction", "for single parents",
)  # fmt: skip
_HOW = (
    "with a budget of its own", "before the next review", "together with civil society", "in law and in practice", "with clear targets and dates",
    "as the treaty bodies advised", "and report on progress in public", "with figures broken down by sex and age", "à l'échelle régionale",
    "in keeping with the Goals", "through a participatory process", "with the help of the region's mechanisms", "within two years", "step by step",
    "and evaluate the results every year", "with the participation of those concerned", "as part of the national strategy", "without delay",
)  # fmt: skip
_WHO = (
    "The parliament", "The ministry of justice", "The government", "A commission of three ministries", "The ombudsman", "The constitutional court",
    "The municipality of {place}", "The province of {place}", "A working group", "The national council", "The statistics office", "The prosecutor",
)  # fmt: skip
_DID = (
    "adopted", "tabled a bill on", "published a plan for", "gave funds to", "postponed work on", "started consultations about", "reported progress on",
    "opened an office for", "trained {number} officials in", "doubled the staff for", "suspended", "evaluated", "was asked about", "carried out a pilot of",
)  # fmt: skip
_WHAT_CAME_OF_IT = (
    "in {place} nothing changed", "{number} cases were brought to court", "{number} of {number} districts are covered", "the results are not public",
    "civil society was heard", "the law awaits its decrees", "the waiting list fell by {number} per cent", "the budget covers a third of what is needed",
    "complaints rose to {number}", "the office in {place} stands empty", "teachers in {place} were trained", "an évaluation is under way",
)  # fmt: skip
_WORDS = {
    "cyrillic": "права человека закон доступ детей женщин образование здоровье план действий суд реформа защита населения доклад комиссия развитие равенство",
    "greek": "δικαιώματα νόμος πρόσβαση παιδιά γυναίκες εκπαίδευση υγεία σχέδιο δράσης δικαστήριο μεταρρύθμιση προστασία έκθεση επιτροπή ανάπτυξη ισότητα",
    "arabic": "حقوق الإنسان القانون الوصول الأطفال النساء التعليم الصحة خطة العمل المحكمة الإصلاح حماية السكان التقرير اللجنة التنمية المساواة",
    "chinese": "人权 法律 儿童 妇女 教育 健康 行动计划 法院 改革 保护 居民 报告 委员会 发展 平等 获得 预算 监督",
    "devanagari": "मानव अधिकार कानून पहुँच बच्चे महिलाएँ शिक्षा स्वास्थ्य योजना न्यायालय सुधार संरक्षण जनसंख्या प्रतिवेदन आयोग विकास समानता",
}
_WORDS_OF = {script: words.split() for script, words in _WORDS.items()}
# Text that would break a page or a file, were it not escaped.
_AWKWARD = (
    'as it said: "soon"', "A & B < C", "50 % *more* than before", "[see p. 4]", "# 3 of the list", "it's {open}", "a_b_c | d", "`code` and ~this~", "«non»",
)  # fmt: skip
_SAFE = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\x9f:#\[\]{},\"&*!|>%@`<=?~\\]*[^\W_]\.?")


def quoted(text: str) -> str:
    """Text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def written(text: str) -> str:
    """Text as YAML reads it everywhere, in brackets too: in quotes where it needs them."""
    return text if _SAFE.fullmatch(text) else quoted(text)


def names(index: int) -> tuple[str, ...]:
    """An invented name in every script, in the order of SCRIPTS; another for each index up to 20,479."""
    first, index = _SYLLABLES[index % 16], index // 16
    second, index = _SYLLABLES[(index * 5 + 3) % 16], index // 16
    ending, index = _ENDINGS[index % 5], index // 5
    third = _SYLLABLES[(index * 7 + 9) % 16]
    return tuple("".join(parts).capitalize() for parts in zip(first, second, third, ending, strict=True))


def ask(chance: random.Random, script: str, *, goes_on: bool) -> str:
    """What a recommendation asks, in at most thirty words."""
    if script != "latin":
        return _foreign(chance, script, 5, 9)
    said = f"{_one(chance, _VERBS_OF_GOING_ON if goes_on else _VERBS)} {_one(chance, _THINGS)}"
    said += f" {_one(chance, _FOR_WHOM)}" if chance.random() < 0.5 else ""
    return _sentence(chance, said + (f" {_one(chance, _HOW)}" if chance.random() < 0.3 else ""))


def finding(chance: random.Random, script: str) -> str:
    """What somebody says was done, and what came of it."""
    if script != "latin":
        return _foreign(chance, script, 4, 9)
    said = f"{_one(chance, _WHO)} {_one(chance, _DID)} {_one(chance, _THINGS)}"
    said += f"; {_one(chance, _WHAT_CAME_OF_IT)}" if chance.random() < 0.15 else ""
    return _sentence(chance, said.replace("{place}", names(chance.randrange(2000))[0]).replace("{number}", str(chance.randrange(2, 400))))


def title(chance: random.Random, script: str) -> str:
    """What a document is called."""
    return _foreign(chance, script, 3, 7).rstrip(".。।") if script != "latin" else f"Report on {_one(chance, _THINGS)} {_one(chance, _FOR_WHOM)}"


def _sentence(chance: random.Random, text: str) -> str:
    return f"{text}, {_one(chance, _AWKWARD)}." if chance.random() < 0.02 else f"{text}."


def _foreign(chance: random.Random, script: str, least: int, most: int) -> str:
    words = [_one(chance, _WORDS_OF[script]) for _ in range(chance.randrange(least, most))]
    if script == "chinese":
        return f"{''.join(words)}。"
    return f"{' '.join(words)}{'।' if script == 'devanagari' else '.'}".capitalize()


def _one(chance: random.Random, items: Sequence[str]) -> str:
    return items[int(chance.random() * len(items))]
