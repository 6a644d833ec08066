"""The whole corpus through every command that reads a file; run by hand, prints a table of counts:

    python tests/hostile [--only WORD] [--case WORD] [--mutants N] [--quick N [--large N]] [--seconds N] [--screens]

Exit code 1 when anything went wrong. Needs fork, so Linux or macOS; takes some minutes.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE)]
os.environ.setdefault("ZJAI_DATA_DIR", tempfile.mkdtemp(prefix="zjai-own-"))

import mutants  # noqa: E402
import seeds  # noqa: E402
from cases import LARGEST, Case, of_bytes, raw_cases  # noqa: E402
from surfaces import SURFACES, Surface  # noqa: E402
from trial import PATIENCE, attempt, command, warmed  # noqa: E402


def pooled(cases: Sequence[Case], pool: Path) -> Iterator[Case]:
    """Yield the cases with those of bytes made once, and copied from then on."""
    for at, case in enumerate(cases):
        if case.category == "places":
            yield case
            continue
        kept = pool / str(at)
        case.make(kept)
        if kept.stat().st_size > 2 * LARGEST:  # holes, that a copy would fill
            kept.unlink()
            yield case
            continue
        yield Case(
            category=case.category,
            name=case.name,
            make=partial(shutil.copyfile, kept),
            broken=case.broken,
            text=case.text,
        )


def mutated(surface: Surface, count: int) -> Iterator[Case]:
    """Yield sound files of the kind the surface reads with something wrong in them."""
    sound = [one for one in _seeds(surface.kind) if not one.startswith(b"PK")]
    luck = random.Random(f"{surface.kind} {surface.words}")
    for at in range(count if sound else 0):
        data = luck.choice(sound)
        for _ in range(luck.randint(1, 3)):
            data = mutants.one_wrong(data, luck)
        yield of_bytes("one thing wrong", str(at), data, broken=False)


def _seeds(kind: str) -> list[bytes]:
    extra = {
        "choice": [b'standard = "zj-ai-reference"\n'],
        "settings": ['theme = "x"\ntoured = true\nreviewer = "李四"\n'.encode()],
        "stdin": [
            "张三\n\n某公司\n1\n2\n是\n否\n2024-09-06\n命令\n保存\n".encode(),
            "好.toml\n没有.toml\n甲.toml\n".encode(),
        ],
        "recent": [b'paths = ["x.toml", "/etc"]\n'],
        "copy": [
            b'schema = 1\n[zjai_recovery]\nat = 2026-09-06T08:00:00+08:00\npath = "x.toml"\nstamp = ""\ndraft = []\n'
        ],
    }
    return extra[kind] if kind in extra else seeds.seeds(kind)


def quick(cases: Sequence[Case], most: int, large: int = 0) -> Iterator[Case]:
    """Yield some cases of every category, the same each time; `large`: how many of those that take long to make."""
    luck = random.Random(1)
    for category in dict.fromkeys(case.category for case in cases):
        some = [case for case in cases if case.category == category]
        yield from luck.sample(some, min(large if category in {"size", "office"} else most, len(some)))


def main(words: Sequence[str] | None = None) -> int:
    """Run what the words ask for; return 1 when anything went wrong."""
    given = _given(words)
    begun = time.monotonic()
    if given.screens:
        from screens import SCREENS, screen_work

        every, doing = tuple(SCREENS), screen_work
    else:
        every, doing = SURFACES, command
    surfaces = [one for one in every if given.only in f"{one.kind} {one.command}"]
    if given.shuffle:
        random.shuffle(surfaces)
    tried: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    slowest, largest = (0.0, ""), (0, "")
    with tempfile.TemporaryDirectory(prefix="zjai-hostile-") as name:
        room = Path(name)
        (room / "pool").mkdir()
        cases = list(pooled(_chosen(given), room / "pool"))
        warmed(() if given.screens else surfaces, lambda kind: _seeds(kind)[0])
        _tell(f"ready after {time.monotonic() - begun:.0f} s")
        for at, surface in enumerate(surfaces):
            if given.seconds and time.monotonic() - begun > given.seconds:
                _tell(f"out of time: {len(surfaces) - at} of {len(surfaces)} commands were not tried")
                break
            sound = _seeds(surface.kind)[0]
            usual = attempt(surface, of_bytes("", "sound", sound, broken=False), room, doing(surface), PATIENCE)
            usual = attempt(surface, of_bytes("", "sound", sound, broken=False), room, doing(surface), PATIENCE)
            for fault in usual.faults:
                _tell(f"{surface.command}: the sound file: {fault}")
            wrong[surface.command, "sound"] += bool(usual.faults)
            for case in (*cases, *(mutated(surface, given.mutants) if not given.case or "wrong" in given.case else ())):
                found = attempt(surface, case, room, doing(surface), usual.seconds)
                key = (surface.command, case.category)
                tried[key] += 1
                wrong[key] += bool(found.faults)
                slowest = max(slowest, (found.seconds - usual.seconds, f"{surface.command}: {case.id}"))
                largest = max(largest, (found.megabytes, f"{surface.command}: {case.id}"))
                for fault in found.faults:
                    _tell(f"{surface.command}: {case.id}: {fault}")
                if found.faults and given.keep and case.category == "one thing wrong":
                    given.keep.mkdir(exist_ok=True)
                    case.make(given.keep / f"{surface.kind}-{abs(hash(surface.command)) % 9999}-{case.name}")
    _table(surfaces, tried, wrong)
    total, failed = tried.total(), wrong.total()
    _say(f"{total} tried, {total - failed} survived, {failed} went wrong; {time.monotonic() - begun:.0f} s")
    _say(f"slowest {slowest[0]:.2f} s beyond a sound file ({slowest[1]}); most memory {largest[0]} MB ({largest[1]})")
    return 1 if failed else 0


def _say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")


def _tell(words: str) -> None:
    sys.stderr.write(words + "\n")
    sys.stderr.flush()


def _chosen(given: argparse.Namespace) -> list[Case]:
    found = [case for case in raw_cases() if given.case in case.id]
    return list(quick(found, given.quick, given.large)) if given.quick or given.large else found


def _given(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/hostile", description=__doc__.partition(";")[0])
    parser.add_argument("--only", default="", help="only commands (or kinds of file) with this word")
    parser.add_argument("--case", default="", help="only cases with this word")
    parser.add_argument("--mutants", type=int, default=100, help="sound files with one thing wrong, for each command")
    parser.add_argument("--quick", type=int, default=0, metavar="N", help="only N cases of every category")
    parser.add_argument("--large", type=int, default=0, metavar="N", help="with it, N large files and N workbooks")
    parser.add_argument("--seconds", type=int, default=0, help="begin no further command after so many seconds")
    parser.add_argument("--shuffle", action="store_true", help="the commands in another order each time")
    parser.add_argument("--screens", action="store_true", help="the screens of the app instead of the commands")
    parser.add_argument("--keep", type=Path, help="folder for the files with one thing wrong that did harm")
    return parser.parse_args(words)


def _table(surfaces: Sequence[Surface], tried: Counter[tuple[str, str]], wrong: Counter[tuple[str, str]]) -> None:
    categories = list(dict.fromkeys(category for _, category in tried))
    commands = list(dict.fromkeys(one.command for one in surfaces))
    _say("command".ljust(44), *(f"{one:>13.13}" for one in categories))
    for name in commands:
        cells = [_cell(tried[name, one], wrong[name, one]) for one in categories]
        _say(f"{name:.44}".ljust(44), *(f"{cell:>13}" for cell in cells))
    _say("all".ljust(44), *(f"{_cell(*_sums(one, tried, wrong)):>13}" for one in categories))


def _sums(category: str, *counts: Counter[tuple[str, str]]) -> tuple[int, ...]:
    return tuple(sum(number for (_, one), number in count.items() if one == category) for count in counts)


def _cell(tried: int, wrong: int) -> str:
    return f"{tried} ({wrong} bad)" if wrong else str(tried)


if __name__ == "__main__":
    sys.exit(main())
