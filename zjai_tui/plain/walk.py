"""The walk over the questions: what is read out, what a typed line does, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ..base.problems import Refused
from ..dossier.model import Dossier
from ..filling.session import Session
from .asking import chosen
from .entries import worth_text
from .keeping import Keeper
from .orders import obey
from .position import Position
from .sections import SECTIONS
from .standing import change_sentence, new_problems, standing_of
from .talk import EndOfInput, Talk
from .words import understood

PROMPT = "答："


class Walk:
    """One person walking over the questions of one open dossier."""

    def __init__(self, session: Session, talk: Talk, keeper: Keeper) -> None:
        """Begin at the first question."""
        self.session = session
        self.position = Position(session)
        self.refused: list[int] = []
        """Numbers of the lines that were not taken as an answer."""
        self._talk, self._keeper = talk, keeper
        self._left = False
        self.writing = ""
        """Key of the longer text that the next line goes on with."""
        self.brief = False
        """Whether the section just entered is only named: the person went back into it."""
        self._section_told, self._headline = "", ""
        self._before = standing_of(session)

    def run(self) -> None:
        """Walk until the person leaves. Raises `EndOfInput` when there is nothing more to read."""
        read_out = True
        while not self._left:
            if read_out:
                self._read_out()
            read_out = self._hear_one() and not self.writing

    def say(self, line: str) -> None:
        """Tell a line; an empty one is nothing."""
        if line:
            self._talk.say(line)

    def say_all(self, lines: Iterable[str]) -> None:
        """Tell several lines."""
        for line in lines:
            self.say(line)

    def refuse(self, sentence: str) -> None:
        """Tell why a typed line was not taken; the question will be asked again."""
        self.refused.append(self._talk.heard)
        self.say(f"没有采用：{sentence}")

    def tell_change(self) -> None:
        """Tell in one sentence what the last change did to score and routes, if anything, and what is wrong since."""
        now = standing_of(self.session)
        self.say(change_sentence(self._before, now))
        self.say_all(new_problems(self._before, now))
        self._before = now

    def choose(self, question: str, offered: Sequence[tuple[str, str]]) -> int | None:
        """Ask for one of a few choices, by number and words; None when the person chooses none.

        Raises `EndOfInput`.
        """
        line = f"{question}写编号：{'；'.join(f'{number}，{word}' for number, word in offered)}。直接回车就不选。"
        while True:
            self.say(line)
            typed = understood(self._hear())
            if typed.word in {"back", "next"} or (typed.word is None and not typed.text and not typed.problem):
                return None
            at = chosen(offered, typed.text) if typed.word is None and typed.text else None
            if at is not None:
                return at
            self.refuse(typed.problem or f"请写编号1至{len(offered)}。")

    def advance(self) -> None:
        """Go to the next question, saying what an achievement that ends here brings."""
        entry = self.position.place.entry
        self.say(self.position.advance())
        if entry is not None and self.position.place.entry is None:
            found = self.session.dossier.entry_named(entry[0])
            self.say(f"这一条{worth_text(self.session, found)}。" if found else "这一条什么也没有填，没有添加。")

    def write_on(self, key: str) -> None:
        """Stay at a longer text that is being written."""
        self.writing = key
        self.say("已记。再写就接在后面另起一行，直接回车问下一题。")

    def arrive(self) -> None:
        """Read the section out from its head again."""
        self._section_told = ""

    def leave(self) -> None:
        """End the walk."""
        self._left = True

    def give_up(self) -> None:
        """End the walk without what was not saved."""
        self._keeper.drop()
        self.leave()

    def change(self, edit: Callable[[Dossier], Dossier], label: str, key: str = "") -> bool:
        """Change the dossier and keep a recovery copy; False when the change was refused, which is told."""
        self._before = standing_of(self.session)
        try:
            # a key is only named to replace a typed text that was not understood: each answer is undone by itself
            self.session.change(edit, label, key if key in self.session.drafts else "")
        except Refused as refused:
            self.refuse("".join(one.sentence() for one in refused.problems))
            return False
        self.say(self._keeper.keep())
        return True

    def travel(self, *, back: bool) -> None:
        """Undo, or redo what was undone, and tell what it was."""
        self._before = standing_of(self.session)
        try:
            label = self.session.undo() if back else self.session.redo()
        except Refused as refused:
            self.refuse("".join(one.sentence() for one in refused.problems))
            return
        done = "撤销" if back else "重做"
        self.say(f"已{done}：{label}。" if label else f"没有可以{done}的修改。")
        if back:
            self.position.return_to(label)
        self.tell_change()
        self.say(self._keeper.keep())

    def save(self) -> bool:
        """Save; ask before somebody else's change is overwritten. True when it was saved. Raises `EndOfInput`."""
        kept = self._keeper.save()
        self.say_all(kept.told)
        if (
            kept.changed_on_disk
            and self.choose("要覆盖吗？", (("1", "覆盖，原内容留作.bak副本"), ("2", "不保存"))) == 0
        ):
            kept = self._keeper.save(overwrite=True)
            self.say_all(kept.told)
        return kept.saved

    def _hear(self) -> str:
        line = self._talk.hear(PROMPT)
        if line is None:
            raise EndOfInput
        return line

    def _hear_one(self) -> bool:
        """Do what the next line says; return whether the question is to be read out then."""
        typed = understood(self._hear())
        stop = self.position.stop
        if typed.problem:
            self.refuse(typed.problem)
        elif typed.word is not None:
            self.writing = ""
            return obey(self, typed.word, typed.text)
        elif typed.text:
            self.say("里面看不见的字符换成了空格。" if typed.changed else "")
            stop.take(self, typed.text)
        else:
            self.writing = ""
            stop.keep(self)
        return True

    def _read_out(self) -> None:
        position = self.position
        position.settle()
        section = position.section
        if self._section_told != section.id:
            at = SECTIONS.index(section) + 1
            self.say(f"第{at}节，{section.title}，共{len(SECTIONS)}节。")
            if not self.brief:
                self.say_all(section.intro(self.session, position.place))
            self._section_told, self._headline = section.id, ""
        self.brief = False
        stop = position.stop
        if stop.section != self._headline:
            self._headline = stop.section
            self.say(_headline(stop.section))
        self.say_all(stop.lines(self, position.number))


def _headline(section: str) -> str:
    """Return what tells which questions follow; some headlines are sentences themselves."""
    if not section:
        return ""
    return f"以下各题，{section}。" if section.endswith("问") else f"以下是{section}。"
