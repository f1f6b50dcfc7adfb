import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { figuresOf } from '@attain/shared/reports/customer-copy';
import type { Report } from '@attain/shared/reports/report';
import { successReport } from '@attain/shared/reports/success/success-report';
import { reportDeck } from '@attain/sync-worker/reports/render/deck/report-deck';
import { reportPdf } from '@attain/sync-worker/reports/render/pdf/report-pdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { reportCases } from './cases.ts';
import { readDeck } from './read-deck.ts';
import { solid } from './read-pdf.ts';
import { SPECIMEN } from './specimen.ts';

const run = promisify(execFile);

const report = successReport(reportCases['right-to-left']);

let folder: string;
beforeAll(async () => (folder = await mkdtemp(path.join(tmpdir(), 'attain-paper-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

function has(program: string): boolean {
  return spawnSync(program, ['--version']).error === undefined;
}

async function textOfPdf(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 26 });
  return solid(stdout);
}

function missingIn(text: string, { head, sections }: Report): string[] {
  return figuresOf({ head, sections })
    .map((figure) => solid(figure.text))
    .filter((figure) => !text.includes(figure));
}

describe.skipIf(!has('pdftotext'))('poppler', () => {
  it('finds every figure and the name of the company in a PDF', async () => {
    const file = path.join(folder, 'report.pdf');
    await writeFile(file, await reportPdf(report));
    const text = await textOfPdf(file);
    expect(missingIn(text, report)).toEqual([]);
    for (const word of report.companyName.split(/[\s"״]+/)) expect(text).toContain(word);
  });

  it('draws pages without a complaint, and with ink on each', async () => {
    const file = path.join(folder, 'specimen.pdf');
    await writeFile(file, await reportPdf(SPECIMEN));
    const { stderr } = await run('pdftoppm', [
      '-r',
      '20',
      '-gray',
      file,
      path.join(folder, 'page'),
    ]);
    expect(stderr).toBe('');
    const page = await readFile(path.join(folder, 'page-1.pgm'));
    expect(page.some((grey) => grey < 100)).toBe(true);
  });
});

describe.skipIf(!has('soffice') || !has('pdftotext'))('LibreOffice', () => {
  it('opens a deck: a page a slide, every figure on them', async () => {
    const deck = await reportDeck(report);
    const file = path.join(folder, 'report.pptx');
    await writeFile(file, deck);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const order = ['--headless', '--convert-to', 'pdf', '--outdir', folder, file];
    await run('soffice', [profile, ...order]);
    const converted = path.join(folder, 'report.pdf');
    const text = await textOfPdf(converted);
    expect(missingIn(text, report)).toEqual([]);
    const { stdout } = await run('pdfinfo', [converted]);
    expect(Number(/Pages:\s+(\d+)/.exec(stdout)?.[1])).toBe(readDeck(deck).slides.length);
  });
});
