"""Writing the review file as TOML that a clerk can read, and that reads back as the same review."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...base.toml_writing import toml_text
from ...base.whole import HEAD, promised
from ..writer import part_table
from .model import Review

HEADER = (
    "# 单位核定文件，与同名的自评档案放在一起，编码UTF-8；内有个人信息，请妥善保管\n"
    "# 每条核定记录（act）都有由内容算出的编号，手工改动过的不再作数；请用zjai办理\n"
    "# 自己加的批注（#开头的行）下次保存时不保留\n"
    f"{HEAD}"
)
_HEADED = ("of.standard",)


def review_text(review: Review, *, app_version: str | None = None) -> str:
    """Return the review as the text of a TOML file, ending with the line that tells that it is whole.

    `app_version` is noted as the program that wrote it; None leaves what the review says.
    """
    named = review if app_version is None else replace(review, app=app_version)
    return promised(HEADER + toml_text(review_table(named), _HEADED))


def review_table(review: Review) -> dict[str, Any]:
    """Return the review as a TOML table: stable order, nothing that is empty or default, unknown keys kept."""
    return {"schema": review.schema, "kind": review.kind, **part_table(review)}
