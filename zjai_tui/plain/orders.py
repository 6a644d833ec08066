"""What the words do that are typed instead of an answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .onward import advice_lines, report_line
from .standing import total_lines
from .stops import trace_lines
from .words import Name, words_lines

if TYPE_CHECKING:
    from .walk import Walk

QUESTIONS_WAIT: frozenset[Name] = frozenset(("help", "words", "total", "basis", "advice", "report", "outline", "save"))
"""Words after which the question is not read out again: the person has just heard it."""


def obey(walk: Walk, word: Name, more: str) -> bool:
    """Do what a word says; return whether the question is to be read out then. Raises `EndOfInput`."""
    position, stop = walk.position, walk.position.stop
    told = ""
    match word:
        case "help":
            walk.say_all(stop.help(walk))
            told = "别的用法写“命令”。"
        case "words":
            walk.say_all(words_lines())
        case "back":
            told = position.back()
            walk.brief = True
        case "next":
            told = position.next_section()
        case "clear":
            stop.clear(walk)
        case "undo" | "redo":
            walk.travel(back=word == "undo")
        case "total":
            walk.say_all(total_lines(walk.session))
        case "advice":
            walk.say_all(advice_lines(walk.session, date.today()))
        case "report":
            told = report_line(walk.session)
        case "basis":
            _explain(walk, more)
        case "outline" if more:
            if position.find(more):
                walk.brief = not position.at_head
                if position.at_head:
                    walk.arrive()
                return True
            walk.refuse(f"没有“{more[:40]}”这一节或这一题，写“目录”看各节。")
        case "outline":
            walk.say_all(position.outline())
        case "all":
            told = "申报资格的题现在全部都问。" if position.ask_every() else "与结论无关的题不再问。"
        case "save":
            walk.save()
        case "quit":
            _quit(walk)
    walk.say(told)
    return word not in QUESTIONS_WAIT


def _explain(walk: Walk, named: str) -> None:
    """Tell where the question is written and what it does, or how the named node is scored."""
    if not named:
        walk.say_all(list(walk.position.stop.basis(walk)) or ["这一题不影响判断和计分。"])
        return
    nodes = [node for node in walk.session.assessment.nodes if named in node.title]
    nodes.sort(key=lambda node: node.title != named)
    if nodes:
        walk.say_all(trace_lines(walk.session, nodes[0].id))
    else:
        walk.say(f"标准里没有名称含“{named[:40]}”的指标。")


def _quit(walk: Walk) -> None:
    if not walk.session.unsaved:
        walk.leave()
        return
    answer = walk.choose("有修改没有保存。", (("1", "保存后退出"), ("2", "不保存，直接退出"), ("3", "不退出")))
    if answer == 0 and walk.save():
        walk.leave()
    elif answer == 1:
        walk.give_up()
