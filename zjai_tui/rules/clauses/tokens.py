"""The runs of characters of a clause that are numbers, or were numbers before a machine misread them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from .digits import NUMERALS, chinese_values
from .words import GRADES, LATIN_UNITS, UNIT

_LOOKALIKE = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
_LETTER_ZEROS = str.maketrans("Oo0", "零零零")
_SCALES = {"万": Decimal(10_000), "亿": Decimal(10**8), "%": Decimal("0.01"), "‰": Decimal("0.001")}
_LETTERS = "数字里混有字母"
_MOST_SHARE = Decimal(1_000_000)
_DEFINED_N = re.compile(r"(?<![A-Za-z0-9])n *(?:=|为|是|指|表示|代表)|[乘×*] *n(?![A-Za-z])")
_COUNT_WORD = re.compile(r" *(?:[分年项名位个人篇件部次家岁元%~至]|[-—–]+ *[0-9A-Za-z]|学时|万)")
_STRONG_BEFORE = re.compile(r"(?:[第前后每近满达计得为减加乘按至到不超过少于低≥≤<>]|第 )$")
_MEASURES = frozenset({"年", "分", "名", "位"})
"""Units before which 一 is a number; 一门, 一批 and 一条 are turns of speech."""
_SPELLED = re.compile(r"十?[^十百千万亿]|十$")
_HALF_BEFORE = re.compile(r"[减折一过各]$")
_HALF_AFTER = re.compile(r"年|数|天|价|分|月")

_TOKEN = re.compile(
    r"(?P<date>(?<![0-9])(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\2[0-9]{1,2}(?![0-9]))"
    r"|(?P<document>[〔\[][0-9]{4}[〕\]] *第? *[0-9]+ *号)"
    r"|(?P<dotted>(?<![0-9A-Za-z.])[0-9]+(?:\.{2,}[0-9]+|(?:\.[0-9]+){2,})(?![0-9A-Za-z]))"
    r"|(?P<latin>(?<![0-9A-Za-z.])(?=[A-Za-z.|]*[0-9]|[lIOo]\.)(?=[0-9.]*[A-Za-z|])[0-9A-Za-z|]+(?:\.[0-9A-Za-z|]+)*)"
    r"|(?P<share>百分之(?P<share_digits>[0-9]+(?:\.[0-9]+)?|[" + NUMERALS + r"点]+))"
    r"|(?P<fraction>(?P<whole>[0-9]+|[" + NUMERALS + r"]+)分之(?P<part>[0-9]+|[" + NUMERALS + r"]+))"
    r"|(?P<slash>(?<![0-9.])[1-9]/[1-9](?= *(?:[及或]?以[上下]|票|多数)))"
    r"|(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?)(?P<scale> *[万亿%‰])?"
    r"|(?P<mixed>[一二三四五六七八九][Oo0][零〇○一二三四五六七八九Oo0]+)"
    r"|(?P<chinese>["
    + NUMERALS
    + r"](?:["
    + NUMERALS
    + r"万亿]*["
    + NUMERALS
    + r"])?(?:点[零〇一二三四五六七八九]+)?[万亿]*)"
    r"|(?P<half>半)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One run of characters that is a number, with its unit."""

    start: int
    end: int
    values: tuple[Decimal, ...]
    unit: str = ""
    unit_end: int = 0
    chinese: bool = False
    faint: bool = False
    numbering: bool = False
    fault: str = ""


def explains_n(bare: str) -> bool:
    """Tell whether a clause says what its n is: n为项目数, 分值乘n."""
    return _DEFINED_N.search(bare) is not None


def tokens(bare: str, n_is_known: bool) -> Iterator[Token]:
    """Yield the numbers of a clause (half-width already) in the order they stand, each with its unit."""
    done = 0
    for match in _TOKEN.finditer(bare):
        if match.start() < done:
            continue  # 半 of 一年半
        for token in _tokens_of(bare, match, n_is_known):
            done = token.end
            yield token


def _tokens_of(bare: str, match: re.Match[str], n_is_known: bool) -> Iterator[Token]:
    if match["date"]:
        yield from _date(match)
    elif match["document"]:
        yield Token(start=match.start(), end=match.end(), unit_end=match.end(), values=(), numbering=True)
    elif match["dotted"]:
        yield _dotted(bare, match)
    elif match["latin"]:
        yield from _latin(bare, match, n_is_known)
    else:
        yield _with_unit(bare, _plain(bare, match))


def _plain(bare: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    if match["share"]:
        part = match["share_digits"]
        meant = Decimal(part) if part.isascii() else chinese_values(part)[0]
        return Token(start=start, end=end, values=(meant * _SCALES["%"], meant))
    if match["fraction"]:
        whole, part = (_first(match[name]) for name in ("whole", "part"))
        if not whole:
            return Token(start=start, end=end, values=(part,), fault="分母是0")
        return Token(start=start, end=end, values=_shares(part, whole))
    if match["slash"]:
        part, whole = map(Decimal, match["slash"].split("/"))
        return Token(start=start, end=end, values=_shares(part, whole))
    if match["digits"]:
        return _digits(match)
    if match["mixed"]:
        guess = chinese_values(match["mixed"].translate(_LETTER_ZEROS))
        return Token(start=start, end=end, values=guess[:1], chinese=True, fault=_LETTERS)
    if match["half"]:
        sure = bool(_HALF_BEFORE.search(bare[max(0, start - 1) : start]) or _HALF_AFTER.match(bare, end))
        return Token(start=start, end=end, values=(Decimal("0.5"),), chinese=True, faint=not sure)
    values = chinese_values(match["chinese"])
    # 百千万 is a name
    spelled = len(match["chinese"]) > 1 and bool(_SPELLED.match(match["chinese"]))
    sure = spelled or bool(_STRONG_BEFORE.search(bare[max(0, start - 3) : start]))
    return Token(start=start, end=end, values=values, chinese=True, faint=not sure)


def _shares(part: Decimal, whole: Decimal) -> tuple[Decimal, ...]:
    """Return a fraction, and as it may be written with two decimals."""
    share = part / whole
    return (share, share.quantize(Decimal("0.01"))) if share < _MOST_SHARE else (share,)


def _first(characters: str) -> Decimal:
    return Decimal(characters) if characters.isascii() else chinese_values(characters)[0]


def _digits(match: re.Match[str]) -> Token:
    digits = match["digits"]
    # 5,100 may also be two numbers of a list
    values = [Decimal(digits.replace(",", "")), *(Decimal(part) for part in digits.split(",") if "," in digits)]
    scale = _SCALES.get((match["scale"] or "").strip())
    if scale is not None:
        values = [*(value * scale for value in values), *values]
    return Token(start=match.start(), end=match.end(), values=tuple(dict.fromkeys(values)))


def _with_unit(bare: str, token: Token) -> Token:
    unit = UNIT.match(bare, token.end)
    if unit is None or (unit[1] and token.chinese):
        scaled = bare[token.end - 1] if bare[token.end - 1] in "%‰" else ""
        return replace(token, unit=scaled, unit_end=token.end)
    if unit[1]:
        return replace(token, unit_end=token.end)
    single = token.values[:1] == (Decimal(1),) and unit[2] not in _MEASURES
    named = bare[token.start] in "百千万" and token.chinese
    faint = token.faint and (unit[2] in GRADES or single or named)
    end = unit.end()
    values = token.values
    if unit[2] in {"年", "个月", "天", "小时"} and bare[end : end + 1] == "半":
        values, end = (values[0] + Decimal("0.5"), *values), end + 1
        return replace(token, unit=unit[2], end=end, unit_end=end, faint=False, values=values)
    return replace(token, unit=unit[2], unit_end=end, faint=faint)


def _date(match: re.Match[str]) -> Iterator[Token]:
    at = match.start()
    for part, unit in zip(re.split(r"[-./]", match[0]), "年月日", strict=True):
        end = at + len(part)
        yield Token(start=at, end=end, unit_end=end, values=(Decimal(part),), unit=unit)
        at = end + 1


def _dotted(bare: str, match: re.Match[str]) -> Token:
    start, end = match.span()
    begins = not bare[bare.rfind("\n", 0, start) + 1 : start].strip(" ")
    heading = ".." not in match[0] and begins and not UNIT.match(bare, end)
    if heading or re.search(r"[见第] *$", bare[max(0, start - 3) : start]):
        return Token(start=start, end=end, unit_end=end, values=(), numbering=True)
    parts = [part for part in match[0].split(".") if part]
    guesses = (Decimal(f"{parts[0]}.{parts[1]}"), *map(Decimal, parts))
    return _with_unit(bare, Token(start=start, end=end, values=guesses, fault="小数点多了"))


def _latin(bare: str, match: re.Match[str], n_is_known: bool) -> Iterator[Token]:
    """Yield the number of a run that mixes letters and digits: 10n, 500kV, SCI3, and what l0 and O.5 once were."""
    start, end = match.span()
    run = match[0]
    for shape, read in _LATIN_SHAPES:
        if re.fullmatch(shape, run):
            found = read(bare, run, start, end)
            if found is not None:
                yield found
                return
    times = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)n", run)
    if times is not None:
        fault = "" if n_is_known else "数字后面的n没有说明"
        values = (Decimal(times[1]),)
        yield Token(start=start, end=end if fault else end - 1, unit_end=end, values=values, unit="n", fault=fault)


def _misread(bare: str, run: str, start: int, end: int) -> Token | None:
    follows = _COUNT_WORD.match(bare, end) or end == len(bare) or bare[end] in "，。;、,) "
    if run == "O2O" or not follows:
        return None
    guess = run.translate(_LOOKALIKE)
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", guess):
        return None
    return _with_unit(bare, Token(start=start, end=end, values=(Decimal(guess),), fault=_LETTERS))


def _measured(_: str, run: str, start: int, end: int) -> Token | None:
    digits = re.match(r"[0-9]+(?:\.[0-9]+)?", run)
    assert digits is not None
    unit = run[digits.end() :]
    if unit == "n":
        return None
    known = unit in LATIN_UNITS
    values = (Decimal(digits[0]),)
    # 5G, 3D and 4A are names
    return Token(start=start, end=start + digits.end(), unit_end=end, values=values, unit=unit, faint=not known)


def _prefixed(bare: str, run: str, start: int, end: int) -> Token | None:
    digits = re.search(r"[0-9]+(?:\.[0-9]+)?$", run)
    assert digits is not None
    if not UNIT.match(bare, end):
        return None  # a code: ISO9001, PM2.5
    return _with_unit(bare, Token(start=start + digits.start(), end=end, values=(Decimal(digits[0]),)))


_LATIN_SHAPES: tuple[tuple[str, Callable[[str, str, int, int], Token | None]], ...] = (
    (r"[0-9lIOo|.]+", _misread),
    (r"[0-9]+(?:\.[0-9]+)?[A-Za-z]+", _measured),
    (r"[A-Za-z]+[0-9]+(?:\.[0-9]+)?", _prefixed),
)
"""Runs of letters and digits by shape, and how each is read; a shape may decline."""
