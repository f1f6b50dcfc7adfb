import { accountFigures } from '@attain/shared/crm/account-figures';
import { Link, LoadingSpinner, StatusTag } from '@hubspot/ui-extensions';
import { CrmActionButton } from '@hubspot/ui-extensions/crm';
import { createRenderer } from '@hubspot/ui-extensions/testing';
import { describe, expect, it } from 'vitest';

import { SidebarCard } from '../../hubspot-app/src/app/cards/components/sidebar/SidebarCard.tsx';
import { someFormat } from './builders.ts';
import { textOf } from './text-of.ts';

const AT_RISK = {
  attain_health_score: '61.4',
  attain_health_band: 'at_risk',
  attain_health_driver: 'Weekly active users: -8.2 points since 25 Oct 2026',
  attain_escalation: 'none',
  attain_vla_status: 'off_track',
  attain_vla_at_risk_count: '1',
  attain_vla_attainment: '40',
  attain_next_action: 'Agree on a recovery plan.',
};

function sidebar(
  properties: Record<string, string>,
  status: 'loading' | 'failed' | 'ready' = 'ready',
  lastChanged: number | null = null,
  reportUrl: string | null = null,
) {
  const card = createRenderer('crm.record.sidebar');
  card.render(
    <SidebarCard
      companyId={512}
      record={{ status, figures: accountFigures(properties) }}
      reportUrl={reportUrl}
      lastChanged={lastChanged}
      format={someFormat}
    />,
  );
  return { ...card, text: () => textOf(card.getRootNode()) };
}

describe('the narrow card beside a company', () => {
  it('shows status, one reason and one action', () => {
    const card = sidebar(AT_RISK);
    expect(card.text()).toBe(
      'At risk Health 61.4 of 100 Weekly active users: -8.2 points since 25 Oct 2026 Next: Agree on a recovery plan. Create a task',
    );
    expect(card.findAll(StatusTag)).toHaveLength(1);
    expect(card.findAll(CrmActionButton)).toHaveLength(1);
    expect(card.find(CrmActionButton).props).toMatchObject({
      actionType: 'ADD_TASK',
      actionContext: { objectTypeId: '0-2', objectId: 512 },
      variant: 'primary',
    });
  });

  it('leads to the latest value report, where one is on the record', () => {
    const url = 'https://app.hubspot.com/contacts/4711/record/0-2/512';
    expect(sidebar(AT_RISK).findAll(Link)).toEqual([]);
    const link = sidebar(AT_RISK, 'ready', null, url).find(Link);
    expect([link.props.href, textOf(link)]).toEqual([url, 'Latest value report']);
  });

  it('gives no driver of the health as the reason of an escalation', () => {
    const text = sidebar({ ...AT_RISK, attain_escalation: 'legal' }).text();
    expect(text).toContain('Escalated to legal');
    expect(text).not.toContain('Weekly active users');
  });

  it.each([
    [{ attain_escalation: 'legal' }, 'Escalated to legal'],
    [
      {
        attain_health_band: 'healthy',
        attain_renewal_stage: 'overdue',
        attain_renewal_date: '2026-11-01',
      },
      'Renewal overdue',
    ],
    [{ attain_health_band: 'critical' }, 'Critical'],
    [{ attain_health_band: 'healthy' }, 'Agreements off track'],
    [
      {
        attain_health_band: 'healthy',
        attain_vla_status: 'on_track',
        attain_vla_deadline_risk: 'will_miss',
      },
      'Will miss a deadline',
    ],
    [{ attain_health_band: 'stable', attain_vla_status: 'on_track' }, 'Stable'],
    [{ attain_health_band: 'healthy', attain_vla_status: 'none_defined' }, 'Healthy'],
  ])('takes what presses most: %o is %s', (changes, label) => {
    expect(sidebar({ ...AT_RISK, ...changes }).find(StatusTag).text).toBe(label);
  });

  it('says that the data is too little, and never a 0', () => {
    const card = sidebar({ attain_health_band: 'insufficient_data', attain_health_coverage: '30' });
    expect(card.text()).toBe(
      'Insufficient data There is too little fresh data for a health score: 30% of it is known.',
    );
  });

  it('draws what the record holds where it holds a part', () => {
    expect(sidebar({ attain_health_band: 'healthy' }).text()).toBe('Healthy');
  });

  it('says when its figures last changed', () => {
    const at = Date.UTC(2026, 10, 10, 9, 12);
    expect(sidebar(AT_RISK, 'ready', at).text()).toContain(
      'Figures last changed Nov 10, 2026, 9:12 AM.',
    );
  });

  it('is empty for a company that is not scored', () => {
    expect(sidebar({}).text()).toContain('Not scored yet.');
  });

  it('says that it loads, and that the record could not be read', () => {
    expect(sidebar({}, 'loading').find(LoadingSpinner).props.label).toBe('Loading account status');
    expect(sidebar({}, 'failed').text()).toContain('could not be read');
  });
});
