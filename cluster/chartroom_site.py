"""The site of an atlas that stands in tables: a folder for any static host, whose files the executors write.

What shows single papers is made of rows by `chartroom worker`, some thousand at once, and written where it was made;
what is small the driver makes of the sample, by `chartroom skeleton`. Each stage leaves a table of the files it wrote:
a run that died goes on after the last of them. The page by which readers come in is put there last.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import fs
from pyspark import TaskContext
from pyspark.sql import Column, DataFrame, Window
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StructField, StructType

from chartroom_tables import (
    NULLS,
    Run,
    Table,
    ask,
    copy,
    exists,
    file_system,
    keep,
    kept,
    key_of,
    read_text,
    remove,
    rows_in,
    rows_of,
    share_folder,
    shared_out,
)

# Digits of the version in the addresses of files.
VERSION_LENGTH = 12
# How so many papers are kept, whatever their owner's settings say.
FORM = "pages: packed\npapers: shards\n"
# Papers that a worker makes files of at once: those that they name come along, some three times as many.
PAPERS_A_LINE = 1280
# Papers in a file of the list of all, and in a part of the open data.
PAPERS_A_LIST = 1000
PAPERS_A_PART = 5000
# Addresses of papers in a file for search engines: the most that one may have.
ADDRESSES_A_FILE = 50_000
# Names of authors by which selections are told apart, as one machine takes them.
MOST_AUTHORS = 20_000
# Titles in a file, in the order of points.
TITLES_A_FILE = 256
# The fields of a paper that others name, and of one of which a list or the map has a line.
NAMED = ("slug", "title", "authors", "year", "venue", "topic", "probabilities", "path", "id", "x", "y")
FURTHER = ("abstract", "doi", "arxiv", "url", "code", "keywords", "related")
BYTES_AT_ONCE = 1 << 20
FILES = "path string, bytes long, digest string"
DOTS = "dots array<struct<curve: long, number: long, point: string, title: string>>"
OPEN = "lines array<struct<line: string>>"


class Site(NamedTuple):
    """A site that is made: where, which version, by what kit, whether its open data come in parts, and its papers."""

    folder: str
    version: str
    kit: Table
    parts: bool
    rows: Table


# ---- what papers are counted, sorted and grouped by


def counted(frame: DataFrame, key: str, name: str, *by: str) -> DataFrame:
    """Each key with its place in an order, from 0."""
    ordered = frame.orderBy(*by).select(key)
    fields = StructType([ordered.schema[0], StructField(name, LongType())])
    return ordered.rdd.zipWithIndex().map(lambda pair: (pair[0][0], pair[1])).toDF(fields)


def keys(run: Run, papers: Table, kit: Table) -> Table:
    """By what papers are counted and grouped, and whom each stands beside among those of its groups."""

    def make() -> DataFrame:
        rows = rows_of(run, papers).select("slug", "title", "topic", "probabilities", "path")
        lines = shared_out(run, rows.select("slug", F.to_json(F.struct("*"), NULLS).alias("line")), papers.rows, "slug")
        said = ask(run, lines, "keys", share_folder(run, kit), option="--kit")
        schema = "ids array<string>, page int, order string, walk string"
        found = said.select("slug", F.from_json("answer", schema).alias("said")).select("slug", "said.*").persist()
        along = Window.partitionBy("walk").orderBy("order", "slug")
        same = F.row_number().over(Window.partitionBy(F.col("ids")[0]).orderBy("slug"))
        beside = found.select(
            "slug",
            "page",
            F.lag("slug").over(along).alias("before"),
            F.lead("slug").over(along).alias("after"),
            # The first of those that would have one short id gets it, a later one its next choice.
            F.when(same > 1, F.col("ids")[F.least(same, F.size("ids")) - 1]).alias("id"),
        )
        for name, by in (("number", ("slug",)), ("rank", ("order", "slug"))):
            beside = beside.join(counted(found, "slug", name, *by), "slug")
        return beside

    return keep(run, "keys", [papers.key, kit.key], papers.rows, "slug", make)


def lined(run: Run, papers: Table, keys_: Table, kit: Table) -> Table:
    """All that workers are told of a paper, as a line where files of it are made and one where others name it."""

    def make() -> DataFrame:
        text = run.spark.read.text(f"{kit.path}/sample.jsonl")
        known = text.select(
            F.get_json_object("value", "$.slug").alias("slug"),
            F.regexp_extract("value", r'"known":(.*)\}$', 1).alias("known"),
        )
        rows = rows_of(run, papers).join(rows_of(run, keys_), "slug").join(known, "slug", "left")
        told = F.concat(F.lit(',"known":'), F.coalesce("known", F.lit("null")), F.lit("}"))

        def line(*fields: str) -> Column:
            # What is known is JSON already, and stays letter by letter.
            return F.concat(F.regexp_replace(F.to_json(F.struct(*fields), NULLS), r"\}$", ""), told)

        return rows.select(
            *("slug", "number", "page", "rank"),
            F.array_compact(F.array("before", "after")).alias("beside"),
            F.col("related.slug").alias("related"),
            line(*NAMED, *FURTHER).alias("line"),
            line(*NAMED).alias("named"),
        )

    return keep(run, "lines", [papers.key, keys_.key, kit.key], papers.rows, "slug", make)


def in_groups(run: Run, site: Site, group: Column, order: str, named: Column | None, told: str = "line") -> DataFrame:
    """A line for each `group` of papers, in an order, with those that they name; `told` is what it tells of its own."""
    rows = rows_of(run, site.rows).withColumn("group", group)
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
            size, digest = put(files, f"{root}/{path}", (text.encode() for _, text in texts))
            yield pa.RecordBatch.from_pylist([{"path": path, "bytes": size, "digest": digest}], FILE_SCHEMA)

    return work


FILE_SCHEMA = pa.schema([("path", pa.string()), ("bytes", pa.int64()), ("digest", pa.string())])


def asked(run: Run, site: Site, lines: DataFrame, stage: str) -> DataFrame:
    """What workers of a site answer."""
    return ask(run, lines, stage, share_folder(run, site.kit), option="--kit")


def written(run: Run, site: Site, name: str, make: Callable[[], DataFrame]) -> Table:
    """The files of a stage, which writes them as the table of them is made."""
    table = keep(run, name, [site.rows.key], 1, "path", make)
    first = rows_of(run, table).select("path").first()
    if first is None or exists(run, f"{site.folder}/{first[0]}"):
        return table
    # Somebody took the site away.
    remove(run, f"{table.path}.made")
    return keep(run, name, [site.rows.key], 1, "path", make)


# ---- the stages


def pages(run: Run, site: Site) -> Table:
    """Packed pages of papers, with those of the papers beside each."""

    def make() -> DataFrame:
        count = rows_of(run, site.rows).agg(F.max("page") + 1).first()
        together = max(1, PAPERS_A_LINE * (count[0] if count else 1) // site.rows.rows)
        group = F.floor(F.col("page") / together)
        lines = in_groups(run, site, group, "number", F.array_union("related", "beside"))
        return asked(run, site, lines, "pages").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "pages", make)


def panels(run: Run, site: Site) -> Table:
    """Panels beside the map, and the texts that search shows of."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", F.col("related"))
        return asked(run, site, lines, "panels").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "panels", make)


def open_data(run: Run, site: Site) -> Table:
    """The papers as open data: one file, or parts where the host takes none so large."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_PART), "number", F.col("related"))
        said = asked(run, site, lines, "open")
        text = F.concat_ws("", F.transform(F.from_json("answer", OPEN)["lines"], lambda one: one["line"]))
        part = F.concat(F.lit("api/papers-"), F.col("group") + 1, F.lit(".jsonl"))
        path = part if site.parts else F.lit("api/papers.jsonl")
        texts = said.select(path.alias("path"), "group", text.alias("text"))
        return in_order(run, site, texts, "group").mapInArrow(joined(site.folder), FILES)

    return written(run, site, "open", make)


def list_of_all(run: Run, site: Site) -> Table:
    """The list of all papers by their titles, and what each file of it begins with."""

    def said() -> DataFrame:
        lines = in_groups(run, site, F.floor(F.col("rank") / PAPERS_A_LIST), "rank", None, "named")
        return asked(run, site, lines, "list").select("group", "answer")

    answers = keep(run, "starts", [site.rows.key], 1, "group", said)

    def make() -> DataFrame:
        starts = rows_of(run, answers).orderBy("group").select(F.get_json_object("answer", "$.start")).collect()
        text = json.dumps({"starts": [start for (start,) in starts]})
        line = run.spark.createDataFrame([(text,)], "line string")
        index = asked(run, site, line, "list-index")
        return rows_of(run, answers).select("answer").union(index).mapInArrow(answered(site.folder), FILES)

    return written(run, site, "list", make)


def points(run: Run, site: Site) -> Table:
    """The papers as points of the map, along a curve on which those beside each other follow each other."""

    def told() -> DataFrame:
        lines = in_groups(run, site, by_number(PAPERS_A_LINE), "number", None, "named")
        said = asked(run, site, lines, "dots").select(F.from_json("answer", DOTS).alias("said"))
        return said.select(F.explode("said.dots").alias("dot")).select("dot.*")

    # As many bytes as a paper has here are few: one task holds those of some million.
    dots = keep(run, "dots", [site.rows.key], site.rows.rows, "number", told)

    def make() -> DataFrame:
        rows = rows_of(run, dots)
        rows = rows.join(counted(rows, "number", "place", "curve", "number"), "number").persist()
        first = F.when(F.col("place") % TITLES_A_FILE == 0, "[").otherwise(",")
        ends = (F.col("place") % TITLES_A_FILE == TITLES_A_FILE - 1) | (F.col("place") == site.rows.rows - 1)
        number = F.floor(F.col("place") / TITLES_A_FILE)
        texts = rows.select(
            F.concat(F.lit(f"data/{site.version}/titles/"), number, F.lit(".json")).alias("path"),
            "place",
            F.concat(first, "title", F.when(ends, "]\n").otherwise("")).alias("text"),
        )
        titles = in_order(run, site, texts, "place").mapInArrow(joined(site.folder), FILES)
        one = rows.select("place", "point").repartition(1).sortWithinPartitions("place")
        line = one.mapInArrow(points_line, "line string")
        files = asked(run, site, line, "points").mapInArrow(answered(site.folder), FILES)
        return titles.union(files)

    return written(run, site, "points", make)


def points_line(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The line of all points, in the order of their rows."""
    every = "],[".join(itertools.chain.from_iterable(batch.column("point").to_pylist() for batch in batches))
    yield pa.RecordBatch.from_arrays([pa.array([f'{{"points":[[{every}]]}}'])], ["line"])


def relations(run: Run, site: Site) -> Table:
    """What relates papers on the map, by which selections are compared: related papers, and who wrote several."""

    def make() -> DataFrame:
        numbers = rows_of(run, site.rows).select("slug", "number")
        pairs = rows_of(run, site.rows).select("number", F.posexplode_outer("related").alias("rank", "slug"))
        places = pairs.join(numbers.withColumnRenamed("number", "place"), "slug", "left")
        ranked = F.array_sort(F.collect_list(F.when(F.col("place").isNotNull(), F.struct("rank", "place"))))
        related = places.groupBy("number").agg(F.to_json(F.transform(ranked, lambda one: one["place"])).alias("text"))
        wrote = rows_of(run, site.rows).select("number", F.get_json_object("named", "$.authors").alias("names"))
        names = wrote.select("number", F.explode(F.array_distinct(F.from_json("names", "array<string>"))).alias("name"))
        several = names.groupBy("name").agg(F.array_sort(F.collect_list("number")).alias("papers"))
        several = several.where("size(papers) > 1").orderBy(F.desc(F.size("papers")), "name").limit(MOST_AUTHORS)
        authors = [f'{{"text":{json.dumps(name)},"papers":{list(papers)}}}' for name, papers in several.collect()]
        one = (
            related.repartition(1)
            .sortWithinPartitions("number")
            .mapInArrow(related_line(",".join(authors)), "line string")
        )
        return asked(run, site, one, "relations").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "relations", make)


def related_line(authors: str) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The line of all related papers, in the order of their rows, and of authors."""

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        every = ",".join(itertools.chain.from_iterable(batch.column("text").to_pylist() for batch in batches))
        line = f'{{"related":[{every}],"authors":[{authors}]}}'
        yield pa.RecordBatch.from_arrays([pa.array([line])], ["line"])

    return work


def addresses(run: Run, site: Site) -> Table:
    """Files of papers' addresses for search engines, as the index names them that the driver made."""

    def make() -> DataFrame:
        lines = in_groups(run, site, by_number(ADDRESSES_A_FILE), "number", None, "to_json(struct(slug))")
        return asked(run, site, lines, "sitemap").mapInArrow(answered(site.folder), FILES)

    return written(run, site, "sitemap", make)


def by_number(count: int) -> Column:
    """So many papers each, in the order of slugs."""
    return F.floor(F.col("number") / count)


def in_order(run: Run, site: Site, texts: DataFrame, place: str) -> DataFrame:
    """Rows of one file after the other, in the order of their places."""
    return shared_out(run, texts, site.rows.rows, "path").sortWithinPartitions("path", place)


# ---- what the driver makes


def totals(run: Run, papers: Table) -> dict[str, int]:
    """How many papers each topic and each subtopic has, by the way to it."""
    counts: dict[str, int] = {}
    for topic, path, count in rows_of(run, papers).groupBy("topic", "path").count().collect():
        for depth in range(len(path) + 1):
            way = "/".join([topic, *path[:depth]])
            counts[way] = counts.get(way, 0) + count
    return dict(sorted(counts.items()))


def skeleton(run: Run, papers: Table, fitted: Table, settings: str) -> Table:
    """What is small of a site, and the kit by which workers make the rest."""
    version = key_of(run.code, papers.key, fitted.key, settings)[:VERSION_LENGTH]

    def make(to: str) -> int:
        with tempfile.TemporaryDirectory(prefix="chartroom-") as folder:
            here = Path(folder)
            copy(run, f"{fitted.path}/content", (here / "content").as_uri())
            ours = re.sub(r"^(?:pages|papers):.*\n?", "", settings, flags=re.MULTILINE)
            (here / "content/site.yaml").write_text(f"{ours.rstrip()}\n{FORM}", encoding="utf-8")
            told = {"version": version, "papers": papers.rows, "counts": totals(run, papers)}
            (here / "totals.json").write_text(json.dumps(told), encoding="utf-8")
            call = [*run.command, "skeleton"]
            for name in ("content", "totals", "out", "kit"):
                call += [f"--{name}", str(here / {"totals": "totals.json", "out": "site"}.get(name, name))]
            if subprocess.run(call, stdout=sys.stderr, check=False).returncode != 0:
                raise SystemExit("cluster: the site's frame could not be made: the lines above say why.")
            for name in ("site", "kit"):
                copy(run, (here / name).as_uri(), f"{to}/{name}")
        return fitted.rows

    return kept(run, "skeleton", [papers.key, fitted.key, settings], make)


def make_site(run: Run, papers: Table, fitted: Table, settings: str) -> str:
    """Writes the whole site; its folder."""
    frame = skeleton(run, papers, fitted, settings)
    kit = Table(f"{frame.path}/kit", frame.key, frame.rows)
    rows = lined(run, papers, keys(run, papers, kit), kit)
    files, at = file_system(run, f"{run.out}/site")
    folder = str(files.makeQualified(at).toString())
    told = json.loads(read_text(run, f"{kit.path}/frame.json"))["frame"]
    # As the program divides them: only where a host takes no file of any size.
    parts = told["site"].get("host", "any") != "any" and papers.rows > PAPERS_A_PART
    site = Site(folder, told["version"], kit, parts, rows)
    for stage in (pages, panels, open_data, list_of_all, points, relations):
        stage(run, site)
    # Of a sample that is all the driver knows every address itself.
    if told["site"]["address"] is not None and fitted.rows < papers.rows:
        addresses(run, site)
    publish(f"{frame.path}/site", folder)
    return folder


def publish(made: str, folder: str) -> None:
    """Puts what the driver made beside what executors did, the page that readers come in by last."""
    (files, root), (others, to) = place_of(made), place_of(folder)
    names = [
        one.path.removeprefix(f"{root}/")
        for one in files.get_file_info(fs.FileSelector(root, recursive=True))
        if one.is_file
    ]
    # Hadoop leaves checksums of its own beside files of a disk.
    own = sorted(name for name in names if not re.search(r"(?:^|/)\.[^/]*\.crc$", name))
    for name in sorted(own, key=lambda name: name == "index.html"):
        with files.open_input_stream(f"{root}/{name}") as stream:
            put(others, f"{to}/{name}", iter(lambda: stream.read(BYTES_AT_ONCE), b""))
