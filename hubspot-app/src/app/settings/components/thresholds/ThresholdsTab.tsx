import type { SettingView } from '@attain/shared/contract/settings-routes';
import { Accordion, Flex } from '@hubspot/ui-extensions';
import { useMemo } from 'react';

import { ALERTS, isNamed, THRESHOLDS } from '../../words/labels.ts';
import { FieldGroups } from '../FieldGroups.tsx';
import type { Editing } from '../SettingField.tsx';
import { TaskRules } from './TaskRules.tsx';

/** Edges, alerts, tasks, and every other number of the formulas. */
export function ThresholdsTab({
  settings,
  editing,
}: {
  settings: readonly SettingView[];
  editing: Editing;
}) {
  const others = useMemo(() => otherGroups(settings), [settings]);
  return (
    <Flex direction="column" gap="md">
      <FieldGroups groups={THRESHOLDS} editing={editing} />
      <FieldGroups groups={ALERTS} editing={editing} />
      <TaskRules editing={editing} />
      <Accordion title="Every other number of the formulas" size="sm">
        <FieldGroups groups={others} editing={editing} />
      </Accordion>
    </Flex>
  );
}

/** Those that no form names, by their first step. */
function otherGroups(settings: readonly SettingView[]) {
  const groups = new Map<string, { key: string }[]>();
  for (const { key, kind } of settings) {
    const [root, group = ''] = key.split('.');
    if (root !== 'settings' || kind === 'table' || isNamed(key) || key.includes('.models.'))
      continue;
    const title = `${group.charAt(0).toUpperCase()}${group.slice(1)}`;
    groups.set(title, [...(groups.get(title) ?? []), { key }]);
  }
  return [...groups].map(([title, fields]) => ({ title, fields }));
}
