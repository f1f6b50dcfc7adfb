export type Option = { value: string; label: string };

type Input =
  | { as: 'line' | 'text' | 'number' | 'day' }
  | { as: 'money'; currency: string }
  | { as: 'choice'; options: readonly Option[] };

/** One field of a form: what is asked, in which of HubSpot's inputs. */
export type Field<Draft> = Input & {
  name: keyof Draft & string;
  label: string;
  required?: boolean;
  hint?: string;
};

/** The form shows exactly these fields, under the names of the API. */
export function ownFields<Draft>(
  fields: readonly Field<Draft>[],
): (apiField: string) => string | null {
  return (apiField) => (fields.some(({ name }) => name === apiField) ? apiField : null);
}
