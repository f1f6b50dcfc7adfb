import {
  CurrencyInput,
  DateInput,
  Input,
  NumberInput,
  Select,
  TextArea,
} from '@hubspot/ui-extensions';

import type { Field } from './fields.ts';
import { toDay, toInputDate, toNumber } from './input-values.ts';

type FieldInputProps<Draft> = {
  field: Field<Draft>;
  /** Where there are several of the kind, the API's own path: `metrics[0].target`. */
  path: string;
  value: unknown;
  fault: string | undefined;
  onChange: (value: unknown) => void;
};

/** One field in the input that HubSpot has for it. A fault is told under it, with its label, for whoever cannot see the colour. */
export function FieldInput<Draft>(props: FieldInputProps<Draft>) {
  const { field, path, value, fault, onChange } = props;
  const { label, hint, required = false } = field;
  const common = {
    ...{ name: path, label, required, error: fault !== undefined },
    ...(hint === undefined ? {} : { description: hint }),
    ...(fault === undefined ? {} : { validationMessage: `${label} ${fault}.` }),
  };
  switch (field.as) {
    case 'line':
      return <Input {...common} value={String(value)} onInput={onChange} onChange={onChange} />;
    case 'text':
      return (
        <TextArea
          {...common}
          value={String(value)}
          rows={3}
          onInput={onChange}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          {...numberValue(value)}
          onChange={(typed) => onChange(toNumber(typed))}
        />
      );
    case 'money':
      return (
        <CurrencyInput
          {...common}
          {...numberValue(value)}
          currency={field.currency}
          onChange={(typed) => onChange(toNumber(typed))}
        />
      );
    case 'day':
      return (
        <DateInput
          {...common}
          {...(typeof value === 'string' ? { value: toInputDate(value) } : {})}
          timezone="portalTz"
          onChange={(typed) => onChange(toDay(typed))}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          value={String(value)}
          options={[...field.options]}
          onChange={(choice) => onChange(String(choice))}
        />
      );
  }
}

function numberValue(value: unknown): { value?: number } {
  return typeof value === 'number' ? { value } : {};
}
