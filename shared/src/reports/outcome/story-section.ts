import { internal, paragraph } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Section } from '../report.ts';
import { plain } from '../report-words.ts';
import { valueStory } from '../value-story.ts';

/** O30: the story as the report tells it, and for our own people the same in the other two tones, to be used elsewhere. */
export function storySection(context: ReportContext): Omit<Section, 'id'> {
  const told = valueStory(context, 'plain');
  // Where little is known there is one way to say it.
  const others = [
    { label: 'For executives', text: valueStory(context, 'executive') },
    { label: 'For a case study', text: valueStory(context, 'case_study') },
  ].filter(({ text }) => plain(text) !== plain(told));
  return {
    title: 'Value story',
    blocks: [
      paragraph(...told),
      ...(others.length === 0 ? [] : [internal({ kind: 'facts', facts: others })]),
    ],
    sections: [],
  };
}
