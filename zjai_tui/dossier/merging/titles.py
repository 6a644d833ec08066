"""What items are called. The dossier knows no rules, so that titles of questions are passed in as mappings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...base.text import quoted
from ..model import Entry
from ..person_titles import PERSON_TITLES

PLACES: Mapping[str, str] = {
    "": "档案", "person": "基本信息", "work": "工作与方向", "standard": "量化评价标准", "facts": "申报资格的回答",
    "answers": "量化自评的回答", "readings": "条款读法", "education": "继续教育学时", "entry": "业绩条目",
    "done": "已办事项",
}  # fmt: skip
OWN: Mapping[str, str] = {
    "cycle": "年度", "variant": "岗位类别", "note": "备注", "example": "是否示例", "standard": "标准",
    "done": "已办的一项",
    **{f"person.{key}": title for key, title in PERSON_TITLES.items()},
    "work.description": "工作内容", "work.area": "专业方向", "work.second_area": "其次的方向",
    "work.reading": "方向名称的读法",
    "work.produced": "产出什么", "work.used_by": "供谁使用", "work.field": "用在哪个领域",
    "education.total": "总学时", "education.professional": "专业科目学时", "education.finished": "学时是否登记完",
    "entry.id": "编号", "entry.kind": "业绩种类", "entry.title": "名称", "entry.sure": "是否确定", "entry.note": "备注",
    "evidence.file": "文件", "evidence.page": "页码", "evidence.sha256": "文件校验值", "evidence.note": "备注",
}  # fmt: skip
"""Of everything whose name does not come from a standard or a round, by part and field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Titles of questions and answers by id; what is not there is called by its id."""

    own: Mapping[str, str] = field(default_factory=dict)
    """In place of `OWN`, by part and field: the questions about the work."""
    facts: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By kind and field."""
    done: Mapping[str, str] = field(default_factory=dict)
    """By ``step:<id>`` and ``tick:<id>``."""
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """What answers that are ids are called, by item (``work.area``, ``readings.<id>``, ``entry.kind``) and answer."""

    def of(self, part: str, key: str) -> str:
        """Return what a field of a part is called, or a question where the part is a mapping of answers."""
        known = {"facts": self.facts, "answers": self.inputs, "readings": self.readings}.get(part, {})
        name = f"{part}.{key}" if part else key
        return known.get(key) or self.own.get(name) or OWN.get(name) or quoted(key)

    def of_field(self, kind: str, key: str) -> str:
        """Return what a question about an achievement of that kind is called."""
        return self.fields.get((kind, key)) or quoted(key)

    def of_entry(self, entry: Entry) -> str:
        """Return what an achievement is called: kind and name."""
        kind = self.kinds.get(entry.kind, "业绩条目")
        return f"{kind}{quoted(entry.title.strip() or entry.id)}"


NO_TITLES = Titles()
