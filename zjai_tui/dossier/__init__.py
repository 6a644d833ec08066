"""The applicant's file: model, reading, writing, storing, migrating, evidence."""
