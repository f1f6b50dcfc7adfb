import { createHash } from 'node:crypto';

import { isSignedInVersion2 } from '@attain/sync-worker/http/signature-v2';
import { describe, expect, it } from 'vitest';

const SECRET = '7c3f8a1e-0b52-4d6f-9e21-5a4b3c2d1e0f';

/** Signed with another program: `printf … | sha256sum`. */
const CALL = {
  method: 'POST',
  uri: 'https://attain.example/workflow-actions/rescore?portalId=4711',
  body: Buffer.from('{"name":"Zoë 東京"}'),
  signature: '55614191777ff34b8d6de48bedfd9885c8fc1f98056854d21a0f87393846e74c',
};

describe('a signature of version 2', () => {
  it('is accepted, in either case of its digits', () => {
    expect(isSignedInVersion2(CALL, SECRET)).toBe(true);
    expect(isSignedInVersion2({ ...CALL, signature: CALL.signature.toUpperCase() }, SECRET)).toBe(
      true,
    );
  });

  it.each([
    ['for another method', { method: 'PUT' }],
    ['for another path', { uri: CALL.uri.replace('rescore', 'value-summary') }],
    ['for another query', { uri: CALL.uri.replace('4711', '4712') }],
    ['for another body', { body: Buffer.from('{"name":"Zoe"}') }],
    ['that is missing', { signature: undefined }],
    ['that is empty', { signature: '' }],
    ['that is shorter', { signature: CALL.signature.slice(1) }],
    ['that is longer', { signature: `${CALL.signature}0` }],
    ['that is no hexadecimal', { signature: `${CALL.signature.slice(1)}g` }],
  ])('is refused %s', (_, change) => {
    expect(isSignedInVersion2({ ...CALL, ...change }, SECRET)).toBe(false);
  });

  it('is refused with another secret, and where it leaves the address out as version 1 does', () => {
    expect(isSignedInVersion2(CALL, `${SECRET}x`)).toBe(false);
    const signature = createHash('sha256').update(SECRET).update(CALL.body).digest('hex');
    expect(isSignedInVersion2({ ...CALL, signature }, SECRET)).toBe(false);
  });
});
