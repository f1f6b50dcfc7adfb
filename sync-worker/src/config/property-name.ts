import { z } from 'zod';

export const propertyName = z
  .string()
  .regex(
    /^[a-z0-9_]+$/,
    'must be the internal name of a HubSpot property: lower-case letters, digits and _',
  );

/** A property that need not be mapped. */
export const optionalProperty = (meaning: string) =>
  propertyName.nullable().default(null).describe(meaning);
