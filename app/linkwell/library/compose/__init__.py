"""From an item to printable parts: the plan page, the teacher notes and each sheet."""
