"""The file of a round carried over: what the clerk has to do, line by line, stands in it as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...base.dates import shown_date
from ...base.numbers import plain
from ...base.whole import promised
from ...rules.basis import cite_place, cite_source
from ...rules.cycles.cycle import Cycle
from ...rules.cycles.writer import cycle_text
from .cycle_carrying import Carried


def carried_text(found: Carried, called: str = "") -> str:
    """Return the text of the new round's file, with what to do at its head and beside each proposal.

    `called`: how the commands in it name the round; by its id where nothing is given.
    """
    name = called or found.cycle.cycle.id
    return promised(cycle_text(found.cycle, tuple(_opening(found, name)), dict(_beside(found, name))))


def old_place(cycle: Cycle, cites: tuple[str, ...]) -> str:
    """Return where the round it comes from has a rule, in words: number of the document (else its title) and place."""
    sources = cycle.sources()
    return "、".join(
        (sources[cite_source(one)].doc_no or f"《{sources[cite_source(one)].title}》") + cite_place(one)
        for one in cites
    )


def _opening(found: Carried, called: str) -> Iterator[str]:
    new, old = found.cycle.cycle, found.before.cycle
    yield f"{new.id}年度申报计划：由{old.id}年度的文件推算。"
    yield "写着confirmed = false的各项还没有核对，用到它们的地方都会注明“待核对”。"
    yield ""
    yield f"{new.id}年度的通知印发后，请照下面的顺序办（可以运行命令，也可以直接改这个文件）："
    yield f"1. 填通知：zjai cycle set {called} notice 发文日期 --doc-no 文号 --held"
    yield "   手工改：[cycle]里的issued、doc_no，删去confirmed = false；"
    yield f"   [[source]]里编号{new.notice}的那一项，填doc_no、issued，原文在手的写held = true。"
    yield "2. 逐项核对日期和数：命令写在每一项上面，值和章节要照新通知改。"
    yield f'   手工改：on（或value）照新通知写，cite改成{new.notice}#章节，basis改为"official"，删去confirmed = false。'
    yield "3. 核对继续教育年份：同上，手工改的是years、years_cite、years_basis。"
    yield "4. 其余各项（条件、路径、步骤等）：出自旧通知的，等级已降为assumed。新通知同一处没有变的，写"
    yield f"   zjai cycle same {called} 旧通知的章节 --as 新通知的章节；变了的，手工改。"
    yield f"5. 检验：zjai cycle lint {called}"
    if found.reworded:
        yield ""
        yield f"这些文字里的年份已经顺延，请一并核对：{'、'.join(found.reworded)}。"


def _beside(found: Carried, called: str) -> Iterator[tuple[str, list[str]]]:
    old = found.before
    yield "cycle", [f"{old.cycle.id}年度的通知发于{shown_date(old.cycle.issued)}，推算时{_by(found)}；文号要填。"]
    for one in old.date:
        moved = found.cycle.dates()[one.id].on
        about = _about(found, one.cite, one.text, shown_date(one.on), _how(found, one.on, moved))
        yield f"date.{one.id}", [*about, _command(called, one.id, moved.isoformat(), one.cite)]
    for number in old.number:
        was = f"{plain(number.value)}{number.unit}"
        about = _about(found, number.cite, number.text, was, "推算时照原样")
        yield f"number.{number.id}", [*about, _command(called, number.id, plain(number.value), number.cite)]
    rule = old.education
    years = "、".join(map(str, rule.years))
    about = _about(found, rule.years_cite, rule.text, years, f"推算时各{_by(found)}")
    moved_years = ",".join(map(str, found.cycle.education.years))
    yield "education", [*about, _command(called, "education", moved_years, rule.years_cite)]


def _command(called: str, name: str, value: str, cites: tuple[str, ...]) -> str:
    """Return the command that confirms a piece, with the place where the old notice had it."""
    place = next(filter(None, map(cite_place, cites)), "章节")
    return f"核对后写：zjai cycle set {called} {name} {value} --cite {place}"


def _about(found: Carried, cites: tuple[str, ...], text: str, was: str, how: str) -> list[str]:
    place = old_place(found.before, cites) or "没有写出处"
    quote = f"：“{text}”" if text else ""
    return [f"{found.before.cycle.id}年度为{was}，{how}。", f"旧通知的出处：{place}{quote}"]


def _how(found: Carried, was: date, moved: date) -> str:
    said = f"推算时{_by(found)}"
    return f"{said}；{moved.year}年没有2月29日，改为2月28日" if was.day != moved.day else said


def _by(found: Carried) -> str:
    return f"顺延{found.years}年" if found.years > 0 else f"提前{-found.years}年"


def proposals(found: Carried) -> Mapping[str, str]:
    """Return what is proposed, by the name under which it is confirmed: 编号 to value in words."""
    new = found.cycle
    return {
        **{one.id: shown_date(one.on) for one in new.date},
        **{one.id: f"{plain(one.value)}{one.unit}" for one in new.number},
        "education": "、".join(map(str, new.education.years)),
        "notice": shown_date(new.cycle.issued),
    }
