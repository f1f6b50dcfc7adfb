import { valueOutputs } from '@attain/shared/contract/workflow-outputs-of';

import { figuresOf, type WorkflowOrder, type WorkflowResult } from './action.ts';

/** What the product has been worth to a company, for the next steps of a workflow. */
export async function valueSummary(
  order: WorkflowOrder<'value-summary'>,
): Promise<WorkflowResult<'value-summary'>> {
  return { outputs: valueOutputs(await figuresOf(order)) };
}
