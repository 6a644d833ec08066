"""The words of the unit's review that the command line cannot bring up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from zjai_tui.dossier.review.acts import act
from zjai_tui.dossier.review.model import Act, Do
from zjai_tui.reports.review_json import act_json
from zjai_tui.reports.review_words import log_words, short_id, verdict_words
from zjai_tui.rules.fields import Field

NOON = datetime(2024, 9, 2, 12, 0, tzinfo=UTC)
RANK = Field(id="rank", title="本人排名", type="rank")


def done(do: Do, **given: object) -> Act:
    return act(do=do, by="甲", at=NOON, **given)  # type: ignore[arg-type]


def test_a_cut_says_what_it_comes_to() -> None:
    assert verdict_words(done("reduce", points=Decimal("8.50"), reason="见首页。", clause="A.1")) == (
        "核减为8.5分。理由：见首页。依据：A.1。"
    )
    both = done("reduce", points=Decimal(1), facts={"rank": Decimal(3), "old": True})
    assert verdict_words(both, [RANK]) == "核减为1分，更正为本人排名第3名，old为“是”。"


def test_an_act_on_an_item_that_is_gone_is_still_told() -> None:
    assert log_words(done("accept", item="entry:e09"), None) == "e09：认可。"
    assert log_words(done("opened", item="entry:e09"), None) == "查看e09的佐证材料纸质原件。"


def test_an_act_on_the_whole_dossier_says_why() -> None:
    assert log_words(done("request_changes", reason="请补首页"), None) == "退回申报人。理由：请补首页。"
    window = done("window", start=date(2024, 9, 13), end=date(2024, 9, 20), days=5, first_day="counted", reason="顺延")
    assert log_words(window, None) == "定公示起止：2024年9月13日至2024年9月20日。理由：顺延。"


def test_what_a_file_altered_by_hand_lacks_breaks_no_sentence() -> None:
    assert log_words(Act(at=NOON, by="", do="window"), None) == "定公示起止。"
    assert log_words(Act(at=NOON, by="", do="reduce"), None) == "核减。"
    assert act_json(Act(at=NOON, by="", do="accept"))["counts"] is False


def test_an_achievement_goes_by_its_own_id_and_other_items_by_their_full_one() -> None:
    assert (short_id("entry:e01"), short_id("part:work")) == ("e01", "part:work")
