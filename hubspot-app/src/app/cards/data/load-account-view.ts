import type { AccountView } from '@attain/shared/contract/account-view';
import { hubspot } from '@hubspot/ui-extensions';

const TIMEOUT_MS = 5_000;

/** `undefined` where the worker knows no figures: a company that is no customer, or is new, is not a failure. */
export async function loadAccountView(
  origin: string,
  companyId: string,
): Promise<AccountView | undefined> {
  const response = await hubspot.fetch(`${origin}/api/companies/${companyId}/summary`, {
    timeout: TIMEOUT_MS,
  });
  // The one cast of the card: the worker parses this body against the schema before it sends it, and zod stays out of the bundle.
  if (response.ok) return (await response.json()) as AccountView;

  if (await saysNotFound(response)) return undefined;
  throw new Error(`the worker answered ${response.status}`);
}

/** HubSpot's proxy may report any refusal as a bad gateway, with the worker's own answer inside. */
async function saysNotFound(response: Response): Promise<boolean> {
  if (response.status === 404) return true;
  try {
    const body = (await response.json()) as { responseBody?: { code?: unknown } } | null;
    return body?.responseBody?.code === 'not_found';
  } catch {
    return false;
  }
}
