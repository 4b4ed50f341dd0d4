"""The intake: its fields, its typed profile, what is asked next, what a correction makes void. Pure."""
