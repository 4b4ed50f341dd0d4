"""The API's own page: what it documents, and Swagger UI served from our own files."""
