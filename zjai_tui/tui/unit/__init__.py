"""The unit's side of the app without its screens: words, deeds, and the desk that opens what is asked for."""
