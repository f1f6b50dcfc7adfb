import type { Configuration } from './config/configuration.ts';

/** A scope of HubSpot that this configuration can use. */
export type ScopeUse = {
  scope: string;
  /** `false`: what it is for is left out without it. */
  needed: boolean;
  purpose: string;
  /** What to say where it is not granted. */
  missing: string;
};

const NEEDED: Readonly<Record<string, string>> = {
  'crm.objects.companies.read': 'read companies',
  'crm.objects.companies.write': 'write figures to companies',
  'crm.objects.contacts.read': 'know whose survey answers are whose',
  'crm.objects.deals.read': 'read contract terms and renewals',
  'crm.schemas.companies.read': 'see which of our properties there are',
  'crm.schemas.companies.write': 'create our properties',
};

/** What is left out without them, with the points of the health score that go. */
const OPTIONAL: Readonly<Record<string, string>> = {
  tickets: 'support tickets (10 points of the health score)',
  'crm.objects.feedback_submissions.read': 'NPS and CSAT (25 points of the health score)',
  automation: 'waiting of workflows until their company is scored',
};

const FILES: ScopeUse = {
  ...{ scope: 'files', needed: false },
  purpose: 'reports are kept as PDF files beside the company',
  missing:
    'without the scope files reports are noted without a PDF: add it to the app and install it again',
};

/** Tasks and notes have no scope of their own. */
const TASKS_SCOPE = 'crm.objects.contacts.write';

const DEALS = ['crm.objects.deals.write', 'crm.schemas.deals.write'];

/** Only Enterprise portals have them. */
const CUSTOM_OBJECTS = [
  'crm.objects.custom.read',
  'crm.objects.custom.write',
  'crm.schemas.custom.read',
  'crm.schemas.custom.write',
];

/** Every scope that a configuration can use, the needed ones first. */
export function scopesFor({ tasks, mapping, mirror }: Configuration): readonly ScopeUse[] {
  return [
    ...Object.entries(NEEDED).map(([scope, purpose]) => ({
      ...{ scope, purpose, needed: true },
      missing: `the token lacks ${scope}: add it to the app and install it again`,
    })),
    ...Object.entries(OPTIONAL).map(([scope, purpose]) => ({
      ...{ scope, purpose, needed: false },
      missing: `without the scope ${scope} there is no ${purpose}`,
    })),
    FILES,
    ...(mapping.deals.renewalPipeline === null
      ? []
      : DEALS.map((scope) =>
          ofConfiguration(scope, 'writes figures to the deals of a renewal pipeline'),
        )),
    ...(mapping.goals.customObject
      ? [ofConfiguration('crm.objects.custom.read', 'reads goals from a custom object')]
      : []),
    ...(mirror.agreements
      ? CUSTOM_OBJECTS.map((scope) => ofConfiguration(scope, 'shows agreements in HubSpot'))
      : []),
    ...(tasks.enabled
      ? [
          {
            ...{ scope: TASKS_SCOPE, needed: false },
            purpose: 'alerts and escalations become tasks',
            missing: `without the scope ${TASKS_SCOPE} alerts and escalations become no tasks: add it to the app, or set tasks.enabled to false`,
          },
        ]
      : []),
  ];
}

function ofConfiguration(scope: string, wish: string): ScopeUse {
  const plan = CUSTOM_OBJECTS.includes(scope) ? ' and HubSpot Enterprise' : '';
  const missing = `the configuration ${wish}, which needs the scope ${scope}${plan}`;
  return { scope, needed: false, purpose: `the configuration ${wish}`, missing };
}
