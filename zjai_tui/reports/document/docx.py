"""A document as a Word file (.docx) to edit, print and sign; python-docx is loaded only when one is written.

Built in memory. The same document gives the same bytes, and nothing in them tells of the person or machine that
made it.
"""

from __future__ import annotations

from ...base.problems import refuse
from ...base.shipped import is_packed
from .model import Report


def docx_bytes(report: Report) -> bytes:
    """Return the file; texts must be without control characters. Raises `Refused` when python-docx is missing."""
    try:
        import docx  # noqa: F401 - the parts below need it
    except ImportError:
        message, remedy = "本机没有装写docx用的python-docx", "请管理员运行 pip install python-docx，或改用.html"
        if is_packed():
            message, remedy = "单个文件的zjai写不了.docx", "请写.html，用Word或WPS打开"
        raise refuse("python-docx-missing", "", message, remedy) from None
    from .docx_package import package_bytes
    from .docx_writing import written

    return package_bytes(written(report), report)
