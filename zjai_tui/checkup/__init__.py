"""Whether the program finds on this machine what it needs, and what to do where it does not."""
