/**
 * The shapes that the builder, the audit and the command line exchange (release.json, blocks.json, spec.json, units.csv).
 * Types only: the audit must share no logic with the builder, so nothing here computes.
 */
export type Polarity = 'higher' | 'lower' | 'target' | 'neutral';
export type Sensitivity = 'A' | 'B' | 'C';
export type IndicatorKind = 'ratio' | 'level' | 'yesno';

export type IndicatorSpec = {
  id: string;
  polarity: Polarity;
  /** Default B. */
  sensitivity?: Sensitivity;
  /** A 1-2-5 number, at least the step in which answers are recorded. */
  displayStep: number;
  /** Default ratio. */
  kind?: IndicatorKind;
};
export type FamilySpec = { id: string; indicators: string[] };
export type Parameters = { minUnits: number; minOutside: number; observerCoalition: 1 | 2 };

export type ReleaseSpec = {
  round: string;
  dimensions: string[];
  /** Finest first; each key's columns are dimensions or the word `associations`. */
  ladder: string[][];
  /** Lattice nodes: for each, one cohort per combination of values that occurs. */
  cohorts: string[][];
  families: FamilySpec[];
  indicators: IndicatorSpec[];
  parameters?: Partial<Parameters>;
};

/** One firm's accepted values in a round. `group` is empty when the record is its own unit. */
export type FirmRecord = {
  id: string;
  group: string;
  /** At least one: everyone who sees this record's raw values. */
  associations: string[];
  dimensions: Record<string, string>;
  /** Missing values are absent. Finite numbers only. */
  values: Record<string, number>;
};

export type Tier = 'T5' | 'T12' | 'T30' | 'T100';
export type NBand = '5-11' | '12-19' | '20-29' | '30-49' | '50-99' | '100+';
export type Coverage = 'all' | 'part';
export type Point = 'P5' | 'P10' | 'P25' | 'P50' | 'P75' | 'P90' | 'P95';

export type PointFigure = { tier: Tier; grid: number } & Partial<Record<Point, number>> & { trimmedMean?: number };
export type WideBandFigure = { tier: Tier; grid: number; wideBand: [number, number] };
export type ShareFigure = { tier: Tier; shareBand: string };
export type SuppressedFigure = { suppressed: 'size-level' };
export type PublishedFigure = PointFigure | WideBandFigure | ShareFigure | SuppressedFigure;

export type PublishedCohort = {
  family: string;
  /** Only the node's dimensions; `{}` for everyone. */
  dimensions: Record<string, string>;
  nBand: NBand;
  coverage: Coverage;
  figures: Record<string, PublishedFigure>;
};
export type ReleaseFile = { method: 'gauge-release/1'; round: string; cohorts: PublishedCohort[] };

/** `*` in a label stands for mixed; associations are joined by `|`. */
export type Block = { level: number; label: string[]; units: string[] };
export type FamilyBlocks = { id: string; blocks: Block[]; unplaced: string[]; withheld: Block[] };
export type BlocksFile = { method: 'gauge-release/1'; round: string; families: FamilyBlocks[] };

/**
 * An earlier release's internal side, for the history rule; oldest first. `families` says which indicators each family
 * held then; without it the blocks are read as those of the family that has their id now.
 */
export type HistoryEntry = { records: FirmRecord[]; blocks: BlocksFile; families?: readonly FamilySpec[] };
