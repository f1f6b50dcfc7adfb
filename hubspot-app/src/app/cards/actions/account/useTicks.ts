import type { OnboardingItemRecord } from '@attain/shared/contract/person-input-routes';
import type { OnboardingItem } from '@attain/shared/domain/lifecycle/inputs';
import { useRef, useState } from 'react';

import { newRequestId } from '../form/request-id.ts';
import { sender, Stopped } from '../form/sending.ts';
import type { Slot } from '../slots.ts';

type Held = Readonly<Record<string, OnboardingItemRecord>>;

export type Ticks = {
  /** As a person sees it: at once, and back again where the worker refuses. */
  isTicked: (item: OnboardingItem) => boolean;
  tickOf: (item: OnboardingItem) => OnboardingItemRecord | undefined;
  toggle: (item: OnboardingItem, isTicked: boolean) => void;
  /** Why the last one was taken back, in words. */
  problem: string | null;
};

/**
 * Ticks that are shown before they are stored, since a tick cannot lie: what it says is what was clicked, and one that was not
 * stored is taken back with the reason. Clicks on one item are sent in their order.
 *
 * @param whenStored called for each tick that is stored
 */
export function useTicks(
  { ask, companyId, view }: Pick<Slot, 'ask' | 'companyId' | 'view'>,
  records: readonly OnboardingItemRecord[],
  whenStored: () => void,
): Ticks {
  const stored = useRef<Held>(Object.fromEntries(records.map((record) => [record.item, record])));
  const queue = useRef<Readonly<Record<string, Promise<void>>>>({});
  const [wanted, setWanted] = useState<Readonly<Record<string, boolean>>>({});
  const [held, setHeld] = useState<Held>(
    Object.fromEntries(records.map((record) => [record.item, record])),
  );
  const [problem, setProblem] = useState<string | null>(null);

  async function send(item: OnboardingItem, isTicked: boolean): Promise<void> {
    const path = `/api/companies/${companyId}/onboarding-items/${item}`;
    const before = stored.current[item];
    const isStored = before !== undefined && !before.ended;
    if (isStored === isTicked) return;
    const post = sender(ask, newRequestId());
    const record = isTicked
      ? await post<OnboardingItemRecord>('tick', {
          ...{ method: 'PUT', path, body: { doneOn: view.today } },
        })
      : await post<OnboardingItemRecord>('untick', {
          ...{ method: 'POST', path: `${path}/withdrawal`, body: { version: before?.version } },
        });
    stored.current = { ...stored.current, [item]: record };
    setHeld(stored.current);
    whenStored();
  }

  async function sendOrTakeBack(item: OnboardingItem, isTicked: boolean): Promise<void> {
    try {
      await send(item, isTicked);
      setProblem(null);
    } catch (error) {
      setProblem(wordsOf(error));
      setWanted(({ [item]: _, ...others }) => others);
    }
  }

  return {
    problem,
    tickOf: (item) => (held[item]?.ended === false ? held[item] : undefined),
    isTicked: (item) => wanted[item] ?? held[item]?.ended === false,
    toggle(item, isTicked) {
      setWanted((all) => ({ ...all, [item]: isTicked }));
      const before = queue.current[item] ?? Promise.resolve();
      const sent = before.then(() => sendOrTakeBack(item, isTicked));
      queue.current = { ...queue.current, [item]: sent };
    },
  };
}

function wordsOf(error: unknown): string {
  const isRefused = error instanceof Stopped && error.answer.kind === 'refused';
  return isRefused
    ? error.message
    : 'There was no answer, so it may not be saved. Open this again to see what is.';
}
