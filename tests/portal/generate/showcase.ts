import type { StoryName } from './stories.ts';

/** A hand-made account at the head of every generated portal. */
export type Showcase = {
  name: string;
  domain: string | null;
  story: StoryName;
  industry: string;
  city: string;
  country: string;
  lifecycle: string;
  seats: number;
  contractValue: number;
  /** Days from today. */
  contractStart: number;
  renewal: number;
  escalation: string | null;
  contacts: number;
  tickets: number;
  feedback: number;
};

const account = (
  name: string,
  domain: string | null,
  story: StoryName,
  rest: Omit<Showcase, 'name' | 'domain' | 'story' | 'lifecycle' | 'escalation'> &
    Partial<Pick<Showcase, 'lifecycle' | 'escalation'>>,
): Showcase => ({ name, domain, story, lifecycle: 'customer', escalation: null, ...rest });

export const SHOWCASE: readonly Showcase[] = [
  account('Meridian Health Partners', 'meridianhealth.example', 'expanding', {
    industry: 'HOSPITAL_HEALTH_CARE',
    city: 'Minneapolis',
    country: 'United States',
    seats: 120,
    contractValue: 150_000,
    contractStart: -280,
    renewal: 85,
    contacts: 14,
    tickets: 6,
    feedback: 7,
  }),
  account('Castellan Logistics', 'castellan-logistics.example', 'declining', {
    industry: 'LOGISTICS_AND_SUPPLY_CHAIN',
    city: 'Rotterdam',
    country: 'Netherlands',
    seats: 80,
    contractValue: 96_000,
    contractStart: -345,
    renewal: 20,
    contacts: 9,
    tickets: 8,
    feedback: 4,
  }),
  account('Brightwater Learning', 'brightwater.example', 'expanding', {
    industry: 'E_LEARNING',
    city: 'Dublin',
    country: 'Ireland',
    seats: 60,
    contractValue: 72_000,
    contractStart: -200,
    renewal: 165,
    contacts: 8,
    tickets: 3,
    feedback: 5,
  }),
  account('Åkerlund & Søn Byg A/S', 'aakerlund-byg.example', 'churn_threat', {
    industry: 'CONSTRUCTION',
    city: 'Århus',
    country: 'Denmark',
    seats: 45,
    contractValue: 54_000,
    contractStart: -310,
    renewal: 55,
    escalation: 'churn_threat',
    contacts: 7,
    tickets: 11,
    feedback: 4,
  }),
  account('Harborview Insurance Group', 'harborview.example', 'promoter', {
    industry: 'INSURANCE',
    city: 'Boston',
    country: 'United States',
    seats: 210,
    contractValue: 245_000,
    contractStart: -320,
    renewal: 45,
    contacts: 16,
    tickets: 4,
    feedback: 12,
  }),
  account('Kestrel Robotics', 'kestrel-robotics.example', 'onboarding', {
    industry: 'MACHINERY',
    city: 'Zürich',
    country: 'Switzerland',
    seats: 35,
    contractValue: 48_000,
    contractStart: -26,
    renewal: 339,
    contacts: 6,
    tickets: 3,
    feedback: 1,
  }),
  account('Pinecrest Credit Union', 'pinecrestcu.example', 'silent', {
    industry: 'BANKING',
    city: 'Spokane',
    country: 'United States',
    seats: 50,
    contractValue: 58_000,
    contractStart: -250,
    renewal: 115,
    contacts: 5,
    tickets: 1,
    feedback: 1,
  }),
  account('大塚精密株式会社', 'otsuka-seimitsu.example', 'steady', {
    industry: 'MEDICAL_DEVICES',
    city: '大阪',
    country: 'Japan',
    seats: 95,
    contractValue: 118_000,
    contractStart: -140,
    renewal: 225,
    escalation: 'legal',
    contacts: 8,
    tickets: 5,
    feedback: 4,
  }),
  account('Fernhill Foods', null, 'no_data', {
    industry: 'FOOD_PRODUCTION',
    city: 'Leeds',
    country: 'United Kingdom',
    seats: 20,
    contractValue: 21_000,
    contractStart: -160,
    renewal: 205,
    contacts: 2,
    tickets: 0,
    feedback: 0,
  }),
  account('Lumen Arc Media', 'lumenarc.example', 'steady', {
    industry: 'MEDIA_PRODUCTION',
    city: 'São Paulo',
    country: 'Brazil',
    lifecycle: 'opportunity',
    seats: 0,
    contractValue: 0,
    contractStart: 0,
    renewal: 0,
    contacts: 4,
    tickets: 0,
    feedback: 0,
  }),
];
