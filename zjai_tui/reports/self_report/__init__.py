"""The applicant's self-assessment report, section by section."""
