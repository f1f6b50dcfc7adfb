import { Flex, Heading, Text } from '@hubspot/ui-extensions';

import { ADMINISTRATORS, SIGNING } from '../words/labels.ts';
import { FieldGroups } from './FieldGroups.tsx';
import { type Editing, SettingField } from './SettingField.tsx';

const SIGNING_GROUP = [{ title: 'Agreements', fields: SIGNING }];

/** Who may save settings, and who signs agreements. */
export function RolesTab({ editing, userId }: { editing: Editing; userId: string }) {
  return (
    <Flex direction="column" gap="md">
      <Heading>Settings</Heading>
      <SettingField field={ADMINISTRATORS} editing={editing} />
      <Text variant="microcopy">{`You are HubSpot user ${userId}. Whoever names administrators must be one of them.`}</Text>
      <FieldGroups groups={SIGNING_GROUP} editing={editing} />
    </Flex>
  );
}
