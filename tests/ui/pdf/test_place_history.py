from reader_app.ui.pdf.place_history import MOST, PlaceHistory
from reader_app.ui.pdf.view_place import ViewPlace


def at(page: int) -> ViewPlace:
    return ViewPlace(page=page)


def test_going_back_and_forward_leads_through_the_places_of_all_jumps() -> None:
    history = PlaceHistory()
    history.leave(at(1))
    history.leave(at(5))
    assert [history.go_back(at(9)), history.go_back(at(5)), history.go_back(at(1))] == [at(5), at(1), None]
    assert [history.go_forward(at(1)), history.go_forward(at(5)), history.go_forward(at(9))] == [at(5), at(9), None]


def test_a_new_jump_forgets_what_was_forward() -> None:
    history = PlaceHistory()
    history.leave(at(1))
    history.go_back(at(5))
    assert history.can_go_forward
    history.leave(at(1))
    assert not history.can_go_forward
    assert history.can_go_back


def test_only_so_many_places_are_remembered() -> None:
    history = PlaceHistory()
    for page in range(MOST + 50):
        history.leave(at(page))
    places = [history.go_back(at(0)) for _ in range(MOST + 1)]
    assert places[-2:] == [at(50), None]
