"""What the screens say: results in, paragraphs out. Pure, no textual here."""
