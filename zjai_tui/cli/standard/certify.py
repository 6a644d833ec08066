"""``zjai standard certify``: vouch for a whole standard, or see what still keeps it from that."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.text import one_line
from ...reports.standard_certifying import certified_text, certify_json, obstacles_text
from ...transcribing.certifying import certify, obstacles, person_name, unit_name
from ...transcribing.drafts.drafting import place_of
from ..arguments import Parser
from ..guard import NO, OK
from ..streams import say, say_json, terminal_width
from .day import day_of
from .file import is_own, sound_draft, tell_lost


def run(words: Sequence[str]) -> int:
    """Certify and write the file; return 0, or 1 with what is missing and the file untouched.

    Raises `Refused` when the file cannot be read or written, or no name is given.
    """
    parser = Parser(
        "standard certify",
        "认证一份标准：每个指标都核对过、检验没有错误和提醒、算例全部算对，才能认证。认证记下人、单位、日期和每一部分的"
        "校验码，以后改动一处，认证就失效，并指出是哪一处。它证明内容没有变，不证明是谁认证的。"
        "文件原来的内容留在旁边的 .bak 里；标准原来的提示语由认证的话代替。",
        exit_codes="0 已认证，或 --check 没有查出问题；1 还不能认证，列出原因；2 读不出、写不进去",
        examples=[
            "zjai standard certify 我的标准.toml --check",
            "zjai standard certify 我的标准.toml --by 张三 --unit 杭州某某公司",
        ],
    )
    parser.add_argument("standard", metavar="标准", help="标准文件，或用户文件夹里标准的编号")
    parser.add_argument("--by", metavar="姓名", default="", help="认证人")
    parser.add_argument("--unit", metavar="单位", default="", help="认证人代表的单位")
    parser.add_argument("--on", metavar="日期", default="", help="哪一天认证的；不写时是今天")
    parser.add_argument("--check", action="store_true", help="只看还差什么，不认证")
    parser.add_json()
    given = parser.parse_args(words)
    by = "" if given.check else person_name(given.by)
    unit_name(given.unit)
    on = day_of(given.on)
    draft = sound_draft(given.standard)
    file = draft.path
    place = "" if is_own(file) else one_line(str(place_of(draft.standard)))
    found = obstacles(draft.standard)
    written = False
    if not found and not given.check:
        draft.change(lambda one: certify(one, by, on, given.unit), "认证")
        written = draft.unsaved
        draft.save()
    name = one_line(str(file))
    if given.json:
        say_json(certify_json(name, draft.verified, found))
    elif found or given.check:
        say(obstacles_text(draft.verified, found, terminal_width()))
    else:
        say(certified_text(name, draft.verified, place=place, written=written, columns=terminal_width()))
    tell_lost(draft)
    return NO if found else OK
