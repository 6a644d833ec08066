"""The one registry of commands: keys, palette, footer and help are all made from it. No textual here."""
