"""The terminal app. It shows what the engine says and sends what the person means; it decides nothing."""
