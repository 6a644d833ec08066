"""The unit's review file 单位核定: what was decided on each claim, by whom and when, beside the applicant's file."""
