import type { SettingsChoicesView } from '@attain/shared/contract/settings-connection-routes';
import { useLoaded } from '@attain/ui/hooks/useLoaded';
import {
  AutoGrid,
  Flex,
  Heading,
  LoadingSpinner,
  MultiSelect,
  Select,
  Text,
} from '@hubspot/ui-extensions';

import type { SettingsApi } from '../data/settings-api.ts';
import { COMPANY_PROPERTIES, type Field, PIPELINES } from '../words/labels.ts';
import { type Editing, fieldProps, SettingField } from './SettingField.tsx';

const PROPERTY: Field = {
  key: 'mapping.customers.property',
  label: 'Customers are told by the property',
};
const VALUES: Field = { key: 'mapping.customers.values', label: 'when it has one of the values' };
/** Stands for a setting that names nothing. */
const NONE = '';

/** Which companies count, and where the portal keeps their contracts. Without HubSpot's lists names can still be typed. */
export function CustomersTab({
  api,
  editing,
}: {
  api: Pick<SettingsApi, 'choices'>;
  editing: Editing;
}) {
  const loaded = useLoaded('choices', api.choices);
  if (loaded.status === 'loading') {
    return <LoadingSpinner label="Loading properties" showLabel={true} layout="centered" />;
  }
  const choices = loaded.status === 'ready' ? loaded.value : null;
  const properties = (choices?.companyProperties ?? []).map(({ name, label }) => ({
    value: name,
    label: `${label} (${name})`,
  }));
  return (
    <Flex direction="column" gap="md">
      {choices === null && (
        <Text variant="microcopy">
          HubSpot does not tell its properties now: write their internal names.
        </Text>
      )}
      <Heading>Which companies count</Heading>
      <AutoGrid columnWidth={260} gap="md" flexible={true}>
        <OneOf field={PROPERTY} options={properties} editing={editing} />
        <Values choices={choices} editing={editing} />
      </AutoGrid>
      <Heading>Where companies hold their contract and size</Heading>
      <AutoGrid columnWidth={260} gap="md" flexible={true}>
        {COMPANY_PROPERTIES.map((field) => (
          <OneOf key={field.key} field={field} options={properties} editing={editing} />
        ))}
      </AutoGrid>
      <Heading>Deals</Heading>
      <AutoGrid columnWidth={260} gap="md" flexible={true}>
        {PIPELINES.map((field) => (
          <OneOf
            key={field.key}
            field={field}
            options={choices?.dealPipelines ?? []}
            editing={editing}
          />
        ))}
      </AutoGrid>
    </Flex>
  );
}

type Option = { value: string; label: string };

function OneOf({
  field,
  options,
  editing,
}: {
  field: Field;
  options: readonly Option[];
  editing: Editing;
}) {
  const { draft } = editing;
  const setting = draft.setting(field.key);
  if (setting === undefined || options.length === 0) {
    return <SettingField field={field} editing={editing} />;
  }
  const value = draft.value(field.key);
  const current = typeof value === 'string' ? value : NONE;
  const isListed = current === NONE || options.some((each) => each.value === current);
  const all = [
    ...(setting.nullable === true ? [{ value: NONE, label: 'None' }] : []),
    ...(isListed ? [] : [{ value: current, label: `${current} (not in HubSpot yet)` }]),
    ...options,
  ];
  return (
    <Select
      {...fieldProps(field, editing)}
      value={current}
      options={all}
      onChange={(next) => draft.set(field.key, next === NONE ? null : next)}
    />
  );
}

function Values({ choices, editing }: { choices: SettingsChoicesView | null; editing: Editing }) {
  const { draft } = editing;
  const property = draft.value(PROPERTY.key);
  const known = choices?.companyProperties.find(({ name }) => name === property)?.options ?? [];
  if (known.length === 0) return <SettingField field={VALUES} editing={editing} />;
  const value = draft.value(VALUES.key);
  return (
    <MultiSelect
      {...fieldProps(VALUES, editing)}
      value={Array.isArray(value) ? value.map(String) : []}
      options={known}
      onChange={(next) => draft.set(VALUES.key, next)}
    />
  );
}
