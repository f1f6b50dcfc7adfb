import { reviewRoutes } from '@attain/shared/contract/person-input-routes';

import { correctReview, recordReview, REVIEW, withdrawReview } from '../../../records/reviews.ts';
import { listedRoutes } from './listed-routes.ts';

/** Reviews held with the customer (M85). */
export const REVIEW_ROUTES = listedRoutes({
  contracts: reviewRoutes,
  rules: REVIEW,
  record: recordReview,
  correct: correctReview,
  end: withdrawReview,
  input: ({ heldOn, goalIds = null, attendees = null, notes = null }) => ({
    ...{ heldOn, goalIds, attendees, notes },
  }),
  content:
    () =>
    ({ heldOn, goalIds, attendees, notes }) => ({
      goalIds: goalIds && [...goalIds],
      ...{ heldOn, attendees, notes },
    }),
});
