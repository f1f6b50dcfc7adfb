import { companyRow } from '@attain/sync-worker/pipeline/normalise/company';
import { dealRow } from '@attain/sync-worker/pipeline/normalise/deal';
import { engagementRow } from '@attain/sync-worker/pipeline/normalise/engagement';
import { surveyRow } from '@attain/sync-worker/pipeline/normalise/survey';
import { ticketRow } from '@attain/sync-worker/pipeline/normalise/ticket';
import { goneAmong } from '@attain/sync-worker/pipeline/save-records';
import { describe, expect, it } from 'vitest';

import { CREATED, someMapping, someRecord, UPDATED } from './builders.ts';

describe('a company', () => {
  const rowOf = (properties: Record<string, string | null>) =>
    companyRow(someRecord(properties), 'attain_account_key', ['industry'], ['attain_health_score']);

  it('keeps the properties that are read and written, and only where they hold something', () => {
    expect(
      rowOf({
        name: 'Acme',
        industry: 'BANKING',
        attain_health_score: '81.5',
        phone: '+1 555 0100',
        city: null,
      }),
    ).toEqual({
      id: '17',
      name: 'Acme',
      domain: null,
      accountKeys: [],
      createdAt: CREATED,
      updatedAt: UPDATED,
      properties: { industry: 'BANKING' },
      held: { attain_health_score: '81.5' },
      mergedIds: [],
    });
  });

  it.each([
    { text: null, keys: [] },
    { text: '', keys: [] },
    { text: 'acc_1', keys: ['acc_1'] },
    { text: ' acc_1 ; acc_2;;', keys: ['acc_1', 'acc_2'] },
  ])('has the account keys $keys where HubSpot holds $text', ({ text, keys }) => {
    expect(rowOf({ attain_account_key: text }).accountKeys).toEqual(keys);
  });

  it('knows the companies that were merged into it, and is none of them', () => {
    expect(rowOf({ hs_merged_object_ids: '5;17;6' }).mergedIds).toEqual(['5', '6']);
  });

  it.each([
    { text: 'ACME.example', domain: 'acme.example' },
    { text: '', domain: null },
  ])('has the domain $domain where HubSpot holds "$text"', ({ text, domain }) => {
    expect(rowOf({ domain: text }).domain).toBe(domain);
  });
});

describe('what is gone among records that were read', () => {
  it('is what was merged into them and what has no usable value', () => {
    const records = [
      { ...someRecord({ hs_merged_object_ids: '1;2;3' }), id: '3' },
      { ...someRecord({ hs_merged_object_ids: '4' }), id: '5' },
      { ...someRecord(), id: '6' },
    ];
    expect(goneAmong(records, [{ id: '3' }, { id: '6' }])).toEqual(['1', '2', '5', '4']);
  });
});

const DEALS = someMapping().deals;

describe('a deal', () => {
  it.each([
    { amount: '1200', home: null, digits: 2, minor: 120_000 },
    { amount: '1200', home: '1105.55', digits: 2, minor: 110_555 },
    { amount: '1200', home: null, digits: 0, minor: 1_200 },
    { amount: '0.1', home: null, digits: 3, minor: 100 },
    { amount: '19.999', home: null, digits: 2, minor: 2_000 },
    { amount: null, home: null, digits: 2, minor: null },
  ])(
    'of $amount ($home at home) is worth $minor units of a currency with $digits digits',
    ({ amount, home, digits, minor }) => {
      const { row } = dealRow(
        someRecord({ amount, amount_in_home_currency: home }),
        DEALS,
        digits,
        [],
      );
      expect(row.amount).toBe(minor);
    },
  );

  it.each([
    { reasons: [], reason: 'Competitor', kept: null },
    { reasons: ['Competitor'], reason: 'Competitor', kept: 'Competitor' },
    { reasons: ['Competitor'], reason: 'Ann Lee left the company', kept: null },
    { reasons: ['Competitor'], reason: null, kept: null },
  ])('keeps of the reason $reason only what the mapping names: $kept', (row) => {
    const { deals } = someMapping({ deals: { churnThreatReasons: row.reasons } });
    const record = someRecord({ closed_lost_reason: row.reason });
    expect(dealRow(record, deals, 2, []).row.lostReason).toBe(row.kept);
  });

  it('tells an amount and a date that cannot be used, and goes on without them', () => {
    const record = someRecord({ amount: 'a lot', closedate: 'soon' });
    const { row, issues } = dealRow(record, DEALS, 2, []);
    expect(row).toMatchObject({ amount: null, closeAt: null });
    expect(issues.map(({ property }) => property)).toEqual(['amount', 'closedate']);
  });

  it.each([
    { closed: 'true', won: 'true', expected: { isClosed: true, isWon: true } },
    { closed: 'true', won: 'false', expected: { isClosed: true, isWon: false } },
    { closed: null, won: null, expected: { isClosed: false, isWon: false } },
  ])('is $expected for $closed and $won', ({ closed, won, expected }) => {
    const record = someRecord({ hs_is_closed: closed, hs_is_closed_won: won });
    expect(dealRow(record, DEALS, 2, []).row).toMatchObject(expected);
  });
});

describe('a ticket', () => {
  const rowOf = (properties: Record<string, string | null>, tickets = {}) =>
    ticketRow(someRecord(properties), someMapping({ tickets }).tickets);

  it.each([
    ['URGENT', 'urgent'],
    ['HIGH', 'high'],
    ['MEDIUM', 'medium'],
    ['low', 'low'],
    ['P1', 'p1'],
    [null, 'none'],
    ['', 'none'],
  ])('of priority %o is kept as %s', (text, priority) => {
    expect(rowOf({ hs_ticket_priority: text }).row.priority).toBe(priority);
  });

  it('reads the properties that the portal keeps priority and category in', () => {
    const { row } = rowOf(
      { severity: 'HIGH', kind: 'outage' },
      { priority: 'severity', category: 'kind' },
    );
    expect(row).toMatchObject({ priority: 'high', category: 'outage' });
  });

  it('was first answered when the mapped property says', () => {
    const { row, issues } = rowOf({ first_agent_reply_date: '2026-11-02T10:00:00Z' });
    expect(row.firstReplyAt).toBe(Date.parse('2026-11-02T10:00:00Z'));
    expect(issues).toEqual([]);
    expect(rowOf({}).row.firstReplyAt).toBeNull();
    expect(rowOf({ answered: '2026-11-02' }, { firstReply: 'answered' }).row.firstReplyAt).toBe(
      Date.parse('2026-11-02T00:00:00Z'),
    );
    expect(rowOf({ first_agent_reply_date: 'soon' })).toMatchObject({
      row: { firstReplyAt: null },
      issues: [{ property: 'first_agent_reply_date' }],
    });
  });

  it('is open without a close date and as old as its record without a creation date', () => {
    expect(rowOf({ closed_date: '' }).row).toMatchObject({ createdAt: CREATED, closedAt: null });
  });
});

describe('a survey answer', () => {
  const answer = (type: string | null, value: string | null, surveys = {}) =>
    surveyRow(
      someRecord({ hs_survey_type: type, hs_value: value, hs_submission_timestamp: '2026-11-01' }),
      someMapping({ surveys }).surveys,
    );

  it.each([
    { type: 'NPS', value: '0', kind: 'nps', is: 0 },
    { type: 'nps', value: '10', kind: 'nps', is: 10 },
    { type: 'CSAT', value: '1', kind: 'csat', is: 1 },
    { type: 'CSAT', value: '5', kind: 'csat', is: 5 },
  ])('$type $value is $is', ({ type, value, kind, is }) => {
    expect(answer(type, value)).toMatchObject({ row: { kind, value: is }, issues: [] });
  });

  it.each([
    { value: '0', is: 1 },
    { value: '5', is: 3 },
    { value: '10', is: 5 },
  ])('CSAT $value on a scale of 0 to 10 is $is', ({ value, is }) => {
    const { row } = answer('CSAT', value, { csatScale: { lowest: 0, highest: 10 } });
    expect(row?.value).toBe(is);
  });

  it.each([
    { type: 'NPS', value: '-1', message: '-1 is outside 0 to 10' },
    { type: 'NPS', value: '10.5', message: '10.5 is outside 0 to 10' },
    { type: 'CSAT', value: '0.99', message: '0.99 is outside 1 to 5' },
    { type: 'CSAT', value: '7', message: '7 is outside 1 to 5' },
    { type: 'NPS', value: 'good', message: '"good" is not a number' },
  ])('$type $value is told and left out', ({ type, value, message }) => {
    expect(answer(type, value)).toEqual({ row: null, issues: [{ property: 'hs_value', message }] });
  });

  it.each([
    { type: 'NPS', value: null, why: 'nobody answered' },
    { type: 'CES', value: '3', why: 'it is another survey' },
    { type: null, value: '3', why: 'it is no survey' },
  ])('$type $value is left out without a word, because $why', ({ type, value }) => {
    expect(answer(type, value)).toEqual({ row: null, issues: [] });
  });
});

describe('an engagement', () => {
  const CONNECTED = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';
  const NO_ANSWER = '73a0d17f-1163-4015-bdd5-ec830791da20';

  it.each([
    ['meetings', { hs_meeting_outcome: 'COMPLETED' }, { outreach: true, answered: true }],
    ['meetings', { hs_meeting_outcome: 'NO_SHOW' }, { outreach: true, answered: false }],
    ['meetings', { hs_meeting_outcome: 'CANCELED' }, { outreach: false, answered: false }],
    ['meetings', { hs_meeting_outcome: 'RESCHEDULED' }, { outreach: false, answered: false }],
    ['calls', { hs_call_disposition: CONNECTED }, { outreach: true, answered: true }],
    ['calls', { hs_call_disposition: NO_ANSWER }, { outreach: true, answered: false }],
    ['calls', { hs_call_status: 'COMPLETED' }, { outreach: true, answered: true }],
    [
      'calls',
      { hs_call_disposition: NO_ANSWER, hs_call_status: 'COMPLETED' },
      { outreach: true, answered: false },
    ],
    ['calls', { hs_call_direction: 'INBOUND' }, { outreach: false, answered: false }],
    ['emails', { hs_email_direction: 'EMAIL' }, { outreach: true, answered: false }],
    [
      'emails',
      { hs_email_direction: 'EMAIL', hs_email_reply_count: '1' },
      { outreach: true, answered: true },
    ],
    ['emails', { hs_email_direction: 'INCOMING_EMAIL' }, { outreach: false, answered: false }],
  ] as const)('%s with %o is %o', (type, properties, expected) => {
    const { row } = engagementRow(type, someRecord(properties), someMapping());
    expect(row).toMatchObject(expected);
  });

  it('happened when it says, else when it was recorded', () => {
    const at = (text: string | null) =>
      engagementRow('calls', someRecord({ hs_timestamp: text }), someMapping()).row.at;
    expect(at('2026-11-02T10:00:00Z')).toBe(Date.parse('2026-11-02T10:00:00Z'));
    expect(at(null)).toBe(CREATED);
  });

  it('has a type where the portal types its meetings', () => {
    const mapping = someMapping({ meetings: { type: 'hs_activity_type' } });
    const record = someRecord({ hs_activity_type: 'QBR' });
    expect(engagementRow('meetings', record, mapping).row.type).toBe('QBR');
  });
});
