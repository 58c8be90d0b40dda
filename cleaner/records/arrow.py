"""Tables of Arrow: the strings of a field are cleaned, in lists, structs and dictionaries too; all else stays."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cleaner.records.field import splits
from cleaner.records.work import RecordsError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.records.work import Work


def texts(schema: Any) -> tuple[str, ...]:
    """The fields that hold strings, as they are named to be cleaned."""
    return tuple(name for field in schema for name in _texts(field.type, field.name))


def _texts(kind: Any, name: str) -> Iterator[str]:
    from pyarrow import types

    if _is_list(kind) or types.is_dictionary(kind):
        yield from _texts(kind.value_type, name)
    elif types.is_struct(kind):
        for member in kind:
            yield from _texts(member.type, f"{name}.{member.name}")
    elif _is_text(kind):
        yield name


def _is_list(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind) or _is_view(kind))


def _is_view(kind: Any) -> bool:
    """Whether it is one of the lists that may stand in any order, which pyarrow has since version 16."""
    from pyarrow import types

    return any(hasattr(types, name) and getattr(types, name)(kind) for name in ("is_list_view", "is_large_list_view"))


def _is_text(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind))


def clean_table(table: Any, work: Work, first: int | None = None) -> Any:
    """A table after cleaning, the same one when nothing changes; `first` is the number of its first record.

    Without it, counting goes on where `work` is.
    """
    import pyarrow as pa

    first = work.records + 1 if first is None else first
    work.records += len(table)
    cleaning = _Cleaning(work)
    for field in work.fields:
        cleaning.field = field
        name, rest = next((split for split in splits(field) if split[0] in table.column_names), ("", ""))
        for at in table.schema.get_all_field_indices(name):
            record, chunks, changed = first, [], False
            for chunk in table.column(at).chunks:
                places = [(row, name) for row in range(record, record + len(chunk))]
                new = _array(chunk, rest, places, cleaning)
                changed |= new is not chunk
                chunks.append(new)
                record += len(chunk)
            if changed:
                table = table.set_column(at, table.schema.field(at), pa.chunked_array(chunks, chunks[0].type))
    work.without += len(table) - len(cleaning.held)
    work.touched += len(cleaning.touched)
    return table


class _Cleaning:
    """Cleans the strings of a table, field by field, and notes the records that hold any, and those that change."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.field = ""
        self.held: set[int] = set()
        self.touched: set[int] = set()

    def string(self, text: str | None, place: tuple[int, str]) -> str | None:
        if text is None:
            return None
        self._work.found.add(self.field)
        self.held.add(place[0])
        new = self._work.clean(*place, text).text
        if new is not text:
            self.touched.add(place[0])
        return new


def _array(array: Any, path: str, places: list[tuple[int, str]], cleaning: _Cleaning) -> Any:
    """An array after cleaning, the same one when nothing changes; `places` are the record and name of each value."""
    import pyarrow as pa

    types, kind = pa.types, array.type
    if _is_list(kind):
        return _list(array, path, places, cleaning)
    if path and types.is_struct(kind):
        return _struct(array, path, places, cleaning)
    if path:
        return array
    if types.is_dictionary(kind):
        plain = array.dictionary_decode()
        new = _array(plain, path, places, cleaning)
        return array if new is plain else new.dictionary_encode().cast(kind)
    if not _is_text(kind):
        return array
    try:
        old = array.to_pylist()
    except UnicodeDecodeError as error:
        raise RecordsError(f"a text is {error.reason}: not UTF-8, near record {places[0][0]}") from None
    texts = [cleaning.string(text, place) for text, place in zip(old, places, strict=True)]
    return array if all(new is was for new, was in zip(texts, old, strict=True)) else pa.array(texts, kind)


def _list(array: Any, path: str, places: list[tuple[int, str]], cleaning: _Cleaning) -> Any:
    from pyarrow import compute

    lengths = compute.fill_null(compute.list_value_length(array), 0).to_pylist()
    inner = [
        (record, f"{name}[{index}]")
        for length, (record, name) in zip(lengths, places, strict=True)
        for index in range(length)
    ]
    values = array.flatten()
    new = _array(values, path, inner, cleaning)
    if new is values:
        return array
    offsets = [0]
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return _listed(new, offsets, array)


def _listed(values: Any, offsets: list[int], like: Any) -> Any:
    """Lists of values, of the type and with the nulls of an array."""
    import pyarrow as pa

    kind, missing = like.type, like.is_null()
    if _is_view(kind):
        large = pa.types.is_large_list_view(kind)
        made, number = (pa.LargeListViewArray, pa.int64()) if large else (pa.ListViewArray, pa.int32())
        sizes = pa.array([stop - start for start, stop in pairwise(offsets)], number)
        return made.from_arrays(pa.array(offsets[:-1], number), sizes, values, type=kind, mask=missing)
    if pa.types.is_fixed_size_list(kind):
        made, number, own = pa.ListArray, pa.int32(), pa.list_(kind.value_field)
    else:
        large = pa.types.is_large_list(kind)
        made, number, own = (pa.LargeListArray, pa.int64(), kind) if large else (pa.ListArray, pa.int32(), kind)
    return made.from_arrays(pa.array(offsets, number), values, type=own, mask=missing).cast(kind)


def _struct(array: Any, path: str, places: list[tuple[int, str]], cleaning: _Cleaning) -> Any:
    import pyarrow as pa

    for key, rest in splits(path):
        at = array.type.get_field_index(key)
        if at < 0:
            continue
        members = array.flatten()
        inner = [(record, f"{name}.{key}") for record, name in places]
        new = _array(members[at], rest, inner, cleaning)
        if new is members[at]:
            return array
        members[at] = new
        return pa.StructArray.from_arrays(members, fields=list(array.type), mask=array.is_null())
    return array
