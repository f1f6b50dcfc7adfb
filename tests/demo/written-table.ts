import type { Portal } from '../portal/portal.ts';

const SHOWN = 10;
const WIDTHS = { name: 26, health: 22, agreements: 12, value: 12 };

/** What now stands on the first company records of the portal, as HubSpot holds it. */
export function writtenTable({ crm }: Portal): string {
  const scored = crm
    .ids('companies')
    .filter((id) => crm.value('companies', id, 'attain_scored_at'));
  const header = row('On the record in HubSpot', 'Health', 'Agreements', 'Value', 'Next action');
  const rows = scored.slice(0, SHOWN).map((id) => {
    const of = (property: string) => crm.value('companies', id, property) ?? '';
    const attained = of('attain_vla_attainment');
    return row(
      of('name'),
      `${of('attain_health_score')} ${of('attain_health_band').replaceAll('_', ' ')}`.trim(),
      attained && `${attained} %`,
      of('attain_value_confirmed'),
      of('attain_next_action'),
    );
  });
  const more = `... and ${scored.length - rows.length} more`;
  return [header, ...rows, ...(scored.length > rows.length ? [more] : [])].join('\n');
}

function row(
  name: string,
  health: string,
  agreements: string,
  value: string,
  action: string,
): string {
  return [
    name.slice(0, WIDTHS.name - 1).padEnd(WIDTHS.name),
    health.padEnd(WIDTHS.health),
    agreements.padStart(WIDTHS.agreements - 2).padEnd(WIDTHS.agreements),
    value.padStart(WIDTHS.value - 2).padEnd(WIDTHS.value),
    action,
  ].join('');
}
