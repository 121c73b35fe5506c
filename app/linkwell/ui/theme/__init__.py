"""Colours, icons and type of the window, from one table of tokens."""
