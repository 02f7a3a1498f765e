"""The rules that records must keep beyond their shape: small functions that yield faults, listed in one place.

A check takes the content and today's date. Its name is its id, in brackets at the end of a message; the first paragraph of
its docstring is the rule as editors read it in CONTRIBUTING.md, the second says in CHECKS.md why it exists. Adding one touches its
module, this tuple, and a broken file with what mends it.
"""

from collections.abc import Callable, Iterator
from datetime import date

from generator.checks import advice, assessing, dates, identity, lists, references, text, totals, treaty_status, withdrawals
from generator.checks.fault import Fault
from generator.content import Content
from generator.problem import Problem, Severity

Check = Callable[[Content, date], Iterator[Fault]]

CHECKS: tuple[Check, ...] = (
    identity.file_is_in_the_folder_of_its_state,
    identity.review_stands_beside_its_state,
    identity.paragraph_is_unique,
    identity.recommendation_says_what_is_asked,
    identity.position_is_the_last_of_its_history,
    identity.former_code_is_nobodys_code,
    identity.state_does_not_recommend_to_itself,
    identity.recommending_state_is_named_once,
    identity.parts_name_every_recommending_state,
    references.state_code_exists,
    references.theme_exists,
    references.group_exists,
    references.treaty_exists,
    references.goal_exists,
    references.session_belongs_to_the_cycle,
    references.source_exists,
    references.assessed_recommendation_exists,
    references.link_leads_to_a_recommendation,
    withdrawals.withdrawn_record_is_not_listed,
    withdrawals.withdrawal_follows_the_review,
    withdrawals.withdrawn_record_leads_to_one_on_record,
    references.citation_names_one_source,
    references.symbol_is_well_formed,
    totals.declared_totals_equal_the_list,
    totals.partial_record_says_what_is_missing,
    totals.record_is_none_without_recommendations,
    dates.dates_are_in_order,
    dates.status_fits_the_dates,
    dates.review_is_held_during_its_session,
    dates.assessments_are_appended_in_order,
    assessing.assessment_names_evidence,
    assessing.silence_goes_without_claims,
    assessing.published_assessment_has_a_source_beside_the_state,
    assessing.method_is_published,
    assessing.level_outside_the_scale_gives_a_reason,
    assessing.anonymised_source_is_not_named,
    text.states_note_and_never_turn_down,
    text.url_is_safe,
    text.text_has_no_control_characters,
    text.text_has_no_html,
    text.page_is_plain_markdown,
    lists.list_names_each_thing_once,
    lists.theme_belongs_to_a_cluster,
    lists.name_is_in_an_official_language,
    treaty_status.treaty_status_is_of_a_listed_treaty,
    treaty_status.treaty_status_names_every_state_once,
    treaty_status.treaty_source_exists,
    treaty_status.treaty_days_are_in_order,
)

ADVICE: tuple[Check, ...] = (
    advice.assessment_rests_on_more_than_the_state,
    advice.assessment_is_recent,
    advice.treaty_status_is_recent,
    advice.continuing_ask_is_marked,
    advice.summary_is_short,
    advice.adopted_review_is_assessed,
)


def check(content: Content, today: date) -> tuple[Problem, ...]:
    """Every fault against every rule, and every piece of advice as a warning."""
    errors = (_problem(fault, rule, Severity.ERROR) for rule in CHECKS for fault in rule(content, today))
    warnings = (_problem(fault, rule, Severity.WARNING) for rule in ADVICE for fault in rule(content, today))
    return (*errors, *warnings)


def _problem(fault: Fault, rule: Check, severity: Severity) -> Problem:
    return Problem(fault.path, fault.place, fault.record, fault.message, rule.__name__, severity)
