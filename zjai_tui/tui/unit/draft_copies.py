"""Recovery copies of verdicts that are being written, kept in the person's own folder until they are given or given up.

What was only typed decides nothing: a copy is no review file, and only the windows it was typed in read it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import tomli_w

from ...base.places import absolute
from ...base.problems import Refused
from ...base.text import one_line, storable
from ...base.toml_files import read_toml
from ...base.whole import promised
from ...dossier.file_lock import FileLock
from ...dossier.model import Dossier
from ...dossier.reader import dossier_from
from ...dossier.recovery import ENDING, LOCK, MOST, Recovery, sweep
from ...dossier.review.model import DECIDE_WORDS, Decide
from ...dossier.writer import dossier_table
from ...filling.session import Session
from ...reviewing.result import Item
from ...rules.locate import user_folder
from .reviewing import Reviewing, begun
from .verdict_draft import FACTS, POINTS, VerdictDraft, corrected, correcting, slots_of

FOLDER = "review-copies"
HEAD, DRAFTS, UNREAD = "zjai_verdicts", "draft", "unread"
WORDS = ("points", "reason", "clause", "seen")
WHOLE = "request_changes"
"""The verdict on the dossier as a whole: it is handed back."""
BACK = "写回更正"
KEPT = "写了一半的结论已经留存，下次核定这份档案时可以接着写"
Draft = VerdictDraft | str
"""What is typed of a verdict on an item, or of handing the whole dossier back."""


class DraftCopy:
    """The copy of what is typed in one review."""

    def __init__(self, reviewing: Reviewing) -> None:
        """Keep what is typed in this review; nothing is written yet."""
        self._reviewing = reviewing
        self._copy = Recovery(user_folder() / FOLDER)
        self._seen: list[dict[str, Any]] = []
        self._trouble = ""

    def keep(self) -> str:
        """Write the copy if anything changed; return "" or why that is impossible, as a sentence."""
        found = list(_tables(self._reviewing))
        if found == self._seen:
            return ""
        if not found:
            self.drop()
            return ""
        self._seen = found
        head = {
            "at": datetime.now().astimezone().replace(microsecond=0),
            "path": storable(str(absolute(self._reviewing.path))),
        }
        self._trouble = self._copy.keep_text(promised(tomli_w.dumps({HEAD: head, DRAFTS: found})))
        return self._trouble

    def drop(self) -> None:
        """Remove the copy: everything was given, or given up."""
        self._seen, self._trouble = [], ""
        self._copy.drop()

    def last_words(self) -> str:
        """Keep what is typed now that the program ends; return what to tell about it."""
        trouble = self.keep() or self._trouble
        if trouble:
            return f"写了一半的结论没能留存。{trouble}"
        return f"{KEPT}（{one_line(str(self._copy.file))}）。" if self._seen else ""

    def take_over(self) -> tuple[str, ...]:
        """Put back what was left behind of this review; return the items it is on, empty for the whole dossier.

        What cannot be read stays where it is.
        """
        found: list[str] = []
        for file, tables in _left(self._reviewing.path):
            for table in tables:
                key = table["item"], table["do"]
                if key not in self._reviewing.drafts:
                    self._reviewing.drafts[key] = _draft(table, self._reviewing)
                    found.append(table["item"])
            if not self.keep():  # it has a copy of its own now
                for one in (file, file.with_suffix(LOCK)):
                    with suppress(OSError):
                        one.unlink()
        return tuple(dict.fromkeys(found))


def _tables(reviewing: Reviewing) -> Iterator[dict[str, Any]]:
    """Yield what is typed, verdict by verdict; windows that were only opened are left out."""
    for (item, do), draft in reviewing.drafts.items():
        if not begun(draft):
            continue
        table = {"item": storable(item), "do": do}
        if isinstance(draft, VerdictDraft):
            words = {one: storable(getattr(draft, one)) for one in ("how", *WORDS)}
            yield table | words | _corrections(draft, item, reviewing)
        else:
            yield table | {"reason": storable(str(draft))}


def _corrections(draft: VerdictDraft, item: str, reviewing: Reviewing) -> dict[str, Any]:
    now = reviewing.standing(item)
    if draft.session is None or now is None:
        return {}
    changed = corrected(replace(draft, how=FACTS), now.item)
    unread = [{"slot": key, "typed": storable(held.typed)} for key, held in draft.session.drafts.items()]
    facts = {"facts": dossier_table(Dossier(answers=changed))} if changed else {}
    return facts | ({UNREAD: unread} if unread else {})


def _draft(table: Mapping[str, Any], reviewing: Reviewing) -> Draft:
    if not table["item"]:
        return str(table["reason"])
    points, reason, clause, seen = (str(table.get(one, "")) for one in WORDS)
    draft = VerdictDraft(FACTS if table.get("how") == FACTS else POINTS, points, reason, clause, seen)
    now = reviewing.standing(table["item"])
    if now is not None and now.item.digest == draft.seen and (table.get("facts") or table.get(UNREAD)):
        draft.session = correcting(reviewing.opened.case, now.item)
        _correct(draft.session, now.item, table)
    return draft


def _correct(session: Session, item: Item, table: Mapping[str, Any]) -> None:
    """Put back the corrected answers, and what was typed for one and could not be read."""
    facts, unread = table.get("facts"), table.get(UNREAD)
    if isinstance(facts, dict):
        with suppress(Refused):  # the reason is left all the same
            answers = dossier_from(facts, FOLDER).answers
            session.change(lambda sheet: replace(sheet, answers={**sheet.answers, **answers}), BACK)
    titles = {slot.key: slot.field.title for slot in slots_of(item)}
    for one in unread if isinstance(unread, list) else ():
        match one:
            case {"slot": str(key), "typed": str(typed)} if key in titles:
                session.hold(key, typed, titles[key])


def _left(path: Path) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """Yield the copies of this review that no running program holds, with what was typed. Raises nothing."""
    try:
        files = [one for one in (user_folder() / FOLDER).iterdir() if not one.is_dir()]
    except OSError:
        return
    sweep(files)
    for file in sorted(one for one in files if one.suffix == ENDING and not one.name.startswith("."))[:MOST]:
        lock = FileLock(file.with_suffix(LOCK))
        if not lock.take() and lock.elsewhere:
            continue
        lock.release()
        try:
            found = read_toml(file, FOLDER)
        except Refused:
            continue
        head, drafts = found.get(HEAD), found.get(DRAFTS)
        if isinstance(head, dict) and head.get("path") == storable(str(absolute(path))) and isinstance(drafts, list):
            yield file, [one for one in drafts if _is_draft(one)]


def _is_draft(one: object) -> bool:
    match one:
        case {"item": str(item), "do": str(do), "reason": str()}:
            return (item == "" and do == WHOLE) or cast("Decide", do) in DECIDE_WORDS
    return False
