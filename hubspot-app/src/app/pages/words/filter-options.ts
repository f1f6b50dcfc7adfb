import { HEALTH_BAND, RENEWAL_PLAY } from '@attain/ui/words/standing';

import type { Choice, Counts } from '../data/choice.ts';
import { CHECK } from './checks.ts';
import { quarterInWords } from './figures.ts';

export type Option = { label: string; value: string };
type List = keyof Choice;

const ALL: Readonly<Record<List, string>> = {
  owner: 'All owners',
  segment: 'All segments',
  band: 'Any health',
  quarter: 'Any time',
  play: 'Any play',
  escalation: 'Escalated or not',
  check: 'All accounts',
};

const WITHOUT: Readonly<Partial<Record<List, string>>> = {
  owner: 'Nobody',
  segment: 'No segment',
  quarter: 'No renewal date',
};

const ESCALATION: Readonly<Record<string, string>> = {
  none: 'Not escalated',
  cs_manager: 'To the CS manager',
  immediate: 'Immediate',
  legal: 'To legal',
};

/** The values of a list to choose from: `all`, and each with `=` before it. What is chosen stays in the list when nobody has it. */
export function optionsOf(
  list: List,
  counts: Counts | undefined,
  chosen: string | undefined,
): readonly Option[] {
  const all = { label: ALL[list], value: 'all' };
  if (list === 'check') {
    return [
      all,
      ...Object.entries(CHECK).map(([value, { title }]) => ({ label: title, value: `=${value}` })),
    ];
  }
  const counted = [...(counts?.[list] ?? [])];
  if (list === 'quarter') counted.sort((a, b) => (a.value < b.value ? -1 : 1));
  const options = counted.map(({ value, name, accounts }) => ({
    label: `${labelOf(list, value, name ?? null)} (${accounts})`,
    value: `=${value}`,
  }));
  if (list === 'band') options.unshift(troubled(counted));
  const isListed = chosen === undefined || options.some(({ value }) => value === `=${chosen}`);
  return [
    all,
    ...options,
    ...(isListed ? [] : [{ label: labelOf(list, chosen, null), value: `=${chosen}` }]),
  ];
}

/** What a manager looks for, both bands at once. */
function troubled(counted: Counts['band']): Option {
  const accounts = counted
    .filter(({ value }) => value === 'at_risk' || value === 'critical')
    .reduce((sum, each) => sum + each.accounts, 0);
  return { label: `At risk or critical (${accounts})`, value: '=at_risk,critical' };
}

function labelOf(list: List, value: string, name: string | null): string {
  if (value === '') return WITHOUT[list] ?? 'None';
  switch (list) {
    case 'owner':
      return name ?? `Owner ${value}`;
    case 'band':
      return HEALTH_BAND[value as keyof typeof HEALTH_BAND]?.label ?? value;
    case 'play':
      return RENEWAL_PLAY[value as keyof typeof RENEWAL_PLAY] ?? value;
    case 'escalation':
      return ESCALATION[value] ?? value;
    case 'quarter':
      return quarterInWords(value);
    case 'segment':
    case 'check':
      return value;
  }
}
