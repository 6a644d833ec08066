"""How ready a dossier is to be handed in: findings, the hand list, what to do next, the evidence list."""
