import { headerFault, unknownColumn } from '@attain/sync-worker/imports/columns';
import type { ImportKind } from '@attain/sync-worker/imports/kind';

/** The columns that a kind of file has, as its own refusal of a column names them; events have any. */
export function columnsOf(kind: ImportKind): readonly string[] {
  const fault = unknownColumn(kind, 'zzzzzzzzzzzzzzzz');
  if (fault === null) {
    return ['company_id', 'event', 'timestamp', 'user_id', 'event_id', 'duration_s', 'plan'];
  }
  const columns = fault.replace(/^.*the columns are /, '').split(', ');
  if (headerFault(kind, columns) !== null) throw new Error(`${kind} tell other columns: ${fault}`);
  return columns;
}
