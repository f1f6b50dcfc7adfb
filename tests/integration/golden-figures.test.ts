import { writeFile } from 'node:fs/promises';

import { addDays, addMonths, type Day } from '@attain/shared/domain/basics/time';
import { calendarOf } from '@attain/sync-worker/calendar';
import { describe, expect } from 'vitest';

import type { WorkerPortal } from '../processes/worker-portal.ts';
import { it } from './worker-test.ts';

const TODAY: Day = calendarOf('America/New_York').dayAt(Date.now());
/** A whole year that ends today, so that what is per year or month counts whole. */
const START: Day = addDays(addMonths(TODAY, -12), 1);
const CONFIRMED = `Mike Rodriguez,${TODAY}`;

/** A customer of a contract that began at `START`, and the files of what is known about it. */
async function customer(worker: WorkerPortal, files: Readonly<Record<string, string>>) {
  const id = worker.portal.crm.create('companies', {
    name: 'Acme',
    lifecyclestage: 'customer',
    attain_contract_start: START,
  });
  expect((await worker.sync()).status).toBe(0);
  for (const [kind, content] of Object.entries(files)) {
    const file = worker.file(`${kind}.csv`);
    await writeFile(file, content.replaceAll('COMPANY', id));
    const { status, stdout } = await worker.attain(['import', kind, file]);
    expect(status, stdout).toBe(0);
  }
  await worker.sync();
  return (name: string) => worker.portal.crm.value('companies', id, `attain_${name}`);
}

const VALUES = `company_id,type,description,starts_at,ends_at,source_metric,amount,quantity,rate,period,realisation,confirmed_by,confirmed_at,confirmed_amount
COMPANY,soft_savings,Reporting time saved,${START},${TODAY},hours saved,,140,60,month,1,${CONFIRMED},8400
COMPANY,soft_savings,Correction time saved,${START},${TODAY},corrections,,90,60,month,1,${CONFIRMED},5400
COMPANY,hard_savings,Tool consolidation,${START},${TODAY},tools retired,45000,,,year,,${CONFIRMED},45000
`;
const COSTS = `company_id,kind,amount,currency,starts_at,ends_at,recurring
COMPANY,licence,150000,USD,${START},${TODAY},year
`;

describe.concurrent('the success metrics document, by its files', () => {
  it('is worth 210,600 and has an ROI of 40.4 %, also while another line counts the corrections again (C05)', async ({
    aPortal,
  }) => {
    const worker = await aPortal({ companies: 0 });
    const held = await customer(worker, { values: VALUES, costs: COSTS });
    expect({
      confirmed: held('value_confirmed'),
      estimated: held('value_estimated'),
      investment: held('investment'),
      roi: held('roi_confirmed'),
      roiEstimated: held('roi_estimated'),
      multiple: held('value_multiple'),
      stage: held('lifecycle_stage'),
    }).toEqual({
      confirmed: '210600',
      estimated: '0',
      investment: '150000',
      roi: '40.4',
      roiEstimated: '40.4',
      multiple: '1.4',
      stage: 'prove',
    });

    const file = worker.file('again.csv');
    const [header = '', , corrections = ''] = VALUES.split('\n');
    const again = corrections.replace('Correction time saved', 'Error reduction');
    const [id = ''] = [...worker.portal.crm.ids('companies')];
    await writeFile(file, `${header}\n${again}\n`.replaceAll('COMPANY', id));
    await worker.attain(['import', 'values', file]);
    worker.forget();
    expect((await worker.sync()).summary).toMatchObject({ scored: 1, written: 0 });
    expect(held('value_confirmed')).toBe('210600');
    expect(held('roi_confirmed')).toBe('40.4');
  });

  it('scores 82.18 over 4 of 5 goals, 3 of them on track (C15, C16)', async ({ aPortal }) => {
    const worker = await aPortal({ companies: 0 });
    const goals: readonly string[] = [
      'Reporting,Time to create a report,hours,4,2',
      'Reporting,Reports created a week,reports,10,25',
      'Reporting,Manual steps eliminated,steps,0,15',
      'Data quality,Data error rate,percent,12,2',
      'Data quality,Manual corrections a week,corrections,45,5',
      'Data quality,Audit findings a quarter,findings,15,3',
      'Team efficiency,Tasks per person and day,tasks,15,25',
      'Team efficiency,System adoption,percent,40,90',
      'Team efficiency,Processes automated,processes,0,10',
      'Self-service,Self-service share,percent,,90',
      'Tools,Tools consolidated,tools,0,3',
    ];
    const current = [1.2, 35, 18, 3.8, 8, 4, 18, 65, 4, 88, 3];
    const readings = goals.map((goal, index) => {
      const [title, metric] = goal.split(',');
      return `COMPANY,${title},${metric},${current[index]},${TODAY}`;
    });
    const held = await customer(worker, {
      goals: `company_id,goal,metric,unit,baseline,target\n${goals.map((goal) => `COMPANY,${goal}`).join('\n')}\n`,
      metrics: `company_id,goal,metric,value,measured_at\n${readings.join('\n')}\n`,
    });
    expect({
      score: held('success_score'),
      band: held('success_band'),
      total: held('goals_total'),
      onTrack: held('goals_on_track'),
      achieved: held('goals_achieved'),
      agreements: held('vla_status'),
    }).toEqual({
      score: '82.18',
      band: 'strong',
      total: '5',
      onTrack: '3',
      achieved: '2',
      agreements: 'none_defined',
    });
    const [id = ''] = [...worker.portal.crm.ids('companies')];
    const snapshot = await worker.withStore((store) => store.scoring.snapshot(id));
    expect(snapshot?.success).toMatchObject({ goalsScored: 4, goalsTotal: 5, atRisk: 1 });
    expect(snapshot?.success.goals.map(({ title, label }) => `${title}: ${label}`).sort()).toEqual([
      'Data quality: On Track',
      'Reporting: Exceeded',
      'Self-service: null',
      'Team efficiency: At Risk',
      'Tools: Achieved',
    ]);
  });
});
