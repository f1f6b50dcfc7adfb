import type { PortfolioToday } from '@attain/shared/contract/portfolio/overview';

type Check = PortfolioToday['checks'][number]['check'];

/** The daily checks, in the words of whoever does them. */
export const CHECK: Readonly<Record<Check, { title: string; todo: string }>> = {
  escalated: { title: 'Escalations', todo: 'Call whoever is affected and agree on the next step.' },
  ticket_follow_up: {
    title: 'Tickets to follow up',
    todo: 'Answer, or make sure that support does.',
  },
  declining_health: {
    title: 'Declining health',
    todo: 'Find out what is behind the fall before it becomes a risk.',
  },
  low_usage: { title: 'Low usage', todo: 'Ask what keeps people from using the product.' },
  check_in_due: { title: 'Check-ins to plan', todo: 'Put the meeting into the calendar.' },
  onboarding_due: { title: 'Onboarding to update', todo: 'Tick what is done, and plan the rest.' },
};
