from __future__ import annotations

from collections.abc import Sequence

import pytest

from zjai_tui.areas.fit import fit
from zjai_tui.areas.learning import Learned, learn
from zjai_tui.areas.result import Answers, Fit
from zjai_tui.areas.shipped import learned
from zjai_tui.rules.areas.descriptions import Description
from zjai_tui.rules.catalog import area_questions, areas, descriptions

FOLDS, FOLD = 10, 3


def test_learning_the_same_gives_the_same() -> None:
    again = learn(descriptions(), areas())
    assert again == learned()
    text = "训练平台上线，供各团队调用"
    assert again.read(text) == learned().read(text)


def test_the_shares_of_the_words_add_up_to_one_however_long_the_text() -> None:
    for text in ("", "字", "模型" * 5000, "证明" * 10):
        shares = learned().read(text).shares
        assert sum(shares.values()) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in shares.values())


def test_every_clause_is_told_with_what_it_speaks_for() -> None:
    found = learned().read("证明了收敛的上界，办理了算法备案")
    (first, theory), (second, filing) = found.clauses
    assert (first, second) == ("证明了收敛的上界", "办理了算法备案")
    assert max(theory, key=lambda name: theory[name]) == "basic_theory"
    assert max((name for name in filing if name != "none"), key=lambda name: filing[name]) == "social_governance"


def test_an_area_without_any_description_is_still_known_by_its_own_terms() -> None:
    kept = [one for one in descriptions() if one.area != "data" and "data" not in one.second]
    shares = learn(kept, areas()).read("数据标注、数据清洗、语料库、标注规范、数据集").shares
    assert max(shares, key=lambda name: shares[name]) == "data"


@pytest.fixture(scope="module")
def tried() -> list[tuple[Description, Fit]]:
    """One fold of the cross-validation: descriptions with what a model that never saw them says."""
    measured = [one for one in descriptions() if not one.duties]
    fold = [one for at, one in enumerate(measured) if at * 7919 % len(measured) % FOLDS == FOLD]
    kept = {one.text for one in fold}
    model = learn([one for one in descriptions() if one.text not in kept], areas())
    return [(one, _fit(model, one.text)) for one in fold]


def _fit(model: Learned, text: str) -> Fit:
    return fit(areas(), area_questions(), model, text, Answers())


def _agrees(one: Description, found: Fit) -> bool:
    return found.verdict == "fits" and (one.area in (found.primary, *found.secondary) or found.primary in one.second)


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)


def test_on_texts_never_seen_the_areas_are_told_apart_most_of_the_time(tried: list[tuple[Description, Fit]]) -> None:
    ai = [(one, found) for one, found in tried if one.area != "none"]
    assert len(ai) >= 30
    assert _share([_agrees(one, found) for one, found in ai]) >= 0.8
    assert _share([found.verdict == "outside" for _, found in ai]) <= 0.05


def test_on_texts_never_seen_work_that_is_no_ai_is_seldom_let_in(tried: list[tuple[Description, Fit]]) -> None:
    others = [found for one, found in tried if one.area == "none"]
    assert len(others) >= 10
    assert _share([found.verdict == "fits" for found in others]) <= 0.15
