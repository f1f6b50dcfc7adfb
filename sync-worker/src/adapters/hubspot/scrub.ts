const LONGEST = 500;

const SECRETS = [
  [/\bBearer\s+\S+/gi, 'Bearer [token]'],
  [/\bpat-[a-z0-9]+-[0-9a-f-]{8,}/gi, '[token]'],
] as const;

const PERSONAL = [
  [/[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g, '[e-mail]'],
  [/\+?\d[\d ()/.-]{8,}\d/g, (match: string) => (isPhone(match) ? '[phone]' : match)],
] as const;

/**
 * HubSpot's words, fit for a log line or an error message: no token, no e-mail address, no telephone
 * number, and no novel. Record ids stay, since nothing can be looked up without them.
 */
export function scrub(text: string): string {
  let clean = text;
  for (const [pattern, word] of SECRETS) clean = clean.replaceAll(pattern, word);
  const [email, phone] = PERSONAL;
  clean = clean.replaceAll(email[0], email[1]).replaceAll(phone[0], phone[1]);
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean;
}

/** Ids and dates are digits too, but people write telephone numbers with a plus or in groups. */
function isPhone(text: string): boolean {
  return !/^\d+$/.test(text) && !/^\d{4}-\d{2}-\d{2}/.test(text);
}
