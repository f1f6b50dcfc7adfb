import { signOffRulesRoute } from '@attain/shared/contract/sign-off-rules-route';

import type { Configuration } from '../../config/configuration.ts';
import { answered, type ApiRoute, implement } from '../api-route.ts';
import { isExecutive } from '../executive.ts';

/** Who signs, and whether the caller may sign for us (V29). */
export function signOffRules({ agreements }: Configuration): ApiRoute {
  const { parties, executives, linkDays } = agreements.signOff;
  return implement(signOffRulesRoute, async ({ caller }) =>
    answered(200, {
      parties: [...parties],
      mayCallerSign: isExecutive(caller, executives),
      linkDays,
    }),
  );
}
