"""Next year's round out of this year's: carried over, confirmed piece by piece, checked."""
