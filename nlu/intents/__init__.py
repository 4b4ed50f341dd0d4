"""Decisions about intents that need more than the words: the field being asked and the fields found. Pure."""
