"""Channels besides the website: each verifies who sends, translates in and out, and knows the limits of its channel."""
