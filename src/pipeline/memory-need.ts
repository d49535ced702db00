import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { MachineError } from './machine-error.ts';

const MB = 2 ** 20;
/**
 * What is alive on the heap at the peak of a build, in MB: measured with `--trace-gc` where memory is ample, 163 for
 * 5,000 conference papers. Arrays of numbers come on top, so what has less will surely not do.
 */
const BASE_MB = 60;
const PAPER_MB = 0.0205;
/** What is alive leaves room for what is not yet swept away. */
const SPARE = 1.5;
/** Node's limit counts the room in which new things are made; what stays alive has none of it. */
const NURSERY_MB = 192;
/** Sizes are told in steps of this. */
const STEP_MB = 256;

/** What a run may take, in bytes. */
export interface MemoryLimits {
  /** Node's own, for its heap. */
  readonly heap: number;
  /** The machine's, or the container's. */
  readonly machine: number;
}

/** What this run may take. */
function limitsHere(): MemoryLimits {
  const constrained = process.constrainedMemory();
  return {
    heap: getHeapStatistics().heap_size_limit - NURSERY_MB * MB,
    machine: constrained > 0 ? Math.min(constrained, totalmem()) : totalmem(),
  };
}

/**
 * Throws `MachineError` where so many papers need more memory than there is, with the size that would fit: Node itself
 * would end minutes later, without a word that helps.
 */
export function refuseWithoutMemory(papers: number, limits: MemoryLimits = limitsHere()): void {
  const need = BASE_MB + PAPER_MB * papers;
  const [heap, machine] = [limits.heap / MB, limits.machine / MB];
  if (Math.min(heap, machine) >= need) return;
  const fits = Math.ceil((SPARE * need) / STEP_MB) * STEP_MB;
  const least = `machine: ${papers} papers need ${Math.ceil(need)} MB of memory at least`;
  throw new MachineError(
    machine < need
      ? `${least}, and this machine, or the container on it, has ${Math.floor(machine)}. Build on one with ${2 * fits} MB; the built folder goes to any host.`
      : `${least}, and Node may take ${Math.floor(heap)}. Give it more: NODE_OPTIONS=--max-old-space-size=${fits}.`,
  );
}
