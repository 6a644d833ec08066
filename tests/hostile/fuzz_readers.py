"""Coverage-guided fuzzing of the readers; run by hand, with atheris installed (it is no dependency of the tests):

    python tests/hostile/fuzz_readers.py dossier -max_total_time=600

The first word is a reader of `readers.READERS`, the rest goes to libFuzzer. What broke a reader is
kept by libFuzzer as ``crash-*`` or ``timeout-*`` in the current folder.
"""

from __future__ import annotations

import os
import random
import re
import sys
import tempfile
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).resolve().parent)]
os.environ["ZJAI_DATA_DIR"] = tempfile.mkdtemp(prefix="zjai-fuzz-")

with atheris.instrument_imports(include=["zjai_tui", "tomllib", "csv", "json"]):
    import mutants
    import readers
    import seeds

_WORD = re.compile(rb"[A-Za-z_]{3,20}")


def corpus(name: str, folder: Path) -> tuple[str, str]:
    """Write seeds and a dictionary of their words; return the corpus folder and the dictionary."""
    place = folder / "corpus"
    place.mkdir()
    words: set[bytes] = {b"[[", b"]]", b"= ", b'"""', b"\\u0000"}
    for at, data in enumerate(seeds.seeds(name)):
        (place / f"seed{at}").write_bytes(data)
        words |= set(_WORD.findall(data)) if not data.startswith(b"PK") else set()
    dictionary = folder / "words.dict"
    quoted = (word.decode().replace("\\", "\\\\").replace('"', '\\"') for word in sorted(words))
    dictionary.write_text("".join(f'"{word}"\n' for word in quoted), "utf-8")
    return str(place), f"-dict={dictionary}"


def wronged(data: bytes, most: int, seed: int) -> bytes:
    """Return the file with something wrong: mostly one value or line of it, so that it is still TOML."""
    luck = random.Random(seed)
    if luck.random() < 0.4:
        return bytes(atheris.Mutate(data, most))
    for _ in range(luck.randint(1, 3)):
        data = mutants.one_wrong(data, luck)
    return data[:most]


def main() -> None:
    """Fuzz the reader named on the command line."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in readers.READERS:
        sys.exit(f"usage: fuzz_readers.py {'|'.join(readers.READERS)} [libFuzzer options]")
    folder = Path(tempfile.mkdtemp(prefix=f"zjai-fuzz-{name}-"))
    limits = ["-timeout=5", "-max_len=30000", "-rss_limit_mb=1024"]
    atheris.Setup(
        [sys.argv[0], *limits, *sys.argv[2:], *corpus(name, folder)],
        lambda data: readers.read(name, data),
        custom_mutator=wronged,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
