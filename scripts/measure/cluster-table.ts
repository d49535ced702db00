import type { RunCost, StageCost } from './cluster-costs.ts';
import { type ByProgram, PROGRAMS } from './process-tree.ts';

/** Made by the driver alone, once: the sample's map and what is small of the site. */
const ON_DRIVER: ReadonlySet<string> = new Set(['fitted', 'skeleton']);
/** What the model tells of, as the issue of a million papers asks. */
const MODELLED_PAPERS = 1_000_000;
const MACHINES = 10;
/** Cores of each machine of the model, as this one is measured on. */
const CORES_A_MACHINE = 2;
const SECONDS_A_MINUTE = 60;

/** A run of the same papers on one core and one on two. */
export interface TwoRuns {
  readonly papers: number;
  readonly one: RunCost;
  readonly two: RunCost;
}

/** What each stage takes, what all of them hold, and what more machines would take, as lines for a terminal. */
export function clusterTable({ papers, one, two }: TwoRuns): readonly string[] {
  const rows = one.stages.map((stage) => {
    const other = two.stages.find(({ name }) => name === stage.name) ?? stage;
    return rowOf(papers, stage, other);
  });
  const [all, allOnTwo] = [one, two].map(({ stages }) => sumOf(stages)) as [StageCost, StageCost];
  return [
    'stage             rows  1 core s  2 cores s  second core   papers a second and core   ms of processor a paper: Java, Python, Node',
    ...rows,
    rowOf(papers, all, allOnTwo),
    '',
    ...memoryLines(one.peakBytes, two.peakBytes),
    ...modelLines(papers, all.seconds, allOnTwo.seconds, driverSeconds(two)),
  ];
}

function rowOf(papers: number, one: StageCost, two: StageCost): string {
  const each = PROGRAMS.map((program) => (1000 * one.processor[program]) / papers);
  const sum = each.reduce((total, ms) => total + ms, 0);
  const isOnDriver = ON_DRIVER.has(one.name);
  return [
    one.name.padEnd(14),
    String(one.rows).padStart(7),
    one.seconds.toFixed(1).padStart(9),
    two.seconds.toFixed(1).padStart(10),
    (isOnDriver ? 'driver' : ratio(one.seconds, two.seconds)).padStart(12),
    (isOnDriver ? '' : pace(papers, one.seconds, two.seconds)).padStart(26),
    `${sum.toFixed(2).padStart(9)}: ${each.map((ms) => ms.toFixed(2)).join(', ')}`,
  ].join(' ');
}

/** What of the second core arrives: 1 is all of it. */
function ratio(one: number, two: number): string {
  return (one / Math.max(two, Number.EPSILON) / 2).toFixed(2);
}

function pace(papers: number, one: number, two: number): string {
  return [one, 2 * two].map((s) => (papers / Math.max(s, Number.EPSILON)).toFixed(0)).join(', ');
}

/** All that executors did. */
function sumOf(stages: readonly StageCost[]): StageCost {
  const theirs = stages.filter(({ name }) => !ON_DRIVER.has(name));
  const sum = (of: (stage: StageCost) => number) =>
    theirs.reduce((total, stage) => total + of(stage), 0);
  const [java, python, node] = PROGRAMS.map((program) => sum((one) => one.processor[program]));
  return {
    name: 'executors',
    rows: 0,
    seconds: sum(({ seconds }) => seconds),
    processor: { java: java!, python: python!, node: node! },
  };
}

function driverSeconds({ stages }: RunCost): number {
  return stages
    .filter(({ name }) => ON_DRIVER.has(name))
    .reduce((sum, { seconds }) => sum + seconds, 0);
}

function memoryLines(...peaks: readonly ByProgram[]): readonly string[] {
  return peaks.map((peak, i) => {
    const each = PROGRAMS.map((program) => `${program} ${(peak[program] / 1e9).toFixed(2)} GB`);
    return `most memory at once on ${i + 1} ${i === 0 ? 'core' : 'cores'}: ${each.join(', ')}`;
  });
}

/**
 * A million papers by Amdahl's law: of executors' time on one core a part is divided by the cores, and the rest by none.
 * Whether that rest grows with the papers two runs of one size do not tell: the model says both.
 */
function modelLines(papers: number, one: number, two: number, driver: number): readonly string[] {
  const fixed = Math.max(0, 2 * two - one);
  const times = MODELLED_PAPERS / papers;
  const minutes = (cores: number, rest: number) =>
    ((driver + rest + (times * (one - fixed)) / cores) / SECONDS_A_MINUTE).toFixed(0);
  const told = (cores: number) =>
    `${minutes(cores, fixed)} to ${minutes(cores, times * fixed)} min`;
  return [
    `share of executors' time on one core that a second does not shorten: ${((100 * fixed) / one).toFixed(0)} %`,
    `a million papers (model): on 2 cores ${told(2)}, on ${MACHINES} machines of ${CORES_A_MACHINE} cores ${told(MACHINES * CORES_A_MACHINE)}`,
    'assumed: a paper costs there what it costs here, a network and a bucket are as fast as this disk, the same sample; the first figure where what no core shortens stays as it is, the second where it grows with the papers',
  ];
}
