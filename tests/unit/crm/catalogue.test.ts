import { DEAL_PROPERTIES } from '@attain/shared/crm/deal-properties';
import { INPUT_PROPERTIES } from '@attain/shared/crm/input-properties';
import { COMPANY_PROPERTIES, REPORT_URL, SCORED_AT } from '@attain/shared/crm/properties';
import { ownPropertyNames, provisionedProperties } from '@attain/shared/crm/write-back';
import { describe, expect, it } from 'vitest';

/** What administrators' workflows and dashboards are written against. */
const PUBLISHED = {
  attain_health_score: 'number',
  attain_health_band: ['healthy', 'stable', 'at_risk', 'critical', 'insufficient_data'],
  attain_health_trend: ['improving', 'steady', 'declining'],
  attain_health_coverage: 'number',
  attain_health_driver: 'string',
  attain_vla_attainment: 'number',
  attain_vla_status: ['on_track', 'at_risk', 'off_track', 'none_defined', 'not_measurable'],
  attain_vla_count: 'number',
  attain_vla_at_risk_count: 'number',
  attain_vla_next_deadline: 'date',
  attain_vla_deadline_risk: ['on_pace', 'behind', 'will_miss', 'unknown'],
  attain_vla_next_review: 'date',
  attain_vla_signed_off: 'bool',
  attain_success_score: 'number',
  attain_success_band: ['strong', 'good', 'fair', 'weak', 'not_scored'],
  attain_goals_total: 'number',
  attain_goals_on_track: 'number',
  attain_goals_achieved: 'number',
  attain_value_confirmed: 'number',
  attain_value_estimated: 'number',
  attain_roi_confirmed: 'number',
  attain_roi_estimated: 'number',
  attain_value_multiple: 'number',
  attain_investment: 'number',
  attain_renewal_date: 'date',
  attain_renewal_play: ['expansion', 'value_reinforcement', 'intervention', 'save_play', 'none'],
  attain_renewal_play_start: 'date',
  attain_renewal_stage: [
    'not_due',
    'play_started',
    'early_warning',
    'value_review',
    'proposal',
    'close',
    'overdue',
  ],
  attain_lifecycle_stage: ['define', 'commit', 'execute', 'prove'],
  attain_onboarding_percent: 'number',
  attain_expansion_signals: [
    'license_limit',
    'positive_feedback',
    'account_growth',
    'pilot_completed',
    'new_use_case',
  ],
  attain_advocacy_tier: ['gold', 'silver', 'bronze', 'none'],
  attain_escalation: ['none', 'cs_manager', 'immediate', 'legal'],
  attain_peer_percentile: 'number',
  attain_next_action: 'string',
  attain_model_version: 'string',
  attain_scored_at: 'datetime',
  attain_report_url: 'string',
} as const;

const PUBLISHED_INPUTS = {
  attain_account_key: 'string',
  attain_contract_value: 'number',
  attain_contract_start: 'date',
  attain_contract_renewal: 'date',
  attain_licensed_seats: 'number',
  attain_escalation_flag: ['none', 'churn_threat', 'downtime', 'legal'],
} as const;

const FIELD_TYPE: Record<string, string> = {
  number: 'number',
  string: 'text',
  date: 'date',
  datetime: 'date',
  bool: 'booleancheckbox',
  enumeration: 'select',
};

/** Those of which several values hold at once. */
const CHECKBOXES = new Set(['attain_expansion_signals']);

const shapeOf = ({ type, options }: (typeof INPUT_PROPERTIES)[number]) =>
  type === 'enumeration' ? options.map(({ value }) => value) : type;

const shapesOf = (properties: typeof INPUT_PROPERTIES) =>
  Object.fromEntries(properties.map((property) => [property.name, shapeOf(property)]));

describe('the catalogue of company properties', () => {
  const all = provisionedProperties('companies');

  it('has the published names, types and option values, in their order', () => {
    expect(shapesOf([...COMPANY_PROPERTIES, SCORED_AT, REPORT_URL])).toEqual(PUBLISHED);
    expect(shapesOf(INPUT_PROPERTIES)).toEqual(PUBLISHED_INPUTS);
  });

  it('is provisioned whole, inputs included, each name once', () => {
    const names = all.map(({ name }) => name);
    expect(names).toEqual([...Object.keys(PUBLISHED), ...Object.keys(PUBLISHED_INPUTS)]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)('$name is a definition that HubSpot accepts', (property) => {
    expect(property.name).toMatch(/^attain_[a-z_]+$/);
    expect(property.groupName).toBe('attain');
    expect(property.fieldType).toBe(
      CHECKBOXES.has(property.name) ? 'checkbox' : FIELD_TYPE[property.type],
    );
    expect(property.label).not.toBe('');
    expect(property.description).toMatch(/\.$/);
    expect(property).not.toHaveProperty('value');
    const values = property.options.map(({ value }) => value);
    const choices = { bool: ['true', 'false'], enumeration: values }[property.type as string] ?? [];
    expect(values).toEqual(choices);
  });

  it('says % in the label of every percentage', () => {
    const percentages = [
      'attain_health_coverage',
      'attain_vla_attainment',
      'attain_roi_confirmed',
      'attain_roi_estimated',
      'attain_onboarding_percent',
      'attain_peer_percentile',
    ];
    expect(all.filter(({ label }) => label.endsWith('%')).map(({ name }) => name)).toEqual(
      percentages,
    );
  });

  it('never writes what people fill', () => {
    const own = ownPropertyNames('companies');
    expect(own).toEqual(Object.keys(PUBLISHED));
    expect(own.filter((name) => name in PUBLISHED_INPUTS)).toEqual([]);
  });
});

describe('the deals of the renewal pipeline', () => {
  it('copy seven properties of their company', () => {
    expect(DEAL_PROPERTIES.map(({ name }) => name).toSorted()).toEqual([
      'attain_health_band',
      'attain_health_score',
      'attain_renewal_play',
      'attain_renewal_stage',
      'attain_roi_confirmed',
      'attain_value_confirmed',
      'attain_vla_attainment',
    ]);
    expect(ownPropertyNames('deals')).toHaveLength(7);
    expect(provisionedProperties('deals')).toHaveLength(7);
  });
});
