"""The documents of a library in memory, under TinyDB's numbers and under their own ids."""

from collections.abc import Iterator, Mapping

from reader_app.library.store.record import Batch, Document
from reader_app.library.store.snapshot import Numbers, Tables


class Memory:
    """All tables; documents in them are exchanged, never edited."""

    def __init__(self, tables: Tables, numbers: Numbers) -> None:
        self._tables = tables
        self._numbers = numbers
        self._last_numbers: dict[str, int] = {}
        self._reserved: dict[tuple[str, str], int] = {}

    def tables(self) -> Tables:
        """Return the tables as TinyDB has them; they belong to the memory, the dictionary around them does not."""
        return dict(self._tables)

    def copy(self) -> Tables:
        """Return the tables as they are now; later changes do not show in them."""
        return {name: dict(table) for name, table in self._tables.items()}

    def document(self, table: str, key: str) -> Document | None:
        number = self._numbers.get(table, {}).get(key)
        return None if number is None else self._tables[table][number]

    def documents(self, table: str) -> Mapping[str, Document]:
        """Return a table's documents by id, as they are at any time."""
        return _ById(self._numbers.setdefault(table, {}), self._tables.setdefault(table, {}))

    def free_number(self, table: str) -> int:
        """Return a number that no document of a table has, another one each time."""
        if table not in self._last_numbers:
            self._last_numbers[table] = max(map(int, self._tables.get(table, ())), default=0)
        self._last_numbers[table] += 1
        return self._last_numbers[table]

    def reserve(self, table: str, key: str, number: int) -> None:
        """Keep a number for a document that is about to be added."""
        self._reserved[table, key] = number

    def before(self, batch: Batch) -> Batch:
        """Return the batch that takes a batch back."""
        return {name: {key: self.document(name, key) for key in documents} for name, documents in batch.items()}

    def apply(self, batch: Batch) -> None:
        """Exchange, add and remove documents; doing so again changes nothing."""
        for name, documents in batch.items():
            numbers, table = self._numbers.setdefault(name, {}), self._tables.setdefault(name, {})
            for key, document in documents.items():
                if document is not None:
                    if key not in numbers:
                        numbers[key] = str(self._reserved.pop((name, key), 0) or self.free_number(name))
                    table[numbers[key]] = document
                elif key in numbers:
                    del table[numbers.pop(key)]


class _ById(Mapping[str, Document]):
    """A table under its documents' own ids."""

    def __init__(self, numbers: Mapping[str, str], table: Mapping[str, Document]) -> None:
        self._numbers = numbers
        self._table = table

    def __getitem__(self, key: str) -> Document:
        return self._table[self._numbers[key]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)
