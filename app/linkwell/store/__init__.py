"""What the user makes, kept in one SQLite file: links, packs with their history, stars, searches, settings."""
