import type { PortfolioChange, PortfolioChanges } from '@attain/shared/contract/portfolio/overview';
import { AGREEMENTS_STATUS, ESCALATION, HEALTH_BAND } from '@attain/ui/words/standing';

type Kind = PortfolioChange['kind'];
type Direction = PortfolioChange['direction'];
type Tag = { label: string; variant: 'danger' | 'success' | 'default' };

/** What a reader asks for, and how the worker knows it. */
export const NEWS = {
  all: { title: 'Everything', query: {} },
  health_worse: { title: 'Health got worse', query: { kind: 'health', direction: 'worse' } },
  health_better: { title: 'Health got better', query: { kind: 'health', direction: 'better' } },
  agreements_worse: {
    title: 'Agreements slipped',
    query: { kind: 'agreements', direction: 'worse' },
  },
  escalated: { title: 'New escalations', query: { kind: 'escalation', direction: 'worse' } },
  goals: { title: 'Goals achieved', query: { kind: 'goal', direction: 'better' } },
} as const satisfies Record<
  string,
  { title: string; query: { kind?: Kind; direction?: Direction } }
>;

export type NewsId = keyof typeof NEWS;

/** How often each of these happened. */
export function newsCounts(
  counts: PortfolioChanges['counts'],
): readonly { title: string; changes: number }[] {
  return Object.values(NEWS).flatMap(({ title, query }) => {
    if (!('kind' in query)) return [];
    const found = counts.find(
      ({ kind, direction }) => kind === query.kind && direction === query.direction,
    );
    return [{ title, changes: found?.changes ?? 0 }];
  });
}

export const DIRECTION: Readonly<Record<Direction, Tag>> = {
  worse: { label: 'Worse', variant: 'danger' },
  better: { label: 'Better', variant: 'success' },
  other: { label: 'Changed', variant: 'default' },
};

/** `Health: Stable, now At risk` */
export function changeInWords({ kind, before, after, goal }: PortfolioChange): string {
  switch (kind) {
    case 'health':
      return `Health: ${labelIn(HEALTH_BAND, before)}, now ${labelIn(HEALTH_BAND, after)}`;
    case 'agreements':
      return `Agreements: ${labelIn(AGREEMENTS_STATUS, before)}, now ${labelIn(AGREEMENTS_STATUS, after)}`;
    case 'escalation':
      return after === 'none' ? 'Escalation ended' : escalatedTo(after);
    case 'goal':
      return after === 'achieved'
        ? `Goal achieved: ${goal?.title ?? ''}`
        : `Goal no longer achieved: ${goal?.title ?? ''}`;
  }
}

function labelIn(tags: Readonly<Record<string, { label: string }>>, value: string): string {
  return tags[value]?.label ?? value;
}

function escalatedTo(value: string): string {
  const words: Readonly<Record<string, string | null>> = ESCALATION;
  return words[value] ?? value;
}
