import type { ReportKind } from '@attain/shared/reports/report';
import type { Day } from '@attain/shared/domain/basics/time';

import { type Faults, faultsOf, pastDay } from '../form/checks.ts';
import type { Field, Option } from '../form/fields.ts';
import { REPORT_KIND } from '../../words/told.ts';

export type ReportDraft = {
  kind: ReportKind;
  /** `null`: as it is known now. */
  asOf: Day | null;
  expiresInDays: number | null;
  withCode: 'yes' | 'no';
  /** Empty: it leads nowhere. */
  signOffLinkId: string;
};

export function reportFields(pages: readonly Option[]): readonly Field<ReportDraft>[] {
  return [
    {
      ...{ as: 'choice', name: 'kind', label: 'Report', required: true },
      options: Object.entries(REPORT_KIND).map(([value, label]) => ({ value, label })),
    },
    { as: 'day', name: 'asOf', label: 'As known on', hint: 'Empty: as it is known now.' },
    {
      ...{ as: 'number', name: 'expiresInDays', label: 'Good for', required: true },
      hint: 'Days from today.',
    },
    {
      ...{ as: 'choice', name: 'withCode', label: 'Guarded by a code', required: true },
      options: [
        { value: 'no', label: 'No: whoever has the link reads it' },
        { value: 'yes', label: 'Yes: it opens in one browser, by a code' },
      ],
    },
    ...(pages.length === 0
      ? []
      : [
          {
            ...{ as: 'choice' as const, name: 'signOffLinkId' as const, label: 'Leads on to' },
            options: [{ value: '', label: 'Nothing to sign' }, ...pages],
            hint: 'Whoever reads the report can then sign and confirm for this contact.',
          },
        ]),
  ];
}

export function reportFaults({ asOf, expiresInDays }: ReportDraft, today: Day): Faults {
  const isDays = expiresInDays !== null && Number.isInteger(expiresInDays) && expiresInDays >= 1;
  return faultsOf({
    asOf: asOf === null ? null : pastDay(asOf, today),
    expiresInDays: isDays ? null : 'must be whole days from 1 on',
  });
}

/** Body of `POST /api/companies/:companyId/report-links`. */
export function reportBody({ kind, asOf, expiresInDays, withCode, signOffLinkId }: ReportDraft) {
  return {
    ...{ kind, expiresInDays, withCode: withCode === 'yes' },
    ...(asOf === null ? {} : { asOf }),
    ...(signOffLinkId === '' ? {} : { signOffLinkId }),
  };
}
