import { runInNewContext } from 'node:vm';

const FUNCTIONS = { min: Math.min, max: Math.max, round: Math.round, abs: Math.abs };

/** Works out arithmetic as people write it: `165,600 - 64,800`, `min(1, 0.4) ** 2`. Twelve digits, as a calculator shows. */
export function calculator(arithmetic: string): number {
  const plain = arithmetic.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  const result: unknown = runInNewContext(plain, { ...FUNCTIONS });
  if (typeof result !== 'number' || !Number.isFinite(result)) {
    throw new Error(`"${arithmetic}" is no arithmetic`);
  }
  return Number(result.toPrecision(12));
}
