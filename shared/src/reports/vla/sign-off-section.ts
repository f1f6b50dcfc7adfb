import { openRequests } from '../../domain/agreements/change-request.ts';
import { changeInWords } from '../../domain/agreements/terms.ts';
import type { Commitment, Goal, Party, TermChange } from '../../domain/goals/goal.ts';
import { isInForce } from '../../domain/agreements/vla.ts';
import { cell, paragraph, sentences, table } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import { words } from '../figure-words.ts';
import type { Cell, Section } from '../report.ts';
import type { ReportSources } from '../report-sources.ts';

type Agreement = Goal & { commitment: Commitment };

const PARTY: Readonly<Record<Party, string>> = { executive: 'executive', customer: 'customer' };

/** Who signed which version, and every change of agreed terms with the customer's word for it (V29, V32, C27). */
export function signOffSection({ sources }: ReportContext): Omit<Section, 'id'> | null {
  const agreements = sources.goals.filter(isInForce);
  if (agreements.length === 0) return null;
  const rows = agreements.map((agreement): Cell[] => [
    cell(agreement.title),
    cell(`Version ${agreement.commitment.termsVersion}`),
    signedCell(agreement, sources),
  ]);
  const approved = agreements.flatMap((agreement) => approvedChanges(agreement));
  const waiting = agreements.flatMap((agreement) => waitingChanges(agreement, sources));
  return {
    title: 'Sign-off and change control',
    blocks: [table(['Outcome', 'Terms', 'Signed by'], rows)],
    sections: [
      {
        id: 'approved_changes',
        title: 'Approved changes',
        blocks:
          approved.length === 0
            ? [paragraph('No target, baseline or date was changed since the sign-off.')]
            : sentences(approved),
        sections: [],
      },
      ...(waiting.length === 0
        ? []
        : [
            {
              id: 'waiting_changes',
              title: 'Changes that wait for sign-off',
              blocks: sentences(waiting),
              sections: [],
            },
          ]),
    ],
  };
}

/** Signatures under the terms that hold; where only the word of one person was recorded, that. */
function signedCell({ commitment }: Agreement, { dayAt }: ReportSources): Cell {
  const { signatures, termsVersion, signedBy, signedAt } = commitment;
  const signed = signatures
    .filter((each) => each.termsVersion === termsVersion)
    .map(({ by, party, at }) => `${by} (${PARTY[party]}), ${words.date(dayAt(at))}`);
  if (signed.length > 0) return cell(signed.join('; '), 'good');
  if (signedAt === null || signatures.length > 0) {
    return cell('Nobody has signed these terms', 'bad');
  }
  return cell(`${signedBy ?? 'not named'}, ${words.date(dayAt(signedAt))}`, 'good');
}

function approvedChanges({ title, commitment }: Agreement): { label: string; text: string }[] {
  const { approvals, termsVersion } = commitment;
  return approvals
    .filter((approval) => approval.termsVersion <= termsVersion)
    .map(({ termsVersion: version, changes, contact, on, reason }) => ({
      label: `${title}, version ${version}`,
      text: `${changed(changes)}. Approved by ${contact} on ${words.date(on)}. Reason: ${reason}.`,
    }));
}

/** What is offered and not agreed, and what the customer asked for; the signed terms hold until then. */
function waitingChanges(
  agreement: Agreement,
  { dayAt }: ReportSources,
): { label: string; text: string }[] {
  const { title, commitment } = agreement;
  const { revision } = commitment;
  const offered =
    revision === null
      ? []
      : [
          {
            label: title,
            text: `${changed(revision.changes)}. Proposed on ${words.date(dayAt(revision.proposedAt))}. Reason: ${revision.reason}. The signed terms hold until it is agreed.`,
          },
        ];
  const asked = openRequests(agreement).map(({ text, by, at }) => ({
    label: title,
    text: `${by} asked on ${words.date(dayAt(at))}: ${text}`,
  }));
  return [...offered, ...asked];
}

function changed(changes: readonly TermChange[]): string {
  const text = changes.map((change) => changeInWords(withDays(change))).join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const DAYS: ReadonlySet<TermChange['term']> = new Set([
  'start_date',
  'target_date',
  'milestone_due',
  'baseline_date',
]);

function withDays(change: TermChange): TermChange {
  if (!DAYS.has(change.term)) return change;
  return { ...change, from: dayInWords(change.from), to: dayInWords(change.to) };
}

/** A day, or the instant that a baseline is of. */
function dayInWords(value: TermChange['from']): TermChange['from'] {
  return typeof value === 'string' && value !== '' ? words.date(value.slice(0, 10)) : value;
}
