"""Which of the AI areas somebody's work belongs to: answers first, then the words of the description."""
