/** What a person sees of long work: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** Begins a named step; `total` where it is known, in `unit`. Steps may run side by side. */
  step(label: string, total?: number, unit?: ProgressUnit): ProgressStep;
}

export type ProgressUnit = 'items' | 'bytes';

export interface ProgressStep {
  advance: (by: number) => void;
  done: (note?: string) => void;
}

export const silentProgress: Progress = {
  step: () => ({ advance: () => undefined, done: () => undefined }),
};
