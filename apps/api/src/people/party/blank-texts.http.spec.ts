import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

const PARTY = {
  kind: 'PERSON',
  name: '马新雨',
  idNumber: '640122197809020036',
  phone: '13895310003',
  bankAccount: '6228481000000100478',
  bankName: '贺兰农村商业银行立岗支行',
  villageCode: '640122102208',
};
const BAR = {
  name: '马新雨',
  idNumber: '640122197809020036',
  reason: '串通，经查实',
  documentNo: '贺农监〔2026〕1号',
  from: '2026-11-02',
};
const BLANKS = ['\u3000\u3000', '\u200b\ufeff', '\u2800\u3164'];

const texts = (request: object) => Object.keys(request).filter((field) => field !== 'kind');

describe.each(BLANKS)('%j', (blank) => {
  test.each(texts(PARTY))('is refused as %s of a party', async (field) =>
    expect(
      await (await platform.as('jingmai1')).refused('put', 'my/party', { ...PARTY, [field]: blank }),
    ).toMatchObject({
      status: 422,
      faults: [{ field, code: 'text.missing', sentence: '这一项没有填，或者只填了空格。' }],
    }),
  );

  test.each(texts(BAR))('is refused as %s of a bar', async (field) =>
    expect(
      await (await platform.as('jianguan')).refused('post', 'bars', { ...BAR, [field]: blank }),
    ).toMatchObject({
      status: 422,
      faults: [{ field, code: 'text.missing', sentence: '这一项没有填，或者只填了空格。' }],
    }),
  );
});
