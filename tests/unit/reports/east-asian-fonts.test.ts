import { readFileSync } from 'node:fs';

import { successReport } from '@attain/shared/reports/success/success-report';
import { everyFace } from '@attain/sync-worker/reports/render/paper/faces';
import { oneWeight } from '@attain/sync-worker/reports/render/paper/one-weight';
import { unpackedWoff2 } from '@attain/sync-worker/reports/render/paper/woff2';
import { reportPdf } from '@attain/sync-worker/reports/render/pdf/report-pdf';
import * as fontkit from 'fontkit';
import { describe, expect, it } from 'vitest';

import { reportCases } from '../../reports/cases.ts';
import { readPdf, solid, textOf } from '../../reports/read-pdf.ts';

describe.each(['noto-sans-jp-117', 'noto-sans-sc-40', 'noto-sans-kr-119'])('%s', (family) => {
  const [path = ''] = everyFace().get(family)!.regular.split('#');
  const packed = readFileSync(path);
  const plain = unpackedWoff2(packed);
  const glyphsOf = (font: fontkit.Font) =>
    Array.from({ length: font.numGlyphs }, (_, id) => font.getGlyph(id));

  it('is unpacked to the outlines and widths that another reader finds in the packed file', () => {
    const [ours, theirs] = [plain, packed].map((file) =>
      glyphsOf(fontkit.create(file) as fontkit.Font),
    );
    expect(ours!.length).toBeGreaterThan(50);
    const seen = (glyph: fontkit.Glyph) => [glyph.path.toSVG(), glyph.advanceWidth];
    expect(ours!.map(seen)).toEqual(theirs!.map(seen));
  });

  it('is drawn at one weight as it varies to that weight, to the unit', () => {
    const varied = (fontkit.create(plain) as fontkit.Font).getVariation({ wght: 700 });
    const fixed = fontkit.create(oneWeight(plain, 700)) as fontkit.Font;
    expect(fixed.characterSet).toEqual(varied.characterSet);
    expect(Object.keys(fixed.variationAxes)).toEqual([]);
    const boxes = (font: fontkit.Font) =>
      glyphsOf(font).map(({ path: drawn, advanceWidth }) => {
        const { minX, minY, maxX, maxY } = drawn.cbox;
        return [minX, minY, maxX, maxY, advanceWidth].map((edge) =>
          Number.isFinite(edge) ? Math.round(edge) : 0,
        );
      });
    expect(boxes(fixed)).toEqual(boxes(varied));
  });
});

describe('a PDF with names of East Asia', () => {
  const NAMES = ['東京海上日動火災保険株式会社', '中国石油天然气集团', '삼성바이오로직스 주식회사'];
  const named = (name: string) => ({
    ...successReport(reportCases.young),
    companyName: name,
    title: `Account Success Metrics: ${name}`,
  });

  it('has their letters, for whoever copies them', async () => {
    const report = named(NAMES.join(' '));
    const once = await reportPdf(report);
    const text = solid(textOf(await readPdf(once)));
    expect(text).toContain(solid(report.title));
    expect(text).not.toContain('□');
    expect((await reportPdf(report)).equals(once)).toBe(true);
  });

  it('says what stands for a letter that it cannot draw', async () => {
    const text = solid(textOf(await readPdf(await reportPdf(named('Acme 😀')))));
    expect(text).toContain(solid('□ stands for letters that this file has no font for: U+1F600.'));
  });
});
