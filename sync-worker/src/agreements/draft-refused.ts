/** A goal that cannot be as somebody wants it: the message says what is wrong with it and what to write instead. */
export class DraftRefusedError extends Error {
  override readonly name = 'DraftRefusedError';
}

export function refuseDraft(reason: string): never {
  throw new DraftRefusedError(reason);
}
