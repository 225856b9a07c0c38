import pytest

from reader_app.formats.person import Name, names_in, parts_of, reading_order


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ann Lee", Name("Ann", "", "Lee")),
        ("Ludwig van Beethoven", Name("Ludwig", "van", "Beethoven")),
        ("Hans van der Berg", Name("Hans", "van der", "Berg")),
        ("van der Berg, Hans", Name("Hans", "van der", "Berg")),
        ("García Márquez, Gabriel", Name("Gabriel", "", "García Márquez")),
        ("J. R. R. Tolkien", Name("J. R. R.", "", "Tolkien")),
        ("Sammy Davis Jr.", Name("Sammy", "", "Davis", "Jr.")),
        ("Plato", Name("", "", "Plato")),
        ("", Name()),
    ],
)
def test_a_name_has_given_particle_family_and_suffix(name: str, parts: Name) -> None:
    assert parts_of(name) == parts


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("Lee, Ann", "Ann Lee"),
        ("Davis, Jr., Sammy", "Sammy Davis Jr."),
        ("Davis, Jr.", "Davis Jr."),
        ("Plato", "Plato"),
    ],
)
def test_a_name_is_put_in_reading_order(name: str, order: str) -> None:
    assert reading_order(name) == order


def test_several_names_in_one_text_are_told_apart() -> None:
    assert names_in("Ann Lee, Bob Day & Cy Fox") == ("Ann Lee", "Bob Day", "Cy Fox")
    assert names_in("Lee, Ann; Day, Bob") == ("Ann Lee", "Bob Day")
    assert names_in("") == ()


@pytest.mark.parametrize(
    "name",
    [
        "ATLAS Collaboration",
        "International Human Genome Sequencing Consortium",
        "The Paper Reader developers",
        "Google Quantum AI and Collaborators",
    ],
)
def test_an_organisation_is_not_split_like_a_person(name: str) -> None:
    assert parts_of(name) == Name(family=name)


def test_a_person_with_the_name_of_an_organisation_stays_one_where_a_comma_says_so() -> None:
    assert parts_of("Group, Ada") == Name(given="Ada", family="Group")
