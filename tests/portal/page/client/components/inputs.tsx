import { Field, type FieldProps } from './field.tsx';
import { useTyped } from './use-typed.ts';

type Listeners<Value> = {
  onChange?: (value: Value) => void;
  onInput?: (value: Value) => void;
  onBlur?: (value: Value) => void;
  onFocus?: (value: Value) => void;
};

type TextProps = FieldProps & Listeners<string> & { value?: string; defaultValue?: string };

function textInput(kind: 'text' | 'search' | 'area') {
  return function TextInput({
    value,
    defaultValue,
    onChange,
    onInput,
    onBlur,
    onFocus,
    ...field
  }: TextProps & { type?: string; rows?: number; maxLength?: number }) {
    const [text, setText] = useTyped(value ?? defaultValue ?? '');
    const type = (text: string) => {
      setText(text);
      onInput?.(text);
    };
    return (
      <Field field={field}>
        {(id, described) => {
          const common = {
            id,
            name: field.name,
            value: text,
            placeholder: field.placeholder,
            readOnly: field.readOnly,
            maxLength: field.maxLength,
            ...described,
            onFocus: () => onFocus?.(text),
            onBlur: () => {
              onChange?.(text);
              onBlur?.(text);
            },
          };
          if (kind === 'area') {
            return (
              <textarea
                {...common}
                rows={field.rows ?? 3}
                onChange={(event) => type(event.target.value)}
              />
            );
          }
          return (
            <input
              {...common}
              type={kind === 'search' ? 'search' : (field.type ?? 'text')}
              onChange={(event) => type(event.target.value)}
              onKeyDown={({ key }) => {
                if (key === 'Enter') onChange?.(text);
              }}
            />
          );
        }}
      </Field>
    );
  };
}

export const Input = textInput('text');
export const SearchInput = textInput('search');
export const TextArea = textInput('area');

type NumberProps = FieldProps &
  Listeners<number | undefined> & {
    value?: number | null;
    defaultValue?: number;
    currency?: string;
    min?: number;
    max?: number;
  };

export function NumberInput({
  value,
  defaultValue,
  currency,
  min,
  max,
  onChange,
  onInput,
  onBlur,
  onFocus,
  ...field
}: NumberProps) {
  const given = value ?? defaultValue;
  const [text, setText] = useTyped(given === undefined || given === null ? '' : String(given));
  const read = (each: string) =>
    each.trim() === '' || Number.isNaN(Number(each)) ? undefined : Number(each);
  return (
    <Field field={field}>
      {(id, described) => (
        <span className="field__with-unit">
          <input
            id={id}
            name={field.name}
            type="text"
            inputMode="decimal"
            value={text}
            placeholder={field.placeholder}
            readOnly={field.readOnly}
            {...described}
            onFocus={() => onFocus?.(read(text))}
            onChange={(event) => {
              setText(event.target.value);
              onInput?.(read(event.target.value));
            }}
            onBlur={() => {
              const typed = read(text);
              const bounded =
                typed === undefined
                  ? undefined
                  : Math.min(max ?? typed, Math.max(min ?? typed, typed));
              onChange?.(bounded);
              onBlur?.(bounded);
            }}
          />
          {currency !== undefined && <small>{currency}</small>}
        </span>
      )}
    </Field>
  );
}

type Day = { year: number; month: number; date: number };
type DateProps = FieldProps & Listeners<Day> & { value?: Day | null; defaultValue?: Day };

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** Months count from 0, as HubSpot's do. */
export function DateInput({ value, defaultValue, onChange, onBlur, ...field }: DateProps) {
  const day = value ?? defaultValue;
  const [text, setText] = useTyped(
    day ? `${day.year}-${twoDigits(day.month + 1)}-${twoDigits(day.date)}` : '',
  );
  return (
    <Field field={field}>
      {(id, described) => (
        <input
          id={id}
          name={field.name}
          type="date"
          value={text}
          readOnly={field.readOnly}
          {...described}
          onChange={(event) => {
            setText(event.target.value);
            const [year, month, date] = event.target.value.split('-').map(Number);
            if (year === undefined || month === undefined || date === undefined) return;
            onChange?.({ year, month: month - 1, date });
            onBlur?.({ year, month: month - 1, date });
          }}
        />
      )}
    </Field>
  );
}
