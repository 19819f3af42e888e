from tests.storage.conftest import book, file_book, location, path, postgres_server, postgres_url

__all__ = ["book", "file_book", "location", "path", "postgres_server", "postgres_url"]
