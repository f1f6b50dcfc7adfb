import { Refused } from '@attain/ui/data/worker';

export type Trouble = {
  message: string;
  /** By the key of the setting, or the name of the field. */
  fields: Readonly<Record<string, string>>;
  /** Somebody else saved meanwhile. */
  isStale: boolean;
};

/** What went wrong, in words for whoever reads the page. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Refused)) {
    const message =
      'Attain does not answer. Whether it was done is not known: try again, nothing happens twice.';
    return { message, fields: {}, isStale: false };
  }
  const { message, details = [], code } = error.error;
  const fields = Object.fromEntries(details.map((each) => [each.field, each.message]));
  return { message, fields, isStale: code === 'stale_version' };
}

/** What is wrong with a setting, or with a part of it. */
export function faultOf(key: string, { fields }: Pick<Trouble, 'fields'>): string | undefined {
  const found = Object.entries(fields).find(
    ([field]) => field === key || field.startsWith(`${key}.`) || field.startsWith(`${key}[`),
  );
  return found?.[1];
}
