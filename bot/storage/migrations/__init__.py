"""Alembic migrations of the schema in bot.storage.models."""
