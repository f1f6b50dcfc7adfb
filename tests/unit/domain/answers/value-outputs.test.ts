import { valueOutputs } from '@attain/shared/contract/workflow-outputs-of';
import { scoreAccount } from '@attain/shared/domain/score-account';
import { DEFAULT_SETTINGS } from '@attain/shared/domain/settings';
import { expect, it } from 'vitest';

import { asOf, someAccount, someContract, USD } from '../builders.ts';

it('a value summary over amounts of nothing is insufficient data, as the answer of the agent is', () => {
  const account = someAccount({ contract: someContract() });
  const snapshot = scoreAccount(account, asOf(), DEFAULT_SETTINGS, USD);
  const figures = { ...snapshot.value.figures, confirmed: 0, estimated: 0 };
  const outputs = valueOutputs({ ...snapshot, value: { ...snapshot.value, figures } });
  expect(outputs.outcome).toBe('insufficient_data');
});
