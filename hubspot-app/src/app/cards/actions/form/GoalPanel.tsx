import type { GoalRecord } from '@attain/shared/contract/goal-record';
import type { ReactNode } from 'react';

import type { Slot } from '../slots.ts';
import type { Base } from './ActionForm.tsx';
import { ActionPanel, type PanelControl, type Trigger } from './ActionPanel.tsx';
import { Loaded } from './Loaded.tsx';

export type GoalAction = Slot & Trigger & { id: string; goalId: string };

/** What a panel about a goal hands to its content. */
export type AboutGoal = Slot & { goal: GoalRecord; panel: PanelControl; base: Base };

type GoalPanelProps = GoalAction & {
  /** A modal is for what is short. */
  as?: 'panel' | 'modal';
  title: string;
  children: (about: AboutGoal) => ReactNode;
};

/** A panel about a goal as it is stored, which has the version that a step rests on. */
export function GoalPanel({
  id,
  as,
  label,
  look,
  title,
  goalId,
  children,
  ...slot
}: GoalPanelProps) {
  const { ask, format } = slot;
  const path = `/api/companies/${slot.companyId}/goals/${goalId}`;
  return (
    <ActionPanel {...{ id, label, look, title }} {...(as && { as })}>
      {(panel) => (
        <Loaded<GoalRecord> ask={ask} path={path} what="the goal">
          {(goal, again) => {
            const base = { ask, format, path, version: goal.version, again };
            return children({ ...slot, goal, panel, base });
          }}
        </Loaded>
      )}
    </ActionPanel>
  );
}
