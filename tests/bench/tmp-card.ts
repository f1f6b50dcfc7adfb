import { cardBench } from './card.ts';
for (const r of await cardBench(10_001)) console.log(r.name, r.value, r.unit, r.pass ?? '');
