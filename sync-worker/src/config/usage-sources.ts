import { z } from 'zod';

const text = (meaning: string) => z.string().min(1).max(500).describe(meaning);

const whole = (least: number, most: number, fallback: number, meaning: string) =>
  z.number().int().min(least).max(most).default(fallback).describe(meaning);

const secretFrom = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'is the name of an environment variable, such as POSTHOG_KEY');

const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) origin' })
  .transform((url) => new URL(url).origin);

const query = (meaning: string) =>
  z
    .union([z.string().min(1), z.array(z.string()).min(1)])
    .transform((lines) => (Array.isArray(lines) ? lines.join('\n') : lines))
    .nullable()
    .default(null)
    .describe(`${meaning} One text, or a list of lines.`);

const metricsQuery = query(
  'Gives metrics that the source computes: a column company_id, account_key or domain, and metric, value, measured_at; goal where several goals have a metric of that name.',
);

const every = (fallback: number) =>
  whole(5, 10_080, fallback, 'Minutes between two pulls of `serve`.');

const common = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'has up to 40 small letters, digits, - and _')
    .refine((name) => name !== 'files', 'is the name of what files bring: take another')
    .describe('What this source is called; another name is another source.'),
  lookBackDays: whole(
    0,
    90,
    3,
    'So many days before the last complete one are asked for again, because events come late.',
  ),
  backfillDays: whole(1, 3_660, 90, 'So many days before today the first pull begins.'),
  timeoutSeconds: whole(5, 3_600, 300, 'The longest that the answer to one question may take.'),
  rowLimit: whole(
    1_000,
    20_000_000,
    1_000_000,
    'The most rows that one question may answer; beyond that the pull fails, since part of a day would be a wrong day.',
  ),
};

const accountProperty = text('The property of events that names the account, where it is no group.')
  .nullable()
  .default(null);

const accountIs = z
  .enum(['account_key', 'company_id', 'domain'])
  .default('account_key')
  .describe("What names the account: the product's id of it, HubSpot's company id or a domain.");

const events = z
  .array(z.string().min(1))
  .default([])
  .describe('Only these events are asked for; none = all.');

const posthog = z.strictObject({
  type: z.literal('posthog'),
  ...common,
  everyMinutes: every(60),
  secretFrom: secretFrom.describe(
    'Environment variable with a personal API key that has the scope query:read.',
  ),
  origin: origin.default('https://us.posthog.com'),
  projectId: z.string().regex(/^\d+$/, 'is the number of the project').describe('Project id.'),
  groupIndex: whole(0, 4, 0, 'Which type of group is the account: the index of it in PostHog.'),
  accountProperty,
  accountIs,
  events,
  metricsQuery,
});

const mixpanel = z.strictObject({
  type: z.literal('mixpanel'),
  ...common,
  everyMinutes: every(360),
  secretFrom: secretFrom.describe(
    'Environment variable with a service account: its user name, a colon and its secret.',
  ),
  origin: origin.default('https://data.mixpanel.com'),
  projectId: z.string().regex(/^\d+$/, 'is the number of the project').describe('Project id.'),
  accountProperty: text('The group key, or another property of events, that names the account.'),
  accountIs,
  events,
  zone: text(
    'Zone by which the project counts days and times: UTC, or its own where it was created before 2023.',
  ).default('UTC'),
  durationProperty: text('The property of events that holds seconds of use.')
    .nullable()
    .default(null),
});

const amplitude = z.strictObject({
  type: z.literal('amplitude'),
  ...common,
  everyMinutes: every(360),
  secretFrom: secretFrom.describe(
    'Environment variable with the API key of the project, a colon and its secret key.',
  ),
  origin: origin.default('https://amplitude.com'),
  groupType: text('The type of group that is the account.').default('company'),
  accountProperty,
  accountIs,
  events,
  durationProperty: text('The property of events that holds seconds of use.')
    .nullable()
    .default(null),
});

const sql = {
  ...common,
  everyMinutes: every(60),
  daysPerQuestion: whole(1, 366, 7, 'So many days one question spans at most.'),
  eventsQuery: query(
    'Gives how often events happened: a column company_id, account_key or domain, and day, event, count; duration_s, and any other column that is a sum of numbers.',
  ),
  usersQuery: query(
    'Gives who was active: a column company_id, account_key or domain, and day, user_id; sessions, duration_s.',
  ),
  metricsQuery,
};

const postgres = z.strictObject({
  type: z.literal('postgres'),
  ...sql,
  secretFrom: secretFrom.describe(
    'Environment variable with postgres://user:password@host/database of a user who may only read.',
  ),
});

const snowflake = z.strictObject({
  type: z.literal('snowflake'),
  ...sql,
  secretFrom: secretFrom.describe(
    'Environment variable with a programmatic access token, or the private key of the user in PEM.',
  ),
  account: text('Account identifier, such as myorg-account1.'),
  accessUrl: origin
    .nullable()
    .default(null)
    .describe('Where the account is reached, if not at its own name.'),
  username: text('A user whose role may only read.'),
  role: text('Role.').nullable().default(null),
  warehouse: text('Warehouse that runs the queries.'),
  database: text('Database.').nullable().default(null),
  schema: text('Schema.').nullable().default(null),
});

const bigquery = z.strictObject({
  type: z.literal('bigquery'),
  ...sql,
  secretFrom: secretFrom
    .nullable()
    .default(null)
    .describe(
      'Environment variable with the JSON key of a service account; null: the credentials of the machine.',
    ),
  projectId: text('Project that runs and pays the queries.'),
  location: text('Location of the data, such as EU.').nullable().default(null),
  origin: origin
    .nullable()
    .default(null)
    .describe('Where the API is reached, if not at its own name.'),
  maxBytesBilled: z
    .number()
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe('A query that would read more bytes is refused.'),
});

const databricks = z.strictObject({
  type: z.literal('databricks'),
  ...sql,
  secretFrom: secretFrom.describe('Environment variable with an access token.'),
  host: text('Server hostname of the SQL warehouse.'),
  path: text('HTTP path of the SQL warehouse.'),
  catalog: text('Catalog.').nullable().default(null),
  schema: text('Schema.').nullable().default(null),
});

const sourceSchema = z
  .discriminatedUnion('type', [
    posthog,
    mixpanel,
    amplitude,
    postgres,
    snowflake,
    bigquery,
    databricks,
  ])
  .superRefine((source, context) => {
    if ('eventsQuery' in source && !source.eventsQuery && !source.metricsQuery) {
      context.addIssue({
        code: 'custom',
        path: ['eventsQuery'],
        message: 'is missing, and so is metricsQuery: write at least one of them',
      });
    }
    if ('usersQuery' in source && source.usersQuery && !source.eventsQuery) {
      context.addIssue({
        code: 'custom',
        path: ['usersQuery'],
        message: 'needs an eventsQuery beside it',
      });
    }
  });

/** Where product usage is pulled from. */
export const usageSourcesSchema = z
  .array(sourceSchema)
  .default([])
  .superRefine((sources, context) => {
    const names = sources.map(({ name }) => name);
    names.forEach((name, index) => {
      if (names.indexOf(name) === index) return;
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: `"${name}" is the name of another source`,
      });
    });
  });

export type SourceConfiguration = z.infer<typeof sourceSchema>;
export type SourceOf<Type extends SourceConfiguration['type']> = Extract<
  SourceConfiguration,
  { type: Type }
>;
