"""The atlas of millions of papers as tables, on Spark, and the site of it.

What costs per paper runs on the executors, by the program that charts a thousand papers on a laptop: each partition
starts one `chartroom worker`. What needs the whole map at once runs once, on a sample that the driver holds. Each
stage leaves a Parquet table under a key of what it was made from; a run that died goes on after the last of them.
The same papers give the same rows in the same files, into however many partitions Spark parts the work.

The modules beside it come to the executors by themselves; where the driver runs on the cluster too, they are named
by --py-files.
"""

from __future__ import annotations

import argparse
import base64
import itertools
import json
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from py4j.protocol import Py4JJavaError  # type: ignore[import-untyped]
from pyspark.errors import PySparkException
from pyspark.sql import Column, DataFrame, SparkSession, Window
from pyspark.sql import functions as F

import chartroom_files
import chartroom_meaning
import chartroom_search
import chartroom_site
import chartroom_tables
from chartroom_tables import (
    NULLS,
    ROWS_A_BATCH,
    VERSION,
    Run,
    Table,
    ask,
    copy,
    files_under,
    keep,
    kept,
    key_of,
    rows_in,
    rows_of,
    share_folder,
    shared_out,
    write_text,
)

# What executors need of this folder.
MODULES = [
    str(file)
    for file in (
        chartroom_tables.__file__,
        chartroom_files.__file__,
        chartroom_meaning.__file__,
        chartroom_search.__file__,
        chartroom_site.__file__,
    )
]
Floats = npt.NDArray[np.float32]

# Letters of a broken record that are told.
EXAMPLE = 60
# A record with its abstract, as exports have it: says how many will come.
BYTES_A_RECORD = 2000
# A title, or a half of one, that more records share says nothing of any two (as the import has it).
MAX_BLOCK = 100
# A slug's length, and that of the beginning that keeps room for a number.
MAX_SLUG = 80
# Papers by which cells are found; twenty a cell are enough for centres, and a driver holds them easily.
TRAINED_ON = 20_000
ROUNDS = 12
# Cells of the sample: of a subject that is one of two hundred and fifty-six some are drawn, however few they are,
# and all those few are no more than a fifth of it.
SAMPLE_CELLS = 256
# Papers that a place in the sample is chosen from: a subject shows in them, and the rest need no vector for it.
DRAWN_A_PLACE = 4
SAMPLE_OF_CELL = 100
MIN_OF_CELL = 20
# Papers a cell of related papers, and further cells in which each paper is looked for. Of the ten nearest of 20,224
# papers 97 % are met so, for five copies of each and 5,300 comparisons. Cells of 250 with eight around meet 96 % in
# half the comparisons, but nine copies cost more than that saves.
PAPERS_A_CELL = 1000
CELLS_AROUND = 4
# A larger cell is cut; of each part every paper sees so many.
PAPERS_A_PART = 2000
PARTS_SEEN = 5
# Candidates by meaning of each paper, as a map has them; and rows that are compared at once, in some ten megabytes.
NEAREST = 60
ROWS_AT_ONCE = 256
# Vectors of unit length in whole steps: 2048 * 2048 < 2**24, so sums of products are exact in 32 bits in any order,
# and no cell depends on how the rows were parted.
STEPS = 2048

# What the program keeps of a charting, by which the frame of the site is made without charting again.
CHARTED = ("cache/atlas.bin", "cache/vectors.bin")

# A paper's fields as the program gives them, and their types in Spark.
FIELDS = {
    "slug": "string",
    "title": "string",
    "abstract": "string",
    "authors": "array<string>",
    "orcids": "array<string>",
    "year": "int",
    "venue": "string",
    "url": "string",
    "code": "string",
    "keywords": "array<string>",
    "ids": "struct<doi: string, arxiv: string, other: array<string>>",
}
PAPER = ", ".join(f"{name}: {kind}" for name, kind in FIELDS.items())


# ---- reading


def lines_of(run: Run, files: Sequence[tuple[str, int, int]]) -> DataFrame:
    """A record a row, as JSON in column `line`: rows of Parquet tables, lines of all other files."""
    paths = [path for path, _, _ in files]
    tables = [path for path in paths if path.endswith(".parquet")]
    if tables and len(tables) < len(paths):
        odd = next(path for path in paths if path not in tables)
        raise SystemExit(f"cluster: mixed papers: {odd} stands beside Parquet tables. Give --papers one kind of files.")
    if tables:
        rows = run.spark.read.option("mergeSchema", "true").parquet(*tables)
        return rows.select(F.to_json(F.struct("*")).alias("line"))
    text = run.spark.read.option("lineSep", "\n").text(paths)
    bare = F.regexp_replace("value", r"^[\uFEFF\s]+|\s+$", "")
    return text.select(bare.alias("line")).where("line != ''")


def read(run: Run, papers: str) -> Table:
    """All records as papers, each under a key of its own text; broken ones stay in the table with what is wrong."""
    files = files_under(run, papers)
    size = sum(length for _, length, _ in files)

    def make() -> DataFrame:
        keyed = lines_of(run, files).select(F.substring(F.sha2("line", 256), 1, 20).alias("key"), "line")
        single = keyed.groupBy("key").agg(F.first("line").alias("line"), F.count("*").alias("copies"))
        single = single.withColumn("begins", F.substring("line", 1, EXAMPLE))
        said = ask(run, shared_out(run, single, size // BYTES_A_RECORD), "read", tolerant=True)
        schema = f"struct<{PAPER}, blocks: array<string>, error: string>"
        paper = said.withColumn("paper", F.from_json("answer", schema)).select("key", "copies", "begins", "paper.*")
        # A worker counts the lines of its own partition: here a record is known by how it begins.
        error = F.regexp_replace("error", r" line \d+\.", "")
        begins = F.when(F.col("error").isNotNull(), F.col("begins"))
        return paper.withColumn("begins", begins).withColumn("error", error)

    table = keep(run, "read", [files], size // BYTES_A_RECORD, "key", make)
    tell_read(run, table)
    return table


def tell_read(run: Run, table: Table) -> None:
    """What became of the records, with an example of those that are broken."""
    rows = rows_of(run, table)
    copies, broken, bare = rows.agg(
        F.coalesce(F.sum(F.col("copies") - 1), F.lit(0)),
        F.count("error"),
        F.count(F.when(F.col("error").isNull() & (F.coalesce("abstract", F.lit("")) == ""), 1)),
    ).first() or (0, 0, 0)
    if copies:
        print(f"read: {copies} records stand there again, letter by letter: each is read once")
    if broken:
        error, begins = rows.where("error is not null").orderBy("key").select("error", "begins").first() or ("", "")
        # Bytes that are no text do nothing to whoever reads this on a terminal.
        shown = json.dumps(begins, ensure_ascii=False)
        print(f"read: {broken} of {table.rows} records are broken and left out. One begins {shown}, and is: {error}")
    if broken == table.rows:
        raise SystemExit(
            "cluster: invalid papers: no record can be read. Are they JSON Lines or Parquet, a paper each?"
        )
    if bare == table.rows - broken:
        print("read: no paper has an abstract: all rests on titles. Has the export a column for abstracts?")
    elif bare:
        print(f"read: {bare} papers have no abstract")


# ---- which records are one paper


def as_paper() -> Column:
    """A paper as the workers take it."""
    return F.struct("key", *FIELDS)


def as_block(frame: DataFrame, by: str) -> DataFrame:
    """Papers that stand together under `by`, sorted by key, as a line each."""
    blocks = frame.groupBy(by).agg(F.array_sort(F.collect_list(as_paper())).alias("block"))
    return blocks.select(F.col(by).alias("key"), F.to_json(F.struct("block"), NULLS).alias("line"))


def pairs_of(run: Run, records: Table) -> Table:
    """Pairs of records that are one paper: whoever shares an identifier, a title or a half of one is asked about."""

    def make() -> DataFrame:
        rows = rows_of(run, records).where("error is null")
        met = rows.select("key", F.explode(F.array_distinct("blocks")).alias("mark"))
        sets = met.groupBy("mark").agg(F.array_sort(F.collect_list("key")).alias("keys")).where("size(keys) > 1")
        sets = sets.persist()
        large = sets.where(F.size("keys") > MAX_BLOCK).count()
        if large:
            print(f"pairs: {large} marks that more than {MAX_BLOCK} records share say nothing and are passed over")
        few = sets.where(F.size("keys") <= MAX_BLOCK).select("keys").distinct()
        member = few.select(F.sha2(F.concat_ws(" ", "keys"), 256).alias("set"), F.explode("keys").alias("key"))
        blocks = shared_out(run, as_block(member.join(rows, "key"), "set"), records.rows)
        said = ask(run, blocks, "match").select(F.from_json("answer", "groups array<array<string>>").alias("said"))
        groups = said.select(F.explode("said.groups").alias("keys")).where("size(keys) > 1")
        return (
            groups.select(F.col("keys")[0].alias("key"), F.explode("keys").alias("other"))
            .where("key != other")
            .distinct()
        )

    return keep(run, "pairs", [records.key], records.rows, "key", make)


def components(pairs: DataFrame) -> DataFrame:
    """Each key of any pair with `root`, the least key that pairs lead to: roots run along them until none changes."""
    both = pairs.union(pairs.select("other", "key")).distinct().localCheckpoint()
    roots = both.groupBy("key").agg(F.least("key", F.min("other")).alias("root")).localCheckpoint()
    while True:
        seen = (
            both.join(roots.withColumnRenamed("key", "other"), "other").groupBy("key").agg(F.min("root").alias("seen"))
        )
        after = roots.join(seen, "key").select(
            "key",
            F.least("root", "seen").alias("root"),
            (F.col("seen") < F.col("root")).alias("moved"),
        )
        after = after.localCheckpoint()
        if after.where("moved").isEmpty():
            return after.select("key", "root")
        roots = after.select("key", "root")


def merged(run: Run, records: DataFrame, pairs: Table) -> DataFrame:
    """Records of which the versions of one paper are one."""
    if pairs.rows == 0:
        return records
    together = components(rows_of(run, pairs))
    blocks = shared_out(run, as_block(records.join(together, "key"), "root"), pairs.rows)
    schema = f"groups array<array<string>>, papers array<struct<{PAPER}>>"
    said = ask(run, blocks, "match").select(F.from_json("answer", schema).alias("said"))
    groups = said.select(F.explode(F.arrays_zip("said.groups", "said.papers")).alias("one")).where(
        "size(one.groups) > 1"
    )
    groups = groups.select(F.col("one.groups").alias("keys"), "one.papers.*").persist()
    gone = groups.select(F.explode("keys").alias("key"))
    whole = groups.select(F.col("keys")[0].alias("key"), *FIELDS)
    return records.join(gone, "key", "left_anti").select("key", *FIELDS).union(whole)


def numbered(frame: DataFrame) -> DataFrame:
    """Slugs of which the first by key stays and others get a number, or letters of the key where that is taken."""
    place = F.row_number().over(Window.partitionBy("slug").orderBy("key"))
    rows = frame.withColumn("place", place)

    def ending(with_: Column) -> Column:
        room = MAX_SLUG - F.length(with_)
        cut = F.regexp_replace(F.substring(F.col("slug"), F.lit(1), room + 1), "-[^-]*$", "")
        short = F.when(F.length("slug") <= room, F.col("slug")).otherwise(F.substring(cut, F.lit(1), room))
        return F.concat(short, with_)

    first = rows.where("place = 1").drop("place")
    number = ending(F.concat(F.lit("-"), F.col("place").cast("string")))
    later = rows.where("place > 1").withColumn("wanted", number)
    taken = first.select(F.col("slug").alias("wanted"), F.lit(True).alias("taken"))
    order = F.row_number().over(Window.partitionBy("wanted").orderBy("key"))
    later = later.join(taken, "wanted", "left").withColumn("again", order > 1)
    letters = ending(F.concat(F.lit("-"), F.substring("key", 1, 8)))
    slug = F.when(F.col("taken").isNotNull() | F.col("again"), letters).otherwise(F.col("wanted"))
    return first.unionByName(later.withColumn("slug", slug).select(*first.columns))


def one_a_paper(run: Run, records: Table, pairs: Table) -> Table:
    """The papers, each once, under slugs of their own."""

    def make() -> DataFrame:
        rows = rows_of(run, records).where("error is null").select("key", *FIELDS)
        return numbered(merged(run, rows, pairs)).select(*FIELDS)

    table = keep(run, "unique", [pairs.key], records.rows, "slug", make)
    if pairs.rows:
        print(f"unique: {pairs.rows} pairs of records are versions of one paper")
    return table


# ---- vectors and cells


def lines_of_papers(rows: DataFrame, *fields: str) -> DataFrame:
    """A line a slug, as the workers take it: the slug as its key, and these fields."""
    line = F.struct(F.col("slug").alias("key"), *fields)
    return rows.select("slug", F.to_json(line, NULLS).alias("line"))


def in_steps(vectors: Iterable[bytes]) -> Floats:
    """Vectors in whole steps, a row each."""
    rows = [np.frombuffer(vector, "<f4") for vector in vectors]
    steps: Floats = np.rint(np.stack(rows) * STEPS).astype(np.float32)
    return steps


def normalised(rows: npt.NDArray[np.float64]) -> Floats:
    """Rows at unit length, in whole steps."""
    lengths = np.sqrt((rows * rows).sum(axis=1, keepdims=True))
    steps: Floats = np.rint(rows / np.maximum(lengths, 1) * STEPS).astype(np.float32)
    return steps


def find_centres(run: Run, table: Table, count: int) -> Floats:
    """Centres of cells by spherical k-means (Dhillon & Modha 2001), begun as k-means++ (Arthur & Vassilvitskii 2007).

    Trained on the papers whose slugs have the least hashes; every sum is one of whole numbers, so no order matters.
    """
    drawn = rows_of(run, table).orderBy(*by_hash()).limit(TRAINED_ON).select("vector").collect()
    rows = in_steps(row[0] for row in drawn)
    random = np.random.RandomState(1)
    chosen = [0]
    squares = (rows * rows).sum(axis=1, dtype=np.float64)
    apart = np.full(len(rows), np.inf)
    while len(chosen) < min(count, len(rows)):
        last = chosen[-1]
        apart = np.minimum(apart, squares + squares[last] - 2.0 * (rows @ rows[last]))
        sums = np.cumsum(apart)
        if sums[-1] == 0:
            break
        chosen.append(int(np.searchsorted(sums, random.random_sample() * sums[-1], side="right")))
    centres = rows[chosen]
    for _ in range(ROUNDS):
        nearest = (rows @ centres.T).argmax(axis=1)
        totals = np.zeros(centres.shape, np.float64)
        np.add.at(totals, nearest, rows)
        empty = np.bincount(nearest, minlength=len(centres)) == 0
        centres = np.where(empty[:, None], centres, normalised(totals))
    return centres


def cells_of(run: Run, table: Table, centres: Floats, count: int) -> DataFrame:
    """Each slug with its `cells`: the nearest first, `count` of them."""
    shared = run.spark.sparkContext.broadcast(centres)
    wanted = min(count, len(centres))

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            if batch.num_rows == 0:
                continue
            scores = (in_steps(batch.column("vector").to_pylist()) @ shared.value.T).astype(np.int64)
            # No two are equal: of two cells as near the first is taken.
            order = scores * len(shared.value) - np.arange(len(shared.value))
            best = np.argsort(-order, axis=1)[:, :wanted].tolist()
            cells = pa.array(best, pa.list_(pa.int32()))
            yield pa.RecordBatch.from_arrays([batch.column("slug"), cells], ["slug", "cells"])

    return rows_of(run, table).select("slug", "vector").mapInArrow(work, "slug string, cells array<int>")


# ---- the sample


def drawn(run: Run, papers: Table, size: int) -> Table:
    """Vectors by words alone of papers to choose a sample from: those of the least hashes, a few for each place."""

    def make() -> DataFrame:
        some = rows_of(run, papers).orderBy(*by_hash()).limit(DRAWN_A_PLACE * size)
        lines = shared_out(run, lines_of_papers(some, "title", "abstract"), papers.rows, "slug")
        said = ask(run, lines, "embed")
        return said.select("slug", F.unbase64(F.get_json_object("answer", "$.vector")).alias("vector"))

    return keep(run, "words", [papers.key, size], min(DRAWN_A_PLACE * size, papers.rows), "slug", make)


def by_hash() -> list[Column]:
    """An order of papers that nothing of theirs decides."""
    return [F.xxhash64("slug"), F.col("slug")]


def choose_sample(run: Run, papers: Table, size: int) -> Table:
    """Papers that one machine charts: of every subject as many as it is large, and in each all its years."""
    raw = None if papers.rows <= size else drawn(run, papers, size)

    def make() -> DataFrame:
        rows = rows_of(run, papers)
        if raw is None:
            return rows.select("slug")
        cells = cells_of(run, raw, find_centres(run, raw, max(1, min(SAMPLE_CELLS, size // SAMPLE_OF_CELL))), 1)
        placed = (
            cells.select("slug", F.col("cells")[0].alias("cell")).join(rows.select("slug", "year"), "slug").persist()
        )
        counts = {cell: n for cell, n in placed.groupBy("cell").count().collect()}
        quota = F.create_map(*[F.lit(x) for pair in quotas(counts, size).items() for x in pair])
        year = Window.partitionBy("cell", "year")
        # The first of each year come first, then all years evenly.
        turn = (F.row_number().over(year.orderBy(*by_hash())) - 1) / F.count("*").over(year)
        rank = F.row_number().over(Window.partitionBy("cell").orderBy("turn", *by_hash()))
        ranked = placed.withColumn("turn", turn).withColumn("rank", rank)
        return ranked.where(F.col("rank") <= quota[F.col("cell")]).select("slug")

    return keep(run, "sample", [papers.key, size], min(size, papers.rows), "slug", make)


def quotas(counts: dict[int, int], size: int) -> dict[int, int]:
    """How many papers of each cell make a sample of `size`: a few of each, and of the rest as it is large."""
    least = {cell: min(n, MIN_OF_CELL) for cell, n in sorted(counts.items())}
    room = size - sum(least.values())
    rest = sum(counts.values()) - sum(least.values())
    return {cell: few + room * (counts[cell] - few) // max(1, rest) for cell, few in least.items()}


def fit(run: Run, papers: Table, sample: Table, topics: str | None) -> tuple[Table, Table]:
    """The sample, charted by the program as it charts any papers: its folder `content`, and what it taught: `model`."""
    text = None if topics is None else Path(topics).read_text(encoding="utf-8")

    def make(to: str) -> int:
        with tempfile.TemporaryDirectory(prefix="chartroom-") as folder:
            content, model = Path(folder, "content"), Path(folder, "model")
            (content / "papers").mkdir(parents=True)
            (content / "site.yaml").write_text("title: Sample\npapers: shards\n", encoding="utf-8")
            if text is not None:
                (content / "topics.yaml").write_text(text, encoding="utf-8")
            chosen = rows_of(run, papers).join(rows_of(run, sample), "slug").orderBy("slug")
            fields = [F.col(name) for name in FIELDS if name not in ("ids", "abstract")]
            line = F.to_json(F.struct(*fields, "ids.doi", "ids.arxiv", "abstract"))
            with open(content / "papers/00.jsonl", "w", encoding="utf-8") as shard:
                for row in chosen.select(line).toLocalIterator():
                    shard.write(row[0] + "\n")
            cache = Path(folder, "cache")
            call = [*run.command, "atlas", "--content", str(content), "--model", str(model), "--cache", str(cache)]
            if subprocess.run(call, stdout=sys.stderr, check=False).returncode != 0:
                raise SystemExit("cluster: the sample could not be charted: the lines above say why.")
            for name in ("content", "model", *CHARTED):
                copy(run, Path(folder, name).as_uri(), f"{to}/{name}")
        return sample.rows

    fitted = kept(run, "fitted", [papers.key, sample.key, text], make)
    return fitted, Table(f"{fitted.path}/model", fitted.key, sample.rows)


# ---- every paper on the map of the sample


def place(run: Run, papers: Table, model: Table) -> Table:
    """Each paper on the map of the sample: its vector, place, topics, the way to its subtopic, language and terms."""

    def make() -> DataFrame:
        lines = shared_out(run, lines_of_papers(rows_of(run, papers), "title", "abstract"), papers.rows, "slug")
        said = ask(run, lines, "embed place classify", share_folder(run, model))
        schema = "vector string, xy array<double>, topic string, probabilities array<double>, path array<string>"
        schema += ", terms string, language string"
        rows = said.select("slug", F.from_json("answer", schema).alias("said")).select("slug", "said.*")
        x, y = (F.col("xy")[axis].alias(name) for axis, name in enumerate(("x", "y")))
        packed = [F.unbase64(name).alias(name) for name in ("vector", "terms")]
        return rows.select("slug", x, y, "topic", "probabilities", "path", "language", *packed)

    return keep(run, "placed", [papers.key, model.key], papers.rows, "slug", make)


def parts_of_cells(cells: DataFrame) -> DataFrame:
    """Each slug with every `part` of a cell in which it is looked for, and whether it is one of its own.

    A cell with too many papers is cut by hash; the first parts after a paper's own see it, so that a cell in which
    half of all papers are costs no more than they are.
    """
    sizes = cells.groupBy(F.col("cells")[0].alias("cell")).count()
    cuts = sizes.select("cell", F.expr(f"int(1 + (count - 1) div {PAPERS_A_PART})").alias("cut"))
    each = cells.select("slug", F.posexplode("cells").alias("rank", "cell"))
    # A cell that is nobody's nearest has nobody to look, and falls out.
    each = each.join(F.broadcast(cuts), "cell").withColumn("first", F.pmod(F.xxhash64("slug"), F.col("cut")))
    steps = F.sequence(F.lit(0), F.least(F.col("cut"), F.lit(PARTS_SEEN)) - 1)
    seen = each.select("slug", "cell", "rank", "cut", "first", F.explode(steps).alias("step"))
    part = F.concat_ws("/", "cell", F.pmod(F.col("first") + F.col("step"), F.col("cut")))
    return seen.select("slug", part.alias("part"), ((F.col("rank") == 0) & (F.col("step") == 0)).alias("own"))


def near(run: Run, placed: Table, model: Table) -> Table:
    """Related papers of each: the best in its own cell and among those for whom that is one of the nearest."""

    def make() -> DataFrame:
        count = max(1, placed.rows // PAPERS_A_CELL)
        cells = cells_of(run, placed, find_centres(run, placed, count), 1 + CELLS_AROUND).persist()
        met = parts_of_cells(cells).join(rows_of(run, placed).select("slug", "vector", "terms"), "slug")
        met = shared_out(run, met, placed.rows, "part").sortWithinPartitions("part", F.desc("own"), "slug")
        said = ask(run, met.mapInArrow(cell_lines, "key string, line string"), "near", share_folder(run, model))
        schema = "near array<struct<key: string, related: array<array<string>>>>"
        one = said.select(F.explode(F.from_json("answer", schema)["near"]).alias("one"))
        pair = F.transform(
            "one.related",
            lambda pair: F.struct(pair[0].alias("slug"), pair[1].cast("double").alias("score")),
        )
        return one.select(F.col("one.key").alias("slug"), pair.alias("related"))

    return keep(run, "near", [placed.key], placed.rows, "slug", make)


def cell_lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A line for each part of a cell, whose papers come one after the other, its own first."""
    rows = rows_in(batches, "part", "own", "slug", "vector", "terms")
    for part, members in itertools.groupby(rows, key=lambda row: row[0]):
        _, is_own, slugs, vectors, terms = zip(*members, strict=True)
        own = sum(is_own)
        if own:
            line = {
                "own": own,
                "keys": slugs,
                "vectors": base64.b64encode(b"".join(vectors)).decode(),
                "terms": base64.b64encode(b"".join(terms)).decode(),
                "sizes": [len(one) for one in terms],
                "nearest": base64.b64encode(nearest_of_first(in_steps(vectors), own).tobytes()).decode(),
            }
            yield pa.RecordBatch.from_arrays([pa.array([part]), pa.array([json.dumps(line)])], ["key", "line"])


def nearest_of_first(steps: Floats, own: int) -> npt.NDArray[np.uint32]:
    """Places of the nearest of each of the first rows, closest first, itself left out; ties go to the earlier."""
    count = len(steps)
    wanted = min(NEAREST, count - 1)
    nearest = np.empty((own, wanted), "<u4")
    for start in range(0, own, ROWS_AT_ONCE):
        rows = np.arange(start, min(start + ROWS_AT_ONCE, own))
        scores = (steps[rows] @ steps.T).astype(np.int64)
        # No two are equal: of two as near the first is taken.
        order = np.arange(count) - scores * count
        order[rows - start, rows] = np.iinfo(np.int64).max
        if wanted < count - 1:
            best = np.argpartition(order, wanted, axis=1)[:, :wanted]
            ranks = np.argsort(np.take_along_axis(order, best, 1), axis=1)
            nearest[rows] = np.take_along_axis(best, ranks, 1)
        else:
            nearest[rows] = np.argsort(order, axis=1)[:, :wanted]
    return nearest


def together(run: Run, papers: Table, placed: Table, related: Table) -> Table:
    """The atlas: a row a paper, with all that the stages found."""

    def make() -> DataFrame:
        rows = rows_of(run, papers).select(*[name for name in FIELDS if name != "ids"], "ids.doi", "ids.arxiv")
        found = rows_of(run, placed).drop("vector", "terms")
        return rows.join(found, "slug").join(rows_of(run, related), "slug")

    return keep(run, "papers", [papers.key, placed.key, related.key], papers.rows, "slug", make)


# ---- the way from papers to tables


def chart(run: Run, papers: str, topics: str | None, sample_size: int) -> tuple[Table, Table, Table]:
    """All stages to the atlas in order: its table, the papers on the map of the sample, and what became of this."""
    records = read(run, papers)
    unique = one_a_paper(run, records, pairs_of(run, records))
    sample = choose_sample(run, unique, sample_size)
    fitted, model = fit(run, unique, sample, topics)
    placed = place(run, unique, model)
    table = together(run, unique, placed, near(run, placed, model))
    places = {name: one.path.removeprefix(f"{run.out}/") for name, one in (("papers", table), ("model", model))}
    write_text(run, f"{run.out}/atlas.json", json.dumps({"version": VERSION, **places}) + "\n")
    return table, placed, fitted


def parse_call() -> argparse.Namespace:
    """The call's options."""
    call = argparse.ArgumentParser(description="The atlas of millions of papers as tables, on Spark.")
    call.add_argument(
        "--papers",
        required=True,
        help="Parquet tables, JSON Lines or an OpenAlex snapshot: a file, a folder or a pattern",
    )
    call.add_argument("--topics", help="topics.yaml on this machine; without it topics are found")
    call.add_argument("--site", help="site.yaml on this machine: a site is made, with its title and settings")
    call.add_argument("--out", required=True, help="folder of the tables, on any file system that Spark knows")
    call.add_argument(
        "--sample",
        type=int,
        default=50_000,
        help="papers that are charted at once on this machine (50000)",
    )
    call.add_argument("--chartroom", default="chartroom", help="the program, as every executor can call it")
    return call.parse_args()


def code_of(command: list[str]) -> str:
    """A hash of the code that makes rows: that of the program, by what it says of it, and this file."""
    named = shlex.join(command)
    try:
        said = subprocess.run([*command, "worker", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(
            f"cluster: missing program: {named} does not run ({error}). Install it, or name it by --chartroom."
        ) from None
    return key_of(said, *[Path(file).read_text(encoding="utf-8") for file in (*MODULES, __file__)])


def told(error: str) -> str | None:
    """What of an error of Spark is ours to tell, and what to do; None where it is Spark's own."""
    why = [line for line in error.splitlines() if "RuntimeError: " in line]
    if why:
        return f"cluster: a worker failed: {why[-1].strip().removeprefix('RuntimeError: ')}"
    damaged = re.search(r"error while reading file (\S+?)\.?\s", error)
    if damaged:
        return f"cluster: damaged papers: {damaged[1]} cannot be read to its end. Fetch it again, or leave it out."
    return None


def main() -> None:
    """Runs all stages and says what became of them."""
    call = parse_call()
    command = shlex.split(call.chartroom)
    code = code_of(command)
    spark = SparkSession.builder.appName("chartroom").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_A_BATCH)
    spark.conf.set("spark.sql.shuffle.partitions", max(4, 2 * spark.sparkContext.defaultParallelism))
    for file in MODULES:
        spark.sparkContext.addPyFile(file)
    run = Run(spark, call.out.rstrip("/"), command, code)
    try:
        table, placed, fitted = chart(run, call.papers, call.topics, call.sample)
        if call.site is not None:
            settings = Path(call.site).read_text(encoding="utf-8")
            print(f"The site stands in {chartroom_site.make_site(run, table, placed, fitted, settings)}")
    except (PySparkException, Py4JJavaError) as error:
        why = told(str(error))
        if why is None:
            raise
        raise SystemExit(why) from None
    finally:
        spark.stop()
    print(f"{table.rows} papers stand in {table.path}")


if __name__ == "__main__":
    main()
