import { emailDraftsSchema } from '@attain/shared/contract/email-draft-routes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { apiServer, type ApiServer, errorOf } from './api-server.ts';

let server: ApiServer;
let customer: string;

beforeAll(async () => {
  server = await apiServer({
    reports: {
      sender: { product: 'Orbit', supportAddress: 'success@orbit.example.com' },
      templates: [
        {
          id: 'museums',
          name: 'Museums',
          industries: ['MUSEUMS_AND_INSTITUTIONS'],
          words: { users: 'visitors' },
        },
      ],
    },
  });
  customer = await server.addCustomer({
    name: 'City Museum',
    properties: {
      attain_contract_renewal: '2027-01-31',
      industry: 'MUSEUMS_AND_INSTITUTIONS',
    },
  });
  await server.score([customer]);
});
afterAll(() => server.close());

const path = (company: string) => `/api/companies/${company}/email-drafts`;

async function draftsOf(query = '') {
  const reply = await server.get(`${path(customer)}${query}`);
  expect(reply.status).toBe(200);
  return emailDraftsSchema.parse(reply.body).drafts;
}

describe('drafts of e-mails over the API', () => {
  it("are the three of the source, in the sender's words and those of the industry", async () => {
    const drafts = await draftsOf('?firstName=Ada');
    expect(drafts.map(({ kind }) => kind)).toEqual(['welcome', 'check_in', 'renewal']);
    const [welcome] = drafts;
    expect(welcome?.subject).toBe("Welcome to Orbit! Let's get started.");
    expect(welcome?.body).toContain(
      'Hi Ada,\n\nWelcome to Orbit! We are excited to partner with City Museum.',
    );
    expect(welcome?.body).toContain('First use with your visitors');
    expect(welcome?.notes).toContain(
      'Sign it yourself: the company has no owner whose name is known.',
    );
  });

  it('without the name of a contact greet nobody by a name', async () => {
    for (const { body, notes } of await draftsOf()) {
      expect(body.startsWith('Hi,\n')).toBe(true);
      expect(notes[0]).toBe('Greet the contact by first name: none was given.');
    }
  });

  it('store nothing, neither the name nor that they were asked for', async () => {
    const before = server.rows();
    await draftsOf('?firstName=Ada');
    expect(server.rows()).toEqual(before);
  });

  it('are refused for a company that is not there, and for a name that is no line of text', async () => {
    const unknown = await server.get(path('999999'));
    expect([unknown.status, errorOf(unknown).code]).toEqual([404, 'not_found']);
    const unscored = await server.addCustomer();
    expect(errorOf(await server.get(path(unscored))).message).toBe(
      `There are no figures for company ${unscored} yet.`,
    );
    const wrong = await server.get(`${path(customer)}?firstName=%0A`);
    expect([wrong.status, errorOf(wrong).details?.[0]?.field]).toEqual([400, 'firstName']);
  });
});
