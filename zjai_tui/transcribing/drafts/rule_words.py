"""The parts of a rule beside its tiers as a clerk writes them: coefficients, limits, what settles a range."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from ...base.numbers import parse_number, plain
from ...base.problems import refuse
from ...base.structure import did_you_mean, quoted
from ...base.text import half_width
from ...rules.fields import Field
from ...rules.standards.standard import Coef, Demote, Resolve
from .names import field_names

_PAIR = re.compile(r"(.+?)\s*[=＝]\s*([^=＝]+)")
_APART = re.compile(r"[、，,；;\s]+")
_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)分?(?:-|~|～|—|–|至|到)([0-9]+(?:\.[0-9]+)?)分?")


def number_text(number: Decimal | None) -> str:
    """Return a number, or nothing."""
    return "" if number is None else plain(number)


def read_number(typed: str, where: str, unit: str = "分") -> Decimal | None:
    """Return a typed number, None for an empty text. Raises `Refused` for what is no number, or negative."""
    text = half_width(typed).strip().removesuffix(unit).strip()
    if not text:
        return None
    number = parse_number(text)
    if number is None or number < 0:
        raise refuse("wrong-number", where, f"{quoted(typed)}不是可用的数", "请写6、0.5这样的数")
    return number


def limits_text(limits: tuple[Decimal, ...]) -> str:
    """Return the least and the most: ``0至8``."""
    return "至".join(map(plain, limits))


def read_limits(typed: str, where: str) -> tuple[Decimal, ...]:
    """Return the least and the most, nothing for an empty text. Raises `Refused` for anything else."""
    text = half_width(typed).replace(" ", "")
    if not text:
        return ()
    match = _RANGE.fullmatch(text)
    ends = [parse_number(end) for end in match.groups()] if match else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None or ends[0] > ends[1]:
        raise refuse("wrong-range", where, f"读不出范围{quoted(typed)}", "请写成0至8这样，小的在前")
    return (ends[0], ends[1])


def coefs_text(coefs: tuple[Coef, ...], asked: Mapping[str, Field]) -> str:
    """Return the coefficients, a line for each."""
    names = field_names(asked)
    return "\n".join(f"{names.name(one.by)}：{_coef_text(one)}" for one in coefs)


def read_coefs(typed: str, asked: Mapping[str, Field], where: str, kept: tuple[str, ...]) -> tuple[Coef, ...]:
    """Return the coefficients of a text, a line for each. Raises `Refused` for a line that cannot be read."""
    found = []
    for at, line in enumerate([line for line in typed.splitlines() if line.strip()], 1):
        place = f"{where}第{at}行"
        by, values = _by(line, asked, place, kept, "请写成“排名：1、0.8、0.6，其余0.3”或“身份：主持=1、参加=0.5”")
        found.append(_read_coef(by, values, asked.get(by), place))
    return tuple(found)


def resolve_text(resolve: Resolve | None, asked: Mapping[str, Field]) -> str:
    """Return which answers take the upper end of a range of points, and which the lower."""
    if resolve is None:
        return ""
    return f"{field_names(asked).name(resolve.by)}：上限={'/'.join(resolve.high)}；下限={'/'.join(resolve.low)}"


def read_resolve(typed: str, asked: Mapping[str, Field], where: str, kept: tuple[str, ...]) -> Resolve | None:
    """Return what settles a range, None for an empty text. Raises `Refused` when it cannot be read."""
    if not typed.strip():
        return None
    how = "请写成“应用情况：上限=已应用；下限=未应用”"
    by, values = _by(typed, asked, where, kept, how)
    parts = [match for part in re.split("[；;]", values) if (match := _PAIR.fullmatch(part.strip()))]
    ends = {match[1].removeprefix("取"): match[2] for match in parts}
    rest = re.sub(r"[；;]?\s*[上下]限[=＝]\s*(?=[；;]|$)", "", values).strip("；; ")
    if set(ends) - {"上限", "下限"} or (rest and not ends):
        raise refuse("wrong-resolve", where, f"读不出{quoted(values)}", how)
    high, low = (_words(ends.get(end, ""), asked.get(by), where) for end in ("上限", "下限"))
    return Resolve(by=by, high=high, low=low)


def demote_text(demote: Demote | None, asked: Mapping[str, Field]) -> str:
    """Return which answers move an achievement down, and by how many tiers."""
    if demote is None:
        return ""
    return f"{field_names(asked).name(demote.by)}：{'/'.join(demote.values)}，降{demote.rows}档"


def read_demote(typed: str, asked: Mapping[str, Field], where: str, kept: tuple[str, ...]) -> Demote | None:
    """Return what moves an achievement down, None for an empty text. Raises `Refused` when it cannot be read."""
    if not typed.strip():
        return None
    how = "请写成“状态：在研，降1档”"
    by, values = _by(typed, asked, where, kept, how)
    match = re.fullmatch(r"(.*?)\s*[，,]?\s*降(?:低)?\s*([0-9]{1,3}|一|二|两|三)\s*档", half_width(values).strip())
    if match is None:
        raise refuse("wrong-demote", where, f"读不出{quoted(values)}", how)
    rows = {"一": 1, "二": 2, "两": 2, "三": 3}.get(match[2]) or int(match[2])
    return Demote(by=by, values=_words(match[1], asked.get(by), where), rows=rows)


def pairs_text(pairs: Mapping[str, str]) -> str:
    """Return explained numbers, a line for each: ``90：每年学时数``."""
    return "\n".join(f"{key}：{value}" for key, value in pairs.items())


def read_pairs(typed: str, where: str) -> dict[str, str]:
    """Return the explained numbers of a text. Raises `Refused` for a line without a number or an explanation."""
    found: dict[str, str] = {}
    for at, line in enumerate([line for line in typed.splitlines() if line.strip()], 1):
        key, _, value = (
            re.sub("[:＝=]", "：", line, count=1).partition("：") if "：" not in line else line.partition("：")
        )
        key, value = key.strip(), value.strip()
        if not key or not value:
            message, remedy = f"第{at}行{quoted(line)}要有数和它的意思", "请写成“90：每年学时数”，一行一个"
            raise refuse("wrong-explanation", where, message, remedy)
        found[key] = value
    return found


def _coef_text(coef: Coef) -> str:
    ranks = "、".join(map(plain, coef.ranks))
    rest = f"，其余{plain(coef.rest)}" if coef.rest is not None else ""
    return ranks + rest + "、".join(f"{word}={plain(number)}" for word, number in coef.of.items())


def _read_coef(by: str, values: str, field: Field | None, where: str) -> Coef:
    if "=" in half_width(values):
        pairs = [match.groups() for part in re.split("[、，,；;]", values) if (match := _PAIR.fullmatch(part.strip()))]
        if len(pairs) != len([part for part in re.split("[、，,；;]", values) if part.strip()]):
            raise refuse("wrong-coef", where, f"读不出{quoted(values)}", "请写成“主持=1、参加=0.5”")
        of = {one: _coef_number(number, where) for word, number in pairs for one in _words(word, field, where)}
        return Coef(by=by, of=of)
    head, _, rest = half_width(values).replace("其他", "其余").partition("其余")
    numbers = [part for part in _APART.split(head) if part]
    return Coef(
        by=by,
        ranks=tuple(_coef_number(part, where) for part in numbers),
        rest=_coef_number(rest, where) if rest.strip() else None,
    )


def _coef_number(text: str, where: str) -> Decimal:
    number = parse_number(text.strip(" :，,、"))
    if number is None:
        raise refuse("wrong-coef", where, f"{quoted(text)}不是系数", "请写1、0.8这样的数")
    return number


def _by(line: str, asked: Mapping[str, Field], where: str, kept: tuple[str, ...], how: str) -> tuple[str, str]:
    name, mark, values = line.strip().replace(":", "：", 0 if "：" in line else 1).partition("：")
    if not mark or not values.strip():
        raise refuse("wrong-coef", where, f"读不出{quoted(line)}", how)
    return field_names(asked).read(name, where, kept), values.strip()


def _words(typed: str, field: Field | None, where: str) -> tuple[str, ...]:
    known = field.words if field is not None else ()
    told = {half_width(word): word for word in known}
    found = []
    for word in [part.strip() for part in re.split("[/／|｜]", typed) if part.strip()]:
        own = told.get(half_width(word))
        if known and own is None:
            raise refuse("unknown-choice", where, f"没有选项{quoted(word)}", did_you_mean(word, list(known)))
        found.append(own or word)
    return tuple(found)
