import type { Answer, Ask, Call } from '../slots.ts';

type NotDone = Exclude<Answer<unknown>, { kind: 'done' }>;

/** The worker did not do it; whoever sends says so on the form. */
export class Stopped extends Error {
  readonly answer: NotDone;

  constructor(answer: NotDone) {
    super(answer.kind === 'refused' ? answer.message : 'no answer');
    this.answer = answer;
  }
}

/**
 * Sends one step of what a form does.
 *
 * @param step its name within the form: each step is repeated by itself, and those that were done answer as they did
 * @throws {Stopped}
 */
export type Send = <Body>(step: string, call: Call) => Promise<Body>;

/** What one form sends carries one key, so that a double click, HubSpot's own repeat and a second try never act twice. */
export function sender(ask: Ask, requestId: string): Send {
  return async <Body>(step: string, { method, path, body }: Call) => {
    const key = `${requestId}:${step}`;
    const answer = await ask<Body>(
      method === 'GET' ? { method, path } : { method, path, body: { ...body, requestId: key } },
    );
    if (answer.kind !== 'done') throw new Stopped(answer);
    return answer.body;
  };
}
