"""The window. Everything below this folder works without Qt."""
