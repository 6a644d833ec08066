"""Which routes are open to a person in a round: three-valued verdicts with reasons."""
