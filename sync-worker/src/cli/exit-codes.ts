/** What a command's exit status means; fixed, because scripts branch on it. */
export const EXIT = {
  ok: 0,
  failed: 1,
  /** Finished, and some records or rows were refused. */
  rejected: 2,
  /** The command line itself is wrong. */
  usage: 64,
} as const;
