import { infoOf } from '../crm/object-types.ts';
import type { ScopeGroups } from '../http/auth.ts';
import { objectNotFound } from '../http/errors.ts';
import { type Answer, type Call, type Route, typeIn } from '../http/router.ts';

/** There is no scope for pipelines: those of deals need the object and the schema scope. */
const scopes = (params: Readonly<Record<string, string>>): ScopeGroups => {
  const type = typeIn(params['type']);
  if (type === 'deals') return [infoOf('deals').readScopes, ['crm.schemas.deals.read']];
  return [infoOf(type).readScopes];
};

export const pipelineRoutes: readonly Route[] = [
  { method: 'GET', path: 'pipelines/:type', scopes, handle: list },
  { method: 'GET', path: 'pipelines/:type/:id', scopes, handle: getOne },
  { method: 'GET', path: 'pipelines/:type/:id/stages', scopes, handle: stages },
];

function list({ crm, params }: Call): Answer {
  const results = [...(crm.pipelines.of(typeIn(params['type']))?.values() ?? [])];
  return { status: 200, json: { results } };
}

function getOne(call: Call): Answer {
  return { status: 200, json: pipelineOf(call) };
}

function stages(call: Call): Answer {
  return { status: 200, json: { results: pipelineOf(call).stages } };
}

function pipelineOf({ crm, params }: Call) {
  const pipeline = crm.pipelines.of(typeIn(params['type']))?.get(params['id']!);
  if (!pipeline) throw objectNotFound(params['id']!);
  return pipeline;
}
