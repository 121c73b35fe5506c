"""What may be a slip in a link, in calm words. Nothing is forbidden: a link may be filled in bit by bit."""

import re
from collections.abc import Iterator

from linkwell.domain.link import Link, Side

LARGE_CLASS = 40
_SEVERAL = re.compile(r"[,;&+/]|\band\b", re.IGNORECASE)


def worries(link: Link) -> tuple[str, ...]:
    """One sentence for each slip, the gravest first; empty if all looks well."""
    return tuple(_found(link))


def _found(link: Link) -> Iterator[str]:
    a, b = link.a, link.b
    if a.class_name and _same(a, b):
        yield "Both sides are the same class of the same school. Write the partner class on its own side."
    if link.reply_by and link.delete_by and link.delete_by < link.reply_by:
        yield "Work would be deleted before the reply is due. Look at the two days below."
    for side in (a, b):
        if side.size > LARGE_CLASS and not _SEVERAL.search(side.class_name):
            named = side.class_name or "One class"
            yield f"{named} has {side.size} pupils. For several classes write all names, such as “Owls and Larks”."
    if not link.stages and (a.class_name or b.class_name):
        yield "Tick a key stage, so that recipes find the right lessons."


def _same(a: Side, b: Side) -> bool:
    return (a.class_name.casefold(), a.school.casefold()) == (b.class_name.casefold(), b.school.casefold())
