"""Every command once, in an order in which each finds what the ones before have made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """A command line, and what it may tell."""

    words: tuple[str, ...]
    codes: tuple[int, ...] = (0, 1)
    typed: str = ""
    asked: bool = False
    """Whether the person's whole numbers were asked for."""


def _calls(*lines: str, **how: object) -> list[Call]:
    return [Call(tuple(line.split()), **how) for line in lines]  # type: ignore[arg-type]


CALLS: tuple[Call, ...] = (
    *_calls("--version", "--help", "score --help", "completion bash", "completion zsh", "completion fish", "man"),
    *_calls("completion powershell", "doctor", "doctor --json", "doctor --windows"),
    *_calls("demo", "demo --list", "demo below", "new 新.toml", "fit 做了缺陷检测 --json", "fit --file 甲.toml --json"),
    *_calls("score 甲.toml", "score 甲.toml --json", "check 甲.toml", "check 甲.toml --json", "advise 甲.toml"),
    *_calls("advise 甲.toml --json", "evidence 甲.toml", "evidence 甲.toml --json", "evidence 甲.toml -o 清单.html"),
    *_calls("evidence 甲.toml -o 清单.docx", "evidence 甲.toml -o 清单.xlsx", "evidence 甲.toml -o 清单.csv"),
    *_calls("report 甲.toml -o -", "report 甲.toml -o 报告.txt", "report 甲.toml -o 报告.md --advice"),
    *_calls("report 甲.toml -o 报告.html", "report 甲.toml -o 报告.docx"),
    *_calls("report 甲.toml -o 全.html --full", "report 甲.toml -o 全.docx --full", asked=True),
    *_calls(*(f"report 甲.toml -o 公布-报告.{ending} --public" for ending in ("txt", "md", "html", "docx"))),
    *_calls("batch 甲.toml 很多", "batch 很多 坏.toml -o 汇总.csv", "batch 很多 -o 汇总.xlsx --jobs 2 --conflicts"),
    *_calls("compare 甲.toml --cycle 2024", "compare 甲.toml 乙.toml", "compare 甲.toml 乙.toml --json"),
    *_calls("compare 甲.toml 乙.toml -o 对照.html"),
    *_calls("compare 甲.toml 乙.toml --full", "compare 甲.toml 乙.toml -o 全-对照.docx --full", asked=True),
    *_calls("merge 甲.toml 乙.toml", "merge 甲.toml 乙.toml -o 合.toml --take-all b --report 合并.html --json"),
    *_calls("seal 甲.toml -o 甲.校验.toml", "seal 甲.toml --json", "seal 很多", "verify 甲.toml 甲.校验.toml"),
    *_calls("verify 甲.toml 报告.docx --json", "verify 甲.toml 清单.xlsx"),
    *_calls("publicity 2024-09-13", "publicity 2024-09-13 --json", "publicity --deadline 2024-09-20"),
    *_calls("publicity --audit 2024-09-13 2024-09-20", "publicity --from 名单.csv -o 多人.csv"),
    *_calls("publicity --timeline --ics 公布-日程.ics", "publicity 2024-09-13 --from 很多"),
    *_calls(
        *(
            f"publicity 2024-09-13 --notice 公布-公告.{ending} --result 公布-结果.{ending} --dossier 甲.toml"
            for ending in ("txt", "md", "html", "docx")
        )
    ),
    *_calls("calendar 2024", "calendar 2024-09 --json", "calendar import 放假.toml --yes --json"),
    *_calls("standard list", "standard show zj-ai-reference", "standard show zj-ai-reference --json", "standard lint"),
    *_calls("standard new 我.toml", "standard new 录.toml --from 表.csv --yes", "standard guide"),
    *_calls("standard lint 我.toml --json", "standard stamp 我.toml --all --by 沈核对"),
    *_calls("standard certify 我.toml --check"),
    *_calls("standard default", "standard diff zj-ai-reference zj-ai-reference", "standard ask --dossier 甲.toml"),
    *_calls("standard ask --dossier 甲.toml -o 请示.html", "standard ask -o 请示.docx"),
    *_calls("cycle list", "cycle show 2024", "cycle lint 2024 --json", "cycle new 2029 --from 2024"),
    *_calls("cycle set 2029 notice 2029-08-06 --doc-no 某发〔2029〕5号 --held", "cycle same 2029 一（二）"),
    *_calls("review 甲.toml", "review submit 甲.toml --by 沈核对", "review show 甲.toml --json"),
    *_calls("review opened 甲.toml e01 --by 沈核对", "review accept 甲.toml e01 --by 沈核对", codes=(0, 1, 2)),
    *_calls("review opened 甲.toml e02 --paper --by 沈核对", codes=(0, 1, 2)),
    *_calls("review reduce 甲.toml e02 --points 1 --reason 见证书 --clause 甲 --by 沈核对", codes=(0, 1, 2)),
    *_calls("review reject 甲.toml e03 --reason 超出期限 --clause 乙 --by 沈核对", codes=(0, 1, 2)),
    *_calls("review return 甲.toml e04 --reason 缺首页 --clause 丙 --by 沈核对", codes=(0, 1, 2)),
    *_calls("review withdraw 甲.toml e04 --by 沈核对", "review request-changes 甲.toml --by 沈核对", codes=(0, 1, 2)),
    *_calls("review submit 甲.toml --by 沈核对", "review verify 甲.toml --by 沈核对", codes=(0, 1, 2)),
    *_calls("review reopen 甲.toml --by 沈核对 --reason 再看", "review restore 甲.toml", codes=(0, 1, 2)),
    *_calls("review window 甲.toml 2024-09-13 --by 沈核对", "review merge 甲.toml 甲.核定.toml", codes=(0, 1, 2)),
    *_calls("review log 甲.toml", "review log 甲.toml --json", "verify 甲.toml 甲.校验.toml --json"),
    *_calls("review paper 甲.toml -o 文书 --format txt,xlsx"),
    *_calls("review paper 很多 -o 文书多 --all --jobs 2"),
    *_calls("review paper 甲.toml -o 公布 --public --format md,html", "review 定/定.toml --json"),
    *_calls("review paper 定/定.toml -o 定稿 --format txt,md,html,docx"),
    *_calls("review paper 甲.toml -o 文书全 --full --format md", asked=True),
    Call(("fill", "答.toml", "--plain"), typed="温知微\n\n\n保存\n退出\n"),
    *_calls("score 坏.toml", "check 坏.toml --json", "score 错.toml", "report 错.toml -o 无.html", codes=(2,)),
    *_calls("review show 坏.toml", "merge 甲.toml 错.toml", "compare 甲.toml 坏.toml", codes=(2,)),
    *_calls("verify 坏.toml X", codes=(2,)),
    *_calls("score 没有.toml", "没有这个命令", "score 甲.toml --没有", "open 甲.toml", codes=(2,)),
    *_calls("standard edit 我.toml", codes=(2,)),
    *_calls("", "--no-mouse", codes=(2,)),
)  # fmt: skip

ALL_IN_ONE = """
import io, json, sys
from pathlib import Path
from zjai_tui.__main__ import main

told = []
for call in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
    out, err = io.StringIO(), io.StringIO()
    sys.stdin = io.TextIOWrapper(io.BytesIO(call["typed"].encode()), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        code = main(call["words"])
    finally:
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    told.append([code, out.getvalue(), err.getvalue()])
Path(sys.argv[2]).write_text(json.dumps(told), encoding="utf-8")
"""
"""Runs the command lines of a file one after the other in one process and writes what each told to another."""
