import { FieldInput } from './FieldInput.tsx';
import type { Field } from './fields.ts';
import type { FormState } from './useForm.ts';

type FormFieldsProps<Draft> = { form: FormState<Draft>; fields: readonly Field<Draft>[] };

/** The fields of a form, one under the other. */
export function FormFields<Draft extends object>({ form, fields }: FormFieldsProps<Draft>) {
  return fields.map((field) => (
    <FieldInput
      key={field.name}
      field={field}
      path={field.name}
      value={form.draft[field.name]}
      fault={form.faults[field.name]}
      // Each input hands over what its kind of field holds.
      onChange={(value) => form.set(field.name, value as Draft[keyof Draft & string])}
    />
  ));
}
