/** A request that must not be repeated was sent, and nobody knows whether HubSpot has done it, or is about to. */
export class UncertainError extends Error {
  override readonly name = 'UncertainError';
  readonly end: 'cut' | 'silence';

  /** @param end - `cut`: a gateway gave up, or the connection broke; `silence`: no word within our patience. */
  constructor(end: UncertainError['end'], cause?: unknown) {
    super('HubSpot may have done what it was asked once', { cause });
    this.end = end;
  }
}
