import { quoteRoutes } from '@attain/shared/contract/person-input-routes';

import type { Configuration } from '../../../config/configuration.ts';
import {
  correctQuote,
  figuresOf,
  questionedNumbers,
  QUOTE,
  recordQuote,
  withdrawQuote,
} from '../../../records/quotes.ts';
import type { ApiRoute } from '../../api-route.ts';
import { listedRoutes } from './listed-routes.ts';

/** The customer's own words (M47), held against what is measured and valued today (C06). */
export function quoteApiRoutes({ settings }: Pick<Configuration, 'settings'>): readonly ApiRoute[] {
  return listedRoutes({
    contracts: quoteRoutes,
    rules: QUOTE,
    record: recordQuote,
    correct: correctQuote,
    end: withdrawQuote,
    input: ({ text, by, role = null, on, goalId = null, source = null, external }) => ({
      ...{ text, by, role, on, goalId, source, external },
    }),
    async content({ store, companyId, money: { currency } }) {
      const figures = await figuresOf(store, companyId);
      return (quote) => {
        const { text, by, role, on, goalId, source, external } = quote;
        const questioned = questionedNumbers(figures, quote, { settings, currency });
        return {
          ...{ text, by, role, on, goalId, source, external },
          questionedNumbers: questioned.map((mention) => mention.text),
        };
      };
    },
  });
}
