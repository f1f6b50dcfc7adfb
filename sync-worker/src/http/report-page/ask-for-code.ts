import type { Response } from 'express';

import { sendPage } from '../customer-page/render.ts';

/** What was wrong with what was typed: it was no code at all, or so many tries are left. */
type Fault = 'not_a_code' | number;

/** The page before the report. Whose report it is, it does not say: the address alone is not to tell. */
export function askForCode(response: Response, status: number, fault?: Fault): void {
  const view = { fault: fault === undefined ? null : inWords(fault) };
  sendPage(response, status, { template: 'report-page/templates/code', view });
}

function inWords(fault: Fault): string {
  if (fault === 'not_a_code') return 'Type the digits of the code, all of them.';
  const left = fault === 1 ? 'One try is left' : `${fault} tries are left`;
  return `This is not the code. ${left}, then the link is locked.`;
}
