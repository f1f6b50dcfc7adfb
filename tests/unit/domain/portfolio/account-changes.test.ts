import {
  accountChanges,
  type AccountStanding,
  standingOf,
} from '@attain/shared/domain/portfolio/account-changes';
import { describe, expect, it } from 'vitest';

import { someSnapshot } from '../../../contract/store/builders.ts';

type Snapshot = ReturnType<typeof someSnapshot>;

function at(changes: Partial<AccountStanding>, goals: Snapshot['success']['goals'] = []): Snapshot {
  const snapshot = someSnapshot('1');
  const { band = 'stable', agreements = 'on_track', escalation = 'none' } = changes;
  return {
    ...snapshot,
    escalation,
    health: { ...snapshot.health, band },
    agreements: { ...snapshot.agreements, status: agreements },
    success: { ...snapshot.success, goals },
  };
}

function goal(id: string, status: 'achieved' | 'at_risk'): Snapshot['success']['goals'][number] {
  const [some] = someSnapshot('1').success.goals;
  return { ...some, id, title: `Goal ${id}`, status } as Snapshot['success']['goals'][number];
}

const BEFORE = standingOf(at({}));

describe('what is news of an account', () => {
  it('is nothing at its first scoring, and nothing where nothing moved', () => {
    expect(accountChanges(null, at({ band: 'critical' }))).toEqual([]);
    expect(accountChanges(BEFORE, at({}))).toEqual([]);
  });

  it.each<[string, Partial<AccountStanding>, Partial<AccountStanding>, string]>([
    ['health', { band: 'stable' }, { band: 'at_risk' }, 'worse'],
    ['health', { band: 'at_risk' }, { band: 'critical' }, 'worse'],
    ['health', { band: 'critical' }, { band: 'healthy' }, 'better'],
    ['health', { band: 'insufficient_data' }, { band: 'critical' }, 'other'],
    ['health', { band: 'healthy' }, { band: 'insufficient_data' }, 'other'],
    ['agreements', { agreements: 'on_track' }, { agreements: 'at_risk' }, 'worse'],
    ['agreements', { agreements: 'off_track' }, { agreements: 'at_risk' }, 'better'],
    ['agreements', { agreements: 'none_defined' }, { agreements: 'off_track' }, 'other'],
    ['escalation', { escalation: 'none' }, { escalation: 'cs_manager' }, 'worse'],
    ['escalation', { escalation: 'cs_manager' }, { escalation: 'immediate' }, 'worse'],
    ['escalation', { escalation: 'immediate' }, { escalation: 'legal' }, 'worse'],
    ['escalation', { escalation: 'legal' }, { escalation: 'none' }, 'better'],
  ])('%s from %j to %j is %s', (kind, before, after, direction) => {
    const [from] = Object.values(before);
    const [to] = Object.values(after);
    expect(accountChanges(standingOf(at(before)), at(after))).toEqual([
      { kind, direction, goal: null, before: from, after: to },
    ]);
  });

  it('is no other band or status where the rules moved; an escalation and goals are', () => {
    const after = at({ band: 'critical', agreements: 'off_track', escalation: 'legal' }, [
      goal('a', 'achieved'),
    ]);
    expect(accountChanges(BEFORE, after, true).map(({ kind }) => kind)).toEqual([
      'escalation',
      'goal',
    ]);
  });

  it('names goals that are achieved, and those that a correction took back', () => {
    const before = standingOf(at({}, [goal('a', 'achieved'), goal('b', 'at_risk')]));
    const after = at({}, [goal('a', 'at_risk'), goal('b', 'achieved'), goal('c', 'achieved')]);
    expect(accountChanges(before, after)).toEqual([
      {
        ...{ kind: 'goal', direction: 'worse', before: 'achieved', after: 'open' },
        goal: { id: 'a', title: 'Goal a' },
      },
      {
        ...{ kind: 'goal', direction: 'better', before: 'open', after: 'achieved' },
        goal: { id: 'b', title: 'Goal b' },
      },
      {
        ...{ kind: 'goal', direction: 'better', before: 'open', after: 'achieved' },
        goal: { id: 'c', title: 'Goal c' },
      },
    ]);
  });

  it('says nothing of an achieved goal that was ended', () => {
    expect(accountChanges(standingOf(at({}, [goal('a', 'achieved')])), at({}, []))).toEqual([]);
  });
});
