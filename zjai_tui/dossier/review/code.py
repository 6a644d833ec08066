"""The code 核定校验码 over a dossier and its review: the only thing by which acts cut off at the end are noticed.

What is left of a review from which the newest acts were taken is as sound as it was before they were
made. Their ids go into this code, which stands on paper, out of reach of whoever edits the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from ..seal import code_from
from .model import Act

LABEL = "核定校验码"
_VERSION = b"zjai review code 1\n"


def review_code(code: str, heads: Iterable[str]) -> str:
    """Return the code over a dossier, whose own code is `code`, and the acts that lead to `heads`.

    Without any act it is the dossier's own.
    """
    last = sorted(set(heads))
    return code_from(hashlib.sha256(_VERSION + "\n".join([code, *last]).encode()).hexdigest()) if last else code


def codes_so_far(code: str, acts: Sequence[Act]) -> Mapping[str, int]:
    """Return the codes the review had as it grew, each with how many acts it covers; `acts` in order.

    Of copies that were united, each act with those before it counts as well as the order they stand in.
    """
    found: dict[str, int] = {}
    last: set[str] = set()
    for count, one in enumerate(acts, 1):
        last = (last - set(one.after)) | {one.id}
        found.setdefault(review_code(code, [one.id]), count)
        found.setdefault(review_code(code, last), count)
    return found
