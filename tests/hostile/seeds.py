"""Sound files of every kind the program reads: what hostile ones are made from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

REVIEW = """schema = 1
kind = "review"

[subject]
name = "张三"

[[record]]
id = "20260906T080000-aaaaaaaa"
previous = []
at = 2026-09-06T08:00:00+08:00
by = "李四"
act = "submit"
"""
OVERLAY = """schema = 1
title = "2027年放假安排"
years = [2027]

[[day]]
date = 2027-01-01
working = false
reason = "元旦"
"""
HOLIDAY_CN = """{"year": 2027, "papers": ["https://example.invalid/1"], "days": [
{"name": "元旦", "date": "2027-01-01", "isOffDay": true}]}
"""
NOTICE = """关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月5日（周一）放假1天。
"""
NAMES = "姓名,单位,起始日,天数\n张三,某公司,2026-09-07,5\n李四,某公司,9月8日,\n"
TABLE = """序号,一级指标,二级指标,档次,分值
1,学历资历,学历,博士,10
,,,硕士,8
2,业绩,项目,国家级,20
,,,省级,每项3分，最多15分
"""
SEAL = '{"schema": 2, "kind": "seal", "code": "0000-0000-0000-0000", "digest": "00", "part": {"person": "00"}}'
LINES = (
    "2024-09-13",
    "２０２４年９月１３日",
    "下周一",
    "9月13日至9月20日，共5个工作日",
    "7KQ3-9XWD-2MTR-V04H",
    "1,234.5",
)
CLAUSES = (
    "国家级一等奖每项20分，排名第一的计100%，第二至第五名计50%，最多不超过40分；",
    "主持（第1完成人）3项以上得15分，2项得10分，1项（含）以下得5分；2024年7月31日前取得。",
    "满10万元得1分，每增加10万元加0.5分，封顶十分之三；不含±0.5%。",
)


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip file with these texts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()


def workbook(rows: list[list[str]]) -> bytes:
    """Return a small xlsx file with these rows as inline texts, written by hand: no library is asked."""
    cells = "".join(
        f'<row r="{at}">'
        + "".join(f'<c t="inlineStr" r="{chr(65 + x)}{at}"><is><t>{cell}</t></is></c>' for x, cell in enumerate(row))
        + "</row>"
        for at, row in enumerate(rows, 1)
    )
    return sheet_file(f"<sheetData>{cells}</sheetData>")


def sheet_file(inside: str, **more: str) -> bytes:
    """Return an xlsx file whose one sheet holds this; `more` are further parts by name, ``/`` written ``__``."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return packed(
        {
            "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kinds}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'{head}<workbook {main} xmlns:r="{office}"><sheets>'
            '<sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" '
            f'Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"{head}<worksheet {main}>{inside}</worksheet>",
            "xl/sharedStrings.xml": f'{head}<sst {main} count="0" uniqueCount="0"></sst>',
            **{name.replace("__", "/") + ".xml": text for name, text in more.items()},
        }
    )


def _shipped(*folders: str) -> Iterator[bytes]:
    for folder in folders:
        for file in sorted((DATA / folder).glob("*.toml")):
            yield file.read_bytes()


def seeds(kind: str) -> list[bytes]:
    """Return sound contents for a reader of that name."""
    texts = {
        "dossier": (*_shipped("examples"), b"schema = 1\n"),
        "review": (REVIEW.encode(),),
        "standard": (*_shipped("standards"), (DATA / "guide" / "skeleton.toml").read_bytes()),
        "cycle": (*_shipped("cycles"),),
        "areas": (*_shipped("areas", "areas/descriptions"),),
        "planning": ((DATA / "planning.toml").read_bytes(),),
        "limits": ((DATA / "lens.toml").read_bytes(),),
        "overlay": (OVERLAY.encode(),),
        "calendar": (OVERLAY.encode(), HOLIDAY_CN.encode(), NOTICE.encode()),
        "seal": (SEAL.encode(),),
        "names": (NAMES.encode(), NAMES.encode("gb18030"), NAMES.encode("utf-16")),
        "sheet": (TABLE.encode(), TABLE.encode("gb18030"), workbook([row.split(",") for row in TABLE.splitlines()])),
        "clause": tuple(map(str.encode, CLAUSES)),
        "work": ("用深度学习做轴承表面缺陷检测，三条产线投用".encode(),),
        "typed": tuple(map(str.encode, LINES)),
        "export": (
            SEAL.encode(),
            f"<!doctype html><head><meta name='zjai-seal' content='{SEAL}'></head><p>校验码".encode(),
            "# 报告\n\n> **校验码0000-0000-0000-0000**\n\n| 姓名 | 校验码 |\n| -- | -- |\n| 甲 | 1 |\n".encode(),
            "姓名,校验码\n甲,0000-0000-0000-0000\n".encode(),
            workbook([["姓名", "校验码"], ["甲", "0000-0000-0000-0000"]]),
        ),
    }
    same = {"draft": "standard", "parts": "standard", "round": "cycle", "toml": "dossier"}
    return list(texts[same.get(kind, kind)])
