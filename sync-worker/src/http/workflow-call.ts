import {
  WORKFLOW_ACTIONS,
  type WorkflowAction,
  type WorkflowCall,
  workflowCallSchema,
} from '@attain/shared/contract/workflow-actions';
import type { Request } from 'express';

import { RefusedError } from '../ports/errors.ts';
import { HttpError, invalidRequest } from './errors.ts';
import { fieldErrors } from './request/field-errors.ts';
import { readJson } from './request/read-json.ts';

/** As HubSpot names the type of the records that these actions are about: in words, or by its id. */
const COMPANY = new Set(['COMPANY', '0-2']);

/** @throws {HttpError} 404 */
export function calledAction({ params }: Request): WorkflowAction {
  const name = params['action'] ?? '';
  if (typeof name === 'string' && Object.hasOwn(WORKFLOW_ACTIONS, name)) {
    return name as WorkflowAction;
  }
  throw new HttpError(404, 'not_found', 'There is no such workflow action.');
}

/**
 * The call as HubSpot sent it.
 *
 * @throws {HttpError} 400 for another body than HubSpot's, 403 for one of another portal
 */
export function readCall(request: Request, portalId: number): WorkflowCall {
  const body = readJson(request);
  const { success, data, error } = workflowCallSchema.safeParse(body);
  if (!success) throw invalidRequest(fieldErrors(workflowCallSchema, body, error.issues));
  if (data.origin.portalId === portalId) return data;
  throw new HttpError(403, 'forbidden', 'The request is for another portal.');
}

/**
 * What a person filled in, or a step before filled it with.
 *
 * @throws {RefusedError} naming each field that is wrong
 */
export function readInputs(action: WorkflowAction, { inputFields }: WorkflowCall): unknown {
  const { inputs } = WORKFLOW_ACTIONS[action];
  const given = inputFields ?? {};
  const { success, data, error } = inputs.safeParse(given);
  if (success) return data;
  const faults = fieldErrors(inputs, given, error.issues).map(
    ({ field, message }) => `${field} ${message}`,
  );
  throw new RefusedError('invalid_input', `Correct the action: ${faults.join('; ')}.`);
}

/** The company that the workflow is about, as HubSpot names it. */
export function enrolledCompany({ object }: WorkflowCall): string | undefined {
  const { objectId, objectType } = object ?? {};
  if (!objectId) return undefined;
  return COMPANY.has((objectType ?? 'COMPANY').toUpperCase()) ? objectId : undefined;
}

/** Agents and assistants run an action while somebody looks on; whoever does not say is a workflow. */
export function isByAgent({ context }: WorkflowCall): boolean {
  return (context?.source ?? 'WORKFLOWS').toUpperCase() !== 'WORKFLOWS';
}
