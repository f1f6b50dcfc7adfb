import type { Formats } from '@attain/ui/words/formats';
import { Input, NumberInput, Select, Toggle } from '@hubspot/ui-extensions';

import { faultOf, type Trouble } from '../data/trouble.ts';
import type { Draft } from '../hooks/useDraft.ts';
import { type Field, wordsOf } from '../words/labels.ts';
import { numberFault, shownBounds, shownNumber, storedNumber } from '../words/numbers.ts';
import { originInWords } from '../words/values.ts';

/** What every form of the page needs. */
export type Editing = {
  draft: Draft;
  format: Formats;
  /** What the worker said of the last attempt to save. */
  trouble: Trouble | null;
  isReadOnly: boolean;
};

/** Label, description and fault of a field: where its value comes from, and what is wrong with it. */
export function fieldProps(field: Field, { draft, trouble, isReadOnly, format }: Editing) {
  const { key, label = wordsOf(key), hint, unit } = field;
  const setting = draft.setting(key);
  const value = draft.value(key);
  const own = setting && numberFault(value, setting, unit);
  const fault = (trouble && faultOf(key, trouble)) ?? own;
  const origin = setting && originInWords(setting, draft.isChanged(key), format, unit);
  return {
    ...{ label, name: key, readOnly: isReadOnly },
    description: [hint, origin].filter(Boolean).join('. '),
    ...(fault === undefined ? {} : { error: true, validationMessage: fault }),
  };
}

/** One setting as its kind asks for. Tables have forms of their own. */
export function SettingField({ field, editing }: { field: Field; editing: Editing }) {
  const { draft, isReadOnly } = editing;
  const { key, unit } = field;
  const setting = draft.setting(key);
  if (setting === undefined || setting.kind === 'table') return null;
  const value = draft.value(key);
  const props = fieldProps(field, editing);

  switch (setting.kind) {
    case 'number':
      return (
        <NumberInput
          {...props}
          {...shownBounds(setting, unit)}
          {...(typeof value === 'number' ? { value: shownNumber(value, unit) } : {})}
          onChange={(next) => draft.set(key, storedNumber(next, unit))}
        />
      );
    case 'boolean':
      return (
        <Toggle
          label={props.label}
          name={key}
          size="sm"
          labelDisplay="inline"
          readonly={isReadOnly}
          checked={value === true}
          onChange={(next) => draft.set(key, next)}
        />
      );
    case 'choice':
      return (
        <Select
          {...props}
          value={String(value)}
          options={(setting.choices ?? []).map((each) => ({ value: each, label: wordsOf(each) }))}
          onChange={(next) => draft.set(key, next)}
        />
      );
    case 'list':
      return (
        <Input
          {...props}
          value={Array.isArray(value) ? value.join(', ') : ''}
          placeholder="Separated by commas"
          onChange={(next) => draft.set(key, listOf(next, value))}
        />
      );
    case 'text':
      return (
        <Input
          {...props}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => draft.set(key, next.trim() === '' ? null : next.trim())}
        />
      );
  }
}

/** Numbers stay numbers. */
function listOf(text: string, before: unknown): unknown[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const areNumbers = Array.isArray(before) && before.some((each) => typeof each === 'number');
  return areNumbers ? parts.map(Number) : parts;
}
