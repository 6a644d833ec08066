"""The marks of the publicity calendar and the words that explain them. Loads nothing."""

from __future__ import annotations

START, END, BOTH, DEADLINE, COUNTS, MADE_UP, REST = "起", "止", "同", "限", "计", "班", "休"
LEGEND = "起：起始日；止：止日；计：计入；班：调休上班，在起止之间也计入；休：休息；限：截止日。"
START_COUNTS = "起始日计入。"
START_OUT = "起始日不计。"
MOVING = "起始日：左右键移一天，上下键移一周，PgUp、PgDn移一个月；End看止日。"
LEGEND_BOTH = "同：起止在同一天。"
WEEKDAYS = "一二三四五六日"
