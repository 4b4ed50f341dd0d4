"""What each command of ``minato`` does."""
