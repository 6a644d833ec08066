"""What the lines about the applicant are called: in the questions, the checks and the reports alike."""

from __future__ import annotations

from collections.abc import Mapping

PERSON_TITLES: Mapping[str, str] = {
    "name": "姓名",
    "unit": "所在单位",
    "position": "现任岗位",
    "id_number": "证件号码",
    "phone": "联系电话",
}
"""By the keys of the dossier's ``[person]``."""
