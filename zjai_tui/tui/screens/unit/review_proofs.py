"""Looking at evidence from the page: opened in the program this machine has for it, or by hand."""

from __future__ import annotations

from functools import partial

from ....base.text import quoted
from ....reviewing import acting
from ....reviewing.result import Proof
from ...background import in_background
from ...telling.blocks import Block
from ...unit.review_words import proof_text
from ...unit.viewer import Shown, place, show
from ..dialogs import CANCEL, PickScreen
from .review_deeds import NO_ITEM
from .review_whole import ReviewWhole

NOTHING = "这一项没有附佐证材料。看过纸质原件的，按Ctrl+N记下。"


class ReviewProofs(ReviewWhole):
    """A page with evidence at hand."""

    def action_open_proof(self) -> None:
        """Open the next piece nobody looked at; when all were, ask which."""
        self.named(self._open_next)

    def action_seen_original(self) -> None:
        """Note that the originals on paper were looked at."""
        self.named(lambda: self._seen(""))

    def _open_next(self) -> None:
        one = self.standing
        if one is None:
            self.tell(NO_ITEM, bad=True)
            return
        proofs = one.item.proofs
        unseen = [proof for proof in proofs if self.reviewing.by not in proof.opened_by]
        if not proofs:
            self.tell(NOTHING)
        elif unseen or len(proofs) == 1:
            self._open(one.item.id, (unseen or proofs)[0])
        else:
            answers = [(str(at), proof_text(at + 1, proof)) for at, proof in enumerate(proofs)]
            picked = partial(self._picked, one.item.id)
            self.app.push_screen(PickScreen("再看哪一份", [], answers), picked)

    def _picked(self, item_id: str, at: str | None) -> None:
        one = self.reviewing.standing(item_id)
        if at and one is not None:
            self._open(item_id, one.item.proofs[int(at)])

    def _open(self, item_id: str, proof: Proof) -> None:
        self.tell("正在打开佐证。")
        work = partial(show, proof.evidence.file, self.reviewing.folder, proof.digest)
        in_background(self.query_one("#review-detail"), work, partial(self._shown, item_id, proof))

    def _shown(self, item_id: str, proof: Proof, found: Shown) -> None:
        """Note what was opened; what was not is told, with the place of the file where there is one."""
        name = quoted(proof.evidence.file)
        if found.opened:
            self._seen(proof.evidence.file, item_id, f"已打开{name}{_page(proof)}{_doubt(proof)}")
        elif found.path is None or found.changed:
            self.tell(found.said, bad=True)
            self.look()
        elif self.is_current:
            self.tell("")
            blocks = [Block(found.said), Block(f"文件在：{place(found.path)}"), *_page_blocks(proof)]
            answers = [("seen", "已经看过，记下"), (CANCEL, "还没有看")]
            self.app.push_screen(
                PickScreen("请自己打开这份佐证", blocks, answers),
                lambda answer: self._seen(proof.evidence.file, item_id) if answer else None,
            )

    def _seen(self, file: str, item_id: str = "", told: str = "") -> None:
        reviewing, item = self.reviewing, item_id or self.item_id
        if reviewing.standing(item) is None:
            self.tell(NO_ITEM, bad=True)
            return
        act = self.tried(lambda: acting.opened(reviewing.overlay, item, file, by=reviewing.by, at=reviewing.now()))
        if act is not None:
            self.take([act])
            one = reviewing.standing(item)
            rest = sum(not proof.opened_by for proof in one.item.proofs) if one is not None and file else 0
            more = f"还有{rest}份没看，再按F5。" if rest else "已记下看过。"
            self.say(f"{told}{more}")


def _page(proof: Proof) -> str:
    return f"，请看{proof.evidence.page}。" if proof.evidence.page else "。"


def _page_blocks(proof: Proof) -> list[Block]:
    page = [Block(f"请看：{proof.evidence.page}")] if proof.evidence.page else []
    return [*page, *([Block(_doubt(proof), "bad")] if _doubt(proof) else [])]


def _doubt(proof: Proof) -> str:
    """Return what to mind about a file that is not as it was registered."""
    return "登记之后改动过，请核对内容。" if proof.state == "changed" else ""
