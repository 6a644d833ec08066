"""The AI areas a round admits, the questions that settle them, and the descriptions the fit learns from."""
