"""Search over the library. Ask `search.SearchIndex`; nothing outside this package knows Whoosh.

Whatever is imported from here first makes Whoosh's unpickling safe.
"""

from linkwell.library.index import safe_pickle

__all__ = ["safe_pickle"]
