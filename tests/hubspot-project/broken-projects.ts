import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

type Json = Record<string, unknown>;

export type BrokenProject = {
  rule: string;
  /** Breaks a copy of the good project in exactly one way. */
  breakIt: (projectDir: string) => Promise<void>;
  /** What the refusal has to say, so that it is refused for this reason and not for another. */
  says: RegExp;
};

const PROJECT = 'hsproject.json';
const APP = 'hubspot-app/src/app/app-hsmeta.json';
const ACTION = 'hubspot-app/src/app/workflow-actions/rescore-hsmeta.json';
const WEBHOOKS = 'hubspot-app/src/app/webhooks/webhooks-hsmeta.json';
const CARD = 'hubspot-app/src/app/cards/account-health-hsmeta.json';

export const brokenProjects: readonly BrokenProject[] = [
  {
    rule: 'a card is placed where HubSpot has cards',
    breakIt: config(CARD, { location: 'crm.record.middle' }),
    says: /location.*must be equal to one of the allowed values/is,
  },
  {
    rule: 'a card names the records it is for',
    breakIt: config(CARD, { objectTypes: [] }),
    says: /objectTypes/,
  },
  {
    rule: 'a card needs a name',
    breakIt: config(CARD, { name: undefined }),
    says: /name/,
  },
  {
    rule: 'a manifest in a folder of its own is ignored by HubSpot, so it is refused',
    breakIt: moveTo(CARD, 'hubspot-app/src/app/cards/company/account-health-hsmeta.json'),
    says: /lies where HubSpot ignores it/,
  },
  {
    rule: 'a card lies in the folder of cards',
    breakIt: moveTo(CARD, 'hubspot-app/src/app/settings/account-health-hsmeta.json'),
    says: /directory.*is incorrect for type 'card'/is,
  },
  {
    rule: 'a uid has letters, digits, dots, dashes and underscores',
    breakIt: envelope(CARD, { uid: 'account health!' }),
    says: /uid/i,
  },
  {
    rule: 'a uid is used once',
    breakIt: copyTo(CARD, 'hubspot-app/src/app/cards/second-hsmeta.json'),
    says: /duplicate|unique|already/i,
  },
  {
    rule: 'a manifest has no top-level keys but the known ones',
    breakIt: envelope(CARD, { title: 'Account health' }),
    says: /title/,
  },
  {
    rule: 'a component has a known type',
    breakIt: envelope(CARD, { type: 'crm-card' }),
    says: /crm-card/,
  },
  {
    rule: 'a manifest is JSON',
    breakIt: (dir) => writeFile(path.join(dir, CARD), '{ "uid": "attain_account_health", '),
    says: /JSON/,
  },
  {
    rule: 'an entrypoint exists',
    breakIt: config(CARD, { entrypoint: '/app/cards/Missing.tsx' }),
    says: /entrypoint \/app\/cards\/Missing\.tsx does not exist/,
  },
  {
    rule: 'an entrypoint lies in the folder of cards',
    breakIt: config(CARD, { entrypoint: '/app/AccountHealth.tsx' }),
    says: /entrypoint/,
  },
  {
    rule: 'an app in the marketplace authenticates by OAuth',
    breakIt: config(APP, { distribution: 'marketplace' }),
    says: /auth/,
  },
  {
    rule: 'a card fetches over https only',
    breakIt: config(APP, { permittedUrls: { fetch: ['http://attain.example.com'] } }),
    says: /permittedUrls/,
  },
  {
    rule: 'a card cannot fetch from localhost',
    breakIt: config(APP, { permittedUrls: { fetch: ['https://localhost:8787'] } }),
    says: /permittedUrls/,
  },
  {
    rule: 'there is one app',
    breakIt: async (dir) => {
      await copyTo(APP, 'hubspot-app/src/app/second-hsmeta.json')(dir);
      await envelope('hubspot-app/src/app/second-hsmeta.json', { uid: 'second_app' })(dir);
    },
    says: /only one/i,
  },
  {
    rule: 'there is one settings page',
    breakIt: twoSettings,
    says: /only one settings/i,
  },
  {
    rule: 'an action of workflows is called over https',
    breakIt: config(ACTION, { actionUrl: 'http://attain.example.com/workflow-actions/rescore' }),
    says: /actionUrl/,
  },
  {
    rule: 'an agent is told what a tool is for',
    breakIt: config(ACTION, { supportedClients: [{ client: 'AGENTS' }] }),
    says: /toolType|llmConfig/,
  },
  {
    rule: 'an action has English labels',
    breakIt: config(ACTION, { labels: { de: {} } }),
    says: /labels/,
  },
  {
    rule: 'a choice has options',
    breakIt: config(ACTION, {
      inputFields: [
        {
          typeDefinition: { name: 'play', type: 'enumeration', fieldType: 'select' },
          supportedValueTypes: ['STATIC_VALUE'],
          isRequired: true,
        },
      ],
    }),
    says: /options/,
  },
  {
    rule: 'an action lies in the folder of actions',
    breakIt: moveTo(ACTION, 'hubspot-app/src/app/webhooks/rescore-hsmeta.json'),
    says: /directory.*is incorrect for type 'workflow-action'/is,
  },
  {
    rule: 'a subscription to changes names its property',
    breakIt: config(WEBHOOKS, {
      subscriptions: {
        crmObjects: [
          { subscriptionType: 'object.propertyChange', objectType: 'company', active: true },
        ],
      },
    }),
    says: /propertyName/,
  },
  {
    rule: 'webhooks go to an https address',
    breakIt: config(WEBHOOKS, {
      settings: { targetUrl: 'http://attain.example.com', maxConcurrentRequests: 10 },
    }),
    says: /targetUrl/,
  },
  {
    rule: 'the platform version is known',
    breakIt: project({ platformVersion: '2026.06' }),
    says: /2026\.06/,
  },
  {
    rule: 'the platform version is still supported',
    breakIt: project({ platformVersion: '2025.1' }),
    says: /platformVersion 2025\.1 is not supported/,
  },
  {
    rule: 'the platform version is written as HubSpot writes it',
    breakIt: project({ platformVersion: '2026.9' }),
    says: /2026\.9/,
  },
  {
    rule: 'the project names its source folder',
    breakIt: project({ srcDir: undefined }),
    says: /srcDir/,
  },
  {
    rule: 'the source folder exists',
    breakIt: project({ srcDir: 'hubspot-app/source' }),
    says: /srcDir|source/i,
  },
  {
    rule: 'the source folder lies in the project',
    breakIt: project({ srcDir: '..' }),
    says: /srcDir|outside/i,
  },
  {
    rule: 'the project file is there',
    breakIt: (dir) => rm(path.join(dir, PROJECT)),
    says: /hsproject\.json/,
  },
];

function config(file: string, changes: Json) {
  return edit(file, (json) => ({ ...json, config: { ...(json['config'] as Json), ...changes } }));
}

function envelope(file: string, changes: Json) {
  return edit(file, (json) => ({ ...json, ...changes }));
}

function project(changes: Json) {
  return envelope(PROJECT, changes);
}

function edit(file: string, change: (json: Json) => Json) {
  return async (dir: string) => {
    const target = path.join(dir, file);
    const json = JSON.parse(await readFile(target, 'utf8')) as Json;
    await writeFile(target, JSON.stringify(change(json)));
  };
}

function moveTo(file: string, target: string) {
  return async (dir: string) => {
    await mkdir(path.dirname(path.join(dir, target)), { recursive: true });
    await rename(path.join(dir, file), path.join(dir, target));
  };
}

function copyTo(file: string, target: string) {
  return (dir: string) => cp(path.join(dir, file), path.join(dir, target));
}

async function twoSettings(dir: string): Promise<void> {
  const settings = path.join(dir, 'hubspot-app/src/app/settings');
  await mkdir(settings, { recursive: true });
  await writeFile(path.join(settings, 'Settings.tsx'), '');
  for (const name of ['first', 'second']) {
    await writeFile(
      path.join(settings, `${name}-hsmeta.json`),
      JSON.stringify({
        uid: `settings_${name}`,
        type: 'settings',
        config: { entrypoint: '/app/settings/Settings.tsx' },
      }),
    );
  }
}
