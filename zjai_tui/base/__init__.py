"""What every layer stands on: problems told in one sentence, exact numbers, dates, text widths, TOML files."""
