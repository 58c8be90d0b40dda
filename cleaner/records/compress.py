"""Compressed streams, by the ending of the name.  A stream that is cut short is an error, never an end."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from cleaner.records.work import RecordsError

if TYPE_CHECKING:
    from types import ModuleType

GZIP_LEVEL = 6  # as the program gzip; 9 takes twice the time for one part in a hundred

MAGIC = {  # by program: what stands in a stream, and where; a header of CSV may begin as one of bzip2 does
    "gzip": (0, b"\x1f\x8b"),
    "zstd": (0, b"\x28\xb5\x2f\xfd"),
    "xz": (0, b"\xfd7zXZ\0"),
    "bzip2": (4, b"1AY&SY"),
}


def program_of(head: bytes) -> str:
    """The program that packed what begins like this; empty where none did."""
    return next((program for program, (at, magic) in MAGIC.items() if head.startswith(magic, at)), "")


def opened(file: IO[bytes], packing: str, mode: str) -> Any:
    """A stream over `file`, a binary file opened for `mode` (rb or wb); closing it leaves `file` open."""
    if packing == "gz":
        import gzip

        return gzip.GzipFile(filename="", fileobj=file, mode=mode, mtime=0)
    if packing == "bz2":
        import bz2

        return bz2.open(file, mode)
    if packing == "xz":
        import lzma

        return lzma.LZMAFile(file, mode)
    return _zstd().ZstdFile(file, mode)


def packed(data: bytes, packing: str) -> bytes:
    """`data` as a whole compressed stream; one after the other, such streams are read as one."""
    if packing == "gz":
        import gzip

        return gzip.compress(data, GZIP_LEVEL, mtime=0)
    if packing == "bz2":
        import bz2

        return bz2.compress(data)
    if packing == "xz":
        import lzma

        return lzma.compress(data)
    return _zstd().compress(data)  # type: ignore[no-any-return]


def faults(packing: str) -> tuple[type[Exception], ...]:
    """What a damaged stream raises, besides `OSError`."""
    import zlib

    if packing == "xz":
        import lzma

        return EOFError, lzma.LZMAError
    return (EOFError, _zstd().ZstdError) if packing == "zst" else (EOFError, zlib.error)


def _zstd() -> ModuleType:
    try:
        from compression import zstd  # from Python 3.14 on
    except ImportError:
        try:
            from backports import zstd
        except ImportError:
            raise RecordsError("Zstandard needs a package: pip install 'cleaner-text[zstd]'") from None
    return zstd  # type: ignore[no-any-return]
