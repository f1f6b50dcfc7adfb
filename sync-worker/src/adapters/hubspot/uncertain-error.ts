/** A request that must not be repeated was sent, and nobody knows whether HubSpot has done it, or is about to. */
export class UncertainError extends Error {
  override readonly name = 'UncertainError';
  readonly end: 'answered' | 'silence';

  /** @param end - `answered`: by a gateway that gave up; `silence`: not at all, within our patience. */
  constructor(end: UncertainError['end'], cause?: unknown) {
    super('HubSpot may have done what it was asked once', { cause });
    this.end = end;
  }
}
