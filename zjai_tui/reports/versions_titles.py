"""What a dossier's questions and answers are called, out of the rules it names."""

from __future__ import annotations

from ..dossier.merging.titles import Titles
from ..rules.catalog import area_questions, areas
from ..rules.cycles.cycle import Cycle
from ..rules.standards.standard import Standard

SURE = {"sure": "已确定", "unsure": "待核实"}


def titles_under(cycle: Cycle, standard: Standard) -> Titles:
    """Return the titles of a round and a standard. Raises `Refused` when the data on the areas is not sound."""
    area_titles = [(one.id, one.title) for one in areas()]
    questions = area_questions().question
    values = {(name, id_): title for name in ("work.area", "work.second_area") for id_, title in area_titles}
    values |= {("work.reading", one.id): one.title for area in areas() for one in area.reading}
    values |= {(f"work.{one.id}", option.id): option.title for one in questions for option in one.option}
    values |= {("entry.kind", kind.id): kind.title for kind in standard.kind}
    values |= {("entry.sure", word): said for word, said in SURE.items()}
    values |= {("variant", one.id): one.title for one in standard.variant}
    values |= {("cycle", cycle.cycle.id): cycle.cycle.title}
    values |= {(f"readings.{one.id}", reading.id): reading.title for one in standard.open for reading in one.reading}
    return Titles(
        own={f"work.{one.id}": one.title for one in questions},
        facts={one.id: one.title for one in cycle.fact},
        inputs={one.id: one.title for one in standard.input},
        readings={one.id: one.ask for one in standard.open},
        kinds={one.id: one.title for one in standard.kind},
        fields={(kind.id, one.id): one.title for kind in standard.kind for one in kind.field},
        done={f"step:{one.id}": one.title for one in cycle.step} | {f"tick:{one.id}": one.ask for one in cycle.tick},
        values=values,
    )
