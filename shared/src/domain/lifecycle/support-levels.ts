import type { SupportLevel } from './inputs.ts';

type LevelOfSupport = {
  number: 1 | 2 | 3;
  title: string;
  /** What belongs to it. */
  handles: readonly string[];
  /** What the customer is told to expect; the hours are those of `support.responseHours`. */
  answeredBy: string;
};

/** The three levels of support, from the first to the last (A43-A45). */
export const SUPPORT_LEVELS: Readonly<Record<SupportLevel, LevelOfSupport>> = {
  self_service: {
    number: 1,
    title: 'Self-service',
    handles: ['Help centre articles', 'Video tutorials', 'Frequent questions'],
    answeredBy: 'An automatic answer',
  },
  cs_agent: {
    number: 2,
    title: 'Customer success',
    handles: ['Account questions', 'Usage guidance', 'Best practices', 'Minor technical issues'],
    answeredBy: 'A customer success manager',
  },
  technical: {
    number: 3,
    title: 'Technical team',
    handles: ['Bugs and errors', 'Integration issues', 'Data problems', 'Performance issues'],
    answeredBy: 'The technical team',
  },
};
