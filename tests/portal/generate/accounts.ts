import { LIFECYCLE_STAGES } from '../schema/standard.ts';
import { INDUSTRIES } from '../schema/industries.ts';
import { clamp, draws, exponential, normal } from './draws.ts';
import { SHOWCASE } from './showcase.ts';
import { STORIES, type Story, storyAt } from './stories.ts';

export const DAY_MS = 86_400_000;

export type Accounts = ReturnType<typeof accounts>;

const STORY_LIST = Object.values(STORIES);
const OLDEST_DAYS = 1_400;
const PRICE_PER_SEAT = 260;

/** Lifecycle stages and how many of all companies are in them; the rest are customers. */
const STAGE_SHARES: readonly (readonly [(typeof LIFECYCLE_STAGES)[number], number])[] = [
  ['lead', 0.1],
  ['opportunity', 0.08],
  ['marketingqualifiedlead', 0.03],
  ['salesqualifiedlead', 0.02],
  ['subscriber', 0.02],
  ['evangelist', 0.01],
  ['other', 0.02],
];

export type AccountOptions = { count: number; seed: number; now: number };

/**
 * The traits of every company, in columns. What the tables answer is worked out from these and
 * from chance by index, so that a record costs nothing until somebody reads it.
 */
export function accounts({ count, seed, now }: AccountOptions) {
  const draw = draws(seed);
  const size = {
    a: draw('size a'),
    b: draw('size b'),
    price: draw('price'),
    story: draw('story'),
    stage: draw('stage'),
    industry: draw('industry'),
    renewal: draw('renewal'),
    created: draw('created'),
    updated: draw('updated'),
    fate: draw('fate'),
  };
  const story = new Uint8Array(count);
  const stage = new Uint8Array(count);
  const industry = new Uint8Array(count);
  /** How much bigger than usual, 1 on average. */
  const weight = new Float32Array(count);
  const seats = new Uint32Array(count);
  const contractValue = new Uint32Array(count);
  /** Days from today. */
  const contractStart = new Int16Array(count);
  const renewal = new Int16Array(count);
  const createdAt = new Float64Array(count);
  const updatedAt = new Float64Array(count);
  /** 0 live, 1 archived, 2 merged into the company before it. */
  const fate = new Uint8Array(count);

  for (let index = 0; index < count; index += 1) {
    const made = SHOWCASE[index];
    const spread = normal(size.a(index), size.b(index));
    const current = made ? STORIES[made.story] : storyAt(size.story(index));
    story[index] = STORY_LIST.indexOf(current);
    stage[index] = LIFECYCLE_STAGES.indexOf(
      (made?.lifecycle as (typeof LIFECYCLE_STAGES)[number]) ?? stageAt(size.stage(index)),
    );
    industry[index] = made
      ? (INDUSTRIES as readonly string[]).indexOf(made.industry)
      : Math.floor(size.industry(index) * INDUSTRIES.length);
    weight[index] = made ? 2 : clamp(Math.exp(0.9 * spread - 0.405), 0.1, 40);
    seats[index] = made?.seats ?? clamp(Math.round(Math.exp(3.4 + 1.3 * spread)), 3, 20_000);
    const discount = Math.exp(0.4 * normal(size.price(index), size.b(index)));
    contractValue[index] =
      made?.contractValue ?? roundTo(seats[index]! * PRICE_PER_SEAT * discount, 100);
    const [soonest, latest] = current.renewal;
    renewal[index] =
      made?.renewal ?? Math.round(soonest + size.renewal(index) * (latest - soonest));
    contractStart[index] = made?.contractStart ?? renewal[index]! - 365;
    const age = OLDEST_DAYS * (1 - index / count) + 1 + size.created(index) * 20;
    createdAt[index] = now - Math.floor(age * DAY_MS);
    const idle = exponential(25, size.updated(index)) * DAY_MS;
    updatedAt[index] = now - Math.floor(Math.min(idle, age * DAY_MS));
    fate[index] = made ? 0 : fateAt(size.fate(index), fate[index - 1]);
  }

  return {
    count,
    seed,
    now,
    draw,
    story: (index: number): Story => STORY_LIST[story[index]!]!,
    stage: (index: number) => LIFECYCLE_STAGES[stage[index]!]!,
    isCustomer: (index: number) =>
      LIFECYCLE_STAGES[stage[index]!] === 'customer' && fate[index] !== 2,
    industry: (index: number) => INDUSTRIES[industry[index]!]!,
    weight,
    seats,
    contractValue,
    contractStart,
    renewal,
    createdAt,
    updatedAt,
    isArchived: (index: number) => fate[index] === 1,
    isMerged: (index: number) => fate[index] === 2,
  };
}

function stageAt(uniform: number): (typeof LIFECYCLE_STAGES)[number] {
  let left = uniform;
  for (const [stage, share] of STAGE_SHARES) {
    left -= share;
    if (left < 0) return stage;
  }
  return 'customer';
}

/** One in a hundred is in the recycle bin, one in two hundred was merged into its neighbour. */
function fateAt(uniform: number, before: number | undefined): number {
  if (uniform < 0.01) return 1;
  return uniform < 0.015 && before === 0 ? 2 : 0;
}

function roundTo(value: number, step: number): number {
  return Math.max(step, Math.round(value / step) * step);
}
