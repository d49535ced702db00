"""Search by words of a site whose papers stand in tables: the index in parts that one machine would write.

Workers tell the terms of papers; Spark groups them by term, sorts and numbers them and cuts them into blocks, of which
workers make files. What says where all of it lies is a file that any reader loads, and so may the driver hold.
"""

from __future__ import annotations

import base64
import bisect
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from chartroom_files import (
    FILE_SCHEMA,
    FILES,
    PAPERS_A_LINE,
    Site,
    answered,
    asked,
    by_number,
    in_groups,
    one_line,
    place_of,
    put,
    written,
)
from chartroom_meaning import Meaning, meant_rows, word_meaning
from chartroom_tables import Run, Table, counted, keep, read_text, rows_in, rows_of, shared_out

# Sorted rows that are cut into files by themselves.
BLOCK_ROWS = 4096
IDENTIFIERS_A_FILE = 1024
WORDS = "words array<struct<kind: string, key: string, values: string>>"
ALIASES = "aliases array<struct<key: string, told: string>>"
PARTS = "name string, folder string, block long, nth long, head string, file binary"
NUMBERS = ("topicOf", "years")
TEXTS = ("titles", "venues", "authors")


# ---- what papers tell


def told(run: Run, site: Site) -> Table:
    """What papers in a row give to the index of words."""
    telling = json.loads(read_text(run, f"{site.kit.path}/search.json"))["head"]["topTermsOnly"]

    def make() -> DataFrame:
        rows = rows_of(run, site.rows)
        if telling:
            others = papers_with(run, site)
            text = F.concat(without_end("line"), F.lit(',"papersWith":'), F.coalesce("others", F.lit("{}")), F.lit("}"))
            rows = rows.join(others, "number", "left").withColumn("line", text)
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", None, rows=rows)
        return asked(run, site, lines, "terms")

    return keep(run, "told", [site.rows.key], site.rows.rows, "group", make)


def papers_with(run: Run, site: Site) -> DataFrame:
    """Of each paper, in how many each term of its abstract stands that stands in several."""
    lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", None)
    said = asked(run, site, lines, "abstract-terms")
    papers = list_in(said.select("answer"), "papers array<struct<number: long, terms: array<string>>>")
    held = papers.select("number", F.explode("terms").alias("term"))
    counts = held.groupBy("term").count().where("count > 1")
    pairs = held.join(counts, "term").groupBy("number").agg(F.collect_list(F.struct("term", "count")).alias("pairs"))
    return pairs.select("number", F.to_json(F.map_from_entries("pairs")).alias("others"))


def list_in(answers: DataFrame, schema: str) -> DataFrame:
    """The rows of a list that answers hold, whose name its schema begins with, beside the answers' other columns."""
    name = schema.split()[0]
    others = [column for column in answers.columns if column != "answer"]
    each = F.explode(F.from_json("answer", schema)[name]).alias("one")
    return answers.select(*others, each).select(*others, "one.*")


def without_end(column: str) -> Column:
    """The JSON of an object without its last bracket."""
    return F.regexp_replace(column, r"\}$", "")


class Totals(NamedTuple):
    """Of all papers: the fields in which any has a value, sorted, and how many identifiers they have."""

    given: list[str]
    identifiers: int


def totals(run: Run, site: Site, answers: Table) -> Totals:
    """Counts what papers told, once for all stages that ask."""

    def make() -> DataFrame:
        said = F.from_json("answer", "given array<string>, identifiers array<array<long>>").alias("said")
        every = F.array_sort(F.array_distinct(F.flatten(F.collect_list("said.given"))))
        rows = rows_of(run, answers).select(said)
        return rows.agg(every.alias("given"), F.sum(F.size("said.identifiers")).alias("identifiers"))

    table = keep(run, "totals", [site.rows.key, answers.key], 1, "identifiers", make)
    [(given, identifiers)] = rows_of(run, table).select("given", "identifiers").collect()
    return Totals(list(given), identifiers)


def posted(run: Run, site: Site, answers: Table) -> Table:
    """Words of each kind, numbered in the order in which JavaScript sorts them, with where they stand in all papers."""

    def make() -> DataFrame:
        rows = list_in(rows_of(run, answers).select("group", "answer"), WORDS)
        parts = F.array_sort(F.collect_list(F.struct("group", "values")))
        words = (
            rows.groupBy("kind", "key").agg(parts.alias("parts")).withColumn("name", F.concat_ws(" ", "kind", "key"))
        )
        words = words.select("name", "kind", "key", F.concat_ws(",", "parts.values").alias("values")).persist()
        # JavaScript compares units of 16 bits, Spark characters.
        units = words.select("name", F.encode("name", "UTF-16BE").alias("units"))
        numbered = words.join(counted(units, "name", "place", "units"), "name").persist()
        first = numbered.groupBy("kind").agg(F.min("place").alias("first"))
        return numbered.join(F.broadcast(first), "kind").select(
            *("kind", "key", "values", "place"), (F.col("place") - F.col("first")).alias("row")
        )

    return keep(run, "terms", [answers.key], site.rows.rows, "place", make)


# ---- blocks


def in_blocks(run: Run, site: Site, rows: DataFrame) -> DataFrame:
    """A line for each block of rows of a kind, and what is found there beside them."""
    parted = shared_out(run, rows, site.rows.rows, "block").sortWithinPartitions("kind", "block", F.desc("own"), "row")
    return parted.mapInArrow(block_lines, "kind string, block long, line string")


def block_lines(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A line for each block, whose rows come one after the other, its own first."""
    rows = rows_in(batches, "kind", "block", "own", "text")
    for (kind, block), members in itertools.groupby(rows, key=lambda row: row[:2]):
        own: list[str] = []
        aliases: list[str] = []
        for _, _, is_own, text in members:
            (own if is_own else aliases).append(text)
        head = f'{{"column":"{kind}","firstRow":{block * BLOCK_ROWS}'
        line = f'{head},"rows":[{",".join(own)}],"aliases":[{",".join(aliases)}]}}'
        yield pa.RecordBatch.from_pylist([{"kind": kind, "block": block, "line": line}], BLOCK_LINE)


BLOCK_LINE = pa.schema([("kind", pa.string()), ("block", pa.int64()), ("line", pa.string())])


def block_rows(words: DataFrame, text: Column) -> DataFrame:
    """Words as rows of their blocks."""
    return words.select("kind", block_of_row().alias("block"), F.lit(True).alias("own"), "row", text.alias("text"))


def block_of_row() -> Column:
    """The block that a row is in."""
    return F.floor(F.col("row") / BLOCK_ROWS)


def aliases(run: Run, site: Site, answers: Table, terms: DataFrame) -> DataFrame:
    """What is found elsewhere than among the terms that it is told of, as rows of the blocks in which its keys lie."""
    keys = asked(run, site, in_blocks(run, site, block_rows(terms, F.to_json(F.struct("key")))), "term-keys")
    short = asked(run, site, short_forms(run, answers), "acronyms")
    both = list_in(keys.select("answer").union(short), ALIASES)
    firsts = terms.where(F.col("row") % BLOCK_ROWS == 0).orderBy("row").select("key").collect()
    columns = "kind string, block long, own boolean, row long, text string"
    return both.mapInArrow(routed([first for (first,) in firsts]), columns)


def short_forms(run: Run, answers: Table) -> DataFrame:
    """A line for each short form: how often each long form of it is introduced, and how many papers write it small."""
    said = rows_of(run, answers).select("answer")
    forms = list_in(said, "shortForms array<struct<short: string, long: string, times: long>>")
    small = list_in(said, "small array<struct<short: string, times: long>>")
    long = forms.groupBy("short", "long").agg(F.sum("times").alias("times"))
    each = long.groupBy("short").agg(F.array_sort(F.collect_list(F.struct("long", "times"))).alias("forms"))
    found = each.join(small.groupBy("short").agg(F.sum("times").alias("small")), "short", "left")
    return found.select(
        F.to_json(F.struct("short", "forms", F.coalesce("small", F.lit(0)).alias("small"))).alias("line")
    )


def routed(firsts: list[str]) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Brings each alias to the block in which its key lies or would lie, by what the blocks begin with."""
    units = [first.encode("utf-16-be") for first in firsts]

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            found = [
                max(0, bisect.bisect(units, key.encode("utf-16-be")) - 1) for key in batch.column("key").to_pylist()
            ]
            columns = {
                "kind": pa.array(["terms"] * len(found), pa.string()),
                "block": pa.array(found, pa.int64()),
                "own": pa.array([False] * len(found), pa.bool_()),
                "row": pa.nulls(len(found), pa.int64()),
                "text": batch.column("told"),
            }
            yield pa.RecordBatch.from_arrays(list(columns.values()), list(columns))

    return work


def parts(run: Run, site: Site, answers: Table, words: Table) -> Table:
    """Files of terms, of their papers and of fields' words, as the blocks have them, with what is said of each."""

    def make() -> DataFrame:
        rows = rows_of(run, words)
        text = F.concat(without_end("one"), F.lit(',"values":['), "values", F.lit("]}"))
        every = block_rows(rows.withColumn("one", F.to_json(F.struct("key"))), text)
        terms = rows.where("kind = 'terms'")
        lines = in_blocks(run, site, every.union(aliases(run, site, answers, terms))).persist()
        dictionary = asked(run, site, lines.where("kind = 'terms'"), "dictionary")
        columns = asked(run, site, lines.where("kind != 'terms'"), "column-words")
        return dictionary.union(columns).mapInArrow(filed, PARTS)

    return keep(run, "blocks", [words.key], site.rows.rows, "name", make)


def filed(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """A row for each file of a block, with its place among those of its folder there."""
    for block, answer in rows_in(batches, "block", "answer"):
        nth: dict[str, int] = {}
        for file in json.loads(answer)["files"]:
            folder = file["folder"]
            place = nth[folder] = nth.get(folder, -1) + 1
            row = {
                **{"name": f"{folder}/{block}/{place}", "folder": folder, "block": block, "nth": place},
                **{"head": file["head"], "file": base64.b64decode(file["bytes"])},
            }
            yield pa.RecordBatch.from_pylist([row], PART)


PART = pa.schema(
    [
        *(("name", pa.string()), ("folder", pa.string()), ("block", pa.int64()), ("nth", pa.int64())),
        *(("head", pa.string()), ("file", pa.binary())),
    ]
)


# ---- files


def part_files(run: Run, site: Site, made: Table) -> Table:
    """The files of blocks, numbered over all blocks."""

    def make() -> DataFrame:
        counts = rows_of(run, made).groupBy("folder", "block").count().orderBy("folder", "block").collect()
        before: dict[tuple[str, int], int] = {}
        for folder, group in itertools.groupby(counts, key=lambda row: row[0]):
            own = list(group)
            sums = itertools.accumulate((count for _, _, count in own), initial=0)
            before.update({(folder, block): place for (_, block, _), place in zip(own, sums, strict=False)})
        columns = rows_of(run, made).select("folder", "block", "nth", "file")
        return columns.mapInArrow(numbered(site, before), FILES)

    return written(run, site, "filed", make, made.key)


def numbered(
    site: Site, before: dict[tuple[str, int], int]
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Writes the files of blocks; `before` says how many stand before those of each."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        files, root = place_of(site.folder)
        for folder, block, nth, file in rows_in(batches, "folder", "block", "nth", "file"):
            path = f"data/{site.version}/search/{folder}/{before[(folder, block)] + nth}.bin"
            size, digest = put(files, f"{root}/{path}", iter([file]))
            yield pa.RecordBatch.from_pylist([{"path": path, "bytes": size, "digest": digest}], FILE_SCHEMA)

    return work


def cards(run: Run, site: Site, answers: Table, given: list[str], meaning: Meaning) -> Table:
    """What answers show of papers."""

    def make() -> DataFrame:
        meant = F.concat(F.lit(","), F.expr("substring(to_json(struct(row, hub)), 2)"))
        rows = rows_of(run, site.rows).join(meant_rows(run, meaning), "number")
        rows = rows.withColumn("line", F.concat(without_end("named"), meant))
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", None, rows=rows)
        head = F.lit(f'{{"given":{json.dumps(given)},')
        lines = lines.select("group", F.concat(head, F.expr("substring(line, 2)")).alias("line"))
        return asked(run, site, lines, "cards").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "cards", make, answers.key, meaning.meant.key)


def identifier_files(pairs: int) -> int:
    """Into how many files so many identifiers go."""
    return -(-pairs // IDENTIFIERS_A_FILE)


def identifiers(run: Run, site: Site, answers: Table, count: int) -> Table:
    """Files of identifiers, by what their hashes leave when divided by the number of files."""

    def make() -> DataFrame:
        each = F.explode(F.from_json("answer", "identifiers array<array<long>>")["identifiers"]).alias("pair")
        pairs = rows_of(run, answers).select(each).withColumn("file", F.col("pair")[0] % count)
        groups = pairs.groupBy("file").agg(F.array_sort(F.collect_list("pair")).alias("pairs"))
        lines = groups.select(F.to_json(F.struct("file", "pairs")).alias("line"))
        return asked(run, site, lines, "identifiers").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "identifiers", make, answers.key)


def numbers(run: Run, site: Site, answers: Table, given: list[str]) -> Table:
    """A number of all papers in a file each: a byte or two a paper, which whoever asks by it loads."""

    def make() -> DataFrame:
        lines = None
        for name in NUMBERS:
            if name in given:
                texts = rows_of(run, answers).select(
                    "group", F.get_json_object("answer", f"$.numbers.{name}").alias("text")
                )
                one = texts.repartition(1).sortWithinPartitions("group").mapInArrow(numbers_line(name), "line string")
                lines = one if lines is None else lines.union(one)
        assert lines is not None
        return asked(run, site, lines, "numbers").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "numbers", make, answers.key)


def numbers_line(name: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The line of a number of all papers, in the order of their rows."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        every = ",".join(itertools.chain.from_iterable(batch.column("text").to_pylist() for batch in batches))
        yield pa.RecordBatch.from_arrays([pa.array([f'{{"name":"{name}","values":[{every}]}}'])], ["line"])

    return work


def index(run: Run, site: Site, made: Table, numbers: dict[str, Any]) -> Table:
    """The files that say what lies where in the others; `numbers` tells of those beside the files of blocks."""

    def make() -> DataFrame:
        heads: dict[str, list[Any]] = {}
        rows = rows_of(run, made).select("folder", "block", "nth", "head").orderBy("folder", "block", "nth").collect()
        for folder, _, _, head in rows:
            heads.setdefault(folder, []).append(json.loads(head))
        line = {
            **{"terms": heads.get("terms", []), "postings": heads.get("postings", [])},
            "columns": {name: heads.get(f"columns/{name}", []) for name in TEXTS},
            **numbers,
        }
        return asked(run, site, one_line(run, json.dumps(line)), "index").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "index", make, made.key, json.dumps(numbers))


def make_search(run: Run, site: Site, meaning: Meaning) -> None:
    """Writes all that questions read, but for papers' vectors, which stand there, and abstracts."""
    answers = told(run, site)
    words = posted(run, site, answers)
    made = parts(run, site, answers, words)
    part_files(run, site, made)
    postings = F.split("values", ",").cast("array<long>")
    terms = rows_of(run, words).where("kind = 'terms'")
    terms = terms.select(F.col("key").alias("term"), F.size(postings).alias("papers"), postings.alias("postings"))
    dimensions, vector_files = word_meaning(run, site, meaning, terms, words.key, words.rows)
    given, count = totals(run, site, answers)
    cards(run, site, answers, given, meaning)
    files = identifier_files(count)
    identifiers(run, site, answers, files)
    numbers(run, site, answers, given)
    index(
        *(run, site, made),
        {"given": given, "identifierFiles": files, "dimensions": dimensions, "vectorFiles": vector_files},
    )
