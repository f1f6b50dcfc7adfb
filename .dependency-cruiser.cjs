/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-depends-on-nothing',
      comment: 'Every formula is pure: no other layer, no package, no node built-in.',
      severity: 'error',
      from: { path: '^shared/src/domain' },
      to: { pathNot: '^shared/src/domain' },
    },
    {
      name: 'crm-catalogue-knows-only-the-domain',
      comment: 'The card takes values from it, so it stays free of packages.',
      severity: 'error',
      from: { path: '^shared/src/crm' },
      to: { pathNot: '^shared/src/(crm|domain)' },
    },
    {
      name: 'shared-knows-neither-app',
      severity: 'error',
      from: { path: '^shared' },
      to: { path: '^(sync-worker|hubspot-app|tests)' },
    },
    {
      name: 'apps-meet-only-in-shared',
      severity: 'error',
      from: { path: '^(sync-worker|hubspot-app)/' },
      to: { path: '^(sync-worker|hubspot-app|tests)/', pathNot: '^$1/' },
    },
    {
      name: 'card-takes-only-types-from-contract',
      comment: 'Keeps zod out of the card bundle; a linked package cannot resolve it after upload.',
      severity: 'error',
      from: { path: '^hubspot-app' },
      to: { path: '^shared/src/contract', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-story-does-not-see-adapters',
      comment:
        'Only the composition root (app.ts) and the command line know which adapters there are.',
      severity: 'error',
      from: { path: '^sync-worker/src/(pipeline|ports|http|jobs)' },
      to: { path: '^sync-worker/src/adapters' },
    },
    {
      name: 'adapters-see-only-ports',
      severity: 'error',
      from: { path: '^sync-worker/src/adapters' },
      to: { path: '^sync-worker/src/(pipeline|http|jobs|cli|app)' },
    },
    {
      name: 'ports-see-only-shared',
      severity: 'error',
      from: { path: '^sync-worker/src/ports' },
      to: { path: '^sync-worker/src', pathNot: '^sync-worker/src/ports' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
