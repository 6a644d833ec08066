"""The quantified standard: its data, its reader and writer, its tables and tiers, its seals."""
