import { mappingSchema } from '@attain/sync-worker/config/mapping';
import {
  createdInputProperties,
  inputProperties,
  pulledProperties,
} from '@attain/sync-worker/pipeline/pulled-properties';
import { describe, expect, it } from 'vitest';

const created = [
  'attain_account_key',
  'attain_contract_value',
  'attain_contract_start',
  'attain_contract_renewal',
  'attain_licensed_seats',
  'attain_escalation_flag',
];

describe('the properties that scoring reads', () => {
  it('are ours, and some that no portal lacks', () => {
    const mapping = mappingSchema.parse({});
    expect(inputProperties(mapping)).toEqual([
      'lifecyclestage',
      ...created,
      'hubspot_owner_id',
      'industry',
      'numberofemployees',
    ]);
    expect(createdInputProperties(mapping)).toEqual(created);
  });

  it('are those that the configuration names, each once', () => {
    const mapping = mappingSchema.parse({
      customers: { property: 'type', values: ['CUSTOMER'] },
      company: { contractValue: 'annual_fee', segment: 'type' },
    });
    const named = inputProperties(mapping);
    expect(named).toContain('annual_fee');
    expect(named.filter((name) => name === 'type')).toHaveLength(1);
    expect(named).not.toContain('attain_contract_value');
  });

  it('are those that tick the onboarding too', () => {
    const mapping = mappingSchema.parse({ company: { onboarding: { kickoff: 'kickoff_on' } } });
    expect(createdInputProperties(mapping)).toEqual([...created, 'kickoff_on']);
  });
});

describe('what is asked of HubSpot', () => {
  const none = { companies: [], deals: [] };

  it('is the reason for a lost deal only where the mapping names reasons', () => {
    const askedOf = (churnThreatReasons: string[]) =>
      pulledProperties(mappingSchema.parse({ deals: { churnThreatReasons } }), none).deals;
    expect(askedOf([])).not.toContain('closed_lost_reason');
    expect(askedOf(['Competitor'])).toContain('closed_lost_reason');
  });
});
