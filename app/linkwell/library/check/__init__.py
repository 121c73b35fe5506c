"""The library's lint: rules that look at words, reading age and coverage of whole items."""
