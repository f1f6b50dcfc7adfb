import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect } from 'vitest';

import { someGoal, someMetric } from '../unit/domain/builders.ts';
import { it, track } from './usage-server.ts';

const YESTERDAY = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 2).toISOString();

const GOAL = someGoal({
  metrics: [someMetric({ id: 'rows', name: 'Rows per import', frequency: 'daily' })],
});

const config = {
  timeZone: 'UTC',
  usage: {
    measures: {
      learners: { kind: 'users', events: ['Course completed', 'Exam passed'] },
      training: { kind: 'ratio', of: 'learners', per: 'seats' },
      rows: { kind: 'property', events: ['Import done'], property: 'rows', take: 'sum' },
      imports: { kind: 'count', events: ['Import done'] },
      'rows per import': { kind: 'ratio', of: 'rows', per: 'imports', period: 'day' },
    },
    readings: [{ metric: 'Rows per import', measure: 'rows per import' }],
    healthInputs: { training_completion: 'training' },
  },
};

describe.concurrent('measures of events over HTTP', () => {
  it('know the users and the numbers that the configuration asks for, and no others', async ({
    aUsageServer,
  }) => {
    const app = await aUsageServer({ companies: 0, config });
    const { worker } = app;
    const id = worker.portal.crm.create('companies', {
      name: 'Acme',
      lifecyclestage: 'customer',
      attain_account_key: 'acme',
      attain_licensed_seats: '4',
    });
    await worker.sync();
    await worker.withStore((store) =>
      store.records.saveGoal(id, GOAL, { at: Date.now() - 9 * DAY_MS, who: 'Ann', via: 'api' }),
    );
    const at = { timestamp: YESTERDAY };
    const batch = [
      track('1', { ...at, event: 'Course completed', userId: 'ann' }),
      track('2', { ...at, event: 'Exam passed', userId: 'ann' }),
      track('3', { ...at, event: 'Exam passed', userId: 'bob' }),
      track('4', { ...at, event: 'Login', userId: 'cid', properties: { rows: 9 } }),
      track('5', { ...at, event: 'Import done', properties: { rows: 100, secret: 1 } }),
      track('6', { ...at, event: 'Import done', properties: { rows: 50 } }),
    ];
    expect((await app.post('/v1/batch', { batch })).status).toBe(200);
    expect(await app.outcomes()).toEqual({ stored: 6 });

    await worker.sync();
    const snapshot = await worker.withStore((store) => store.scoring.snapshot(id));
    const training = snapshot?.health.components.find(({ key }) => key === 'training_completion');
    expect(training).toMatchObject({
      state: 'fresh',
      input: 0.5,
      detail: '2 users of Course completed or Exam passed / 4 seats, last 28 days.',
    });
    const [reading] = await worker.withStore((store) => store.records.readings(id, 'rows'));
    expect(reading).toMatchObject({
      value: 75,
      source: 'usage: rows per import',
      evidence: expect.stringContaining('sum of rows in Import done 150 / 2 events Import done'),
    });
    expect(app.rows('select name, sum from usage_number')).toEqual([{ name: 'rows', sum: 150 }]);
  });
});
