import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { DocumentCheck } from '../../testing/document-check.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { listGuardedRoutes } from '../auth/index.js';
import type { Operation } from './operation.js';

let platform: TestPlatform;
let document: OpenAPIObject;

beforeAll(async () => {
  platform = await TestPlatform.start();
  document = await platform.nobody().get('openapi.json');
});

afterAll(() => platform.close());

function operationsOf({ paths }: OpenAPIObject): [string, Operation][] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Operation>).map(([verb, operation]): [string, Operation] => [
      `${verb} ${path}`,
      operation,
    ]),
  );
}

/** What a linter of other people says of a document, its examples included. */
async function lint(linted: object): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
      'no-invalid-parameter-examples': 'error',
      'operation-operationId': 'error',
      'operation-parameters-unique': 'error',
      'parameter-description': 'error',
      'tag-description': 'error',
      'operation-tag-defined': 'error',
    },
  });
  const problems = await lintFromString({
    source: JSON.stringify(linted),
    absoluteRef: 'openapi.json',
    config,
  });
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`);
}

/** What a page's form without a script sends is answered with the next page, and with nothing else. */
const ONLY_ANOTHER_PAGE = ['session~1ending~1form', 'session~1form', 'session~1second-factor~1form'].map(
  (path) =>
    `operation-2xx-response #/paths/~1api~1${path}/post/responses: Operation must have at least one \`2XX\` response.`,
);

describe('the description of the api', () => {
  test('passes a linter that is not ours', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect((await lint(document)).sort()).toEqual(ONLY_ANOTHER_PAGE);
  });

  test.each([
    ['a summary', (operation: Operation) => delete operation.summary, 'operation-summary'],
    [
      'what it is called by',
      (operation: Operation) => delete (operation as { operationId?: string }).operationId,
      'operation-operationId',
    ],
    [
      'an example that fits',
      (operation: Operation) => {
        const answer = operation.responses['200'] as { content: Record<string, { example: unknown }> };
        answer.content['application/json']!.example = { end: 7 };
      },
      'no-invalid-media-type-examples',
    ],
  ])('the linter misses %s', async (_, spoil, rule) => {
    const copy = structuredClone(document);
    spoil((copy.paths['/api/calendar/working-days'] as { get: Operation }).get);
    expect((await lint(copy)).join('\n')).toContain(rule);
  });

  test('has every route with summary, meanings, answer, example and refusals', () => {
    const routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));
    const operations = operationsOf(document);
    expect(operations).toHaveLength(routes.length);
    expect(operations.filter(([, operation]) => !isWhole(operation)).map(([title]) => title)).toEqual([]);
  });
});

function isWhole({ summary = '', parameters, requestBody, responses }: Operation): boolean {
  const answer = Object.entries(responses).find(([status]) => /^2|^303$/.test(status));
  const content = (answer?.[1] as { content?: Record<string, { schema?: object; example?: unknown }> })
    .content;
  const media = content?.['application/json'];
  const body = requestBody?.content['application/json'];
  return (
    /\p{Script=Han}/u.test(summary) &&
    parameters.every(({ description = '' }) => /\p{Script=Han}/u.test(description)) &&
    ['204', '303'].includes(answer?.[0] ?? '') === (content === undefined) &&
    (!media || (Object.keys(media.schema ?? {}).length > 0 && media.example !== undefined)) &&
    (!body || body.example !== undefined) &&
    ['403', '429', '503'].every((status) => status in responses)
  );
}

describe('what is held against the description', () => {
  const get = { method: 'GET', url: '/api/clock', headers: {} };
  const at = '2026-11-02T01:00:00.000Z';
  const answer = (value: unknown, status = 200, type = 'application/json; charset=utf-8') => ({
    status,
    type,
    text: JSON.stringify(value),
  });
  const move = (body: object) => ({ method: 'POST', url: '/api/demo/clock', headers: {}, body });

  test.each([
    ['as described', get, answer({ at, errorMs: 1 }), []],
    ['less than described', get, answer({ at }), ["/ must have required property 'errorMs'"]],
    [
      'more than described',
      get,
      answer({ at, errorMs: 1, phone: 'x' }),
      ['/ must NOT have additional properties (phone)'],
    ],
    ['another kind of text', get, answer({ at: 'today', errorMs: 1 }), ['/at must match format "date-time"']],
    ['a status of its own', get, answer({}, 402), ['the status is not described']],
    ['another type', get, answer({}, 200, 'text/html'), ['text/html is not described']],
    [
      'a question of its own',
      { ...get, url: '/api/clock?zone=8' },
      answer({ at, errorMs: 1 }),
      ['zone is asked for and not described'],
    ],
    [
      'nothing asked that had to be',
      { ...get, url: '/api/calendar/working-days' },
      answer({}),
      ['went through without from'],
    ],
    [
      'a request that is not described',
      move({ to: at, by: 'x' }),
      answer({ at }),
      ['the request / must NOT have additional properties (by)'],
    ],
    ['a refused request', move({ by: 'x' }), answer({}, 402), ['the status is not described']],
    ['a route that nobody knows', { ...get, url: '/api/nothing' }, answer({}), ['nothing describes it']],
  ])('%s', (_, asked, answered, faults) => {
    const found = new DocumentCheck(document).faultsOf(asked, answered);
    for (const fault of faults) expect(found.join('\n')).toContain(fault);
    if (faults.length === 0) expect(found).toEqual([]);
  });
});
