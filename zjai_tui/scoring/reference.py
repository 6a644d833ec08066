"""Which standard a dossier was scored against, and whether that is still the one at hand."""

from __future__ import annotations

from ..base.problems import Problem, Severity
from ..base.text import quoted
from ..dossier.model import Dossier, StandardRef
from ..rules.standards.standard import Standard


def reference_to(standard: Standard) -> StandardRef:
    """Return what a dossier records of the standard it is scored against."""
    return StandardRef(id=standard.standard.id, edition=standard.standard.edition, digest=standard.digest)


def changed_since(dossier: Dossier, standard: Standard) -> tuple[Problem, ...]:
    """Return a warning when the dossier recorded another edition or text of this same standard."""
    ref = dossier.standard
    if ref.id != standard.standard.id:
        return ()
    same_text = not ref.digest or ref.digest == standard.digest
    same_edition = not ref.edition or ref.edition == standard.standard.edition
    if same_text and same_edition:
        return ()
    message = "标准在上次保存之后改过，分数可能与当时不同"
    remedy = "请重新核对各项得分，再保存一次"
    return (Problem("standard-changed", "量化评价标准", message, remedy, Severity.WARNING),)


def replaced_since(dossier: Dossier, standard: Standard) -> tuple[Problem, ...]:
    """Return a warning when the dossier was filled in under the edition that this standard replaces."""
    if not dossier.standard.id or standard.standard.replaces != dossier.standard.id:
        return ()
    if standard.standard.id == dossier.standard.id:
        return ()
    message = f"档案是按旧版{quoted(dossier.standard.id)}填的，这里直接用新版计分，改了号的答案没有带过来"
    remedy = "请用 zjai compare 看两版的对照，可以用它的 --save 把答案带到新版，另存一份"
    return (Problem("standard-replaced", "量化评价标准", message, remedy, Severity.WARNING),)
