"""The file a new standard begins as: a small sound table with an explanation beside each part."""

from __future__ import annotations

import tomli_w

from ..rules.locate import shipped_folder
from ..rules.standards.reader import standard_from_text
from ..rules.standards.standard import Standard

_ID, _TITLE, _EDITION = '"（编号）"', '"（名称）"', '"（版次）"'
"""What stands in the template in place of the three."""


def skeleton_text(id: str, title: str, edition: str) -> str:
    """Return the text of a new standard's file, its explanations as comments; it reads, and lint finds no error."""
    text = shipped_folder().joinpath("guide", "skeleton.toml").read_text(encoding="utf-8")
    for gap, value in ((_ID, id), (_TITLE, title), (_EDITION, edition)):
        text = text.replace(gap, _literal(value))
    return text


def skeleton(id: str, title: str, edition: str) -> Standard:
    """Return the standard that `skeleton_text` writes. Raises `Refused` for an id that is none."""
    return standard_from_text(skeleton_text(id, title, edition), "底稿")


def _literal(value: str) -> str:
    return tomli_w.dumps({"x": value}).partition(" = ")[2].rstrip("\n")
