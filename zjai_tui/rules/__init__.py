"""What the authorities published, as data: standards, yearly rounds, areas, sources."""
