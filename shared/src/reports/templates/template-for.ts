import { comparable } from '../../domain/basics/comparable.ts';
import type { ReportTemplate } from '../template.ts';
import { GENERAL_TEMPLATE, INDUSTRY_TEMPLATES } from './templates.ts';

/**
 * The template for an industry (M99). One of the administrator comes before ours, and replaces the one with its id; an
 * industry that none is for, and none at all, have the general one.
 *
 * @param industry as HubSpot has it (`EDUCATION_MANAGEMENT`); capitals and spaces do not matter
 * @param own templates of the administrator
 */
export function templateFor(
  industry: string | null,
  own: readonly ReportTemplate[],
): ReportTemplate {
  const all = [...own, ...INDUSTRY_TEMPLATES.filter(({ id }) => !isIn(own, id))];
  const general = own.find(({ id }) => id === GENERAL_TEMPLATE.id) ?? GENERAL_TEMPLATE;
  if (industry === null) return general;
  const wanted = keyOf(industry);
  const found = all.find(({ industries }) => industries.some((each) => keyOf(each) === wanted));
  return found ?? general;
}

function isIn(templates: readonly ReportTemplate[], id: string): boolean {
  return templates.some((each) => each.id === id);
}

/** `Education management`, as portals with their own values write it, is `EDUCATION_MANAGEMENT`. */
function keyOf(industry: string): string {
  return comparable(industry).replaceAll(/[\s_&/,-]+/g, '_');
}
