"""One dossier as a row: the same numbers as the commands for one dossier give, and an error for every bad file."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch_samples import Sample, person, unit_folder, write_sample
from zjai_tui.base.problems import MOST
from zjai_tui.batch import reading
from zjai_tui.batch.reading import changed, crashed, row_of
from zjai_tui.batch.row import Judgement, RouteCell, Row, Stamp
from zjai_tui.batch.rules_at_hand import RulesAtHand
from zjai_tui.batch.traces import person_key, traces_of
from zjai_tui.cli.case import assessed, read_case
from zjai_tui.dossier.evidence import outside_look
from zjai_tui.dossier.model import Dossier
from zjai_tui.dossier.review.store import append, review_path
from zjai_tui.dossier.review.subject import subject_of
from zjai_tui.dossier.writer import dossier_text
from zjai_tui.eligibility.result import Eligibility
from zjai_tui.reports.readying import readied
from zjai_tui.reviewing import acting
from zjai_tui.reviewing.opening import open_review
from zjai_tui.rules.catalog import areas
from zjai_tui.rules.standards.standard import STATUS_LABELS

TODAY = date(2024, 9, 2)
RULES = RulesAtHand(today=TODAY)
NOT_LOOKED_AT = "area-differs"
"""A note: whether the described work fits the area takes its time, and is only told by the check of one dossier."""
NOW = datetime(2024, 9, 2, 9, 0, tzinfo=UTC)


def _judged_alone(file: Path, target: Decimal | None = None) -> Row:
    """Return what the commands for one dossier and the review screen say, in the form of a row."""
    case, opened = read_case(str(file)), open_review(str(file))
    material, laid = readied(case, assessed(case, target), TODAY), opened.overlay
    dossier, assessment, standard = case.dossier, material.assessment, case.standard.standard
    after, eligibility = (laid.verified, laid.after) if laid.begun else (assessment, material.eligibility)
    proofs = tuple(dict.fromkeys(one.file for entry in dossier.entry for one in entry.evidence))

    def routes(found: Eligibility) -> tuple[RouteCell, ...]:
        return tuple(RouteCell(id=one.id, title=one.title, verdict=one.verdict) for one in found.routes)

    return Row(
        file=str(file),
        stamps=(_stamp(file), _stamp(review_path(file)) if review_path(file).exists() else None),
        name=dossier.person.name,
        unit=dossier.person.unit,
        person_key=person_key(dossier.person),
        area=next((one.title for one in areas() if one.id == dossier.work.area), ""),
        cycle=case.cycle.cycle.id,
        standard=standard.id,
        standard_words=f"{standard.title}（{standard.edition}，{STATUS_LABELS[standard.status]}）",
        banner=assessment.banner,
        claimed=assessment.total,
        evidenced=material.evidenced,
        verified=material.verified,
        target=after.target,
        decision=after.decision,
        premature=after.premature,
        routes=routes(eligibility),
        before=Judgement(
            decision=assessment.decision, premature=assessment.premature, routes=routes(material.eligibility)
        )
        if laid.begun
        else None,
        education=eligibility.education.verdict,
        problems=tuple(dict.fromkeys(
            one for one in (*material.problems, *laid.problems) if one.code != NOT_LOOKED_AT
        )),
        state=laid.state,
        left=laid.left,
        items=len(laid.items),
        window=(laid.window.start, laid.window.end) if laid.window else None,
        code=laid.code,
        traces=traces_of(
            case.standard, dossier, assessment, opened.digests, laid if laid.review.act else None
        ),
        proofs=proofs,
        proofs_look=outside_look(proofs, file.parent) if proofs else "",
    )  # fmt: skip


def _review(file: Path) -> None:
    """Take a dossier in, and reject one achievement that counts."""
    laid = open_review(str(file)).overlay
    taken = acting.submit(laid, by="审核甲", at=NOW)
    entry = next(one.item for one in laid.items if one.item.entry and one.item.claimed and one.item.claimed.low > 0)
    rejected = acting.decide(
        laid, entry.id, "reject", by="审核甲", at=NOW, reason="不在时间范围内", clause="参考表第二部分"
    )
    append(review_path(file), [taken, rejected], subject_of(laid.case.dossier))


def _stamp(file: Path) -> Stamp:
    info = file.stat()
    return Stamp(mtime_ns=info.st_mtime_ns, size=info.st_size)


def _written(folder: Path, dossier: Dossier) -> Path:
    return write_sample(folder, "档案.toml", Sample(dossier, ()))


def test_the_row_says_exactly_what_the_commands_for_one_dossier_say(tmp_path: Path) -> None:
    unit_folder(tmp_path, count=24, broken=0)
    files = sorted(tmp_path.glob("*.toml"))
    _review(files[3])
    found = [(row_of(str(file), RULES), _judged_alone(file)) for file in files]
    assert [row for row, _ in found] == [alone for _, alone in found]
    rows = [row for row, _ in found]
    assert rows[3].verified is not None
    assert rows[3].before is not None
    assert {"error", "warning", "note"} <= {one.severity for row in rows for one in row.problems}
    assert {row.decision for row in rows} == {"reached", "not_reached", "undecided"}
    assert {row.education for row in rows} >= {"yes", "no"}
    assert any(row.evidenced != row.claimed for row in rows)
    assert (rows[0].area, rows[0].cycle, rows[0].standard) == ("应用技术", "2024", "zj-ai-reference")


@settings(max_examples=30)
@given(data=st.data(), at=st.integers(0, 200), target=st.none() | st.sampled_from([Decimal(60), Decimal("87.5")]))
def test_whatever_is_missing_or_unsure_the_row_has_the_numbers_of_the_commands(
    data: st.DataObject, at: int, target: Decimal | None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = person(at)
    kept = [one for one in whole.dossier.entry if data.draw(st.booleans())]
    holes = [
        replace(
            one,
            facts={name: value for name, value in one.facts.items() if data.draw(st.integers(0, 5))},
            sure=data.draw(st.sampled_from(["sure", "sure", "unsure"])),
        )
        for one in kept[:6]
    ]
    dossier = replace(
        whole.dossier,
        entry=tuple(holes),
        facts={name: value for name, value in whole.dossier.facts.items() if data.draw(st.integers(0, 8))},
        education=whole.dossier.education[: data.draw(st.integers(0, 3))],
        answers={} if data.draw(st.booleans()) else whole.dossier.answers,
        readings={"since": "all"} if data.draw(st.booleans()) else {},
    )
    file = write_sample(tmp_path_factory.mktemp("unit"), "甲.toml", Sample(dossier, whole.files))
    assert row_of(str(file), replace(RULES, target=target)) == _judged_alone(file, target)


def test_the_days_left_are_among_the_problems_on_the_day_they_are_asked_for(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    late = date(2024, 9, 5)
    case = read_case(str(file))
    told = readied(case, assessed(case), late).problems
    row = row_of(str(file), replace(RULES, today=late, calendars={}))
    assert row.problems == tuple(one for one in told if one.code != NOT_LOOKED_AT)
    assert set(row.problems) - set(row_of(str(file), RULES).problems)


def test_without_traces_nothing_else_differs(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    row = row_of(str(file), RULES)
    assert row.traces
    assert row_of(str(file), RULES, traced=False) == replace(row, traces=(), proofs=(), proofs_look="")


def test_a_review_beside_the_dossier_decides_the_row(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(4))
    before = row_of(str(file), RULES)
    assert (before.state, before.verified) == ("draft", None)
    _review(file)
    row, opened = row_of(str(file), RULES), open_review(str(file)).overlay
    assert (row.state, row.left, row.items) == ("submitted", before.left - 1, before.items)
    assert row.verified == opened.verified.total
    assert row.claimed == before.claimed
    assert row.decision == opened.verified.decision
    assert [one.verdict for one in row.routes] == [one.verdict for one in opened.after.routes]
    assert row.code == opened.code
    assert {one.decided for one in row.traces} == {"rejected", "unreviewed"}


def test_a_review_that_cannot_be_read_leaves_the_dossier_readable_and_is_told(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(4))
    sound = row_of(str(file), RULES)
    review_path(file).write_text("kind = [", encoding="utf-8")
    row = row_of(str(file), RULES)
    assert not row.error
    assert row.claimed == sound.claimed
    assert [one.where for one in row.problems if one not in sound.problems] == [str(review_path(file))]


def test_every_broken_file_is_a_row_with_a_reason_and_a_remedy(tmp_path: Path) -> None:
    unit_folder(tmp_path, count=6, broken=6)
    rows = [row_of(str(file), RULES) for file in sorted(tmp_path.glob("*.toml"))]
    codes = {row.error[0].code for row in rows}
    assert codes == {
        "file-cut", "file-encoding", "dossier-other-file", "schema-newer", "schema-missing", "file-is-folder",
    }  # fmt: skip
    assert all(one.message and one.remedy and row.file in one.where for row in rows for one in row.error)
    assert row_of(str(tmp_path / "没有.toml"), RULES).error[0].code == "file-missing"


@pytest.mark.parametrize(
    "text",
    [
        f"schema = 1\nnote = {'[' * 200}{']' * 200}\n",
        f"schema = 1\n{'a.' * 300}b = 1\n",
        f"schema = 1\n[facts]\nage = {'9' * 5000}\n",
        "schema = 1\n[facts]\nage = 1e999999999\n",
        'schema = 1\ncycle = "../../etc/passwd"\n',
        'schema = 1\n[standard]\nid = "/dev/zero"\n',
    ],
)
def test_a_hostile_file_is_an_error_in_its_row(text: str, tmp_path: Path) -> None:
    file = tmp_path / "坏.toml"
    file.write_text(text, encoding="utf-8")
    assert row_of(str(file), RULES).error


def test_of_very_many_problems_only_the_first_are_kept(tmp_path: Path) -> None:
    strange = {f"问题{at}": "答" for at in range(3 * MOST)}
    row = row_of(str(_written(tmp_path, replace(person(0).dossier, answers=strange))), RULES)
    assert len(row.problems) == MOST + 1
    assert row.problems[-1].code == "more-problems"


def test_a_fault_of_the_program_costs_one_row_and_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))

    def failing(*_: object) -> None:
        raise ZeroDivisionError("王伟")

    monkeypatch.setattr(reading, "seal_of", failing)
    row = row_of(str(file), RULES)
    assert [one.code for one in row.error] == ["reading-failed"]
    assert "王伟" not in row.error[0].sentence()
    assert row.claimed is None


def test_a_target_that_no_standard_can_give_is_refused_as_by_the_score_command(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    assert row_of(str(file), replace(RULES, target=Decimal(1000))).error[0].code == "target-range"


def test_the_standard_given_goes_before_the_one_the_dossier_names(tmp_path: Path) -> None:
    dossier = person(0).dossier
    file = _written(tmp_path, replace(dossier, standard=replace(dossier.standard, id="没有这份")))
    assert row_of(str(file), RULES).error[0].code == "unknown-standards"
    assert row_of(str(file), RulesAtHand(standard="zj-ai-reference")).standard == "zj-ai-reference"


def test_a_change_on_disk_is_noticed_without_reading(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    row = row_of(str(file), RULES)
    assert not changed(row)
    file.write_text(dossier_text(replace(person(0).dossier, note="改过了")), encoding="utf-8")
    os.utime(file, ns=(1, row.stamps[0].mtime_ns + 5_000_000 if row.stamps[0] else 0))
    assert changed(row)
    row = row_of(str(file), RULES)
    review_path(file).write_text("", encoding="utf-8")
    assert changed(row)
    file.unlink()
    assert changed(row)
    assert not changed(row_of(str(file), RULES))


def test_a_proof_put_in_place_of_another_is_noticed_without_reading(tmp_path: Path) -> None:
    file = write_sample(tmp_path, "甲.toml", person(0))
    row = row_of(str(file), RULES)
    proof = tmp_path / row.proofs[0]
    before = proof.stat()
    proof.write_bytes(b"another")
    assert changed(row)
    os.utime(proof, ns=(1, before.st_mtime_ns))
    assert changed(row)  # the size tells
    assert not changed(row_of(str(file), RULES))
    row = row_of(str(file), RULES)
    proof.unlink()
    assert changed(row)


def test_of_proofs_that_would_lie_elsewhere_nothing_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(os, "stat", lambda path, **_: asked.append(path))
    names = ("/etc/passwd", "../外.pdf", "a/../../外.pdf", "//host/share/a", "C:\\a.pdf", "..\\外.pdf")
    assert outside_look(names, tmp_path) == outside_look(names, tmp_path / "另")
    assert asked == []


def test_a_row_and_the_rules_go_from_one_process_to_another(tmp_path: Path) -> None:
    row = row_of(str(write_sample(tmp_path, "甲.toml", person(0))), RULES)
    assert pickle.loads(pickle.dumps(row)) == row
    kept = RulesAtHand(standard="zj-ai-reference", target=Decimal(85))
    row_of(str(tmp_path / "甲.toml"), kept)
    sent = pickle.loads(pickle.dumps(kept))
    assert (sent, sent.known) == (kept, {})
    assert kept.known


def test_a_process_that_died_is_told_with_the_file(tmp_path: Path) -> None:
    row = crashed(str(tmp_path / "甲.toml"))
    assert "甲.toml" in row.error[0].sentence()
    assert row.window is None
