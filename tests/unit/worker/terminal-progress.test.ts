import { Writable } from 'node:stream';

import { terminalProgress } from '@attain/sync-worker/cli/terminal-progress';
import { describe, expect, it } from 'vitest';

/** A stream that keeps what is written to it. */
function output({ isTTY }: { isTTY: boolean }) {
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  return {
    stream: Object.assign(stream, { isTTY, columns: 80 }) as unknown as NodeJS.WriteStream,
    text: () => written,
  };
}

describe('where nobody watches', () => {
  it('a step is one plain line when it ends, with what was done', () => {
    const { stream, text } = output({ isTTY: false });
    const step = terminalProgress(stream, false).step('Reading deals', 40);
    step.advance(30);
    step.advance(10);
    expect(text()).toBe('');
    step.done('none skipped');
    expect(text()).toBe('Reading deals: 40 of 40 done, none skipped\n');
  });

  it('files are told in megabytes', () => {
    const { stream, text } = output({ isTTY: false });
    const step = terminalProgress(stream, false).step('Importing events.csv', 18_747_615, 'bytes');
    step.advance(18_747_615);
    step.done();
    expect(text()).toBe('Importing events.csv: 18.7 MB of 18.7 MB done\n');
  });

  it('steps side by side do not write into each other', () => {
    const { stream, text } = output({ isTTY: false });
    const progress = terminalProgress(stream, false);
    const [one, two] = [progress.step('One'), progress.step('Two')];
    one.advance(1);
    two.advance(2);
    two.done();
    one.done();
    progress.stop();
    expect(text()).toBe('Two: 2 done\nOne: 1 done\n');
  });
});

it('a terminal gets a bar that is redrawn in place', () => {
  const { stream, text } = output({ isTTY: true });
  const progress = terminalProgress(stream, false);
  const step = progress.step('Reading deals', 40);
  step.advance(40);
  step.done();
  progress.stop();
  expect(text()).toContain('\u001B[');
});

it('a quiet command writes nothing, on a terminal or elsewhere', () => {
  const { stream, text } = output({ isTTY: true });
  const progress = terminalProgress(stream, true);
  const step = progress.step('Reading', 1);
  step.advance(1);
  step.done();
  progress.stop();
  expect(text()).toBe('');
});
