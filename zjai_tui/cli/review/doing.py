"""What all parts of ``zjai review`` that write share: who does it, the writing, and telling what it leads to."""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ...base.folders import user_folder_name
from ...base.problems import Problem, Refused, Severity, refuse
from ...base.text import quoted
from ...base.words import nearest
from ...dossier.review.model import DECIDE_WORDS, Act, Subject
from ...dossier.review.store import append
from ...dossier.review.subject import subject_of
from ...reports.review_json import act_json, review_json
from ...reports.review_text import consequence_text
from ...reports.review_words import short_id
from ...reviewing.clauses import clause_problem
from ...reviewing.opening import Opened, open_review, reread
from ...reviewing.overlay import as_same_person
from ...reviewing.result import Overlay, State
from ...scoring.reference import reference_to
from ..arguments import Parser
from ..guard import OK
from ..streams import complain, say, say_json, terminal_width

WRITTEN = "0 已记下；2 文件或命令有误，或这样核定不行；3 没有这一年度的规则"
_TOO_EARLY: Mapping[State, str] = {
    "draft": "请注意，这份档案还没有受理，结论先记下了；请用 zjai review submit 受理。",
    "changes_requested": "请注意，档案已退回申报人，还没有重新受理；结论先记下了，这一项再有改动就要重作。",
}
Build = Callable[[Overlay, str, datetime], Sequence[Act]]
"""Makes the acts from how the review stands, the reviewer and the moment. Raises `Refused` where it is not allowed."""


def now() -> datetime:
    """Return the moment, with this machine's offset from UTC."""
    return datetime.now().astimezone()


def doing_parser(part: str, about: str, examples: Sequence[str], exit_codes: str = WRITTEN) -> Parser:
    """Return the parser of a part, with the dossier as its first argument."""
    parser = Parser(f"review {part}", about, exit_codes=exit_codes, examples=[f"zjai review {one}" for one in examples])
    parser.add_argument("file", metavar="档案文件", help="自评档案（.toml 文件）；核定文件在它旁边")
    return parser


def add_items(parser: Parser, *, some: bool = False) -> None:
    """Add the items it is about: exactly one, or with `some` one or more."""
    words = "核定项的编号，见 zjai review show：e01、input:…、part:…"
    if some:
        parser.add_argument("items", metavar="核定项", nargs="+", help=f"{words}；可写多个")
    else:
        parser.add_argument("item", metavar="核定项", help=words)


def add_reason(parser: Parser, *, clause: bool) -> None:
    """Add the reason, and the clause where a verdict must rest on one."""
    parser.add_argument("--reason", metavar="理由", default="", help="理由，申报人看得到")
    if clause:
        parser.add_argument("--clause", metavar="条款", default="", help="依据的条款，写得能让申报人查到")


def add_who(parser: Parser) -> None:
    """Add the options every part that writes has."""
    add_reading(parser)
    parser.add_argument("--by", metavar="姓名", default="", help="单位审核人；不写时用终端界面里记下的")
    parser.add_argument("--same-person", action="store_true", help="申报人改过姓名，核定文件确是同一人的")


def add_reading(parser: Parser) -> None:
    """Add what every part has that looks at a dossier."""
    parser.add_argument(
        "--standard", metavar="标准", default="", help="改用这份标准：名称（见 zjai standard list）或文件"
    )
    parser.add_json()


def do(given: argparse.Namespace, build: Build) -> int:
    """Write the acts beside the dossier and tell what they lead to; return 0. Raises `Refused`, `SaveFailed`."""
    opened = open_review(given.file, given.standard)
    laid = as_same_person(opened.overlay) if given.same_person else opened.overlay
    try:
        acts = build(laid, reviewer(given.by), now())
    except Refused as refused:
        raise Refused(map(_as_typed, refused.problems)) from None
    _note(laid, acts)
    before = laid
    if acts:
        append(opened.path, acts, subject(opened), same_person=given.same_person, rescue_folder=rescue_folder())
        opened = reread(opened)
    tell(given, before, opened, acts)
    return OK


def tell(given: argparse.Namespace, before: Overlay, opened: Opened, acts: Sequence[Act]) -> None:
    """Tell what these acts changed, and how things stand after them."""
    laid = opened.overlay
    for problem in laid.problems:
        if problem.severity is Severity.ERROR:
            complain(problem.sentence())
    if given.json:
        say_json({"acts": [act_json(one) for one in acts], "review": review_json(laid, given.file)})
    else:
        say(consequence_text(before, laid, acts, terminal_width()))


def warn_of_clause(laid: Overlay, ids: Iterable[str], clause: str) -> None:
    """Warn of a clause that neither the standard nor the notice has."""
    found = [clause_problem(laid, laid.standing(one).item, clause) for one in ids]
    if found and all(found) and found[0] is not None:
        complain(found[0].sentence())


def reviewer(typed: str) -> str:
    """Return who reviews: as typed, else as remembered. Raises `Refused` when nobody is named."""
    from ...tui.files.settings import read_settings  # of the screens only the settings, which load none of them

    by = typed.strip() or read_settings().reviewer.strip()
    if not by:
        raise refuse("command-line", "命令行，--by", "没有写单位审核人", "请加 --by 姓名")
    return by


def item_ids(laid: Overlay, typed: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the items as typed, each once. Raises `Refused` for one that is not there."""
    return tuple(dict.fromkeys(_item_id(laid, one) for one in typed))


def subject(opened: Opened) -> Subject:
    """Return whose dossier it is, and the standard it is judged by."""
    return subject_of(opened.case.dossier, reference_to(opened.case.standard))


def rescue_folder() -> Path:
    """Return the person's own folder for what could not be saved where it belongs."""
    return Path(user_folder_name()) / "rescue"


def _item_id(laid: Overlay, typed: str) -> str:
    """Return the id of an item as people type it: E18, ｅ18 and 18 are e18. Raises `Refused`."""
    ids = [one.item.id for one in laid.items]
    if typed in ids:
        return typed
    word = unicodedata.normalize("NFKC", typed).strip()
    for same in (str, _folded, _numbered):
        meant = [one for one in ids if same(word) in {same(one), same(short_id(one)), same(one.partition(":")[2])}]
        if len(meant) == 1:
            return meant[0]
    near = nearest(_folded(word), [short_id(one) for one in ids])
    remedy = f"是不是想写 {near}" if near else "编号见 zjai review show"
    raise refuse("unknown-item", "命令行，核定项", f"没有{quoted(typed)}这一项", remedy)


def _folded(word: str) -> str:
    return word.casefold()


def _numbered(word: str) -> str:
    """Return an id without what people leave out: the letter before its number, and leading zeros."""
    digits = re.fullmatch(r"e?0*([0-9]+)", word.casefold())
    return digits[1] if digits else word.casefold()


def _note(laid: Overlay, acts: Sequence[Act]) -> None:
    """Tell of verdicts on a dossier that is not under review now: they are kept, but nothing comes of them yet."""
    if any(one.do in DECIDE_WORDS for one in acts) and (said := _TOO_EARLY.get(laid.state)):
        complain(said)


def _as_typed(problem: Problem) -> Problem:
    """Return a problem with the option that its remedy takes on the command line."""
    return replace(problem, remedy=problem.remedy.replace("请写明理由", "请加 --reason 写明理由"))
