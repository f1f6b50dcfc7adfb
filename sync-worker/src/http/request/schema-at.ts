import { z } from 'zod';

type Path = readonly PropertyKey[];

/** The schema of a field, by its path in the value; `undefined` where there is none. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const step of path) at = at && stepInto(inner(at), step);
  return at;
}

/** What would be right there, as its schema says: its own example, else one made of the parts that must be there. */
export function exampleOf(schema: z.ZodType | undefined): unknown {
  if (schema === undefined) return undefined;
  const own = ownExample(schema);
  if (own !== undefined) return own;
  const bare = inner(schema);
  if (bare !== schema) return exampleOf(bare);
  if (bare instanceof z.ZodObject) return exampleOfObject(bare);
  if (bare instanceof z.ZodArray) return [exampleOf(bare.element as z.ZodType)];
  if (bare instanceof z.ZodEnum) return bare.options[0];
  if (bare instanceof z.ZodBoolean) return true;
  return undefined;
}

/** The names that an object knows; empty for anything else. */
export function namesOf(schema: z.ZodType | undefined): readonly string[] {
  const bare = schema && inner(schema);
  return bare instanceof z.ZodObject ? Object.keys(bare.shape) : [];
}

function ownExample(schema: z.ZodType): unknown {
  return (schema.meta() as { example?: unknown } | undefined)?.example;
}

function exampleOfObject({ shape }: z.ZodObject): object {
  const required = Object.entries(shape).filter(
    ([, field]) => !(field as z.ZodType).safeParse(undefined).success,
  );
  return Object.fromEntries(required.map(([name, field]) => [name, exampleOf(field as z.ZodType)]));
}

/** Without what says that it may be left out. */
function inner(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return inner(schema.def.innerType as z.ZodType);
  return schema instanceof z.ZodPipe ? inner(schema.def.in as z.ZodType) : schema;
}

function stepInto(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  if (!(schema instanceof z.ZodObject) || typeof step !== 'string') return undefined;
  return Object.hasOwn(schema.shape, step) ? (schema.shape[step] as z.ZodType) : undefined;
}
