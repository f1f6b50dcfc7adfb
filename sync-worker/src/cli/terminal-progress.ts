import cliProgress from 'cli-progress';

import { type Progress, type ProgressUnit, silentProgress } from '../ports/progress.ts';

/** Lines that nobody watches live come at most this often for one step. */
const LINE_EVERY_MS = 10_000;

type Output = NodeJS.WriteStream;

/** A bar a step on a terminal; elsewhere a plain line when a step begins, goes on for long, and ends. */
export function terminalProgress(output: Output, quiet: boolean): Progress & { stop(): void } {
  if (quiet) return { ...silentProgress, stop: () => undefined };
  return output.isTTY ? bars(output) : lines(output);
}

function bars(stream: Output): Progress & { stop(): void } {
  const format = '{label} {bar} {count}';
  const multibar = new cliProgress.MultiBar(
    {
      stream,
      format,
      hideCursor: true,
      barsize: 30,
      forceRedraw: true,
      autopadding: true,
      noTTYOutput: false,
    },
    cliProgress.Presets.shades_classic,
  );
  return {
    step(label, total, unit) {
      let count = 0;
      const payload = () => ({
        label: label.padEnd(32),
        count: total ? `${shown(count, unit)} of ${shown(total, unit)}` : shown(count, unit),
      });
      const bar = multibar.create(total || 1, 0, payload());
      return {
        advance(by) {
          count += by;
          bar.update(total ? Math.min(count, total) : 0, payload());
        },
        done() {
          bar.setTotal(Math.max(1, count));
          bar.update(Math.max(1, count), payload());
        },
      };
    },
    stop: () => multibar.stop(),
  };
}

function lines(output: Output): Progress & { stop(): void } {
  return {
    step(label, total, unit) {
      let count = 0;
      let lastLine = performance.now();
      const of = total ? ` of ${shown(total, unit)}` : '';
      return {
        advance(by) {
          count += by;
          if (performance.now() - lastLine < LINE_EVERY_MS) return;
          lastLine = performance.now();
          output.write(`${label}: ${shown(count, unit)}${of}\n`);
        },
        done(note) {
          output.write(`${label}: ${shown(count, unit)}${of} done${note ? `, ${note}` : ''}\n`);
        },
      };
    },
    stop: () => undefined,
  };
}

const MEGABYTE = 1e6;

function shown(count: number, unit: ProgressUnit = 'items'): string {
  return unit === 'bytes' ? `${(count / MEGABYTE).toFixed(1)} MB` : String(count);
}
