"""From a printed table to a certified standard: taking it in, drafting, comparing editions, yearly rounds."""
