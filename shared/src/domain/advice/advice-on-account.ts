import { COMPONENT_NAME, count, date, percent } from '../basics/plain-words.ts';
import { scoreInWords } from '../health/health-band.ts';
import type { HealthComponentResult } from '../health/results.ts';
import type { Findings } from './findings.ts';
import { onAccount, type Advice } from './rule.ts';

export function renewalDue({ renewal, settings }: Findings): Advice | null {
  if (renewal.date === null) return null;
  const on = date(renewal.date);
  if (renewal.stage === 'overdue') {
    return onAccount(
      `The renewal was due on ${on} and is not won: settle it now.`,
      `No renewal won by ${on}.`,
    );
  }
  if (renewal.stage !== 'close') return null;
  const days = count(settings.renewal.milestoneDays.close, 'day');
  return onAccount(
    `Get the renewal signed: the contract ends on ${on}.`,
    `The last ${days} before ${on} are for the signature.`,
  );
}

export function healthCritical({ health, settings }: Findings): Advice | null {
  if (health.band !== 'critical' || health.score === null) return null;
  const driver = health.driver === null ? '' : ` ${health.driver}.`;
  return onAccount(
    `Health is critical at ${scoreInWords(health.score, settings.bands.health)}: involve an executive.${driver}`,
    `Health is below ${settings.bands.health.atRisk}.`,
  );
}

export function insufficientData({ health, settings }: Findings): Advice | null {
  const lacking = health.band === 'insufficient_data' ? mostLacking(health.components) : null;
  if (lacking === null) return null;
  const needed = `Health needs fresh input for ${percent(settings.health.coverageFloor)} of its points and has ${percent(health.coverage)}.`;
  const stale = lacking.state === 'stale' ? 'The last input is too old. ' : '';
  return onAccount(
    `${needed} Missing most: ${COMPONENT_NAME[lacking.key]}. ${stale}${lacking.detail}`,
    `${COMPONENT_NAME[lacking.key]} brings ${lacking.maxPoints} points and has no fresh input.`,
  );
}

function mostLacking(components: readonly HealthComponentResult[]): HealthComponentResult | null {
  let most: HealthComponentResult | null = null;
  for (const component of components) {
    if (component.points !== null) continue;
    if (most === null || component.maxPoints > most.maxPoints) most = component;
  }
  return most;
}
