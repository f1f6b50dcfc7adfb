import { AutoGrid, Flex, Heading } from '@hubspot/ui-extensions';

import type { FieldGroup } from '../words/labels.ts';
import { type Editing, SettingField } from './SettingField.tsx';

export function FieldGroups({
  groups,
  editing,
}: {
  groups: readonly FieldGroup[];
  editing: Editing;
}) {
  return (
    <Flex direction="column" gap="md">
      {groups.map(({ title, fields }) => (
        <Flex key={title} direction="column" gap="sm">
          <Heading>{title}</Heading>
          <AutoGrid columnWidth={260} gap="md" flexible={true}>
            {fields.map((field) => (
              <SettingField key={field.key} field={field} editing={editing} />
            ))}
          </AutoGrid>
        </Flex>
      ))}
    </Flex>
  );
}
