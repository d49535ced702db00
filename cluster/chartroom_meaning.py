"""Search by meaning on a site of tables: papers' vectors in cells of such as point the same way, and what words mean.

Vectors are kept in few bits, so that every sum of them is exact and no order of adding decides anything. What of a few
papers decides how all are put into files (the middle of each cell, the directions that all share) one worker finds.
"""

from __future__ import annotations

import base64
import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from chartroom_files import FILES, PAPERS_A_LINE, Site, answered, asked, one_line, written
from chartroom_tables import Run, Table, copy, keep, kept, read_text, rows_in, rows_of, shared_out

# Words whose files a worker is asked for at once.
WORDS_A_LINE = 5000
# A posting is a paper's place times so much, with what is told of the place in it; the last two bits say where it is.
PLACES = 1024
WHERE = 3
# Names and years beside a paper's text say nothing of what a word means.
IN_OTHER = 1
# Words lie in files by how many papers have them: of few, of some, of many.
TIERS = 3
# What a kit has beside its frame that workers of meaning ask for.
OF_KIT = ("frame.json", "words.json")
# A line that asks nothing.
NOTHING = "{}"
MEANT = "cells array<int>, hubs array<int>, sum array<double>"


class Meaning(NamedTuple):
    """Papers' vectors as search keeps them, what decides how they are put into files, and where each went."""

    rows: Table
    basis: Table
    meant: Table


def answer_of(run: Run, site: Site, line: str, stage: str) -> str:
    """What a worker answers to one line."""
    said = asked(run, site, one_line(run, line), stage).first()
    return str(said["answer"]) if said else ""


def as_text(pieces: list[bytes]) -> str:
    """Bytes as JSON has them."""
    return base64.b64encode(b"".join(pieces)).decode()


def in_row(column: str, text: Callable[[int, list[bytes]], str]) -> Callable[..., Iterator[pa.RecordBatch]]:
    """A line for each group of papers, which come one after the other."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for group, rows in itertools.groupby(rows_in(batches, "group", column), key=lambda row: row[0]):
            line = text(group, [one for _, one in rows])
            yield pa.RecordBatch.from_arrays([pa.array([group], pa.int64()), pa.array([line])], ["group", "line"])

    return work


def grouped(run: Run, rows: DataFrame, count: int) -> DataFrame:
    """Papers in groups of as many as a worker is given at once, in the order of their numbers."""
    rows = rows.withColumn("group", F.floor(F.col("number") / PAPERS_A_LINE))
    return shared_out(run, rows, count, "group").sortWithinPartitions("group", "number")


def numbered(group: str, place: str) -> Column:
    """The number of a paper by its group and its place there."""
    return (F.col(group) * PAPERS_A_LINE + F.col(place)).alias("number")


# ---- papers


def kept_rows(run: Run, site: Site, placed: Table) -> Table:
    """Papers' vectors as search keeps them."""

    def make() -> DataFrame:
        numbers = rows_of(run, site.rows).select("slug", "number")
        rows = grouped(run, numbers.join(rows_of(run, placed).select("slug", "vector"), "slug"), placed.rows)
        text = in_row("vector", lambda _, rows: json.dumps({"papers": len(rows), "vectors": as_text(rows)}))
        lines = rows.select("group", "vector").mapInArrow(text, "group long, line string")
        said = asked(run, site, lines, "kept-rows")
        one = said.select("group", F.posexplode(F.from_json("answer", "rows array<string>")["rows"]).alias("at", "row"))
        return one.select(numbered("group", "at"), F.unbase64("row").alias("row"))

    return keep(run, "vectors", [site.rows.key, placed.key], placed.rows, "number", make)


def find_basis(run: Run, site: Site, rows: Table) -> Table:
    """What of some papers decides how all are put into files, as a kit for workers."""

    def make(to: str) -> int:
        papers = json.loads(answer_of(run, site, NOTHING, "basis-papers"))["papers"]
        wanted = run.spark.createDataFrame([(number,) for number in papers], "number long")
        found = rows_of(run, rows).join(F.broadcast(wanted), "number").orderBy("number").select("row").collect()
        said = answer_of(run, site, json.dumps({"rows": as_text([row for (row,) in found])}), "basis")
        with tempfile.TemporaryDirectory(prefix="chartroom-") as folder:
            for name in OF_KIT:
                Path(folder, name).write_text(read_text(run, f"{site.kit.path}/{name}"), encoding="utf-8")
            Path(folder, "basis.bin").write_bytes(base64.b64decode(json.loads(said)["basis"]))
            copy(run, Path(folder).as_uri(), f"{to}/meaning")
        return len(papers)

    found = kept(run, "basis", [rows.key], make)
    return Table(f"{found.path}/meaning", found.key, found.rows)


def find_meant(run: Run, site: Site, rows: Table, basis: Table) -> Table:
    """Of papers in groups, in the order of their numbers: the cell and the hubness of each, and their sum."""

    def make() -> DataFrame:
        text = in_row("row", lambda group, rows: json.dumps({"from": group * PAPERS_A_LINE, "rows": as_text(rows)}))
        lines = grouped(run, rows_of(run, rows), rows.rows).select("group", "row")
        said = asked(run, site._replace(kit=basis), lines.mapInArrow(text, "group long, line string"), "meant")
        return said.select("group", F.from_json("answer", MEANT).alias("said")).select("group", "said.*")

    return keep(run, "meant", [basis.key], rows.rows // PAPERS_A_LINE, "group", make)


def meant_rows(run: Run, meaning: Meaning) -> DataFrame:
    """Each paper with its cell, its vector as it is kept, and its hubness as a byte."""
    both = F.arrays_zip(F.col("cells").alias("cell"), F.col("hubs").alias("hub"))
    one = rows_of(run, meaning.meant).select("group", F.posexplode(both).alias("at", "one"))
    return one.select(numbered("group", "at"), "one.cell", "one.hub").join(rows_of(run, meaning.rows), "number")


def cell_files(run: Run, site: Site, meaning: Meaning) -> Table:
    """The files of cells, and that which says where they lie."""
    of_basis = site._replace(kit=meaning.basis)

    def said() -> DataFrame:
        paper = F.struct("number", "row", "hub")
        cells = meant_rows(run, meaning).groupBy("cell").agg(F.array_sort(F.collect_list(paper)).alias("papers"))
        lines = shared_out(run, cells.select("cell", F.to_json(F.struct("cell", "papers")).alias("line")), 0, "cell")
        return asked(run, of_basis, lines, "cells")

    answers = keep(run, "cells", [meaning.meant.key], meaning.rows.rows // PAPERS_A_LINE, "cell", said)

    def make() -> DataFrame:
        told = F.from_json("answer", "papers int, hub double").alias("told")
        each = rows_of(run, answers).select("cell", told).select("cell", "told.*").orderBy("cell").collect()
        line = json.dumps({"cells": [row.asDict() for row in each]})
        centres = asked(run, of_basis, one_line(run, line), "centres")
        return rows_of(run, answers).select("answer").union(centres).mapInArrow(answered(site.folder), FILES)

    return written(run, site, "meaning", make)


def make_meaning(run: Run, site: Site, placed: Table) -> Meaning:
    """Writes what search knows of papers' meaning; its tables."""
    rows = kept_rows(run, site, placed)
    basis = find_basis(run, site, rows)
    meaning = Meaning(rows, basis, find_meant(run, site, rows, basis))
    cell_files(run, site, meaning)
    return meaning


# ---- words


def tiers_of(run: Run, site: Site, meaning: Meaning, terms: DataFrame, made_from: str, about: int) -> Table:
    """What says into which file a word's vector goes, of each word that papers have or the model knows."""

    def make() -> DataFrame:
        known = [(word,) for word in json.loads(answer_of(run, site, NOTHING, "known-words"))["words"]]
        words = terms.select(F.col("term").alias("word"), F.col("papers").cast("long"))
        words = words.join(run.spark.createDataFrame(known, "word string"), "word", "full")
        words = words.select("word", F.coalesce("papers", F.lit(0)).alias("papers"))
        group = F.pmod(F.xxhash64("word"), F.lit(1 + (about + len(known)) // WORDS_A_LINE)).alias("group")
        every = words.groupBy(group).agg(F.array_sort(F.collect_list(F.struct("word", "papers"))).alias("words"))
        lines = shared_out(run, every.select("group", F.to_json(F.struct("words")).alias("line")), about, "group")
        said = asked(run, site, lines, "word-tiers")
        schema = "words array<struct<word: string, tier: int, hash: long>>"
        return said.select(F.explode(F.from_json("answer", schema)["words"]).alias("one")).select("one.*")

    return keep(run, "tiers", [made_from, meaning.meant.key], about, "word", make)


def word_meaning(
    run: Run,
    site: Site,
    meaning: Meaning,
    terms: DataFrame,
    made_from: str,
    about: int,
) -> tuple[int, list[int]]:
    """Writes what words mean to these papers; the components of a vector, and how many files each tier of words has.

    `terms` has a row a word, with how many `papers` have it and its `postings`; `made_from` is their key.
    """
    tiers = tiers_of(run, site, meaning, terms, made_from, about)
    counted = {tier: count for tier, count in rows_of(run, tiers).groupBy("tier").count().collect()}
    line = json.dumps({"tiers": [counted.get(tier, 0) for tier in range(TIERS)]})
    told = json.loads(answer_of(run, site, line, "vector-files"))
    before = list(itertools.accumulate(told["files"], initial=0))

    def make() -> DataFrame:
        sums = [row[0] for row in rows_of(run, meaning.meant).select("sum").collect()]
        mean = [sum(column) / meaning.rows.rows for column in zip(*sums, strict=True)]
        first, files = (F.array(*[F.lit(n) for n in numbers]) for numbers in (before, told["files"]))
        place = F.element_at(first, F.col("tier") + 1) + F.col("hash") % F.element_at(files, F.col("tier") + 1)
        words = rows_of(run, tiers).select("word", place.alias("file"))
        each = terms.select(F.col("term").alias("word"), F.explode("postings").alias("posting"))
        each = each.where(F.col("posting").bitwiseAND(WHERE) != IN_OTHER)
        number = F.floor(F.col("posting") / PLACES).alias("number")
        said = each.select("word", number).join(rows_of(run, meaning.rows), "number").join(words, "word")
        # A word of no paper has a line too, by what the model knows of it.
        every = said.select("file", "word", "row").unionByName(words.withColumn("row", F.lit(None).cast("binary")))
        every = shared_out(run, every, site.rows.rows, "file").sortWithinPartitions("file", "word")
        lines = every.mapInArrow(word_lines(mean), "file long, line string")
        return asked(run, site, lines, "word-vectors").mapInArrow(answered(site.folder), FILES)

    written(run, site, "word_vectors", make, made_from)
    return told["dimensions"], told["files"]


def word_lines(mean: list[float]) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A line for each file of words, whose rows come one after the other."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for file, rows in itertools.groupby(rows_in(batches, "file", "word", "row"), key=lambda row: row[0]):
            words = [
                {"word": word, "rows": as_text([row for _, _, row in said if row is not None])}
                for word, said in itertools.groupby(rows, key=lambda row: row[1])
            ]
            line = json.dumps({"file": file, "mean": mean, "words": words})
            yield pa.RecordBatch.from_arrays([pa.array([file], pa.int64()), pa.array([line])], ["file", "line"])

    return work
