import { columnName, headerFault, unknownColumn } from '@attain/sync-worker/imports/columns';
import { describe, expect, it } from 'vitest';

describe('the columns of a file', () => {
  it.each([
    ['Company ID', 'company_id'],
    [' measured-at ', 'measured_at'],
    ['TARGET', 'target'],
  ])('are known by their heading: %j is %s', (heading, name) => {
    expect(columnName(heading)).toBe(name);
  });

  it('are enough when they name the company and what is required', () => {
    expect(headerFault('metrics', ['domain', 'metric', 'value', 'measured_at', '', ''])).toBeNull();
    expect(headerFault('events', ['account_key', 'event', 'timestamp', 'plan'])).toBeNull();
  });

  it.each([
    ['metrics', ['domain', 'metric', 'value'], 'need the column measured_at'],
    ['events', ['domain'], 'need the columns event, timestamp'],
    ['events', ['event', 'timestamp'], 'add company_id, account_key or domain'],
    ['events', [], 'add company_id, account_key or domain'],
    ['events', ['domain', 'event', 'timestamp', 'event'], '"event" is there twice'],
    ['goals', ['domain', 'goal', 'metric', 'unit', 'taget'], 'did you mean "target"?'],
    ['costs', ['domain', 'zzzzzzzz'], 'the columns are company_id, account_key, domain, kind'],
  ] as const)('of %s %j are refused: %s', (kind, names, fault) => {
    expect(headerFault(kind, names)).toContain(fault);
  });

  it('may be any for events', () => {
    expect(unknownColumn('events', 'anything')).toBeNull();
    expect(unknownColumn('values', 'ammount')).toBe(
      'files of values have no column "ammount": did you mean "amount"?',
    );
  });
});
