/** Runs the recurring work of a worker. */
export interface Jobs {
  /**
   * Runs `work` every `everySeconds`, first at once, never twice at the same time for one key: also not in two
   * workers where the engine spans them. A failed run is logged and the next one comes as planned.
   */
  every(
    key: string,
    everySeconds: number,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /** Stops planning, asks running work to end at its next safe point, and waits for it. */
  stop(): Promise<void>;
}
