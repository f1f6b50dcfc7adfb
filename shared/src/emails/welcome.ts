import { companyName } from '../reports/context.ts';
import { words } from '../reports/figure-words.ts';
import { type DraftParts, type EmailSources, type Filled, noteOf, textOf } from './email-draft.ts';

/** A64: what happens next, who looks after them, and where they get help. */
export function welcome(sources: EmailSources): DraftParts {
  const { sender, snapshot, words: own } = sources;
  const kickoff = kickoffStep(sources);
  const support = supportSentence(sources);
  const steps = [
    ...textOf(kickoff),
    'Technical setup (we handle this)',
    'Training sessions',
    `First use with your ${own.users}`,
  ].map((step, index) => `${index + 1}. ${step}`);
  const to = sender.product === null ? '' : ` to ${sender.product}`;
  return {
    subject: `Welcome${to}! Let's get started.`,
    paragraphs: [
      `Welcome${to}! We are excited to partner with ${companyName(snapshot)}.`,
      ["Here's what happens next:", ...steps].join('\n'),
      ...textOf(support),
    ],
    notes: [
      ...(sender.product === null
        ? ['Name your product: reports.sender.product is not configured.']
        : []),
      ...noteOf(kickoff),
      ...noteOf(support),
    ],
  };
}

/** When it was held. When it will be is in nobody's record here, and the day of the plan is no appointment. */
function kickoffStep({ snapshot: { onboarding } }: EmailSources): Filled {
  const kickoff = onboarding?.items.find(({ item }) => item === 'kickoff');
  if (kickoff?.doneOn) return { text: `Kickoff call (held on ${words.date(kickoff.doneOn)})` };
  const plan = kickoff === undefined ? '' : ` The plan has it by ${words.date(kickoff.dueOn)}.`;
  return { note: `Add the kickoff call with its date and time: none is on record.${plan}` };
}

function supportSentence({ ownerName, sender }: EmailSources): Filled {
  const { supportAddress: address } = sender;
  const manager = ownerName === null ? null : `Your dedicated success manager is ${ownerName}`;
  if (address !== null) {
    const reach = `you can reach us anytime at ${address}.`;
    return { text: manager === null ? `Y${reach.slice(1)}` : `${manager}, and ${reach}` };
  }
  if (manager !== null) return { text: `${manager}.` };
  return { note: 'Say where to get help: reports.sender.supportAddress is not configured.' };
}
