"""Tables that are kept, and the program that fills them: what all stages of the way on Spark stand on.

Each stage leaves a table under a key of what it was made from; a run that died goes on after the last of them. The
same rows stand in the same files, into however many partitions Spark parts the work.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import shlex
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]
from pyspark import SparkFiles
from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StringType, StructField, StructType

# Of atlas.json: rises where who reads the tables must read them otherwise.
VERSION = 1
# A file of some 50 MB where rows hold vectors: neither thousands of files nor any that one task cannot sort.
ROWS_A_FILE = 25_000
# Work lost with a worker that is killed; a partition of so many takes minutes, its Node a second to start.
ROWS_A_TASK = 20_000
# Rows that Python holds at a time: a thousand texts are two megabytes, a thousand blocks of versions some twenty.
ROWS_A_BATCH = 1000
# A worker that said all ends at once, or is ended.
SECONDS_TO_END = 5
# The program wants fields that say nothing as null, which Spark would leave out.
NULLS = {"ignoreNullFields": "false"}


class Run(NamedTuple):
    """What every stage is given: Spark, the folder of tables, the program, and a hash of all code that makes rows."""

    spark: SparkSession
    out: str
    command: list[str]
    code: str


class Table(NamedTuple):
    """A table that a stage left: its rows stand in `files` of `path`, which ends in `key`."""

    path: str
    key: str
    rows: int
    files: Sequence[str] = ()


# ---- folders, on whatever file system Spark knows


def file_system(run: Run, path: str) -> tuple[Any, Any]:
    """Hadoop's file system of a path, and the path for it."""
    jvm: Any = run.spark.sparkContext._jvm
    at = jvm.org.apache.hadoop.fs.Path(path)
    return at.getFileSystem(run.spark.sparkContext._jsc.hadoopConfiguration()), at


def exists(run: Run, path: str) -> bool:
    """Whether a file or folder is there."""
    files, at = file_system(run, path)
    return bool(files.exists(at))


def remove(run: Run, path: str) -> None:
    """Takes away a folder and all in it."""
    files, at = file_system(run, path)
    files.delete(at, True)


def rename(run: Run, path: str, to: str) -> None:
    """Gives a file or folder another name, in whose place nothing stands."""
    files, at = file_system(run, path)
    if not files.rename(at, file_system(run, to)[1]):
        raise SystemExit(f"cluster: cannot rename {path} to {to}: may this account write there?")


def copy(run: Run, folder: str, to: str) -> None:
    """Copies a folder and all in it to a place where nothing stands."""
    jvm: Any = run.spark.sparkContext._jvm
    (files, at), (others, there) = file_system(run, folder), file_system(run, to)
    others.mkdirs(there.getParent())
    conf = run.spark.sparkContext._jsc.hadoopConfiguration()
    jvm.org.apache.hadoop.fs.FileUtil.copy(files, at, others, there, False, conf)


def read_text(run: Run, path: str) -> str:
    """Reads a small file."""
    files, at = file_system(run, path)
    stream = files.open(at)
    text: str = run.spark.sparkContext._jvm.org.apache.commons.io.IOUtils.toString(stream, "UTF-8")  # type: ignore[union-attr]
    stream.close()
    return text


def write_text(run: Run, path: str, text: str) -> None:
    """Writes a small file."""
    files, at = file_system(run, path)
    stream = files.create(at, True)
    stream.write(bytearray(text.encode()))
    stream.close()


def files_under(run: Run, path: str) -> list[tuple[str, int, int]]:
    """Data files of a path with their bytes and times, sorted: listed once, so that a late listing changes no run."""
    files, at = file_system(run, path)
    found = files.globStatus(at)
    if found is None or len(found) == 0:
        raise SystemExit(f"cluster: missing papers: {path} is not there. Give --papers a file or a folder.")
    listed = []
    for status in found:
        each = files.listFiles(status.getPath(), True)
        while each.hasNext():
            file = each.next()
            name = file.getPath().getName()
            if not name.startswith(("_", ".")) and name != "manifest" and file.getLen() > 0:
                listed.append((file.getPath().toString(), file.getLen(), file.getModificationTime()))
    if not listed:
        raise SystemExit(f"cluster: missing papers: no file with anything in it stands under {path}.")
    return sorted(listed)


# ---- tables that are kept


def key_of(*parts: object) -> str:
    """Sixteen digits for what a table is made from."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def kept(run: Run, name: str, made_from: Sequence[object], make: Callable[[str], int]) -> Table:
    """The folder of a stage: as an earlier run left it, else made beside its place and put there when it is whole.

    Its mark says how many rows it has and in which files: nobody who reads it trusts a listing.
    """
    key = key_of(run.code, name, *made_from)
    path, marker = f"{run.out}/stages/{name}-{key}", f"{run.out}/stages/{name}-{key}.made"
    began = time.monotonic()
    made = not exists(run, marker)
    if made:
        beside = f"{run.out}/stages/unfinished-{name}-{key}"
        for left in (beside, path):
            remove(run, left)
        rows = make(beside)
        names = [file.rpartition(f"/{beside.rpartition('/')[2]}/")[2] for file, _, _ in files_under(run, beside)]
        rename(run, beside, path)
        write_text(run, marker, json.dumps({"version": VERSION, "rows": rows, "files": names}) + "\n")
    told = json.loads(read_text(run, marker))
    # A line for each stage as it ends.
    pace = f"{time.monotonic() - began:.1f} s" if made else "kept from an earlier run"
    print(f"{name}: {told['rows']} rows, {pace}", flush=True)
    return Table(path, key, told["rows"], [f"{path}/{file}" for file in told["files"]])


def keep(
    run: Run,
    name: str,
    made_from: Sequence[object],
    about: int,
    by: str,
    make: Callable[[], DataFrame],
) -> Table:
    """The table of a stage, sorted by `by`.

    `about` says of how many rows it will be, from which the number of its files follows.
    """

    def write(folder: str) -> int:
        seen = Observation()
        rows = make().repartition(1 + about // ROWS_A_FILE, by).sortWithinPartitions(by)
        rows.observe(seen, F.count("*").alias("rows")).write.mode("overwrite").parquet(folder)
        files = []
        # Spark names files after the run; here they are named after their place alone.
        for file, _, _ in files_under(run, folder):
            place, _, old = file.rpartition("/")
            files.append(f"{place}/{old.split('-')[0]}-{old.split('-')[1]}.parquet")
            rename(run, file, files[-1])
        # What a stage held to read twice nobody reads again.
        run.spark.catalog.clearCache()
        wanted = int(seen.get["rows"])
        found = run.spark.read.parquet(*files).count()
        if found != wanted:
            raise SystemExit(
                f"cluster: late files: of {wanted} rows in {folder} {found} are seen. Run again: whole tables are kept."
            )
        return wanted

    return kept(run, name, made_from, write)


def rows_of(run: Run, table: Table) -> DataFrame:
    """The rows of a table."""
    return run.spark.read.parquet(*table.files)


def counted(frame: DataFrame, key: str, name: str, *by: str) -> DataFrame:
    """Each key with its place in an order, from 0."""
    ordered = frame.orderBy(*by).select(key)
    fields = StructType([ordered.schema[0], StructField(name, LongType())])
    return ordered.rdd.zipWithIndex().map(lambda pair: (pair[0][0], pair[1])).toDF(fields)


# ---- the program in a partition


def answers(
    command: Sequence[str],
    batches: Iterable[list[str]],
    compiled: str | None = None,
) -> Iterator[list[str]]:
    """What one process of the program answers to lines, in their order; it lives as long as there are any.

    Node keeps what it compiled in the folder `compiled`, and takes from there what another process did.
    """
    batches = iter(batches)
    first = next(batches, None)
    if first is None:
        return
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, env=surroundings(compiled)
        ) as process,
    ):
        assert process.stdin is not None and process.stdout is not None
        try:
            for lines in itertools.chain([first], batches):
                # Pipes hold 64 KB: who writes all before reading waits forever.
                feeder = threading.Thread(target=feed, args=(process.stdin, lines))
                feeder.start()
                got = [process.stdout.readline() for _ in lines]
                feeder.join()
                if lines and not got[-1].endswith(b"\n"):
                    said.seek(0)
                    tail = said.read()[-2000:].decode(errors="replace").strip()
                    raise RuntimeError(f"{shlex.join(command)} ended early: {tail or 'it was killed'}")
                yield [line.decode().rstrip("\n") for line in got]
            process.stdin.close()
            if process.stdout.read(1):
                raise RuntimeError(f"{shlex.join(command)} gave more answers than it was given lines")
            # It keeps what it compiled once it has said all.
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_TO_END)
        finally:
            process.kill()
            # What stands unwritten in a pipe to one that ended is no further fault.
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()


def surroundings(compiled: str | None) -> dict[str, str]:
    """The environment of a worker; a folder of compiled code that the machine names itself goes first."""
    return {**({} if compiled is None else {"NODE_COMPILE_CACHE": compiled}), **os.environ}


def feed(stdin: IO[bytes], lines: Iterable[str]) -> None:
    """Writes lines to a process; one that ended is told of by what it does not answer."""
    try:
        for line in lines:
            stdin.write(line.encode() + b"\n")
        stdin.flush()
    except (BrokenPipeError, ValueError):
        pass


def ask(
    run: Run,
    frame: DataFrame,
    stage: str,
    folder: str | None = None,
    option: str = "--model",
    tolerant: bool = False,
) -> DataFrame:
    """Column `line` of a frame through workers of a stage, or of several in turn: in its place stands `answer`.

    `folder` is one that executors have, which the program is told by an option. An error in place of an answer ends
    the run, except where the caller is `tolerant`.
    """
    command = [*run.command, "worker", *stage.split()]
    others = [field for field in frame.schema.fields if field.name != "line"]
    names = [*(field.name for field in others), "answer"]

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        call = command if folder is None else [*command, option, SparkFiles.get(folder)]
        # Of this run alone, so that nobody else has put code there.
        compiled = SparkFiles.get("compiled")
        waiting, sent = itertools.tee(batches)
        lines = (batch.column("line").to_pylist() for batch in sent)
        for batch, replies in zip(waiting, answers(call, lines, compiled), strict=True):
            for reply in replies:
                if not tolerant and reply.startswith('{"error"'):
                    raise RuntimeError(f"{shlex.join(call)}: {json.loads(reply)['error']}")
            columns = [batch.column(name) for name in names[:-1]]
            yield pa.RecordBatch.from_arrays([*columns, pa.array(replies, pa.string())], names)

    return frame.mapInArrow(work, StructType([*others, StructField("answer", StringType())]))


def rows_in(batches: Iterable[pa.RecordBatch], *names: str) -> Iterator[tuple[Any, ...]]:
    """The rows of batches, one after the other: what these columns have."""
    for batch in batches:
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def shared_out(run: Run, frame: DataFrame, rows: int, by: str = "key") -> DataFrame:
    """Rows in as many partitions as keep every core at work."""
    tasks = max(2 * run.spark.sparkContext.defaultParallelism, rows // ROWS_A_TASK)
    return frame.repartition(tasks, by)


def share_folder(run: Run, folder: Table) -> str:
    """Sends a folder to every executor once; returns the name under which it lies there."""
    run.spark.sparkContext.addFile(folder.path, recursive=True)
    return folder.path.rpartition("/")[2]
