"""The assistant itself: what it asks, what it decides, how a turn runs."""
