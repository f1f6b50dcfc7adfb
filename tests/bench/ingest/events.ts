import { randomBytes } from 'node:crypto';

const USERS_OF_ACCOUNT = 20;
const EVENT_NAMES = 30;
/** Two in five events are of the one in ten accounts that use the product most. */
const BUSY_SHARE = 0.4;
const BUSY_ACCOUNTS = 0.1;

const LIBRARY = '"library":{"name":"@segment/analytics-node","version":"3.1.0"}';
const END = '"_metadata":{"nodeVersion":"v26.10.0","jsRuntime":"node"}}';

/** Writes batches byte by byte as Segment's client for Node does, from users of these accounts. */
export function batchWriter(accounts: readonly string[], writeKey: string) {
  let sent = 0;
  const run = randomBytes(4).toString('hex');

  const event = (now: string, at: number): string => {
    sent += 1;
    const account = accounts[pick(accounts.length)] ?? '';
    const user = `${account}-user-${Math.floor(Math.random() * USERS_OF_ACCOUNT)}`;
    const name = `Feature ${Math.floor(Math.random() * EVENT_NAMES)} used`;
    const id = `node-next-${at}-${run}-${sent.toString(16).padStart(12, '0')}-0123456789ab`;
    return (
      `{"timestamp":"${now}","integrations":{},"event":"${name}","type":"track",` +
      `"properties":{"rows":42,"format":"csv"},"context":{"groupId":"${account}",${LIBRARY}},` +
      `"userId":"${user}","messageId":"${id}",${END}`
    );
  };

  return (size: number): string => {
    const at = Date.now();
    const now = new Date(at).toISOString();
    const events = Array.from({ length: size }, () => event(now, at));
    return `{"batch":[${events.join(',')}],"writeKey":"${writeKey}","sentAt":"${now}"}`;
  };
}

function pick(length: number): number {
  const of = Math.random() < BUSY_SHARE ? Math.ceil(length * BUSY_ACCOUNTS) : length;
  return Math.floor(Math.random() * of);
}
