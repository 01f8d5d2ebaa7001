import { describe, expect, test } from '@jest/globals';
import { PlaceBidRequest } from '@helan/contracts/requests';
import fc from 'fast-check';
import { requestValidation } from '../../kernel/http/index.js';
import { readAttempt } from './bid-attempt.js';
import { readPlainPrice } from './bid-gate.js';

const pipe = requestValidation();
const attemptOf = (body: PlaceBidRequest): object => readAttempt(body, 'one-key', 0);

async function readByTheClass(text: string): Promise<PlaceBidRequest> {
  const body: unknown = JSON.parse(text);
  return (await pipe.transform(body, { type: 'body', metatype: PlaceBidRequest })) as PlaceBidRequest;
}

describe('a price read letter by letter', () => {
  const digits = fc.stringMatching(/^[0-9]{1,17}$/);
  const texts = fc
    .record({ head: fc.constantFrom('', '"kind":"PRICE",', '"kind":"SEALED",'), digits })
    .map(({ head, digits: amount }) => `{${head}"amountFen":"${amount}"}`);

  test('is what the class makes of the same text, whenever it is read at all', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const plain = readPlainPrice(text);
        if (plain) expect(attemptOf(plain)).toEqual(attemptOf(await readByTheClass(text)));
      }),
    );
  });

  test.each(['{"amountFen":"0"}', '{"amountFen":"01"}', '{"amountFen":1}', ' {"amountFen":"1"}', '{}', ''])(
    'leaves %s to the class',
    (text) => {
      expect(readPlainPrice(text)).toBeUndefined();
    },
  );
});
