"""One-time links and codes by which a conversation goes on elsewhere."""
