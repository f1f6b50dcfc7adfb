import type { HealthBand } from './health-components.ts';

export type HealthColour = 'green' | 'yellow' | 'orange' | 'red' | 'grey';

/** What an account in a band is called, shown as, and done for. */
export type HealthGuide = { name: string; colour: HealthColour; actions: readonly string[] };

/** Yellow is a stable account here, where other tools mean one at risk by it: colour never stands without the name. */
export const HEALTH_GUIDE: Readonly<Record<HealthBand, HealthGuide>> = {
  healthy: {
    name: 'Healthy',
    colour: 'green',
    actions: ['Monitor the account', 'Identify an advocacy opportunity'],
  },
  stable: {
    name: 'Stable',
    colour: 'yellow',
    actions: ['Check in regularly', 'Suggest optimisations'],
  },
  at_risk: {
    name: 'At risk',
    colour: 'orange',
    actions: ['Reach out immediately', 'Make an intervention plan'],
  },
  critical: {
    name: 'Critical',
    colour: 'red',
    actions: ['Escalate', 'Involve an executive'],
  },
  insufficient_data: {
    name: 'Insufficient data',
    colour: 'grey',
    actions: ['Get the missing input'],
  },
};
