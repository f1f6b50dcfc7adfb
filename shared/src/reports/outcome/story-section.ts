import { internal, paragraph } from '../blocks.ts';
import type { ReportContext } from '../context.ts';
import type { Section } from '../report.ts';
import { valueStory } from '../value-story.ts';

/** O30: the story as the report tells it, and for our own people the same in the other two tones, to be used elsewhere. */
export function storySection(context: ReportContext): Omit<Section, 'id'> {
  return {
    title: 'Value story',
    blocks: [
      paragraph(...valueStory(context, 'plain')),
      internal({
        kind: 'facts',
        facts: [
          { label: 'For executives', text: valueStory(context, 'executive') },
          { label: 'For a case study', text: valueStory(context, 'case_study') },
        ],
      }),
    ],
    sections: [],
  };
}
