import type { Report } from '@attain/shared/reports/report';

import { RefusedError } from '../ports/errors.ts';

/**
 * Nothing that is in doubt leaves the house.
 *
 * @throws {RefusedError} `draft`, with every reason, each of which says what to do
 */
export function refuseDraft({ draft }: Pick<Report, 'draft'>): void {
  if (draft.length === 0) return;
  throw new RefusedError(
    'draft',
    `This report is a draft and cannot be shared. ${draft.map(({ text }) => text).join(' ')}`,
  );
}
