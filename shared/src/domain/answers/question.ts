/** What somebody wants to know of an account. */
export type QuestionAbout = 'goals' | 'value' | 'everything';

const GOALS = /\b(goals?|objectives?|achiev\w*|on track|targets?|agreements?|outcomes?)\b/i;
const VALUE = /\b(roi|value|worth|savings?|saved?|returns?|money|benefits?)\b/i;

/** Where a question names the account that it is about (M06, M07). */
const NAMED = [
  /\b(?:show|tell|give)\b.*?\b(?:for|of|about)\s+(?<name>.+)$/i,
  /^(?:is|are|does|do|has|have)\s+(?<name>.+?)\s+(?:achiev|reach|meet|hit|on\s+track|get|see|realis|realiz|worth)/i,
  /\b(?:roi|values?|metrics|goals?|success)\b.*?\b(?:for|of|at)\s+(?<name>.+)$/i,
  /^how\s+(?:is|are)\s+(?<name>.+?)(?:\s+doing)?$/i,
];

/** Words for whichever account is at hand. */
const AT_HAND =
  /^(?:this|the|my|our|that)(?:\s+(?:account|company|customer|client))?$|^(?:it|they|them)$/i;

/** What a question is about, by its words; one that says neither wants to know how the account stands (M06, M07). */
export function aboutWhat(question: string): QuestionAbout {
  const [goals, value] = [GOALS.test(question), VALUE.test(question)];
  if (goals === value) return 'everything';
  return goals ? 'goals' : 'value';
}

/** The account that a question names; `null` where it names none. */
export function accountIn(question: string): string | null {
  const plain = question.trim().replace(/[\s?!.]+$/, '');
  for (const pattern of NAMED) {
    const name = pattern.exec(plain)?.groups?.['name']?.trim();
    if (name && !AT_HAND.test(name))
      return name.replace(/^["'\u201c\u2018]|["'\u201d\u2019]$/g, '');
  }
  return null;
}
