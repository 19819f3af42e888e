from tests.storage.conftest import book, location, path, postgres_server, postgres_url

__all__ = ["book", "location", "path", "postgres_server", "postgres_url"]
