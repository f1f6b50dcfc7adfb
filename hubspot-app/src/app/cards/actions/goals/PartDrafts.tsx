import { Alert, Button, Divider, Flex, Heading } from '@hubspot/ui-extensions';

import { FieldInput } from '../form/FieldInput.tsx';
import type { Field } from '../form/fields.ts';
import type { FormState } from '../form/useForm.ts';
import type { GoalDraft } from './goal-form.ts';

type Part<Name extends 'metrics' | 'milestones'> = GoalDraft[Name][number];

type PartDraftsProps<Name extends 'metrics' | 'milestones'> = {
  form: FormState<GoalDraft>;
  name: Name;
  fields: readonly Field<Part<Name>>[];
  /** What one more begins with. */
  empty: Part<Name>;
  /** "metric": what one is called. */
  one: string;
};

/** The metrics or milestones of a goal that is being written, each with its own terms; one of both there has to be. */
export function PartDrafts<Name extends 'metrics' | 'milestones'>(props: PartDraftsProps<Name>) {
  const { form, name, fields, empty, one } = props;
  const parts = form.draft[name] as readonly Part<Name>[];
  const set = (changed: readonly Part<Name>[]) => form.set(name, changed as GoalDraft[Name]);
  const title = `${one.charAt(0).toUpperCase()}${one.slice(1)}`;
  const isOnly = form.draft.metrics.length + form.draft.milestones.length === 1;
  return (
    <Flex direction="column" gap="md">
      {form.faults[name] !== undefined && (
        <Alert title={`${title}s ${form.faults[name]}.`} variant="danger" />
      )}
      {parts.map((part, index) => (
        <Flex key={index} direction="column" gap="sm">
          <Divider />
          <Flex justify="between" align="center">
            <Heading>{parts.length === 1 ? title : `${title} ${index + 1}`}</Heading>
            {!isOnly && (
              <Button
                size="xs"
                variant="secondary"
                testId={`remove-${name}-${index}`}
                onClick={() => set(parts.toSpliced(index, 1))}
              >
                Remove
              </Button>
            )}
          </Flex>
          {fields.map((field) => {
            const path = `${name}[${index}].${field.name}`;
            return (
              <FieldInput
                key={path}
                field={field}
                path={path}
                value={part[field.name]}
                fault={form.faults[path]}
                onChange={(value) => set(parts.with(index, { ...part, [field.name]: value }))}
              />
            );
          })}
        </Flex>
      ))}
      <Flex>
        <Button size="sm" variant="secondary" onClick={() => set([...parts, empty])}>
          {parts.length === 0 ? `Add a ${one}` : `Add another ${one}`}
        </Button>
      </Flex>
    </Flex>
  );
}
