"""A small model and ways to ask it, shared by the tests of the areas."""

from __future__ import annotations

from zjai_tui.areas.result import Answers, Fit
from zjai_tui.areas.shipped import fit_work

DEFECTS = "用深度学习做轴承表面缺陷检测，在某轴承厂三条产线投用，漏检率降到千分之一"
HOTLINE = "负责12345热线助手，市民来电自动转写归类，推荐承办单位，派单准确率93%，全区上线"
CABLING = "负责智能产业园的综合布线和机房土建，按期竣工验收"
FILING = "办理公司推荐算法和大模型的备案，写安全自评估报告，组织伦理审查，跟踪整改"
VAGUE = "我是做人工智能的"


def ask(text: str = "", **answers: str) -> Fit:
    """Return what the shipped data say of a text and answers."""
    return fit_work(text, Answers(**answers))
