import { parentPort } from 'node:worker_threads';

import type { Report } from '@attain/shared/reports/report';

import { reportDeck } from './deck/report-deck.ts';
import { reportPdf } from './pdf/report-pdf.ts';

export type PaperForm = 'pdf' | 'pptx';
export type PrintOrder = { form: PaperForm; report: Report };
export type PrintAnswer = { kind: 'printed'; file: Uint8Array } | { kind: 'failed'; error: Error };

const PRINTS: Readonly<Record<PaperForm, (report: Report) => Promise<Buffer>>> = {
  pdf: reportPdf,
  pptx: reportDeck,
};

/** Prints one order after the other. Started by `PrintPool`. */
parentPort?.on('message', (order: PrintOrder) => void printed(order).then(answer));

async function printed({ form, report }: PrintOrder): Promise<PrintAnswer> {
  try {
    return { kind: 'printed', file: new Uint8Array(await PRINTS[form](report)) };
  } catch (error) {
    return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function answer(message: PrintAnswer): void {
  const memory = message.kind === 'printed' ? [message.file.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(message, memory);
}
