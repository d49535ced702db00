import type { SparseRows } from './embed/tfidf.ts';
import { type MapFidelity, mapFidelity } from './layout/fidelity.ts';
import { layOut } from './layout/layout.ts';
import type { Neighbours } from './neighbours/neighbour-lists.ts';
import type { OnStep } from './on-step.ts';
import { type Related, relatedPapers } from './related/related.ts';
import type { Teachers } from './teachers.ts';

/** What a map is laid out from. */
interface LayoutInput {
  /** n × d, unit rows. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly neighbours: Neighbours;
  /** n × 2, −1 where a paper has no place yet; null where none has. */
  readonly places: Float64Array | null;
  readonly fresh: boolean;
}

/** A place for every paper, and how true they are. */
interface LaidOut {
  /** n × 2. */
  readonly xy: Float64Array;
  readonly fidelity: MapFidelity;
}

/** What related papers are found from. */
interface RelatedInput extends Pick<LayoutInput, 'vectors' | 'dimensions' | 'neighbours'> {
  readonly terms: SparseRows;
  readonly teachers: Teachers;
}

/**
 * The stages that read numbers alone and wait for no name: on a second core they go on while phrases and topics are
 * found on the first. What they read and make is plain data, which another thread can be handed.
 */
const NUMBER_STAGES = {
  layout: (
    { vectors, dimensions, neighbours, places, fresh }: LayoutInput,
    onStep: OnStep,
  ): LaidOut => {
    const xy = layOut(vectors, dimensions, neighbours, places, fresh, undefined, onStep);
    return { xy, fidelity: mapFidelity(vectors, dimensions, xy, neighbours) };
  },
  related: (
    { vectors, dimensions, neighbours, terms, teachers }: RelatedInput,
    onStep: OnStep,
  ): readonly (readonly Related[])[] =>
    relatedPapers(vectors, dimensions, terms, neighbours, undefined, onStep, teachers),
} as const;

export type NumberStage = keyof typeof NUMBER_STAGES;
type Stages = typeof NUMBER_STAGES;
export type StageInput<Stage extends NumberStage> = Parameters<Stages[Stage]>[0];
export type StageOutput<Stage extends NumberStage> = ReturnType<Stages[Stage]>;

/** Begins a stage; what comes back waits for what it makes. */
export type BeginStage = <Stage extends NumberStage>(
  stage: Stage,
  input: StageInput<Stage>,
  onStep: OnStep,
) => () => StageOutput<Stage>;

/** Goes through a stage here and now. */
export function runStage<Stage extends NumberStage>(
  stage: Stage,
  input: StageInput<Stage>,
  onStep: OnStep,
): StageOutput<Stage> {
  const run = NUMBER_STAGES[stage] as (
    input: StageInput<Stage>,
    onStep: OnStep,
  ) => StageOutput<Stage>;
  return run(input, onStep);
}

/** Without a second thread each stage is done as it begins. */
export const AT_ONCE: BeginStage = (stage, input, onStep) => {
  const made = runStage(stage, input, onStep);
  return () => made;
};
