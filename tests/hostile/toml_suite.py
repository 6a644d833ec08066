"""The cases of a TOML test suite through our reader; run by hand on a folder of ``valid`` and ``invalid`` files:

    python tests/hostile/toml_suite.py FOLDER

The public toml-test suite is such a folder, and so is ``test/test_tomllib/data`` of Python's own library.
What is invalid must be refused. What is valid must be read, or refused for what no dossier holds (numbers
without end, deep nesting, an encoding), and come to what ``tomllib`` itself reads.
Exit code 1 when anything went wrong.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from zjai_tui.base.problems import Refused
from zjai_tui.base.toml_files import read_toml

OURS = {"number-absurd", "toml-number", "toml-depth", "text-too-long"}
"""Codes of what this program refuses although TOML allows it."""


def verdict(file: Path) -> str:
    """Return what became of a file: read, refused, or what is wrong with that."""
    valid = "invalid" not in file.parts
    try:
        found = read_toml(file, file.name)
    except Refused as refused:
        codes = {one.code for one in refused.problems}
        if not valid:
            return "invalid, refused"
        return "valid, refused for what no dossier holds" if codes <= OURS else f"WRONG: {refused}"
    except Exception as error:  # noqa: BLE001 - told as a fault
        return f"WRONG: {type(error).__name__}"
    if not valid:
        return "WRONG: invalid, read"
    text = file.read_bytes().decode("utf-8-sig")
    same = repr(found) == repr(tomllib.loads(text, parse_float=Decimal))
    return "valid, read" if same else "WRONG: other values than tomllib's"


def main() -> int:
    """Try all files of the folder on the command line; return 1 when anything went wrong."""
    counts: Counter[str] = Counter()
    for file in sorted(Path(sys.argv[1]).rglob("*.toml")):
        found = verdict(file)
        counts[found.partition(":")[0]] += 1
        if found.startswith("WRONG"):
            sys.stderr.write(f"{file}: {found}\n")
    sys.stdout.write("".join(f"{count:6} {name}\n" for name, count in sorted(counts.items())))
    return 1 if "WRONG" in counts or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
