import { describe, expect, test } from '@jest/globals';
import { Eye, factsOfParties } from './facts.mjs';
import { Random } from './random.mjs';
import { Requests } from './requests.mjs';

const document = {
  paths: {
    '/api/lots/{id}/objections': {
      post: {
        tags: ['objection'],
        security: [{ session: [], token: [] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Complaint' } } },
        },
      },
    },
  },
  components: {
    schemas: { Complaint: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } } },
  },
};
const ids = () => ({ lot: ['a', 'b', 'c'], notice: ['d'] });
const world = { logins: ['nonghu', 'shenhe', ''], ids, files: [] };

function made(seed) {
  const requests = new Requests(new Random(seed), document, world);
  return Array.from({ length: 200 }, () => requests.next());
}

test('the same seed asks the same, another seed something else', () => {
  expect(made(7)).toEqual(made(7));
  expect(made(7)).not.toEqual(made(8));
});

test('everybody asks, at ids of everything, with right and with hostile bodies', () => {
  const requests = made(1);
  expect(new Set(requests.map(({ login }) => login))).toEqual(new Set(world.logins));
  for (const id of ['a', 'b', 'c', 'd'])
    expect(requests.some(({ path }) => path.includes(`/lots/${id}/`))).toBe(true);
  const texts = requests.map(({ json }) => json?.text);
  expect(texts.some((text) => /^说明\d+$/.test(text))).toBe(true);
  expect(texts.some((text) => typeof text === 'object')).toBe(true);
});

describe('a fact of somebody else', () => {
  const party = { idNumber: '640122197809020036', phone: '13895310003', bankAccount: '6228481000000100478' };
  const eye = new Eye(factsOfParties([{ login: 'jingmai1', party }]));
  test.each([
    ['read by himself', 'jingmai1', '/api/my/party', []],
    ['read by another', 'jingmai2', '/api/notices', ['phone of jingmai1']],
    ['read by nobody known', '', '/api/notices', ['phone of jingmai1']],
    ['read at the till', 'chuna', '/api/finance/receipts/x', []],
    ['read by the cashier elsewhere', 'chuna', '/api/projects', ['phone of jingmai1']],
    ['read by an office', 'shenhe', '/api/finance/receipts/x', ['phone of jingmai1']],
  ])('%s', (_, login, path, found) => {
    expect(eye.foreign('{"text":"打 13895310003 找我"}', login, path)).toEqual(found);
  });

  test('is not what is masked', () => {
    expect(eye.foreign('{"text":"138****0003 640122********0036"}', '', '/api/notices')).toEqual([]);
  });
});
