import type { PropertyDefinition } from '../portal-records.ts';

type Text = string | null | undefined;

const NOTHING = '–';

/** `at_risk` as a person reads it, where the property's own label is not at hand. */
export function labelled(value: string): string {
  const words = value.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function amount(text: Text): string {
  return text ? new Intl.NumberFormat('en-US').format(Number(text)) : NOTHING;
}

export function day(text: Text): string {
  if (!text) return NOTHING;
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(text),
  );
}

/** A property's value as HubSpot shows it beside its label. */
export function shown({ type, options }: PropertyDefinition, value: Text): string {
  if (!value) return NOTHING;
  if (type === 'number') return amount(value);
  if (type === 'date') return day(value);
  if (type === 'datetime') {
    return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(value),
    );
  }
  return value
    .split(';')
    .map((part) => options.find((option) => option.value === part)?.label ?? part)
    .join(', ');
}
