"""Where in a JSON text a byte lies: the innermost value that has begun there, by its pointer."""

from __future__ import annotations


def pointer_at_end(text: str) -> str:
    """Return the JSON pointer of the innermost value that begins in ``text`` and goes on.

    ``text`` is the beginning of a JSON text, sound or not up to its end; ``/`` is the whole.
    """
    path: list[str | int | None] = []  # per open object its last name, per open list its place
    name, string, escaped = "", False, False
    for sign in text:
        if string:
            if not escaped and sign == '"':
                string = False
            else:
                name += sign
            escaped = not escaped and sign == "\\"
        elif sign == '"':
            string, name = True, ""
        elif sign == ":" and path:
            path[-1] = name
        elif sign in "[{":
            path.append(0 if sign == "[" else None)
        elif sign in "]}" and path:
            path.pop()
        elif sign == "," and path:
            place = path[-1]
            path[-1] = place + 1 if isinstance(place, int) else None
    return "/" + "/".join(str(step) for step in path if step is not None)
