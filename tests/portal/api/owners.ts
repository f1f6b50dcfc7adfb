import { objectNotFound, validationError } from '../http/errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';

const MAX_LIMIT = 500;
const scopes = [['crm.objects.owners.read']];

export const ownerRoutes: readonly Route[] = [
  { method: 'GET', path: 'owners', scopes, handle: list },
  { method: 'GET', path: 'owners/:id', scopes, handle: getOne },
];

function list({ crm, query }: Call): Answer {
  const limit = Number(query.get('limit') ?? 100);
  if (!(limit >= 1 && limit <= MAX_LIMIT))
    throw validationError(`The limit of ${limit} exceeds the maximum page size of ${MAX_LIMIT}`);
  const after = Number(query.get('after') ?? 0);
  const email = query.get('email');
  const wantArchived = query.get('archived') === 'true';
  const rest = crm.owners
    .all()
    .filter((owner) => Number(owner.id) > after && owner.archived === wantArchived)
    .filter((owner) => !email || owner.email === email);
  const results = rest.slice(0, limit);
  const last = results.at(-1)?.id;
  const paging =
    rest.length > results.length && last
      ? { paging: { next: { after: last, link: `?after=${last}` } } }
      : {};
  return { status: 200, json: { results, ...paging } };
}

function getOne({ crm, params, query }: Call): Answer {
  const id = Number(params['id']);
  const owner =
    query.get('idProperty') === 'userId'
      ? crm.owners.all().find(({ userId }) => userId === id)
      : crm.owners.get(id);
  if (!owner) throw objectNotFound(params['id']!);
  return { status: 200, json: owner };
}
