/** What a person sees of long work: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  /** Begins a named step; `total` where it is known. Steps may run side by side. */
  step(label: string, total?: number): ProgressStep;
}

export interface ProgressStep {
  advance: (by: number) => void;
  done: (note?: string) => void;
}

export const silentProgress: Progress = {
  step: () => ({ advance: () => undefined, done: () => undefined }),
};
