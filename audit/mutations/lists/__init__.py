"""The kinds of mutations, each with what is expected of it."""
