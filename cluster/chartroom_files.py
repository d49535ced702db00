"""Files of a site out of rows: lines of papers for workers, and what these answer, written where it was made.

Each stage leaves a table of the files it wrote, with the size and the hash of each.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import fs
from pyspark import TaskContext
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from chartroom_tables import Run, Table, ask, exists, keep, remove, rows_in, rows_of, share_folder, shared_out

# Papers that a worker makes files of at once: those that they name come along, some three times as many.
PAPERS_A_LINE = 1280
FILES = "path string, bytes long, digest string"
FILE_SCHEMA = pa.schema([("path", pa.string()), ("bytes", pa.int64()), ("digest", pa.string())])


class Site(NamedTuple):
    """A site that is made: where, which version, by what kit, whether its open data come in parts, and its papers."""

    folder: str
    version: str
    kit: Table
    parts: bool
    rows: Table


# ---- lines


def in_groups(
    run: Run,
    site: Site,
    group: Column,
    order: str,
    named: Column | None,
    told: str = "line",
    rows: DataFrame | None = None,
) -> DataFrame:
    """A line for each `group` of papers, in an order, with those that they name; `told` is what it tells of its own.

    `rows` are those of the papers where more is told of each than their table has.
    """
    rows = (rows_of(run, site.rows) if rows is None else rows).withColumn("group", group)
    text = F.expr(told).alias("line")
    own = rows.select("group", F.lit(True).alias("own"), F.col(order).alias("place"), "slug", text)
    every = own
    if named is not None:
        pairs = rows.select("group", F.explode(named).alias("slug")).distinct()
        others = pairs.join(own.select("group", "slug"), ["group", "slug"], "left_anti")
        texts = rows.select("slug", F.col("number").alias("place"), F.col("named").alias("line"))
        others = others.join(texts, "slug").withColumn("own", F.lit(False))
        every = own.unionByName(others)
    every = shared_out(run, every, site.rows.rows, "group").sortWithinPartitions("group", F.desc("own"), "place")
    return every.mapInArrow(group_lines, "group long, line string")


def group_lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A line for each group, whose rows come one after the other, its own papers first."""
    for group, members in itertools.groupby(rows_in(batches, "group", "own", "line"), key=lambda row: row[0]):
        papers: list[str] = []
        linked: list[str] = []
        for _, own, line in members:
            (papers if own else linked).append(line)
        head = f'{{"from":{group * PAPERS_A_LINE},"file":{group}'
        text = f'{head},"papers":[{",".join(papers)}],"linked":[{",".join(linked)}]}}'
        yield pa.RecordBatch.from_arrays([pa.array([group], pa.int64()), pa.array([text])], ["group", "line"])


def by_number(count: int) -> Column:
    """So many papers each, in the order of slugs."""
    return F.floor(F.col("number") / count)


def in_order(run: Run, site: Site, texts: DataFrame, place: str) -> DataFrame:
    """Rows of one file after the other, in the order of their places."""
    texts = texts.withColumn("text", F.col("text").cast("binary"))
    return shared_out(run, texts, site.rows.rows, "path").sortWithinPartitions("path", place)


# ---- files


def place_of(folder: str) -> tuple[Any, str]:
    """Arrow's file system of a folder, and its path there: executors write by it, for they have no way into Java."""
    for ours, theirs in (("file:", ""), ("s3a:", "s3:"), ("s3n:", "s3:")):
        if folder.startswith(ours):
            folder = theirs + folder.removeprefix(ours)
    found: tuple[Any, str] = fs.FileSystem.from_uri("/" + folder.lstrip("/") if folder.startswith("/") else folder)
    return found


def put(files: Any, path: str, pieces: Iterator[bytes]) -> tuple[int, str]:
    """Writes a file beside its place and puts it there when it is whole; its size and hash."""
    task = TaskContext.get()
    beside = f"{path}.{task.taskAttemptId() if task else 0}.unfinished"
    files.create_dir(path.rpartition("/")[0], recursive=True)
    size, digest = 0, hashlib.sha256()
    with files.open_output_stream(beside) as out:
        for piece in pieces:
            out.write(piece)
            digest.update(piece)
            size += len(piece)
    files.move(beside, path)
    return size, digest.hexdigest()[:16]


def answered(folder: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Writes the files that workers answered; a row for each."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        files, root = place_of(folder)
        for batch in batches:
            rows = []
            for answer in batch.column("answer").to_pylist():
                for file in json.loads(answer)["files"]:
                    size, digest = put(files, f"{root}/{file['path']}", iter([base64.b64decode(file["bytes"])]))
                    rows.append({"path": file["path"], "bytes": size, "digest": digest})
            yield pa.RecordBatch.from_pylist(rows, FILE_SCHEMA)

    return work


def joined(folder: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Writes each `path` of rows that come one after the other, their texts in that order; a row for each."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        files, root = place_of(folder)
        for path, texts in itertools.groupby(rows_in(batches, "path", "text"), key=lambda row: row[0]):
            size, digest = put(files, f"{root}/{path}", (text for _, text in texts))
            yield pa.RecordBatch.from_pylist([{"path": path, "bytes": size, "digest": digest}], FILE_SCHEMA)

    return work


def asked(run: Run, site: Site, lines: DataFrame, stage: str) -> DataFrame:
    """What workers of a site answer."""
    return ask(run, lines, stage, share_folder(run, site.kit), option="--kit")


def one_line(run: Run, text: str) -> DataFrame:
    """A line alone."""
    return run.spark.createDataFrame([(text,)], "line string")


def written(run: Run, site: Site, name: str, make: Callable[[], DataFrame], *made_from: str) -> Table:
    """The files of a stage, which writes them as the table of them is made, of the rows and of what has other keys."""
    table = keep(run, name, [site.rows.key, *made_from], 1, "path", make)
    first = rows_of(run, table).select("path").first()
    if first is None or exists(run, f"{site.folder}/{first[0]}"):
        return table
    # Somebody took the site away.
    remove(run, f"{table.path}.made")
    return keep(run, name, [site.rows.key, *made_from], 1, "path", make)
