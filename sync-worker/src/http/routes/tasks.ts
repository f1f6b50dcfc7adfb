import { askForTaskRoute } from '@attain/shared/contract/task-routes';

import type { Configuration } from '../../config/configuration.ts';
import { RefusedError } from '../../ports/errors.ts';
import { askForTask as ask } from '../../records/tasks.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { namedCompany } from '../named-company.ts';
import { tellingFields } from '../request/rule-faults.ts';

/** A task that a person asks for. */
export function askForTask({ tasks }: Configuration): ApiRoute {
  return implement(askForTaskRoute, async ({ params, body, store, calendar, author }) => {
    const companyId = await namedCompany(store, params.companyId);
    if (!tasks.enabled) throw switchedOff();
    const { title, reason, dueOn, priority, to: role } = body;
    const { reference, isNew } = await tellingFields(askForTaskRoute.body, () =>
      ask(store, {
        companyId,
        by: author,
        today: calendar.dayAt(author.at),
        task: { title, reason, dueOn, priority, role },
      }),
    );
    return answered(isNew ? 202 : 200, { reference, title, dueOn });
  });
}

function switchedOff(): RefusedError {
  return new RefusedError(
    'tasks_off',
    'Tasks are switched off (tasks.enabled in the configuration): create this one in HubSpot by hand.',
  );
}
