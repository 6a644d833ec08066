"""People a rule is tried on while it is typed: the golden cases of the standard, then the shipped examples. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...base.problems import Refused
from ...base.toml_files import parse_toml
from ...dossier.model import Dossier
from ...dossier.reader import dossier_from
from ...rules.catalog import examples, find_cycle, read_example
from ...rules.standards.standard import Span, Standard
from ...scoring.cases import case_dossier, case_frame
from ...scoring.frame import Frame, frame_of


@dataclass(frozen=True, slots=True)
class Sample:
    """Somebody to try the rules on."""

    title: str
    dossier: Dossier
    frame: Frame
    expect: dict[str, Span]
    """The points worked out by hand, by node; empty for an example."""


def samples_of(standard: Standard) -> tuple[Sample, ...]:
    """Return those that can be read; examples only where the standard asks anything they answer."""
    return (*_tried(_cases(standard)), *_tried(_examples(standard)))


def _cases(standard: Standard) -> Iterator[Callable[[], Sample]]:
    for case in standard.case:
        yield lambda case=case: Sample(  # type: ignore[misc]
            f"算例“{case.name}”", case_dossier(case), case_frame(case), dict(case.expect)
        )


def _examples(standard: Standard) -> Iterator[Callable[[], Sample]]:
    kinds = {one.id for one in standard.kind}
    asked = {one.id for one in standard.input}

    def example(name: str) -> Sample:
        dossier = dossier_from(parse_toml(read_example(name), name), name)
        if not (kinds & {entry.kind for entry in dossier.entry} or asked & set(dossier.answers)):
            return Sample("", dossier, Frame(dates={}, education_years=()), {})
        return Sample(f"示例“{dossier.person.name}”", dossier, frame_of(find_cycle(dossier.cycle)), {})

    for name, _ in examples():
        yield lambda name=name: example(name)  # type: ignore[misc]


def _tried(found: Iterator[Callable[[], Sample]]) -> Iterator[Sample]:
    for make in found:
        try:
            sample = make()
        except Refused:
            continue  # an unreadable case is told among the findings
        if sample.title:
            yield sample
