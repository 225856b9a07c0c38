"""Words that are spelled nearly the same: how many letters one is away from another."""

SHORTEST_FUZZY = 3
"""Words of fewer letters are near to too many others."""
SHORTEST_TWICE_WRONG = 6
MOST_EDITS = 2


def usual_edits(word: str) -> int:
    """Return how many letters of a word may be wrong where nobody says how many."""
    if len(word) < SHORTEST_FUZZY:
        return 0
    return MOST_EDITS if len(word) >= SHORTEST_TWICE_WRONG else 1


def is_alike(one: str, other: str, edits: int) -> bool:
    """Say whether so many letters missing, added, exchanged or swapped with their neighbour make one word the other.

    That is the optimal string alignment distance (Damerau 1964; Boytsov 2011), given up where it grows too large.
    """
    if abs(len(one) - len(other)) > edits:
        return False
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, rival in enumerate(other, 1):
            cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (letter != rival))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == rival:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(min(current), min(last)) > edits:
            return False
        before, last = last, current
    return last[-1] <= edits
