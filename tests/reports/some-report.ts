import type { Report } from '@attain/shared/reports/report';

/** A small report; a test says what it is about. */
export function someReport(overrides: Partial<Report> = {}): Report {
  return {
    kind: 'success',
    title: 'Account success metrics',
    audience: 'internal',
    companyId: '512',
    companyName: 'Northwind Education',
    day: '2026-02-10',
    scoredAt: '2026-02-10T09:00:00.000Z',
    restated: false,
    modelVersion: '1',
    currency: 'EUR',
    period: { from: '2026-01-01', to: '2026-02-10', label: 'contract to date' },
    draft: [],
    head: [{ label: 'Account', text: ['Northwind Education'] }],
    sections: [
      {
        id: 'value',
        title: 'Value delivered',
        blocks: [
          { kind: 'paragraph', text: ['Hours saved were worth 43,200 euros.'] },
          { kind: 'paragraph', seenBy: 'internal', text: ['Renewal is in danger.'] },
        ],
        sections: [],
      },
      {
        id: 'health',
        title: 'Health',
        seenBy: 'internal',
        blocks: [{ kind: 'notice', text: 'Three of nine inputs are missing.' }],
        sections: [],
      },
    ],
    references: [],
    ...overrides,
  };
}
