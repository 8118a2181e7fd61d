"""The errors that reach a person.

Each carries an English template and its parameters, never a finished string:
the engine renders it in the user's language (``resources/i18n``), and a test
collects every template from the source to prove that none lacks a translation.
"""

from __future__ import annotations


class HalfHourError(Exception):
    """One sentence for a person: what is wrong, where, and how to mend it.

    ``template`` is a ``str.format`` template in English, ``params`` its values.
    """

    code = "error"
    exit_code = 1

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = params
        super().__init__(template.format(**params) if params else template)


class BadInput(HalfHourError):
    """The user's input cannot be used; the workspace is what it was. Exit code 2."""

    code = "bad_input"
    exit_code = 2


class WorkspaceBusy(BadInput):
    """Another process holds the writer lock of the workspace. Exit code 2."""

    code = "workspace_busy"


class Infeasible(HalfHourError):
    """The input is sound, but nothing lawful can be made of it. Exit code 3."""

    code = "infeasible"
    exit_code = 3


class Cancelled(HalfHourError):
    """The user asked to stop; nothing was written. Exit code 130."""

    code = "cancelled"
    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Cancelled; the workspace is unchanged.")
