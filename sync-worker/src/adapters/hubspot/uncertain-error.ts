/** What HubSpot had begun when it was cut off shows within moments; one it works on in silence ends within 100 s (524). */
export const SETTLES_IN_MS: Readonly<Record<UncertainError['end'], number>> = {
  cut: 5_000,
  silence: 40_000,
};

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
