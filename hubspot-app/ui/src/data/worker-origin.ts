/** Where the worker answers. It must begin with an entry of `permittedUrls.fetch` in `app-hsmeta.json`, or HubSpot refuses the call. */
export const DEFAULT_WORKER_ORIGIN = 'https://attain.example.com';

/** A profile's variable `API_ORIGIN` (`hsprofile.<name>.json`) names another worker for one account: a test portal, for example. */
export function workerOrigin(variables: Readonly<Record<string, unknown>> | undefined): string {
  const origin = variables?.['API_ORIGIN'];
  return typeof origin === 'string' && origin !== '' ? origin : DEFAULT_WORKER_ORIGIN;
}
