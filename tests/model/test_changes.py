"""Whether anything was touched."""

from dataclasses import fields

import pytest

from reader_app.model.changes import Changes


def test_a_label_alone_touches_nothing() -> None:
    assert not Changes("Tag with “maps”")


@pytest.mark.parametrize("kind", [field.name for field in fields(Changes) if field.name != "label"])
def test_any_id_is_a_change(kind: str) -> None:
    assert Changes(**{kind: frozenset({"x"})})
