"""Every adapter gives what `clean` gives; a library that is not installed is skipped (`.ci/engines` has them all)."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from typing import Any

import pytest
from texts import made

import cleaner

TEXTS = made(int(os.environ.get("CLEANER_RECORDS", "60")))  # .ci/engines: 1,000


@pytest.fixture(scope="module")
def cleaned() -> list[str]:
    return [cleaner.clean(text) for text in TEXTS]


def test_the_texts_are_worth_cleaning(cleaned: list[str]) -> None:
    assert 0.3 < sum(new != old for new, old in zip(cleaned, TEXTS, strict=True)) / len(TEXTS) < 0.9


def test_nothing_is_imported_at_the_start() -> None:
    heavy = "pyarrow polars pandas datasets datatrove sklearn spacy ray pyspark rich cleaner.alignment cleaner.adapters"
    code = f"import sys, cleaner; print(*[name for name in {heavy.split()} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_batches_of_lists(cleaned: list[str]) -> None:
    clean = pickle.loads(pickle.dumps(cleaner.hf("text")))
    assert clean({"text": TEXTS, "id": list(range(len(TEXTS)))}) == {"text": cleaned}
    assert clean({"text": [None, 3, [TEXTS[0]]]}) == {"text": [None, 3, [cleaned[0]]]}
    nested = cleaner.hf("meta.text", "meta.list.text")
    batch = {"meta": [{"text": TEXTS[1], "n": 1, "list": [{"text": TEXTS[2]}]}, None]}
    assert nested(batch) == {"meta": [{"text": cleaned[1], "n": 1, "list": [{"text": cleaned[2]}]}, None]}
    with pytest.raises(KeyError, match="body"):
        cleaner.hf("body")(batch)


def test_records_one_by_one(cleaned: list[str]) -> None:
    clean = cleaner.hf("text", "meta.text")
    record = {"id": 1, "text": TEXTS[0], "meta": {"text": TEXTS[1], "n": 1}}
    assert clean(record) == {"text": cleaned[0], "meta": {"text": cleaned[1], "n": 1}}
    assert clean({"text": None, "meta": 3}) == {"text": None, "meta": 3}


def test_what_is_pickled_does_not_depend_on_the_process() -> None:
    code = "import cleaner, hashlib, pickle; print(hashlib.sha256(pickle.dumps(cleaner.hf('text'))).hexdigest())"
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "12"
    }
    assert len(digests) == 1


def test_datasets(cleaned: list[str], tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    datasets = pytest.importorskip("datasets")
    data = datasets.Dataset.from_dict({"id": list(range(len(TEXTS))), "text": TEXTS})
    done = data.map(cleaner.hf("text"), batched=True)
    assert list(done["text"]) == cleaned
    assert list(done["id"]) == list(range(len(TEXTS)))
    fingerprint = datasets.fingerprint.Hasher.hash
    assert fingerprint(cleaner.hf("text")) == fingerprint(cleaner.hf("text"))
    assert fingerprint(cleaner.hf("text")) != fingerprint(cleaner.hf("text", config={"ignore": ["WR"]}))


def test_arrow(cleaned: list[str]) -> None:
    pa = pytest.importorskip("pyarrow")
    from cleaner.adapters.arrow import Tables, clean
    from cleaner.records.work import RecordsError

    assert clean(pa.array(TEXTS)).to_pylist() == cleaned
    assert clean(pa.array([], pa.string())).to_pylist() == []
    chunked = pa.chunked_array([TEXTS[:5], [None, *TEXTS[5:]]], pa.large_string())
    assert clean(chunked).to_pylist() == [*cleaned[:5], None, *cleaned[5:]]
    assert clean(chunked).type == pa.large_string()
    table = pa.table({"n": range(len(TEXTS)), "text": TEXTS}).replace_schema_metadata({"made": "here"})
    tables = pickle.loads(pickle.dumps(Tables("text")))
    assert tables(table).column("text").to_pylist() == cleaned
    assert tables(table).schema.equals(table.schema, check_metadata=True)
    batch = table.to_batches()[0]
    assert [type(new) for new in tables.batches([batch])] == [pa.RecordBatch]
    assert tables(batch).column("text").to_pylist() == cleaned
    with pytest.raises(RecordsError, match=r"no column 'body'; there are: n, text"):
        Tables("body")(table)


BAD, GOOD = "It wasnâ€™t.", "It wasn’t."


@pytest.mark.parametrize("name", ["list_", "large_list", "fixed", "list_view", "large_list_view"])
def test_arrow_lists_of_all_kinds(name: str) -> None:
    pa = pytest.importorskip("pyarrow")
    from cleaner.adapters.arrow import clean

    if name != "fixed" and not hasattr(pa, name):
        pytest.skip("a newer pyarrow has it")
    kind = pa.list_(pa.string(), 2) if name == "fixed" else getattr(pa, name)(pa.string())
    given = [[BAD, None], None, ["b", BAD], ["c", "d"]]
    array = pa.array([["x", "y"], *given], kind)[1:]
    done = clean(array)
    assert (done.type, done.to_pylist()) == (kind, [[GOOD, None], None, ["b", GOOD], ["c", "d"]])
    done.validate(full=True)
    nested = pa.array([[[BAD, "b"]], None], pa.list_(kind))
    assert clean(nested).to_pylist() == [[[GOOD, "b"]], None]


def test_fields_are_names_of_columns() -> None:
    pa = pytest.importorskip("pyarrow")
    from cleaner.adapters.arrow import Tables, clean

    for make in (Tables, cleaner.hf):
        with pytest.raises(TypeError, match="a field is a name, a str, and not dict; did you mean config="):
            make("text", {"ignroe": []})  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="say which field holds the text"):
            make()
    with pytest.raises(TypeError, match=r"and not .*Table; Tables takes tables"):
        clean(pa.table({"text": TEXTS}))


def test_polars_keeps_types_and_what_is_no_string() -> None:
    pl = pytest.importorskip("polars")
    from cleaner.adapters.polars import clean

    for kind, given, wanted in (
        (pl.Int64, [1, None], [1, None]),
        (pl.Null, [None], [None]),
        (pl.Categorical, [BAD, None], [GOOD, None]),
        (pl.Enum([BAD, "b"]), [BAD, "b"], [BAD, "b"]),
        (pl.List(pl.String), [[BAD, None], None], [[GOOD, None], None]),
        (pl.List(pl.List(pl.String)), [[[BAD]]], [[[GOOD]]]),
        (pl.Array(pl.String, 2), [[BAD, "b"], None], [[GOOD, "b"], None]),
        (pl.List(pl.Int64), [[1]], [[1]]),
        (pl.Object, [BAD, 1, None], [GOOD, 1, None]),
        (pl.Struct({"a": pl.String}), [{"a": BAD}], [{"a": BAD}]),
    ):
        series = pl.Series("text", given, kind)
        done = clean(series)
        assert (done.name, done.dtype, done.to_list()) == ("text", kind, wanted)
        lazy = series.to_frame().lazy().select(clean(pl.col("text")))
        assert lazy.collect_schema()["text"] == kind
        assert lazy.collect()["text"].to_list() == wanted
    with pytest.raises(TypeError, match=r"as pl\.col\('text'\), or a Series, not str"):
        clean("text")


def test_polars(cleaned: list[str]) -> None:
    pl = pytest.importorskip("polars")
    from cleaner.adapters.polars import clean

    frame = pl.DataFrame({"text": [*TEXTS, None]})
    assert frame.with_columns(clean(pl.col("text")))["text"].to_list() == [*cleaned, None]
    assert frame.lazy().select(clean(pl.col("text"))).collect()["text"].to_list() == [*cleaned, None]
    assert clean(frame["text"]).to_list() == [*cleaned, None]


def test_pandas(cleaned: list[str]) -> None:
    pd = pytest.importorskip("pandas")
    from cleaner.adapters.pandas import clean

    for kind in ("object", "string"):
        series = pd.Series([*TEXTS, None], index=range(5, len(TEXTS) + 6), name="text", dtype=kind)
        done = clean(series)
        assert list(done[:-1]) == cleaned
        assert pd.isna(done.iloc[-1])
        assert (done.name, done.dtype) == (series.name, series.dtype)
        assert done.index.equals(series.index)
    kind = pd.CategoricalDtype(["b", "It wasnâ€™t.", "c"], ordered=True)
    categories = clean(pd.Series(["It wasnâ€™t.", None, "b", "It wasnâ€™t."], dtype=kind))
    assert categories.dtype == pd.CategoricalDtype(["b", "It wasn’t.", "c"], ordered=True)
    assert categories.tolist()[2:] == ["b", "It wasn’t."]
    assert clean(pd.Series(["It wasnâ€™t.", "It wasn’t."], dtype="category")).tolist() == ["It wasn’t.", "It wasn’t."]


def test_pandas_takes_a_series(cleaned: list[str]) -> None:
    pd = pytest.importorskip("pandas")
    from cleaner.adapters.pandas import clean

    assert clean(pd.Series([TEXTS[0], 5, None, [TEXTS[0]]])).tolist() == [cleaned[0], 5, None, [TEXTS[0]]]
    for given in (pd.DataFrame({"text": TEXTS}), pd.Index(TEXTS), TEXTS):
        with pytest.raises(TypeError, match=f"a Series is taken, as frame\\['text'\\], and not {type(given).__name__}"):
            clean(given)


def test_datatrove(cleaned: list[str]) -> None:
    data = pytest.importorskip("datatrove.data")
    from cleaner.adapters.datatrove import CleanerFormatter

    documents = [data.Document(text=text, id=str(number)) for number, text in enumerate(TEXTS)]
    formatter = pickle.loads(pickle.dumps(CleanerFormatter()))
    assert [document.text for document in formatter.run(documents)] == cleaned


def test_sklearn(cleaned: list[str]) -> None:
    base = pytest.importorskip("sklearn.base")
    import numpy as np
    from sklearn.exceptions import NotFittedError
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.pipeline import make_pipeline

    from cleaner.adapters.sklearn import CleanerTransformer

    assert base.clone(CleanerTransformer()).fit_transform(TEXTS) == cleaned
    with pytest.raises(TypeError, match="one dimension"):
        CleanerTransformer().fit(TEXTS).transform(np.array([TEXTS]))
    with pytest.raises(NotFittedError):
        CleanerTransformer().transform(TEXTS)
    assert CleanerTransformer().fit(TEXTS).get_feature_names_out().tolist() == ["text"]
    assert CleanerTransformer().fit(TEXTS).get_feature_names_out(["body"]).tolist() == ["body"]
    counted = make_pipeline(CleanerTransformer(), CountVectorizer()).fit_transform(TEXTS)
    assert (counted != CountVectorizer().fit_transform(cleaned)).nnz == 0


def test_spacy(cleaned: list[str]) -> None:
    spacy = pytest.importorskip("spacy")
    from cleaner.adapters.spacy import install, result

    nlp = install(spacy.blank("en"))
    docs = list(nlp.pipe(TEXTS))
    assert [doc.text for doc in docs] == cleaned
    doc = spacy.tokens.Doc(nlp.vocab).from_bytes(next(d for d in docs if d.user_data["cleaner"]["changes"]).to_bytes())
    done = result(doc)
    assert done.text == doc.text
    assert done.restore() == done.original
    start = done.original.index(".") + 2
    where = cleaner.align(done, [(0, start - 1, "S")])[0]
    assert doc.char_span(where.start, where.end, label="S") is not None
    with pytest.raises(ValueError, match="needs `install`"):
        result(spacy.blank("en")("One."))


def test_ray(cleaned: list[str]) -> None:
    pytest.importorskip("ray.data")
    import pyarrow as pa
    import ray

    from cleaner.adapters.arrow import Tables

    ray.init(num_cpus=2, log_to_driver=False, ignore_reinit_error=True)
    table = pa.table({"id": range(len(TEXTS)), "text": TEXTS})
    done = ray.data.from_arrow(table).map_batches(Tables("text"), batch_format="pyarrow", batch_size=100)
    assert [row["text"] for row in sorted(done.iter_rows(), key=lambda row: row["id"])] == cleaned


def test_spark(cleaned: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark.sql")
    from pyspark.sql import SparkSession

    from cleaner.adapters.arrow import Tables

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    frame = spark.createDataFrame(list(enumerate(TEXTS)), "id int, text string").repartition(3)
    done = frame.mapInArrow(Tables("text").batches, frame.schema).orderBy("id").collect()
    assert [row["text"] for row in done] == cleaned
    spark.stop()
