"""Where everything is kept: SQLAlchemy 2 models, repositories, migrations and the unit of work."""
