"""Files that are broken, huge, or meant to do harm end in one clear sentence."""

import pytest

from workflows.errors import UnreadableDefinition
from workflows.genericsetup import document
from workflows.genericsetup.read import LIMITS, read

BOMB = """<!DOCTYPE dc-workflow [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<dc-workflow title="&b;"/>"""
FILE = '<!DOCTYPE dc-workflow [<!ENTITY x SYSTEM "file:///etc/passwd">]><dc-workflow title="">&x;</dc-workflow>'
PARAMETER = '<!DOCTYPE dc-workflow [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><dc-workflow/>'


@pytest.mark.parametrize("source", [BOMB, FILE, PARAMETER])
def test_entities_are_refused(source):
    with pytest.raises(UnreadableDefinition, match="entities"):
        read(source)


def test_a_doctype_without_entities_does_no_harm():
    assert read("<!DOCTYPE dc-workflow><dc-workflow workflow_id='w'/>").definition.id == "w"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (b"", 1),
        (b"\n\n<dc-workflow>", 3),
        (b"<dc-workflow>\n<state></dc-workflow>", 2),
        (b"<dc-workflow\0/>", 1),
        (b"hello", 1),
    ],
)
def test_what_is_not_well_formed_is_refused_with_the_line(source, line):
    with pytest.raises(UnreadableDefinition, match=f"line {line}"):
        read(source)


@pytest.mark.parametrize(
    "source",
    [
        b"<?xml version='1.0' encoding='nonsense'?><dc-workflow/>",
        "<dc-workflow title='æ'/>".encode("latin-1"),
        b"\xff\xfe\x00",
    ],
)
def test_what_is_in_no_readable_encoding_is_refused(source):
    with pytest.raises(UnreadableDefinition):
        read(source)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_declared_encodings_are_read(encoding):
    source = f"<?xml version='1.0' encoding='{encoding}'?><dc-workflow workflow_id='w' title='Blåbær'/>"
    assert read(source.encode(encoding)).definition.title == "Blåbær"


@pytest.mark.parametrize("source", ["<html/>", "<dc-workflows/>", "<object><state/></object>"])
def test_something_else_is_refused(source):
    with pytest.raises(UnreadableDefinition, match="no workflow definition"):
        read(source)


def test_a_file_over_the_limit_is_refused_before_it_is_parsed():
    with pytest.raises(UnreadableDefinition, match="larger"):
        read(b"<" * (document.MAX_BYTES + 1))


@pytest.mark.parametrize("tag", LIMITS)
def test_more_parts_than_people_can_read_are_refused(tag):
    with pytest.raises(UnreadableDefinition, match=f"<{tag}>"):
        read(f"<dc-workflow>{f'<{tag}/>' * (LIMITS[tag] + 1)}</dc-workflow>")


def test_deep_nesting_does_not_break_the_reader():
    depth = 60_000
    assert (
        read("<dc-workflow workflow_id='w'>" + "<a>" * depth + "</a>" * depth + "</dc-workflow>").definition.id == "w"
    )


@pytest.mark.parametrize("text", ["python:__import__('os').system('false')", "here/delete", "nocall:here"])
def test_expressions_and_scripts_are_kept_as_text(text):
    source = f"""<dc-workflow workflow_id="w" title="" state_variable="s" initial_state="a">
        <transition transition_id="t" title="" new_state="" trigger="USER" before_script="b" after_script="c">
        <guard><guard-expression>{text}</guard-expression></guard></transition>
        <script script_id="b" type="Script (Python)" filename="../../etc/passwd"/></dc-workflow>"""
    definition = read(source).definition
    assert definition.transition("t").guard.expression == text
    assert definition.scripts[0].filename == "../../etc/passwd"
