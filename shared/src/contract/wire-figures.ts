import { percentText } from '../crm/wire-text.ts';
import type { Instant } from '../domain/basics/time.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { Minor } from '../domain/value/value-line.ts';

export function moment(instant: Instant): string {
  return new Date(instant).toISOString();
}

export type Bands = Snapshot['bands'];

export function percent(fraction: number, bandOf?: (fraction: number) => unknown): number {
  return Number(percentText(fraction, bandOf));
}

export function percentOrNull(fraction: number | null): number | null {
  return fraction === null ? null : percent(fraction);
}

export function major(amount: Minor, digits: number): number;
export function major(amount: Minor | null, digits: number): number | null;
export function major(amount: Minor | null, digits: number): number | null {
  return amount === null ? null : Number((amount / 10 ** digits).toFixed(digits));
}
