import { createHmac } from 'node:crypto';

/** Anybody who has the address opens the file until it expires; nobody can make or stretch one without the secret. */
export function signedQuery(secret: string, fileId: number, expiresAt: number): URLSearchParams {
  const expires = String(Math.floor(expiresAt / 1_000));
  return new URLSearchParams({ Expires: expires, Signature: signature(secret, fileId, expires) });
}

export function isSigned(
  secret: string,
  fileId: number,
  query: URLSearchParams,
  now: number,
): boolean {
  const expires = query.get('Expires') ?? '';
  return (
    Number(expires) * 1_000 > now && query.get('Signature') === signature(secret, fileId, expires)
  );
}

function signature(secret: string, fileId: number, expires: string): string {
  return createHmac('sha256', secret).update(`${fileId}:${expires}`).digest('base64url');
}
