import { DAY_MS } from '@attain/shared/domain/basics/time';
import { describe, expect } from 'vitest';

import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

/** Enough fresh input for a score: NPS alone. */
const CONFIG = { settings: { health: { coverageFloor: 0.1 } } };
const at = (ago: number) => new Date(Date.now() - ago * DAY_MS).toISOString();

/** Customers of one industry and size, each with one answer to an NPS survey. */
function customers({ portal: { crm } }: WorkerPortal, answers: readonly number[]): string[] {
  return answers.map((answer) => {
    const id = crm.create('companies', {
      lifecyclestage: 'customer',
      industry: 'COMPUTER_SOFTWARE',
      numberofemployees: '120',
    });
    const contact = crm.create('contacts', {}, { associations: { companies: [id] } });
    crm.create(
      'feedback_submissions',
      { hs_survey_type: 'NPS', hs_value: answer, hs_submission_timestamp: at(9) },
      { associations: { contacts: [contact] } },
    );
    return id;
  });
}

const percentiles = ({ portal: { crm } }: WorkerPortal, ids: readonly string[]) =>
  ids.map((id) => crm.value('companies', id, 'attain_peer_percentile') ?? '');

describe.concurrent('the place among peers', () => {
  it('is written with the first scores, and compared once a day', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0, config: CONFIG });
    const ids = customers(worker, [0, 3, 4, 5, 5, 6, 7, 8, 8, 9, 10]);
    expect((await worker.sync()).summary).toMatchObject({ scored: 11, written: 11 });
    expect(percentiles(worker, ids)).toEqual([
      '0',
      '10',
      '20',
      '35',
      '35',
      '50',
      '60',
      '75',
      '75',
      '90',
      '100',
    ]);
    worker.forget();
    expect((await worker.sync()).summary).toMatchObject({ scored: 0, written: 0 });

    const [first = ''] = ids;
    const [contact = ''] = worker.portal.crm.associated('companies', first, 'contacts');
    worker.portal.crm.create(
      'feedback_submissions',
      { hs_survey_type: 'NPS', hs_value: 10, hs_submission_timestamp: at(1) },
      { associations: { contacts: [contact] } },
    );
    worker.forget();
    expect((await worker.sync()).summary).toMatchObject({ scored: 1, written: 1 });
    expect(percentiles(worker, ids).slice(0, 2)).toEqual(['0', '10']);
  });

  it('stays empty among fewer than ten, and a second sync then writes nothing', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 0, config: CONFIG });
    const ids = customers(worker, [0, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
    await worker.sync();
    expect((await worker.sync()).summary).toMatchObject({ scored: 0, written: 0 });
    expect(percentiles(worker, ids)).toEqual(Array.from(ids, () => ''));
  });
});
