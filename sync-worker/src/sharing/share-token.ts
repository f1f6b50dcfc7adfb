const SHAPE = /^(\d{1,15})\.([\w-]{22})\.([\w-]{43})$/;

/** What the address of a shared report says: whose link it is, and the secret by which it opens. */
export type ShareToken = { portalId: number; linkId: string; secret: string };

export function writeToken({ portalId, linkId, secret }: ShareToken): string {
  return `${portalId}.${linkId}.${secret}`;
}

/** `undefined` for what cannot be the end of such an address. Whether it opens anything, the hash of its secret says. */
export function readToken(text: string): ShareToken | undefined {
  const [, portalId, linkId, secret] = SHAPE.exec(text) ?? [];
  if (linkId === undefined || secret === undefined) return undefined;
  return { portalId: Number(portalId), linkId, secret };
}
