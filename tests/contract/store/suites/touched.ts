import type { Touch } from '@attain/sync-worker/ports/touched';
import { describe, expect, it } from 'vitest';

import { someCompany, someSurvey, someTicket } from '../builders.ts';
import { freshPortal, type TestEngine } from '../engines.ts';

const company = (id: string, links = false): Touch => ({ type: 'companies', id, links });

export function touchedSuite({ store }: TestEngine): void {
  describe('touched records', () => {
    it('wait once each, however often and in whichever order they were touched', async () => {
      const { touched } = freshPortal(store);
      await touched.add([company('2'), company('1'), company('2', true), company('2')]);
      await touched.add([{ type: 'tickets', id: '2', links: false }, company('1')]);
      const waiting = await touched.waiting(10);
      expect(
        waiting.map(({ type, id, links }) => `${type} ${id}${links ? ' links' : ''}`).sort(),
      ).toEqual(['companies 1', 'companies 2 links', 'tickets 2']);
      expect(await touched.count()).toBe(3);
    });

    it('keep asking for their links until they were read', async () => {
      const { touched } = freshPortal(store);
      await touched.add([company('1', true)]);
      await touched.add([company('1', false)]);
      const waiting = await touched.waiting(10);
      expect(waiting.map(({ links }) => links)).toEqual([true]);
      await touched.clear(waiting);
      await touched.add([company('1', false)]);
      expect((await touched.waiting(10)).map(({ links }) => links)).toEqual([false]);
    });

    it('are forgotten once read, unless they were touched again meanwhile', async () => {
      const { touched } = freshPortal(store);
      await touched.add([company('1'), company('2'), company('3')]);
      const read = await touched.waiting(10);
      await touched.add([company('2')]);
      await touched.clear(read);
      expect((await touched.waiting(10)).map(({ id }) => id)).toEqual(['2']);
    });

    it('come in the order in which they began to wait, as many as are asked for', async () => {
      const { touched } = freshPortal(store);
      for (const id of ['9', '1', '5']) await touched.add([company(id)]);
      const first = await touched.waiting(2);
      await touched.add([company('9')]);
      expect(first).toHaveLength(2);
      expect((await touched.waiting(3)).map(({ receivedAt }) => receivedAt)).toEqual(
        (await touched.waiting(3)).map(({ receivedAt }) => receivedAt).sort((a, b) => a - b),
      );
    });

    it('of one portal are not those of another', async () => {
      const [one, other] = [freshPortal(store), freshPortal(store)];
      await one.touched.add([company('1')]);
      expect(await other.touched.waiting(10)).toEqual([]);
      await other.touched.clear(await one.touched.waiting(10));
      expect(await one.touched.count()).toBe(1);
    });
  });

  describe('the companies of records', () => {
    it('are those they are linked with, survey answers by their contacts, and live', async () => {
      const portal = freshPortal(store);
      const { mirror } = portal;
      const companies = ['1', '2', '3'].map((id) => someCompany(id));
      await mirror.save('companies', companies, 1);
      await mirror.save('tickets', [someTicket('t')], 1);
      await mirror.save('feedback_submissions', [someSurvey('s')], 1);
      const links = ['1', '2'].map((companyId) => ({ companyId, objectId: 't' }));
      await mirror.replaceObjectLinks('tickets', ['t'], links);
      await mirror.replaceObjectLinks('contacts', ['c'], [{ companyId: '3', objectId: 'c' }]);
      await mirror.replaceSurveyContacts(['s'], [{ surveyId: 's', contactId: 'c' }]);
      await mirror.remove('companies', ['2']);

      expect(await mirror.companiesOf('tickets', ['t', 'unknown'])).toEqual(['1']);
      expect(await mirror.companiesOf('deals', ['t'])).toEqual([]);
      expect(await mirror.companiesOf('feedback_submissions', ['s'])).toEqual(['3']);
      expect(await mirror.companiesOf('companies', ['3', '2', '9'])).toEqual(['3']);
      expect(await mirror.companiesOf('contacts', [])).toEqual([]);
    });
  });
}
