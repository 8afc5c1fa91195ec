"""Worklists, variables and scripts."""

from xml.etree.ElementTree import Element

from workflows.definitions.tables import Script, Variable, Worklist
from workflows.genericsetup import document
from workflows.genericsetup.guards import guard_in
from workflows.genericsetup.notes import Notes
from workflows.genericsetup.transitions import read_action


def read_worklist(element: Element, _former: Worklist | None, notes: Notes) -> Worklist:
    """Return the worklist in `element`."""
    worklist_id = element.get("worklist_id", "")
    where = f"worklist {worklist_id}"
    return Worklist(
        id=worklist_id,
        title=element.get("title", ""),
        description=document.text_of(document.first(element, "description")),
        guard=guard_in(element, where, notes),
        matches=_matches(element, where, notes),
        action=read_action(element),
    )


def _matches(element: Element, where: str, notes: Notes) -> dict[str, tuple[str, ...]]:
    """Return variable → the values that match, which a semicolon parts."""
    found = {}
    for match in element.iter("match"):
        name = match.get("name", "")
        values = (value.strip() for value in match.get("values", "").split(";"))
        if name:
            found[name] = tuple(value for value in values if value)
        else:
            notes.left_out("match", "name", where)
    return found


def read_variable(element: Element, _former: Variable | None, notes: Notes) -> Variable:
    """Return the variable in `element`."""
    variable_id = element.get("variable_id", "")
    default = document.first(element, "default")
    value = None if default is None else document.first(default, "value")
    return Variable(
        id=variable_id,
        description=document.text_of(document.first(element, "description")),
        for_catalog=document.is_true(element, "for_catalog"),
        for_status=document.is_true(element, "for_status"),
        update_always=document.is_true(element, "update_always"),
        default_value=document.text_of(value),
        default_type="" if value is None else value.get("type", ""),
        default_expression="" if default is None else document.text_of(document.first(default, "expression")),
        guard=guard_in(element, f"variable {variable_id}", notes),
    )


def read_script(element: Element, _former: Script | None, notes: Notes) -> Script:
    """Return the script that `element` names."""
    script_id = element.get("script_id", "")
    notes.not_executed(f"script {script_id}", element.get("filename") or element.get("function") or script_id)
    return Script(
        id=script_id,
        type=element.get("type", ""),
        module=element.get("module", ""),
        function=element.get("function", ""),
        filename=element.get("filename", ""),
    )
