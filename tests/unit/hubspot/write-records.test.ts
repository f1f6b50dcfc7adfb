import { api } from '@attain/sync-worker/adapters/hubspot/api';
import { judge } from '@attain/sync-worker/adapters/hubspot/batch-answer';
import type { ApiRequest } from '@attain/sync-worker/adapters/hubspot/transport';
import { writeRecords } from '@attain/sync-worker/adapters/hubspot/write-records';
import type { PropertyPatch } from '@attain/sync-worker/ports/crm';
import { CrmRejectedError, CrmUnavailableError } from '@attain/sync-worker/ports/errors';
import { describe, expect, it } from 'vitest';

type Input = { id: string; objectWriteTraceId: string; properties: Record<string, string> };
type Reply = { status: number; body: unknown };

/** HubSpot's batch update as a function of the inputs; remembers what it was sent. */
function updatesAnsweredBy(reply: (inputs: Input[]) => Reply) {
  const batches: Input[][] = [];
  const send = async ({ body }: ApiRequest) => {
    const { inputs } = body as { inputs: Input[] };
    batches.push(inputs);
    const { status, body: answer } = reply(inputs);
    return { status, header: () => null, text: JSON.stringify(answer) };
  };
  return {
    batches,
    write: (patches: PropertyPatch[]) => writeRecords(api(send), 'companies', patches),
  };
}

function patches(count: number, properties: Record<string, string> = { score: '1' }) {
  return Array.from({ length: count }, (_, index) => ({ id: String(100 + index), properties }));
}

const complete = (results: unknown[], errors: unknown[] = []) => ({
  status: errors.length > 0 ? 207 : 200,
  body: { status: 'COMPLETE', results, errors },
});

const traced = (inputs: Input[]) =>
  inputs.map(({ id, objectWriteTraceId }) => ({ id, objectWriteTraceId }));

const wholly400 = (message: string) => ({
  status: 400,
  body: { status: 'error', category: 'VALIDATION_ERROR', message },
});

describe('a batch of patches', () => {
  it('gives every input a trace id of its own and takes any order of results', async () => {
    const { write, batches } = updatesAnsweredBy((inputs) => complete(traced(inputs).reverse()));
    const outcomes = await write(patches(100));

    expect(batches).toHaveLength(1);
    expect(new Set(batches[0]?.map((input) => input.objectWriteTraceId)).size).toBe(100);
    expect(outcomes).toEqual(patches(100).map(({ id }) => ({ kind: 'written', id })));
  });

  it('names the refused ones of a mixed answer, and writes nothing twice', async () => {
    const { write, batches } = updatesAnsweredBy((inputs) =>
      complete(traced(inputs.slice(1)), [
        {
          status: 'error',
          category: 'VALIDATION_ERROR',
          message:
            'Property values were not valid: [{"error":"INVALID_OPTION","name":"band","message":"no"}]',
          context: { objectWriteTraceId: ['100'] },
        },
      ]),
    );
    expect(await write(patches(2))).toEqual([
      {
        kind: 'refused',
        id: '100',
        refusals: [{ code: 'INVALID_OPTION', property: 'band', message: 'no' }],
      },
      { kind: 'written', id: '101' },
    ]);
    expect(batches).toHaveLength(1);
  });

  it('finds the one bad record of a batch refused as a whole, and writes the other 99', async () => {
    const { write, batches } = updatesAnsweredBy((inputs) =>
      inputs.some(({ id }) => id === '163') ? wholly400('Broken.') : complete(traced(inputs)),
    );
    const outcomes = await write(patches(100));

    expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(99);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([
      {
        kind: 'refused',
        id: '163',
        refusals: [{ code: 'VALIDATION_ERROR', property: null, message: 'Broken.' }],
      },
    ]);
    expect(batches.length).toBeLessThanOrEqual(15);
  });

  it('does not ask record by record about a property that does not exist', async () => {
    const { write, batches } = updatesAnsweredBy((inputs) =>
      inputs.some(({ properties }) => 'gone' in properties)
        ? wholly400(
            'Property values were not valid: [{"error":"PROPERTY_DOESNT_EXIST","name":"gone","message":"no"}]',
          )
        : complete(traced(inputs)),
    );
    const outcomes = await write([
      ...patches(60, { score: '1', gone: '2' }),
      { id: '999', properties: { score: '1' } },
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'refused')).toHaveLength(60);
    expect(outcomes).toContainEqual({ kind: 'written', id: '999' });
    expect(batches.map((batch) => batch.length)).toEqual([61, 1]);
  });

  it('asks again for records that an answer leaves out', async () => {
    let call = 0;
    const { write, batches } = updatesAnsweredBy((inputs) => {
      call += 1;
      return complete(traced(call === 1 ? inputs.slice(0, 3) : inputs));
    });
    expect((await write(patches(5))).every(({ kind }) => kind === 'written')).toBe(true);
    expect(batches.map((batch) => batch.length)).toEqual([5, 2]);
  });

  it('refuses a record of which HubSpot never says anything', async () => {
    const { write } = updatesAnsweredBy((inputs) =>
      complete(inputs.some(({ id }) => id === '101') ? [] : traced(inputs)),
    );
    expect(await write(patches(4))).toContainEqual({
      kind: 'refused',
      id: '101',
      refusals: [
        {
          code: 'NO_ANSWER',
          property: null,
          message: 'HubSpot took the request and said nothing of this record.',
        },
      ],
    });
  });

  it('stops when HubSpot takes whole batches and writes nothing', async () => {
    const { write, batches } = updatesAnsweredBy(() => complete([]));
    await expect(write(patches(100))).rejects.toThrow(CrmUnavailableError);
    expect(batches.length).toBeLessThan(30);
  });

  it('tells the survivor of a merged record, by trace id', async () => {
    const { write } = updatesAnsweredBy((inputs) =>
      complete(inputs.map(({ objectWriteTraceId }) => ({ id: '777', objectWriteTraceId }))),
    );
    expect(await write(patches(1))).toEqual([{ kind: 'written', id: '100', survivor: '777' }]);
  });

  it.each([
    { order: 'before', ids: ['100', '500'] },
    { order: 'behind', ids: ['500', '100'] },
  ])(
    'gives the survivor the last word where it stands $order the merged record',
    async ({ ids }) => {
      const stored: Record<string, string> = {};
      const { write } = updatesAnsweredBy((inputs) => {
        if (inputs.length > 1) return wholly400('Duplicate IDs found in batch input: [500].');
        stored['500'] = inputs[0]!.properties['score']!;
        return complete([{ id: '500', objectWriteTraceId: inputs[0]!.objectWriteTraceId }]);
      });
      const outcomes = await write(ids.map((id) => ({ id, properties: { score: `of ${id}` } })));

      expect(stored).toEqual({ '500': 'of 500' });
      expect(outcomes.toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual([
        { kind: 'written', id: '100', survivor: '500' },
        { kind: 'written', id: '500' },
      ]);
    },
  );

  it('fails as a whole for what is not about its content', async () => {
    const { write } = updatesAnsweredBy(() => ({ status: 403, body: { message: 'No.' } }));
    await expect(write(patches(2))).rejects.toThrow(CrmRejectedError);
  });

  it('asks nothing for no patches, and takes no more than a hundred', async () => {
    const { write, batches } = updatesAnsweredBy((inputs) => complete(traced(inputs)));
    expect(await write([])).toEqual([]);
    await expect(write(patches(101))).rejects.toThrow(RangeError);
    expect(batches).toEqual([]);
  });
});

describe('counting an answer against what was asked', () => {
  it.each([
    { context: { objectWriteTraceId: ['100'] } },
    { context: { objectWriteTraceId: '100' } },
    { context: { ids: ['100'] } },
    { context: { id: ['100'] } },
  ])('finds who was refused in $context', ({ context }) => {
    const { outcomes } = judge(patches(1), { results: [], errors: [{ context }] });
    expect(outcomes).toMatchObject([{ kind: 'refused', id: '100' }]);
  });

  it('takes an error that names nobody for no answer', () => {
    const { outcomes, unanswered } = judge(patches(1), {
      results: [],
      errors: [{ message: 'Something.' }],
    });
    expect(outcomes).toEqual([]);
    expect(unanswered).toEqual(patches(1));
  });
});
