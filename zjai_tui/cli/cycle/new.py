"""``zjai cycle new``: a new year's round proposed from an older one."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ...base.private import make_private
from ...base.problems import Refused, refuse
from ...base.structure import quoted
from ...base.text import one_line
from ...dossier.atomic import failure
from ...rules.catalog import cycles
from ...rules.cycles.confirming import unconfirmed
from ...rules.locate import Shelved, data_files
from ...transcribing.rounds.cycle_carrying import Carried, carried
from ...transcribing.rounds.cycle_opening import carried_text, proposals
from ..arguments import Parser
from ..guard import OK
from ..outputs import write_files
from ..streams import say
from .given import called, chosen_cycle, is_path, own_folder


def run(words: Sequence[str]) -> int:
    """Write the file and tell what is to be confirmed; return 0.

    Raises `Refused` when the round is there already, or the file cannot be written.
    """
    parser = Parser(
        "cycle new",
        "由已有的年度推算一个新年度：日期和继续教育年份顺延，文号留空，出自旧通知的依据等级都降为本程序假定。"
        "写进用户文件夹，每一项都要对照新通知核对；核对完以前，用到它的地方都注明“待核对”。",
        exit_codes="0 已写出；2 已经有这个年度，或写不进去；3 没有 --from 的年度",
        examples=["zjai cycle new 2027 --from 2024", "zjai cycle new 2024 --from 2024"],
    )
    parser.add_argument("year", metavar="新年度", help="四位数字的年份，如 2027")
    parser.add_argument(
        "--from", dest="cycle", metavar="年度", help="由哪个年度推算；不写时用最近的另一个年度；写同一个年度时原样另存"
    )
    parser.add_argument("-o", "--output", metavar="年度文件", help="写到哪里（.toml 文件）；不写时放进用户文件夹")
    parser.add_argument("--force", action="store_true", help="文件已经有了时替换它，已核对的内容会丢失")
    given = parser.parse_args(words)
    copied = dict(data_files("cycles")).get(given.year) if given.cycle == given.year else None
    target = Path(given.output) if given.output else _free_place(given.year, given.force, copied)
    if copied is not None:
        return _copied(copied, given, target)
    others = [name for name in cycles() if name != given.year]
    made = carried(chosen_cycle(given.cycle or (others[-1] if others else None)), given.year)
    typed = called(_as_path(given.output), made.cycle)
    _make_folder(target.parent, given.output is None)
    write_files({str(target): carried_text(made, typed).encode()}, force=given.force)
    for line in _told(made, one_line(str(target)), typed):
        say(line)
    return OK


def _copied(file: Shelved, given: argparse.Namespace, target: Path) -> int:
    """Write the round just as it is into a file that may be changed; return 0."""
    typed = called(_as_path(given.output), chosen_cycle(given.year))
    _make_folder(target.parent, given.output is None)
    sources = (str(file),) if isinstance(file, Path) else ()
    write_files({str(target): file.read_bytes()}, force=given.force, sources=sources)
    say(f"已写入 {one_line(str(target))}：{given.year}年度原样另存，可以改了。")
    say(f"改一项写 zjai cycle set {typed} “项目” “值” --cite “章节”，编号见 zjai cycle show {typed}")
    return OK


def _as_path(output: str | None) -> str | None:
    """Return the name of the file so that the other commands take it for one: they know a file by .toml or /."""
    return output if output is None or is_path(output) else f"./{output}"


def _free_place(year: str, force: bool, copied: Shelved | None) -> Path:
    """Return where the round's file goes. Raises `Refused` when the round is there already."""
    own = own_folder() / f"{year}.toml"
    if copied is not None and own.exists():
        remedy = (
            f"可以直接改，写 zjai cycle set {year} “项目” “值” --cite “章节”；要回到原样，请删去 {one_line(str(own))}"
        )
        raise refuse("cycle-exists", "年度", f"{quoted(year)}年度已经在用户文件夹里，没有改动它", remedy)
    if year in cycles() and not force and copied is None:
        message = f"已经有{quoted(year)}年度，没有改动它"
        raise refuse("cycle-exists", "年度", message, "请换一个年度，或加 --force 重新推算，或用 -o 写到别处")
    return own


def _make_folder(folder: Path, own: bool) -> None:
    """Make the person's own folder; another one must be there."""
    if not own:
        return
    try:
        make_private(folder)
    except OSError as error:
        cause = failure(error, one_line(str(folder)))
        raise Refused([replace(cause, code="folder-unwritable", remedy=f"{cause.remedy}，或用 -o 写到别处")]) from None


def _told(made: Carried, name: str, typed: str) -> list[str]:
    id_, values = made.cycle.cycle.id, proposals(made)
    lines = [f"已写入 {name}：由{made.before.cycle.id}年度推算，下面各项都要对照{id_}年度的通知核对。"]
    lines += [f"  {name}  {title}：推算为{values[name]}" for name, title in unconfirmed(made.cycle)]
    if made.reworded:
        lines.append(f"文字里的年份也已顺延，请一并核对：{'、'.join(made.reworded)}。")
    if typed == id_:
        lines.append(f"核对完以后，新建的档案默认用最近的年度；{id_}年度没有核对完时，用到它的地方都会注明。")
    else:
        place = one_line(str(own_folder() / f"{id_}.toml"))
        lines.append(f"新建档案时要能选{id_}年度，请把核对好的文件放到 {place}")
    lines.append(f"下一步：通知印发后写 zjai cycle set {typed} notice 发文日期 --doc-no 文号 --held")
    return lines
