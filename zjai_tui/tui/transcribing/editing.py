"""What is being edited: the draft, the row at hand, texts that could not be read, and the sample it is tried on.

No widgets here. A typed text that cannot be read stays as it is beside the draft, until it is mended or taken back.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...base.problems import Refused
from ...base.text import one_line, quoted
from ...rules.clauses.match import Comparison, compare_in
from ...rules.standards.standard import Node, Standard
from ...scoring.result import Assessment
from ...transcribing.drafts.across_forms import across_fields, with_across_field
from ...transcribing.drafts.across_rules import KIND_WORDS, across_rules, kind_of
from ...transcribing.drafts.draft_copies import copy_text, new_copy
from ...transcribing.drafts.drafting import Draft
from ...transcribing.drafts.head_form import head_fields, with_head_field
from ...transcribing.drafts.node_address import AGAIN, keys_of
from ...transcribing.drafts.node_forms import FormField, fields_of, with_field
from .across_lines import ACROSS_KEY
from .effect import assessed
from .samples import Sample, samples_of
from .tree_lines import HEAD_KEY

RENAMING = "id"
"""The field that changes the key of its row."""


@dataclass(frozen=True, slots=True)
class Held:
    """A typed text that could not be read."""

    typed: str
    title: str
    problem: str


class Editing:
    """One standard on screen."""

    def __init__(self, draft: Draft) -> None:
        """Begin at the head of the table."""
        self.draft = draft
        self._held: dict[tuple[str, str], Held] = {}
        self.checker = ""
        """Who compares rows with the printed table in this sitting, once asked."""
        self.copy = new_copy()
        self._copied: Standard | None = None
        self._uncopied = ""
        """Why the latest copy could not be written."""
        self._key, self._at = HEAD_KEY, 0
        self._which = 0
        self._samples: tuple[object, tuple[Sample, ...]] | None = None
        self._result: tuple[Standard, Sample, Assessment | None] | None = None

    @property
    def key(self) -> str:
        """Return the key of the row at hand; where that is gone, the one that took its place."""
        keys = self.keys
        if self._key in keys:
            self._at = keys.index(self._key)
        else:
            self._key = keys[min(self._at, len(keys) - 1)]
        return self._key

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of all lines of the tree."""
        standard = self.draft.standard
        rows = (key for key, _ in keys_of(standard))
        return (HEAD_KEY, *rows, ACROSS_KEY, *(key for key, _ in across_rules(standard)))

    @property
    def across(self) -> str:
        """Return the key of the rule across rows at hand, or of the line above them; the empty text elsewhere."""
        key = self.key
        return key if self.node is None and key != HEAD_KEY else ""

    @property
    def node(self) -> Node | None:
        """Return the row at hand, None at the head of the table and at the rules across rows."""
        here = self.key
        return next((node for key, node in keys_of(self.draft.standard) if key == here), None)

    @property
    def node_id(self) -> str:
        """Return the id of the row at hand, the empty text at the head."""
        node = self.node
        return node.id if node else ""

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Return the fields of the row at hand, of the rule across rows, or of the head."""
        node, across = self.node, self.across
        if across:
            return across_fields(self.draft.standard, across) if kind_of(across) else ()
        return fields_of(self.draft.standard, node) if node else head_fields(self.draft.standard)

    @property
    def held(self) -> dict[tuple[str, str], Held]:
        """Return the texts that could not be read, by key and field, of the rows that are there."""
        keys = set(self.keys)
        return {place: one for place, one in self._held.items() if place[0] in keys}

    @property
    def unsaved(self) -> bool:
        """Whether anything on screen would be lost by leaving."""
        return self.draft.unsaved or bool(self.held)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """Return those the rules can be tried on."""
        standard = self.draft.standard
        made_of = (standard.case, standard.kind, standard.input)
        if self._samples is None or self._samples[0] != made_of:
            self._samples = (made_of, samples_of(standard))
        return self._samples[1]

    @property
    def sample(self) -> Sample | None:
        """Return the one at hand."""
        found = self.samples
        return found[self._which % len(found)] if found else None

    @property
    def result(self) -> Assessment | None:
        """Return what the sample scores by the rules as they now are, None while nothing can be scored."""
        sample, standard = self.sample, self.draft.standard
        if sample is None:
            return None
        kept = self._result
        if kept is None or kept[0] is not standard or kept[1] is not sample:
            self._result = kept = (standard, sample, assessed(self.draft, sample))
        return kept[2]

    @property
    def comparison(self) -> Comparison:
        """Return what came of holding the clause at hand against its rule."""
        node = self.node
        return compare_in(self.draft.standard, node) if node else Comparison()

    def go(self, key: str) -> None:
        """Take another row at hand."""
        if key in self.keys:
            self._key = key

    def next_sample(self) -> Sample | None:
        """Take the next sample, round and round, and return it."""
        self._which = (self._which + 1) % max(len(self.samples), 1)
        return self.sample

    def type(self, key: str, field_id: str, title: str, text: str) -> str:
        """Take what was typed into a field of the row of that key; return what is wrong with it, or the empty text."""
        place = (key, field_id)
        kind = None if any(key == one for one, _ in keys_of(self.draft.standard)) else kind_of(key)
        what = "表头" if key == HEAD_KEY else KIND_WORDS[kind] if kind else key.partition(AGAIN)[0]
        label = f"{what}　{title}"
        at = self.keys.index(key) if key in self.keys else -1

        def edit(standard: Standard) -> Standard:
            if key == HEAD_KEY:
                return with_head_field(standard, field_id, text)
            if kind:
                return with_across_field(standard, key, field_id, text)
            return with_field(standard, key, field_id, text)

        try:
            self.draft.change(edit, label, merge=f"{key} {field_id}")
        except Refused as refused:
            problem = "".join(one.sentence() for one in refused.problems)
            self._held.pop(place, None)
            self._held[place] = Held(text, title, problem)
            return problem
        self._held.pop(place, None)
        if field_id == RENAMING and key != HEAD_KEY and not kind:
            self._follow(key, at)
        return ""

    def forget(self, key: str) -> None:
        """Drop the unread texts of a rule across rows that is about to go; those of the ones behind it move up."""
        kind, at = kind_of(key), key.rpartition(":")[2]
        left: dict[tuple[str, str], Held] = {}
        for (one, field), held in self._held.items():
            number = one.rpartition(":")[2]
            if kind is None or kind_of(one) != kind or int(number) < int(at):
                left[one, field] = held
            elif int(number) > int(at):
                left[f"{kind}:{int(number) - 1}", field] = held
        self._held = left

    def undo(self) -> str:
        """Take back the latest text that could not be read, else the latest change; return what it was."""
        if self.held:
            place = next(reversed(self.held))
            return f"{self._held.pop(place).title}的填写"
        return self.draft.undo()

    def redo(self) -> str:
        """Do again what was taken back; return what it was."""
        return self.draft.redo()

    def keep_copy(self) -> str:
        """Write a recovery copy if there is anything new to keep; return "" or why that is impossible."""
        standard = self.draft.standard
        if not self.draft.unsaved or self._copied is standard:
            return ""
        self._copied = standard
        self._uncopied = self.copy.keep_text(copy_text(self.draft))
        return self._uncopied

    def last_words(self) -> str:
        """Keep what is not saved now that the program ends; return what to tell about it."""
        if not self.unsaved:
            return ""
        unread = "、".join(quoted(one.title) for one in self.held.values())
        told = f"{unread}填了没有读懂的文字，没有留存。" if unread else ""
        if not self.draft.unsaved:
            return told
        if trouble := self.keep_copy() or self._uncopied:
            return f"没有保存的标准没能留存。{trouble}{told}"
        return f"没有保存的标准已经留存，下次录入标准时可以恢复（{one_line(str(self.copy.file))}）。{told}"

    def _follow(self, old: str, at: int) -> None:
        """Stay at a row that has another id now; `at` is where it stands."""
        keys = self.keys
        if old in keys or not 0 <= at < len(keys):
            return
        new = keys[at]
        self._held = {
            (new + key[len(old) :] if key == old or key.startswith(f"{old}.") else key, field): held
            for (key, field), held in self._held.items()
        }
        if self._key == old:
            self._key = new
