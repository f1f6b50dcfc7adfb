import { type ReactNode, useEffect, useId, useState } from 'react';

import { Field, type FieldProps } from './field.tsx';

type Choice = string | number | boolean;
type Option = { label: string; value: Choice };

type SelectProps = FieldProps & {
  value?: Choice;
  options?: Option[];
  onChange?: (value: Choice) => void;
};

export function Select({ value, options = [], onChange, ...field }: SelectProps) {
  const chosen = options.findIndex((each) => each.value === value);
  return (
    <Field field={field}>
      {(id, described) => (
        <select
          id={id}
          name={field.name}
          value={chosen}
          disabled={field.readOnly}
          {...described}
          onChange={(event) => {
            const option = options[Number(event.target.value)];
            if (option !== undefined) onChange?.(option.value);
          }}
        >
          {chosen === -1 && <option value={-1}>{field.placeholder ?? 'Select'}</option>}
          {options.map(({ label }, index) => (
            <option key={index} value={index}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type MultiSelectProps = FieldProps & {
  value?: Choice[];
  options?: Option[];
  onChange?: (value: Choice[]) => void;
};

export function MultiSelect({ value = [], options = [], onChange, ...field }: MultiSelectProps) {
  return (
    <Field field={field}>
      {(id) => (
        <div id={id} className="field__choices" role="group" aria-label={field.label}>
          {options.map((option) => (
            <label key={String(option.value)}>
              <input
                type="checkbox"
                checked={value.includes(option.value)}
                onChange={({ target }) =>
                  onChange?.(
                    target.checked
                      ? [...value, option.value]
                      : value.filter((each) => each !== option.value),
                  )
                }
              />
              {option.label}
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

type CheckboxProps = {
  checked?: boolean;
  initialIsChecked?: boolean;
  readOnly?: boolean;
  readonly?: boolean;
  name?: string;
  value?: string;
  description?: string;
  label?: string;
  'aria-label'?: string;
  onChange?: (checked: boolean, value: string) => void;
  children?: ReactNode;
};

function box(role: 'checkbox' | 'radio' | 'switch') {
  return function Box({
    checked,
    initialIsChecked = false,
    readOnly,
    readonly,
    name,
    value = '',
    description,
    label,
    onChange,
    children,
    ...rest
  }: CheckboxProps) {
    const [own, setOwn] = useState(checked ?? initialIsChecked);
    useEffect(() => {
      if (checked !== undefined) setOwn(checked);
    }, [checked]);
    return (
      <label className="choice">
        <input
          type={role === 'radio' ? 'radio' : 'checkbox'}
          {...(role === 'switch' ? { role } : {})}
          name={name}
          checked={own}
          disabled={readOnly ?? readonly}
          aria-label={rest['aria-label']}
          onChange={({ target }) => {
            if (checked === undefined) setOwn(target.checked);
            onChange?.(target.checked, value);
          }}
        />
        <span>
          {children ?? label}
          {description !== undefined && <small>{description}</small>}
        </span>
      </label>
    );
  };
}

export const Checkbox = box('checkbox');
export const RadioButton = box('radio');
export const Toggle = box('switch');

type ToggleGroupProps = FieldProps & {
  toggleType?: 'checkboxList' | 'radioButtonList';
  value?: string | string[];
  options?: { label: string; value: string; description?: string; readOnly?: boolean }[];
  inline?: boolean;
  onChange?: (value: string | string[]) => void;
};

export function ToggleGroup({
  toggleType = 'checkboxList',
  value,
  options = [],
  inline,
  onChange,
  ...field
}: ToggleGroupProps) {
  const name = useId();
  const isRadio = toggleType === 'radioButtonList';
  const chosen = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return (
    <Field field={field}>
      {(id) => (
        <div
          id={id}
          className={`field__choices${inline === true ? ' field__choices--inline' : ''}`}
          role={isRadio ? 'radiogroup' : 'group'}
          aria-label={field.label}
        >
          {options.map((option) => (
            <label key={option.value} className="choice">
              <input
                type={isRadio ? 'radio' : 'checkbox'}
                name={name}
                disabled={option.readOnly}
                checked={chosen.includes(option.value)}
                onChange={({ target }) => {
                  if (isRadio) onChange?.(option.value);
                  else
                    onChange?.(
                      target.checked
                        ? [...chosen, option.value]
                        : chosen.filter((each) => each !== option.value),
                    );
                }}
              />
              <span>
                {option.label}
                {option.description !== undefined && <small>{option.description}</small>}
              </span>
            </label>
          ))}
        </div>
      )}
    </Field>
  );
}

type FormProps = { onSubmit?: (event: object, reactions: object) => void; children?: ReactNode };

export function Form({ onSubmit, children }: FormProps) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const values = Object.fromEntries(new FormData(event.currentTarget));
        onSubmit?.({ targetValue: values }, {});
      }}
    >
      {children}
    </form>
  );
}
