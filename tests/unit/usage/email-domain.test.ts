import { emailDomainOf, isPublicMailDomain } from '@attain/sync-worker/usage/email-domain';
import { expect, it } from 'vitest';

it.each([
  { text: 'Ann@Acme.Example', domain: 'acme.example' },
  { text: 'ann+test@mail.acme.co.uk', domain: 'mail.acme.co.uk' },
  { text: '"a@b"@acme.example', domain: 'acme.example' },
  { text: 'ann@bücher.example', domain: 'bücher.example' },
  { text: 'user-1', domain: null },
  { text: '@acme.example', domain: null },
  { text: 'ann@localhost', domain: null },
  { text: 'ann@10.0.0.12', domain: null },
  { text: 'ann@acme..example', domain: null },
  { text: `ann@${'a'.repeat(250)}.example`, domain: null },
  { text: 42, domain: null },
  { text: null, domain: null },
])('the domain of $text is $domain', ({ text, domain }) => {
  expect(emailDomainOf(text)).toBe(domain);
});

it.each(['gmail.com', 'outlook.com', 'proton.me', 'web.de', 'qq.com', 'fastmail.com'])(
  'anybody can have an address at %s',
  (domain) => expect(isPublicMailDomain(domain)).toBe(true),
);

it.each(['acme.example', 'hubspot.com'])('%s is a company', (domain) => {
  expect(isPublicMailDomain(domain)).toBe(false);
});
