import fc from 'fast-check';

/** As much of JSON Schema as the published document uses. */
export type JsonSchema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  example?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
};

export type Parameter = { in: string; name: string; required?: boolean; schema: JsonSchema };

export type Operation = {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
};

export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
};

export type ArbitraryRequest = {
  params: Record<string, string>;
  query: readonly (readonly [string, string])[];
  /** JSON text; `undefined` = no body. */
  text: string | undefined;
  headers: Record<string, string | undefined>;
};

/** What breaks programs: prototypes, controls, halves of characters, markup, quotes, sheer length. */
const NASTY_TEXTS = [
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  "'; drop table goal; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '%',
  '🚀'.repeat(300),
  'x'.repeat(20_000),
  ' ',
  '',
];
const NASTY_NUMBERS = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e300, -1e300, 5e-324, 1e12];

const nastyText = fc.oneof(fc.constantFrom(...NASTY_TEXTS), fc.string({ unit: 'binary' }));
const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(...NASTY_NUMBERS, null, true, false, [], {}),
  fc.jsonValue(),
  fc.integer({ min: 13, max: 2_000 }).map(nested),
);

/** Requests to one operation: valid ones, nearly valid ones and wild ones. */
export function arbitraryRequest(
  operation: Operation,
  document: Document,
  known: Readonly<Record<string, readonly string[]>>,
): fc.Arbitrary<ArbitraryRequest> {
  const parameters = operation.parameters ?? [];
  const schema = operation.requestBody?.content['application/json']?.schema;
  return fc.record({
    params: fc.record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => [name, pathValue(known[name] ?? [])]),
      ),
    ),
    query: queryOf(parameters, document),
    text: schema === undefined ? fc.constant(undefined) : bodyText(schema, document),
    headers: headersOf(parameters),
  });
}

function pathValue(known: readonly string[]): fc.Arbitrary<string> {
  const usual = known.length === 0 ? [] : [{ weight: 6, arbitrary: fc.constantFrom(...known) }];
  return fc.oneof(
    ...usual,
    { weight: 1, arbitrary: fc.constantFrom('999999', 'acc_1', '..', '0') },
    { weight: 1, arbitrary: nastyText.filter((text) => text.length > 0 && text.length < 4_000) },
  );
}

function queryOf(
  parameters: readonly Parameter[],
  document: Document,
): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const one = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) =>
      fc.tuple(
        fc.constant(name),
        fc.oneof(
          { weight: 4, arbitrary: valueOf(schema, document).map(String) },
          { weight: 1, arbitrary: nastyText.filter((text) => text.length < 4_000) },
        ),
      ),
    );
  const unknown = fc.tuple(
    fc.string({ maxLength: 20 }).filter((name) => name.length > 0),
    fc.string({ maxLength: 20 }),
  );
  const some = fc.array(fc.oneof(...one, { weight: 1, arbitrary: unknown }), { maxLength: 3 });
  return one.length > 0 ? some : fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, some);
}

function headersOf(
  parameters: readonly Parameter[],
): fc.Arbitrary<Record<string, string | undefined>> {
  const names = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
    'Idempotency-Key': fc.oneof(
      fc.nat().map((number) => `key-number-${number}`),
      fc.constantFrom('key-number-one', 'key-number-one', 'short', 'x'.repeat(300)),
    ),
    'If-Match': fc.constantFrom('"1"', '"2"', '1', '*', '"99999999999"', 'W/"1"', 'junk'),
  };
  const record = fc.record(
    Object.fromEntries(names.map((name) => [name, values[name] ?? fc.constant('x')])),
    { requiredKeys: [] },
  );
  return fc.oneof(fc.constant({}), record);
}

function bodyText(schema: JsonSchema, document: Document): fc.Arbitrary<string> {
  const valid = fc.oneof(tameOf(schema, document), valueOf(schema, document));
  return fc.oneof(
    { weight: 8, arbitrary: tameOf(schema, document).map((value) => JSON.stringify(value)) },
    { weight: 5, arbitrary: valid.map((value) => JSON.stringify(value)) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(valid, fc.nat(), nastyValue)
        .map(([value, place, nasty]) => JSON.stringify(replaced(value, place, nasty))),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(valid, fc.constantFrom('__proto__', 'constructor', 'toString', 'x'), nastyValue)
        .map(([value, name, nasty]) => withField(JSON.stringify(value), name, nasty)),
    },
    { weight: 1, arbitrary: nastyValue.map((value) => JSON.stringify(value)) },
    // Not JSON: cut off, or a number that no double holds.
    {
      weight: 1,
      arbitrary: fc
        .tuple(valid, fc.nat({ max: 200 }))
        .map(([value, end]) => JSON.stringify(value).slice(0, end)),
    },
    { weight: 1, arbitrary: valid.map((value) => JSON.stringify(value).replace(/\d+/, '1e999')) },
  );
}

/** What must be there and a little of what may be, each as its example says, under ever new names. */
function tameOf(schema: JsonSchema, document: Document): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return tameOf(resolved(schema.$ref, document), document);
  const { example, properties, required = [] } = schema;
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, field]) => {
      const value = tameOf(field, document);
      const left = fc.constant(undefined);
      return [name, required.includes(name) ? value : fc.oneof(left, left, left, value)] as const;
    });
    return fc.record(Object.fromEntries(fields));
  }
  if (example === undefined) return valueOf(schema, document);
  const isName = typeof example === 'string' && schema.minLength !== undefined && !schema.format;
  return isName ? fc.nat().map((number) => `${example}-${number}`) : fc.constant(example);
}

/** Values that a schema takes, as far as it says what it takes. */
function valueOf(schema: JsonSchema, document: Document): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valueOf(resolved(schema.$ref, document), document);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valueOf(choice, document)));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'string':
      return textOf(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000_000 });
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, document), {
        minLength: schema.minItems ?? 0,
        maxLength: 4,
      });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, field]) => [
            name,
            valueOf(field, document),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case undefined:
    default:
      return fc.constant(schema.example ?? null);
  }
}

function textOf({ format, pattern, minLength = 0, example }: JsonSchema): fc.Arbitrary<unknown> {
  const day = fc
    .date({ min: new Date('1960-01-01'), max: new Date('2210-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  if (format === 'date') return day.map((text) => text.slice(0, 10));
  if (format === 'date-time') return day;
  const written = fc.string({ minLength: Math.max(1, minLength), maxLength: 40 });
  const given = fc.constant(example ?? 'text');
  return pattern === undefined ? fc.oneof(written, given) : fc.oneof(given, given, written);
}

function numberOf({ minimum, maximum, exclusiveMinimum }: JsonSchema): fc.Arbitrary<unknown> {
  const min = minimum ?? exclusiveMinimum ?? -1e9;
  return fc.oneof(
    fc.integer({ min: Math.max(min, -100), max: Math.min(maximum ?? 100, 100) }),
    fc.double({ min, max: maximum ?? 1e9, noNaN: true }),
  );
}

function resolved(reference: string, { components }: Document): JsonSchema {
  return components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}

/** Puts something else in one of all places of a value, its own included. */
function replaced(value: unknown, place: number, nasty: unknown): unknown {
  const places = placesOf(value);
  const path = places[place % places.length] ?? [];
  return replacedAt(value, path, nasty);
}

function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const inside = Object.entries(value).flatMap(([key, each]) => placesOf(each, [...path, key]));
  return [path, ...inside];
}

function replacedAt(value: unknown, [key, ...rest]: readonly string[], nasty: unknown): unknown {
  if (key === undefined) return nasty;
  if (Array.isArray(value))
    return value.map((each, index) =>
      String(index) === key ? replacedAt(each, rest, nasty) : (each as unknown),
    );
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replacedAt(object[key], rest, nasty) };
}

/** As text, since an object literal would take a prototype for what it is. */
function withField(json: string, name: string, value: unknown): string {
  return json.startsWith('{') && json.length > 2
    ? `{${JSON.stringify(name)}:${JSON.stringify(value)},${json.slice(1)}`
    : json;
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
