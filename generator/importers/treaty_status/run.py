"""Imports lists of treaty status: files in, content/treaty_status/*.yaml out, whole or not at all, with what a person should know."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content import Content
from generator.days import day
from generator.importers.run import ImportRefused
from generator.importers.state_names import StateNames
from generator.importers.treaty_status.file import StatusFile, source_of, state_of, status_text
from generator.importers.treaty_status.lists import NotAStatusList, NotUsed, Standing, StatusList
from generator.importers.treaty_status.merge import Merged, merged
from generator.importers.treaty_status.sheet import SIGNATURE, read_sheet
from generator.importers.treaty_status.tables import Editions, read_table
from generator.model import TreatyStatus
from generator.read import read
from generator.write import write_if_changed

MAX_BYTES = 4 * 1024 * 1024
WANTED = "give the UN Treaty Collection's tables or the table of years as .csv, or OHCHR's status of ratification as .xls"


@dataclass(frozen=True, slots=True)
class _Written:
    """A file of treaty_status/ as it will stand, and what is to be said about it."""

    path: Path
    text: str
    lines: tuple[str, ...]


def import_treaty_status(folder: Path, files: Sequence[Path], editions: Editions) -> tuple[str, ...]:
    """Brings all lists into content/treaty_status/, one file a treaty, and returns the lines to print.

    Raises ImportRefused, with nothing written, where a file or a row cannot be read, a treaty's list is given twice, or a file on
    record rests on a list that was not given.
    """
    content, _ = read(folder)
    found = _read_all(files, content, editions)
    lists = [one for one in found if isinstance(one, StatusList)]
    by_treaty: dict[str, list[StatusList]] = defaultdict(list)
    for listed in lists:
        by_treaty[listed.treaty].append(listed)
    _refuse(_faults(lists, by_treaty, content))
    written = [_file(folder, content, treaty, by_treaty[treaty]) for treaty in content.treaty_by_id if treaty in by_treaty]
    changed = sum(write_if_changed(one.path, one.text.encode("utf-8")) for one in written)
    left_out = Counter(name for listed in lists for name in listed.left_out)
    return (
        *(line for one in written for line in one.lines),
        *_not_used([one for one in found if isinstance(one, NotUsed)]),
        *([f"left out, no Member States: {', '.join(f'{name} ({count})' for name, count in sorted(left_out.items()))}"] if left_out else []),
        f"{len(files)} files read, {len(lists)} used for {len(written)} treaties: {changed} changed, {len(written) - changed} as they were",
    )


def _read_all(files: Sequence[Path], content: Content, editions: Editions) -> list[StatusList | NotUsed]:
    names = StateNames(content)
    found: list[StatusList | NotUsed] = []
    faults: list[str] = []
    for file in files:
        try:
            found.append(_read_list(file, content, names, editions))
        except NotAStatusList as fault:
            faults.append(f"{file}: {fault}; {WANTED}")
    _refuse(faults)
    return found


def _read_list(file: Path, content: Content, names: StateNames, editions: Editions) -> StatusList | NotUsed:
    with file.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotAStatusList(f"it is larger than {MAX_BYTES:,} bytes")
    return read_sheet(file.stem, data, content, names) if data.startswith(SIGNATURE) else read_table(file.stem, data, content, names, editions)


def _refuse(faults: Sequence[str]) -> None:
    if faults:
        raise ImportRefused(*faults, f"{len(faults)} problem{'s' if len(faults) > 1 else ''}; nothing was written")


def _faults(lists: Sequence[StatusList], by_treaty: Mapping[str, Sequence[StatusList]], content: Content) -> list[str]:
    """Everything that stands in the way, over all files."""
    faults = [f"{listed.file}: row {fault.row}: {fault.message}" for listed in lists for fault in listed.faults]
    if not lists:
        faults.append(f"no list about a treaty in treaties.yaml is among the files; {WANTED}")
    for treaty, given in by_treaty.items():
        keys = Counter(listed.edition.key for listed in given)
        faults += [f"{treaty}: the list {key} is given {count} times; give it once" for key, count in keys.items() if count > 1]
        if not content.is_whole("treaty_status", f"{treaty}.yaml"):
            faults.append(f"content/treaty_status/{treaty}.yaml has faults of its own; mend them first (scorecards check)")
        elif treaty in content.treaty_status:
            missing = _missing(content.treaty_status[treaty].record, [listed.edition.key for listed in given])
            faults += [f"{treaty}: the file on record rests on {key} too, which is not among the files; give all lists at once" for key in missing]
    return faults


def _missing(before: TreatyStatus, given: Sequence[str]) -> list[str]:
    """The lists a file rests on that were not given, neither they nor another edition of them."""
    kinds = {key.rpartition("-")[0] for key in given}
    return [key for key, source in before.sources.items() if not source.partial and key.rpartition("-")[0] not in kinds]


def _file(folder: Path, content: Content, treaty: str, lists: Sequence[StatusList]) -> _Written:
    """The new text of one file, with what changed in it and what is to be decided."""
    record = content.treaty_by_id[treaty]
    whole = merged(lists, content)
    before = content.treaty_status[treaty].record if treaty in content.treaty_status else None
    file, kept = _with_partial(_status(treaty, lists, whole), before)
    path = folder / "treaty_status" / f"{treaty}.yaml"
    text = status_text(file, record.short or record.name)
    changes = tuple(_changes(before, file)) if before else ()
    counts = Counter(known.standing for known in whole.known.values() if not known.unclear)
    said = "new" if before is None else f"{len(changes)} changes" if changes else "nothing changed"
    notes = (f"{listed.file}: row {remark.row}: {remark.message}" for listed in lists for remark in listed.remarks)
    counted = f"{counts[Standing.BOUND]} bound, {counts[Standing.SIGNED]} signed only, {counts[Standing.NONE]} no action, {len(file.unclear)} unclear"
    lines = (
        f"{treaty}: {counted}, as of {day(whole.newest.as_of)}: {said}",
        *(f"{treaty}: {change}" for change in changes),
        *(f"{treaty}: kept: {code}, which people added from {file.states[code].source}" for code in kept),
        *(f"to decide: {treaty}: {remark}" for remark in whole.remarks),
        *(f"note: {note}" for note in notes),
    )
    return _Written(path, text, lines)


def _status(treaty: str, lists: Sequence[StatusList], whole: Merged) -> StatusFile:
    """What is known in the shape of the file, with the sources it rests on."""
    clear = {code: known for code, known in whole.known.items() if not known.unclear}
    states = {code: state_of(known) for code, known in clear.items() if known.standing is not Standing.NONE}
    named = {key for state in states.values() for key in (state.source, state.bound_source) if key} | {whole.newest.key}
    return StatusFile(
        treaty=treaty,
        sources={listed.edition.key: source_of(listed.edition) for listed in lists if listed.edition.key in named},
        states=states,
        no_action=tuple(code for code, known in clear.items() if known.standing is Standing.NONE),
        unclear={code: known.unclear for code, known in whole.known.items() if known.unclear},
    )


def _with_partial(file: StatusFile, before: TreatyStatus | None) -> tuple[StatusFile, tuple[str, ...]]:
    """The file with the States that people entered from a source of their own, as long as that is newer than all lists."""
    newest = max(source.as_of for source in file.sources.values())
    partial = {key: source for key, source in before.sources.items() if source.partial and source.as_of > newest} if before else {}
    kept = {code: state for code, state in before.states.items() if (state.bound_source or state.source) in partial} if before else {}
    if not (before and kept):
        return file, ()
    named = {key for state in kept.values() for key in (state.source, state.bound_source) if key}
    merged_file = StatusFile(
        treaty=file.treaty,
        sources={**{key: source for key, source in before.sources.items() if key in named}, **file.sources},
        states={**file.states, **kept},
        no_action=tuple(code for code in file.no_action if code not in kept),
        unclear={code: reason for code, reason in file.unclear.items() if code not in kept},
    )
    return merged_file, tuple(sorted(kept))


def _changes(before: TreatyStatus, file: StatusFile) -> Iterator[str]:
    """Every difference between the file on record and the new one, State by State."""
    old, new = _places(before), _places(file)
    yield from (f"{code}: was {old.get(code, 'missing')}, is {new[code]}" for code in sorted(new) if old.get(code) != new[code])
    yield from (f"source {key} is new or has changed" for key, source in sorted(file.sources.items()) if before.sources.get(key) != source)
    yield from (f"source {key} is gone" for key in sorted(before.sources) if key not in file.sources)


def _places(file: TreatyStatus | StatusFile) -> dict[str, str]:
    """What a file says of every State, in words."""
    fields = ("signed", "bound", "act", "source", "bound_source", "note")
    said = {code: ", ".join(f"{field} {value}" for field in fields if (value := getattr(state, field))) for code, state in file.states.items()}
    return said | dict.fromkeys(file.no_action, "no action") | {code: f"unclear: {reason}" for code, reason in file.unclear.items()}


def _not_used(found: Sequence[NotUsed]) -> Iterator[str]:
    """Lists about treaties that are not in treaties.yaml, by the titles of the index where it was given."""
    titles = {stem: title for one in found for stem, title in one.titles.items()}
    for one in found:
        if one.is_index:
            yield f"not used: {one.stem}: the index of the lists, used for their titles"
        else:
            yield f"not used: {one.stem}{f' ({titles[one.stem]})' if titles.get(one.stem) else ''}: no treaty in treaties.yaml has it under listed_as"
