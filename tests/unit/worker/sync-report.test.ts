import { describe as inWords } from '@attain/sync-worker/cli/sync-command';
import { callsSince } from '@attain/sync-worker/pipeline/calls-since';
import { type SyncReport, syncReport } from '@attain/sync-worker/pipeline/sync-report';
import { describe, expect, it } from 'vitest';

const NO_CALLS = { total: 0, byEndpoint: {}, retried: 0, rateLimited: 0 };
const STARTED = Date.parse('2026-11-22T08:00:00Z');

function summaryOf(tell: (report: SyncReport) => void, dryRun = false) {
  const report = syncReport();
  tell(report);
  return report.summary(
    { portalId: 4711, mode: 'full', dryRun, startedAt: STARTED, finishedAt: STARTED + 1_500 },
    NO_CALLS,
  );
}

const refusal = (objectId: string, property: string) => ({
  companyId: objectId,
  objectType: 'companies' as const,
  objectId,
  code: 'INVALID_OPTION',
  property,
  message: 'is not an option',
});

describe('the summary', () => {
  it('counts the three kinds of engagement as one', () => {
    const { pulled } = summaryOf((report) => {
      report.pulled('companies', 2);
      report.pulled('meetings', 1);
      report.pulled('calls', 2);
      report.pulled('emails', 3);
      report.pulled('feedback_submissions', 4);
    });
    expect(pulled).toEqual({
      companies: 2,
      contacts: 0,
      deals: 0,
      tickets: 0,
      feedbackSubmissions: 4,
      engagements: 6,
    });
  });

  it('tells scored companies, those without a score and those that changed apart', () => {
    const summary = summaryOf((report) => {
      report.scored(false, true);
      report.scored(true, true);
      report.scored(true, false);
      report.written('companies', 2);
      report.written('deals', 1);
    });
    expect(summary).toMatchObject({
      scored: 3,
      insufficientData: 2,
      unchanged: 1,
      written: 2,
      dealsWritten: 1,
    });
  });

  it('has its instants as text and its duration in milliseconds', () => {
    expect(summaryOf(() => undefined)).toMatchObject({
      startedAt: '2026-11-22T08:00:00.000Z',
      finishedAt: '2026-11-22T08:00:01.500Z',
      durationMs: 1_500,
    });
  });

  it('names a type that could not be read once, however often it was tried', () => {
    const summary = summaryOf((report) => {
      const skip = { objectType: 'tickets', reason: 'missing_scope', scopes: ['tickets'] } as const;
      report.skipped(skip);
      report.skipped(skip);
      expect(report.isSkipped('tickets')).toBe(true);
      expect(report.isSkipped('deals')).toBe(false);
    });
    expect(summary.skipped).toHaveLength(1);
  });

  it('counts every unusable value and lists the first thousand', () => {
    const { dataIssues } = summaryOf((report) => {
      for (let id = 0; id < 1_001; id += 1)
        report.issues('deals', String(id), [{ property: 'amount', message: 'is not a number' }]);
    });
    expect(dataIssues.total).toBe(1_001);
    expect(dataIssues.first).toHaveLength(1_000);
  });

  it('shows changes of a dry run only', () => {
    const change = { companyId: '1', property: 'attain_health_score', from: '', to: '80' };
    expect(summaryOf((report) => report.change(change))).not.toHaveProperty('changes');
    expect(summaryOf((report) => report.change(change), true).changes).toEqual([change]);
  });
});

describe('the summary in words', () => {
  it('is five lines when all went well', () => {
    expect(
      inWords(summaryOf(() => undefined))
        .trim()
        .split('\n'),
    ).toHaveLength(5);
  });

  it('counts a record that is refused for two properties once, and tells both reasons', () => {
    const text = inWords(
      summaryOf((report) => report.rejected([refusal('512', 'band'), refusal('512', 'trend')])),
    );
    expect(text).toContain('refused 1');
    expect(text).toContain('companies 512: band: is not an option');
    expect(text).toContain('companies 512: trend: is not an option');
  });

  it('says which scope to add', () => {
    const text = inWords(
      summaryOf((report) =>
        report.skipped({ objectType: 'tickets', reason: 'missing_scope', scopes: ['tickets'] }),
      ),
    );
    expect(text).toContain('tickets: the token lacks the scope tickets. Add it to the app');
  });

  it('shows twenty of many and how many more there are', () => {
    const text = inWords(
      summaryOf((report) => {
        for (let id = 0; id < 25; id += 1) report.rejected([refusal(String(id), 'band')]);
      }),
    );
    expect(text).toContain('companies 19:');
    expect(text).not.toContain('companies 20:');
    expect(text).toContain('... and 5 more');
  });
});

it('the calls of a cycle are those since the last one', () => {
  const before = { total: 5, byEndpoint: { 'GET /a': 3, 'GET /b': 2 }, retried: 1, rateLimited: 1 };
  const now = {
    total: 9,
    byEndpoint: { 'GET /a': 3, 'GET /b': 5, 'GET /c': 1 },
    retried: 1,
    rateLimited: 2,
  };
  expect(callsSince(before, now)).toEqual({
    total: 4,
    byEndpoint: { 'GET /b': 3, 'GET /c': 1 },
    retried: 0,
    rateLimited: 1,
  });
});
