import { Refused, type Worker } from '@attain/ui/data/worker';

import type { Answer, Ask, Call } from '../actions/slots.ts';

/** Requests of the card's forms: whatever goes wrong is an answer that a form can show. */
export function askOf(worker: Worker): Ask {
  return async <Body>({ method, path, body = {} }: Call): Promise<Answer<Body>> => {
    try {
      return {
        kind: 'done',
        body: await (method === 'GET'
          ? worker.get<Body>(path)
          : worker.send<Body>(method, path, { ...body })),
      };
    } catch (error) {
      if (!(error instanceof Refused)) return { kind: 'unanswered' };
      const { code, message, details = [], rule = null, currentVersion = null } = error.error;
      return { kind: 'refused', code, message, details, rule, currentVersion };
    }
  };
}
