import { aboutWhat, accountIn } from '@attain/shared/domain/answers/question';
import { describe, expect, it } from 'vitest';

describe('what a question is about (M06, M07)', () => {
  it.each([
    ['Show me success metrics for Acme', 'everything'],
    ['Is Acme achieving their goals?', 'goals'],
    ['Are Acme and their team on track?', 'goals'],
    ['ROI for Acme', 'value'],
    ['Value metrics', 'value'],
    ['What has it been worth to them?', 'value'],
    ['Do their goals pay off, and what is the ROI?', 'everything'],
    ['How is Acme doing?', 'everything'],
    ['', 'everything'],
  ])('%j: %s', (question, about) => {
    expect(aboutWhat(question)).toBe(about);
  });
});

describe('the account that a question names (M06, M07)', () => {
  it.each([
    ['Show me success metrics for Acme', 'Acme'],
    ['show me the success metrics of Acme Corp.', 'Acme Corp'],
    ['Is Acme achieving their goals?', 'Acme'],
    ['Is "Northwind Traders" on track?', 'Northwind Traders'],
    ['ROI for Acme', 'Acme'],
    ['ROI for Stadtwerke Köln GmbH & Co. KG?', 'Stadtwerke Köln GmbH & Co. KG'],
    ['Value metrics for acme.example', 'acme.example'],
    ['How is Acme doing?', 'Acme'],
    ['Value metrics', null],
    ['Show me success metrics for this account', null],
    ['Is this customer achieving their goals?', null],
    ['Are they on track?', null],
    ['', null],
  ])('%j: %j', (question, account) => {
    expect(accountIn(question)).toBe(account);
  });
});
