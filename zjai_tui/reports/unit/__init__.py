"""The documents of a unit: review record, return notice, publicity, evidence with verdicts, and of many dossiers."""
