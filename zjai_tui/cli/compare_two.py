"""``zjai compare A B``: two dossiers, or two versions of one, item by item."""

from __future__ import annotations

from decimal import Decimal

from ..dossier.merging.merging import compare_dossiers
from ..reports.versions import Versions
from ..reports.versions_json import versions_json
from ..reports.versions_report import versions_text
from .guard import NO, OK
from .streams import say, say_json, terminal_width
from .versions_read import notes_of, read_version, round_of, save_report, titles_of, version


def compare_two(
    file: str,
    other: str,
    *,
    output: str,
    form: str,
    force: bool,
    json: bool,
    target: Decimal | None,
    full: bool = False,
) -> int:
    """Print or write what differs; return 0 when nothing does, else 1. Raises `Refused` like the commands."""
    a, b = read_version(file), read_version(other)
    titles = titles_of(a, b)
    found = Versions(
        a=version("前一份", file, a.dossier, a.rules, target),
        b=version("后一份", other, b.dossier, b.rules, target),
        items=compare_dossiers(a.dossier, b.dossier, titles),
        notes=notes_of(a, b),
        titles=titles,
        round=round_of(a, b),
        owners=(a.dossier, b.dossier),
        identity="full" if full else "masked",
    )
    if output:
        save_report(found, output, form, force=force, sources=(file, other), quiet=json)
    if json:
        say_json(versions_json(found))
    elif not output:
        say(versions_text(found, terminal_width()))
    return NO if found.items else OK
