/** What kind of year an account is having. Everything generated about it follows from this. */
export type Story = {
  name: StoryName;
  /** Share among customers. */
  share: number;
  /** Weekly active users over seats, today. */
  activity: number;
  /** By how much activity changed over the last four weeks, as a fraction. */
  activityChange: number;
  sessionsPerWeek: number;
  minutesPerSession: number;
  /** Share of the product's key features in use. */
  features: number;
  /** Tickets against the usual number, and how many of them came this week and are urgent. */
  tickets: number;
  urgentThisWeek: number;
  nps: number;
  csat: number;
  feedback: number;
  engagements: number;
  /** Nobody from our side talked to them for at least so many days. */
  silentDays: number;
  /** Share of meetings held and of e-mails answered. */
  response: number;
  /** Days until renewal: earliest and latest. */
  renewal: readonly [number, number];
};

export type StoryName =
  | 'expanding'
  | 'steady'
  | 'promoter'
  | 'onboarding'
  | 'declining'
  | 'silent'
  | 'churn_threat'
  | 'no_data';

const steady: Story = {
  name: 'steady',
  share: 0.36,
  activity: 0.58,
  activityChange: 0.01,
  sessionsPerWeek: 2.4,
  minutesPerSession: 11,
  features: 0.55,
  tickets: 0.9,
  urgentThisWeek: 0,
  nps: 7.6,
  csat: 4.1,
  feedback: 1,
  engagements: 1,
  silentDays: 0,
  response: 0.7,
  renewal: [25, 360],
};

export const STORIES: Readonly<Record<StoryName, Story>> = {
  steady,
  expanding: {
    ...steady,
    name: 'expanding',
    share: 0.2,
    activity: 0.93,
    activityChange: 0.16,
    sessionsPerWeek: 4.2,
    minutesPerSession: 16,
    features: 0.85,
    tickets: 0.6,
    nps: 9,
    csat: 4.6,
    feedback: 1.3,
    engagements: 1.2,
    response: 0.88,
    renewal: [60, 360],
  },
  promoter: {
    ...steady,
    name: 'promoter',
    share: 0.1,
    activity: 0.76,
    activityChange: 0.05,
    sessionsPerWeek: 3.5,
    minutesPerSession: 14,
    features: 0.75,
    tickets: 0.5,
    nps: 9.7,
    csat: 4.8,
    feedback: 2.4,
    response: 0.92,
    renewal: [40, 360],
  },
  onboarding: {
    ...steady,
    name: 'onboarding',
    share: 0.09,
    activity: 0.32,
    activityChange: 0.6,
    sessionsPerWeek: 2,
    features: 0.3,
    tickets: 0.7,
    nps: 8,
    csat: 4.3,
    feedback: 0.4,
    engagements: 1.5,
    response: 0.85,
    renewal: [275, 355],
  },
  declining: {
    ...steady,
    name: 'declining',
    share: 0.1,
    activity: 0.36,
    activityChange: -0.3,
    sessionsPerWeek: 1.3,
    minutesPerSession: 8,
    features: 0.4,
    tickets: 1.4,
    nps: 6.1,
    csat: 3.5,
    engagements: 0.9,
    response: 0.45,
    renewal: [15, 110],
  },
  silent: {
    ...steady,
    name: 'silent',
    share: 0.08,
    activity: 0.06,
    activityChange: -0.5,
    sessionsPerWeek: 0.6,
    minutesPerSession: 5,
    features: 0.15,
    tickets: 0.2,
    nps: 6.8,
    csat: 3.8,
    feedback: 0.4,
    engagements: 0.5,
    silentDays: 95,
    response: 0.2,
    renewal: [30, 330],
  },
  churn_threat: {
    ...steady,
    name: 'churn_threat',
    share: 0.05,
    activity: 0.28,
    activityChange: -0.35,
    sessionsPerWeek: 1.2,
    minutesPerSession: 7,
    features: 0.35,
    tickets: 2.6,
    urgentThisWeek: 3,
    nps: 3.4,
    csat: 2.4,
    feedback: 1.2,
    engagements: 1.4,
    response: 0.4,
    renewal: [20, 150],
  },
  no_data: {
    ...steady,
    name: 'no_data',
    share: 0.02,
    activity: 0,
    activityChange: 0,
    tickets: 0,
    feedback: 0,
    engagements: 0.1,
    silentDays: 120,
    renewal: [80, 300],
  },
};

const BY_SHARE = Object.values(STORIES);

/** The story of a customer, by a uniform number. */
export function storyAt(uniform: number): Story {
  let left = uniform;
  for (const story of BY_SHARE) {
    left -= story.share;
    if (left < 0) return story;
  }
  return steady;
}
