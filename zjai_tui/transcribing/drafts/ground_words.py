"""What a rule rests on, as a clerk writes it: places in sources, and how sure they are."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...rules.basis import Basis, cite_source
from ...rules.standards.standard import Standard

CITE_HELP = "来源编号，井号后写在原文哪一处；几处用分号分开。"
CITE_EXAMPLE = "N2024#二（四）"
BASIS_HELP = "手上有原文、写明在哪一处的才是官方原文。"
BASES = tuple(one.label for one in Basis)
"""The grades in words, the surest first."""


def cites_text(cites: Sequence[str]) -> str:
    """Return places in sources as one line."""
    return "；".join(cites)


def read_cites(standard: Standard, typed: str, where: str, kept: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the places of a text; `kept` may name sources nothing declares. Raises `Refused` for other such ones."""
    cites = [one.strip() for line in typed.splitlines() for one in line.replace(";", "；").split("；") if one.strip()]
    known = [source.id for source in standard.source]
    for cite in cites:
        if cite_source(cite) not in known and cite not in kept:
            remedy = did_you_mean(cite_source(cite), known) if known else "请先在表头里写上来源"
            raise refuse("unknown-name", where, f"没有来源{quoted(cite_source(cite))}", remedy)
    return tuple(cites)


def read_basis(typed: str, where: str) -> Basis:
    """Return a grade by its words. Raises `Refused` for anything else."""
    for grade in Basis:
        if typed.strip() == grade.label:
            return grade
    raise refuse("wrong-choice", where, f"没有{quoted(typed)}这一等级", f"可用的有：{'、'.join(BASES)}")
