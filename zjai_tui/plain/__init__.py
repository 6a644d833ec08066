"""The plain mode: the app's questions asked line by line, for screen readers, simple terminals and pipes."""
