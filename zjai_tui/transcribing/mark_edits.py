"""Writing stamps and a certificate into a standard's file as it is laid out: comments and all other lines stay."""

from __future__ import annotations

from dataclasses import replace

from ..base.problems import Refused
from ..base.toml_writing import toml_text
from ..rules.standards.reader import read_draft
from ..rules.standards.standard import Standard
from ..rules.standards.writer import part_table
from .line_edits import with_keys, without_table


def marked_text(text: str, before: Standard, after: Standard) -> str | None:
    """Return the file's text with only what `after` marks anew: stamps, status and banner, the certificate.

    `before` is what was read from `text`. None when anything else differs, or when the file is
    laid out so that its lines cannot be found: then it has to be written anew.
    """
    if _unmarked(before) != _unmarked(after):
        return None
    found: str | None = text
    for at, (old, new) in enumerate(zip(before.node, after.node, strict=True)):
        if found is not None and old.checked != new.checked:
            stamp = None if new.checked is None else part_table(new.checked)
            found = with_keys(found, "node", "", {"checked": stamp}, which=at)
    head = after.standard
    if found is not None and before.standard != head:
        found = with_keys(found, "standard", "", {"status": head.status, "banner": head.banner or None})
    if found is not None and before.certificate != after.certificate:
        found = without_table(without_table(found, "certificate"), "certificate.parts").rstrip("\n") + "\n"
        if after.certificate is not None:
            table = {"certificate": part_table(after.certificate)}
            found = f"{found}\n{toml_text(table, ('certificate.parts',))}"
    return found if found is not None and _reads_as(found, after) else None


def _unmarked(standard: Standard) -> Standard:
    head = replace(standard.standard, status="transcribed", banner="")
    nodes = tuple(replace(node, checked=None) for node in standard.node)
    return replace(standard, standard=head, node=nodes, certificate=None, digest="", changed=())


def _reads_as(text: str, standard: Standard) -> bool:
    try:
        found, _ = read_draft(text, "")
    except Refused:
        return False
    return replace(found, digest="", changed=()) == replace(standard, digest="", changed=())
