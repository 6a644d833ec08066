"""A Word document as bytes: the same every time, telling nothing of the machine, with its seal inside."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from .docx_seal import SEAL_PART, about_seal_xml, seal_xml
from .model import Report

PROGRAM = "zjai"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_ABOUT_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STILL = (1980, 1, 1, 0, 0, 0)
_UNKNOWN_DAY = date(2000, 1, 1)


def package_bytes(document: Document, report: Report) -> bytes:
    """Return the file."""
    core = document.core_properties
    core.title, core.author, core.last_modified_by = report.title[:255], PROGRAM, PROGRAM
    core.language, core.revision = "zh-CN", 1
    core.created = core.modified = datetime.combine(report.made or _UNKNOWN_DAY, time(), UTC)
    if report.seal:
        _keep_seal(document, report.seal)
    out = io.BytesIO()
    document.save(out)
    return _still(out.getvalue())


def _keep_seal(document: Document, seal: str) -> None:
    part = Part(PackURI(f"/{SEAL_PART}"), "application/xml", seal_xml(seal), document.part.package)
    about = Part(PackURI("/customXml/itemProps1.xml"), _ABOUT_TYPE, about_seal_xml(), document.part.package)
    part.relate_to(about, f"{_RELATION}Props")  # without it programs do not keep the part when they save the file
    document.part.relate_to(part, _RELATION)


def _still(data: bytes) -> bytes:
    """Return the package with its parts in order and no time of day in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as found, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in found.namelist():
            one = zipfile.ZipInfo(name, _STILL)
            one.compress_type, one.create_system, one.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            package.writestr(one, found.read(name))
    return out.getvalue()
