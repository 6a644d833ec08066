"""``zjai merge``: one dossier out of two versions of it, every difference shown first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..base.places import absolute
from ..base.problems import Problem, Refused, refuse
from ..base.text import one_line, quoted
from ..dossier.checks import contradictions
from ..dossier.evidence import inside_path
from ..dossier.merging.merging import merge
from ..dossier.merging.result import Merge, Side
from ..dossier.model import Dossier
from ..dossier.store import create, load
from ..dossier.writer import dossier_table
from ..reports.versions import Version, Versions
from ..reports.versions_json import merge_json
from ..reports.versions_report import versions_text
from .arguments import Parser
from .guard import NO, OK
from .report_files import format_of
from .streams import complain, say, say_json, terminal_width
from .versions_read import Loaded, notes_of, other_person, read_version, round_of, save_report, titles_of, version

_LISTED = 5
"""Evidence files that are named; of more only the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Both:
    """What is to be merged."""

    base: Dossier | None
    a: Loaded
    b: Loaded


def run(words: Sequence[str]) -> int:
    """Show every difference, and write the merged dossier once all is decided; return 1 while something is not."""
    given = _parser().parse_args(words)
    form = format_of(given.report, "--report") if given.report else ""
    if given.output:
        _check_place(given.output, (given.a, given.b, given.base))
    both = _Both(
        base=load(Path(given.base)).dossier if given.base else None, a=read_version(given.a), b=read_version(given.b)
    )
    differ = other_person(both.a, both.b)
    if differ and not given.same_person:
        remedy = "是同一人的，加 --same-person；先对照两份，用 zjai compare"
        raise refuse("other-person", "命令行，zjai merge", f"{differ}，可能不是同一人的档案", remedy)
    titles = titles_of(both.a, both.b)
    choices = _choices(given.take, merge(both.base, both.a.dossier, both.b.dossier, titles=titles))

    def merged(rest: str = "") -> Merge:
        """Return the merge by the choices; `rest`: with what they leave open taken from that side."""
        found = merge(both.base, both.a.dossier, both.b.dossier, choices, titles)
        if not rest or not found.conflicts:
            return found
        all_decided = choices | {one.id: _side(rest) for one in found.conflicts}
        return merge(both.base, both.a.dossier, both.b.dossier, all_decided, titles)

    found = merged(given.take_all)
    results = (found,) if not found.conflicts else (merged("a"), merged("b"))
    shown = Versions(
        a=version("a", given.a, both.a.dossier, both.a.rules),
        b=version("b", given.b, both.b.dossier, both.b.rules),
        base=given.base,
        items=found.items,
        merging=True,
        results=tuple(_results(results, both)),
        renumbered=found.renumbered,
        notes=notes_of(both.a, both.b),
        titles=titles,
        round=round_of(both.a, both.b),
        owners=tuple(filter(None, (both.a.dossier, both.b.dossier, both.base))),
        identity="full" if given.full else "masked",
    )
    if given.report:
        sources = tuple(filter(None, (given.a, given.b, given.base)))
        save_report(shown, given.report, form, force=given.force, sources=sources, quiet=given.json)
    written = _write(found, given.output) if given.output and not found.conflicts else ""
    if given.json:
        say_json(merge_json(shown, written))
    else:
        if not given.report:
            say(versions_text(shown, terminal_width()))
        if written:
            say(f"\n已写入 {one_line(written)}。原来的档案没有改动。")
    if written:
        _tell_missing(found.result, Path(written))
    return NO if found.conflicts else OK


def _parser() -> Parser:
    parser = Parser(
        "merge",
        "把一份自评档案的两个改本（a和b）合成一份。给出两个改本共同的原件（--base）时，只有一边改过的取改过的；"
        "没有原件时，只有一边填了的取填了的。两边各有说法的要逐处选定，选定以前只列出每处不同，不写任何文件。原来的档案都不改动。",
        exit_codes="0 没有要选定的，写了 -o 的已写好；1 还有要选定的，没有写文件；2 文件或命令有误",
        examples=[
            "zjai merge 甲.toml 乙.toml --base 原件.toml",
            "zjai merge 甲.toml 乙.toml -o 合.toml --take 3=b --take-all a",
        ],
    )
    parser.add_argument("a", metavar="档案文件", help="一个改本（.toml 文件），下面叫 a")
    parser.add_argument("b", metavar="另一份档案文件", help="另一个改本（.toml 文件），下面叫 b")
    parser.add_argument("--base", metavar="原件文件", default="", help="两个改本共同的原件（.toml 文件）")
    parser.add_argument("-o", "--output", metavar="新档案文件", default="", help="合好以后写进这份新档案（.toml 文件）")
    parser.add_argument(
        "--take", metavar="项=a|b", action="append", default=[],
        help="选定一处，写它的编号，如 3=b；已有着落的也可以改；可以写几次",
    )  # fmt: skip
    parser.add_argument(
        "--take-all", metavar="a|b", choices=["a", "b"], default="", help="其余没有选定的都取这一边"
    )  # fmt: skip
    parser.add_argument(
        "--report", metavar="报告文件", default="", help="把每处不同写进报告：.md、.html、.docx 或 .txt"
    )
    parser.add_argument("--same-person", action="store_true", help="姓名或证件号码不同，也当作同一人的档案来合并")
    parser.add_argument("--full", action="store_true", help="写全证件号码和联系电话；不写时只显示末四位")
    parser.add_argument("--force", action="store_true", help="报告文件已经有了时替换它")
    parser.add_json()
    return parser


def _choices(typed: Sequence[str], first: Merge) -> dict[str, Side]:
    """Return the choices by item id. Raises `Refused` for what names no item or no side, or one item twice."""
    ids = [one.id for one in first.items]
    found: dict[str, Side] = {}
    for one in typed:
        name, _, side = one.rpartition("=")
        name, side = name.strip(), side.strip().lower()
        where = f"命令行，--take {quoted(one)}"
        if not name or side not in {"a", "b"}:
            raise refuse("command-line", where, "应写成编号=a或编号=b", "例如 --take 3=b")
        if name.isdecimal() and name.isascii() and 1 <= int(name[:9]) <= len(ids):
            name = ids[int(name) - 1]
        if name not in ids:
            listed = f"编号是1至{len(ids)}" if ids else "两份档案内容相同，没有要选的"
            raise refuse("command-line", where, "没有这一处不同", listed)
        if found.get(name, side) != side:
            raise refuse("command-line", where, "同一处选了两边", "请只选一边")
        found[name] = _side(side)
    return found


def _side(typed: str) -> Side:
    return "a" if typed == "a" else "b"


def _results(merges: Sequence[Merge], both: _Both) -> list[Version]:
    labels = ["合并后"] if len(merges) == 1 else ["未定的都取a", "未定的都取b"]
    found = []
    for label, one in zip(labels, merges, strict=True):
        same = both.a.dossier.standard.id, both.a.dossier.cycle
        rules = both.a.rules if (one.result.standard.id, one.result.cycle) == same else both.b.rules
        found.append(version(label, "", one.result, rules))
    return found


def _check_place(output: str, sources: tuple[str, ...]) -> None:
    """Refuse a new file that cannot be one, before anything is shown as written."""
    if not output.endswith(".toml"):
        raise refuse("command-line", "命令行，--output", f"{quoted(output)}不以 .toml 结尾", "请改文件名")
    if Path(output).exists() or output in sources:
        raise refuse("file-exists", one_line(output), "已经有这个文件，没有改动它", "请换一个文件名")


def _write(found: Merge, output: str) -> str:
    problems = [one.within("合并后") for one in contradictions(dossier_table(found.result))]
    if problems:
        raise Refused(problems)
    create(found.result, Path(output))
    return output


def _tell_missing(result: Dossier, file: Path) -> None:
    """Say which evidence does not lie where the new dossier will look for it."""
    folder = absolute(file).parent
    names = list(dict.fromkeys(one.file for entry in result.entry for one in entry.evidence))
    lost = [name for name in names if (path := inside_path(name, folder)) is None or not path.is_file()]
    if lost:
        listed = "、".join(map(quoted, lost[:_LISTED])) + (f"等{len(lost)}个" if len(lost) > _LISTED else "")
        message = f"佐证材料{listed}不在新档案的文件夹里"
        complain(Problem("evidence-missing", one_line(str(file)), message, "请把这些文件复制过去").sentence())
