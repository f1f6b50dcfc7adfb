import type { SettingView } from '@attain/shared/contract/settings-routes';
import { Flex, Select } from '@hubspot/ui-extensions';
import { useState } from 'react';

import { type HealthModel, modelName, MODELS } from '../../words/health-parts.ts';
import { type Editing, fieldProps } from '../SettingField.tsx';
import { CurveTable } from './CurveTable.tsx';
import { ModelPoints } from './ModelPoints.tsx';
import { Segments } from './Segments.tsx';

const DEFAULT_MODEL = 'settings.health.defaultModel';

/** Points and curves of a health model, and which segments it is for. */
export function HealthTab({
  settings,
  editing,
}: {
  settings: readonly SettingView[];
  editing: Editing;
}) {
  const { draft } = editing;
  const models = settings.filter(({ key }) => key.startsWith(MODELS)).map(({ key }) => key);
  const usual = `${MODELS}${String(draft.value(DEFAULT_MODEL))}`;
  const [chosen, setChosen] = useState(models.includes(usual) ? usual : (models[0] ?? ''));
  const [part, setPart] = useState('nps');
  const model = draft.value(chosen) as HealthModel | undefined;
  const names = models.map((key) => ({ value: key.slice(MODELS.length), label: modelName(key) }));
  if (model === undefined) return null;

  return (
    <Flex direction="column" gap="md">
      <Flex direction="row" gap="md" wrap={true}>
        <Select
          label="Model"
          name="model"
          value={chosen}
          options={models.map((key) => ({ value: key, label: modelName(key) }))}
          onChange={(next) => setChosen(String(next))}
        />
        <Select
          {...fieldProps({ key: DEFAULT_MODEL, label: 'Model of all other segments' }, editing)}
          value={String(draft.value(DEFAULT_MODEL))}
          options={names}
          onChange={(next) => draft.set(DEFAULT_MODEL, next)}
        />
      </Flex>
      <ModelPoints {...{ model, editing }} modelKey={chosen} selected={part} select={setPart} />
      <CurveTable key={`${chosen} ${part}`} {...{ model, part, editing }} modelKey={chosen} />
      <Segments editing={editing} models={names} />
    </Flex>
  );
}
