"""Modules that are imported when something in them is first used, so that the window starts without their weight.

Used where a module is named at the top of a file for the type checker only. It knows no module by name.
"""

import importlib
from typing import Any


class LateModule:
    """Stands in for a module until one of its names is asked for; safe for several threads, as imports are."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401 - what a module holds is known when it is there
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(importlib.import_module(self._name), attribute)
