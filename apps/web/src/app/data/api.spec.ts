import { TestBed } from '../../testing/test-bed';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { PLATFORM_ID } from '@angular/core';
import { NEVER, of, throwError, type Observable } from 'rxjs';
import { problem } from '../../testing/problems';
import { Api, Refused } from './api';
import { Connection } from './connection';

interface Sent {
  readonly address: string;
  readonly key?: string | undefined;
  readonly params?: unknown;
}

let sent: Sent[];
let answer: Observable<unknown>;
let api: Api;
let connection: Connection;

function open(platform = 'browser'): void {
  const note = (address: string, options: { params?: unknown; headers?: Record<string, string> } = {}) => {
    sent.push({ address, key: options.headers?.['Idempotency-Key'], params: options.params });
    return answer;
  };
  const http = {
    get: note,
    delete: note,
    put: (address: string) => note(address),
    post: (address: string, _body: unknown, options: object) => note(address, options),
  };
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({
    providers: [
      { provide: HttpClient, useValue: http },
      { provide: PLATFORM_ID, useValue: platform },
    ],
  });
  api = TestBed.inject(Api);
  connection = TestBed.inject(Connection);
}

beforeEach(() => {
  sent = [];
  answer = of('done');
  open();
});

const failed = (status: number, error: unknown) => throwError(() => new HttpErrorResponse({ status, error }));
const codeOf = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof Refused ? [error.problem.code, error.problem.status] : error;
};

describe('an address', () => {
  test.each([
    ['projects/7', '/api/projects/7'],
    ['lots/a%2Fb/room', '/api/lots/a%2Fb/room'],
  ])('%s is asked for', async (path, address) => {
    await api.get(path);
    expect(sent).toEqual([{ address, params: {} }]);
  });

  test.each([
    'projects/..',
    'projects/../session',
    'projects/%2e%2e/session',
    'projects/.%2E/session',
    'projects/.',
    'projects/%2e',
    'projects/7\\..\\8',
    'projects/7?all=1',
    'projects/7#end',
    'projects\\..\\session',
  ])('with an id that leads elsewhere, %s, is nobody’s, and nothing is sent', async (path) => {
    expect(await codeOf(api.get(path))).toEqual(['resource.not-found', 404]);
    expect(sent).toEqual([]);
  });
});

test('what a question leaves open does not go along', async () => {
  await api.get('notices', { type: 'T01', town: '', search: undefined, page: 0, isOpen: false });
  expect(sent[0]!.params).toEqual({ type: 'T01', page: 0, isOpen: false });
});

describe('the key of a press', () => {
  const press = () => codeOf(api.post('lots/1/stop', { reason: '停电' }));
  const keyAfter = async (first: Observable<unknown>) => {
    answer = first;
    await press();
    answer = of('done');
    await press();
    return sent[0]!.key === sent[1]!.key;
  };

  test.each<[string, Observable<unknown>, boolean]>([
    ['the line was cut', failed(0, null), true],
    ['the platform is away', failed(503, problem('server.away', 503)), true],
    ['something between answered', failed(502, '<html>'), true],
    ['it was refused', failed(409, problem('request.conflict', 409)), false],
    ['it is too often', failed(429, problem('request.too-many', 429)), false],
    ['it was done', of('done'), false],
  ])('after %s stays the same: %s', async (_, first, isSame) => expect(await keyAfter(first)).toBe(isSame));

  test('is another for another thing', async () => {
    answer = failed(0, null);
    await codeOf(api.post('lots/1/stop', { reason: '停电' }));
    await codeOf(api.post('lots/1/stop', { reason: '断网' }));
    await codeOf(api.post('lots/2/stop', { reason: '停电' }));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3);
  });

  test('that a request brings itself holds', async () => {
    await api.post('lots/1/bids', {}, { 'Idempotency-Key': 'own' });
    expect(sent[0]!.key).toBe('own');
  });
});

describe('whether the line is cut', () => {
  test.each<[string, Observable<unknown>, boolean, unknown]>([
    ['an answer', of('done'), false, undefined],
    ['no answer', failed(0, null), true, ['server.busy', 0]],
    ['words of something between', failed(502, '<html>bad gateway</html>'), true, ['server.busy', 0]],
    [
      'the platform without its database',
      failed(503, problem('server.away', 503)),
      true,
      ['server.away', 503],
    ],
    ['too many at once', failed(503, problem('server.busy', 503)), false, ['server.busy', 503]],
    ['a refusal', failed(403, problem('permission.denied', 403)), false, ['permission.denied', 403]],
    [
      'a refusal as text',
      failed(403, JSON.stringify(problem('permission.denied', 403))),
      false,
      ['permission.denied', 403],
    ],
  ])('%s', async (_, given, isCut, refusal) => {
    connection.isCut.set(!isCut);
    answer = given;
    expect(await codeOf(api.get('center'))).toEqual(refusal);
    expect(connection.isCut()).toBe(isCut);
  });

  test('a mistake of the page says nothing of the line', async () => {
    answer = throwError(() => new TypeError('x'));
    expect(await codeOf(api.get('center'))).toBeInstanceOf(TypeError);
    expect(connection.isCut()).toBe(false);
  });
});

describe('whoever reads waits', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test.each([
    ['browser', 30_000],
    ['server', 4_000],
  ])('in a %s %i ms at most', async (platform, longestMs) => {
    open(platform);
    answer = NEVER;
    let isOver = false;
    const reading = codeOf(api.get('center')).then((code) => {
      isOver = true;
      return code;
    });
    await jest.advanceTimersByTimeAsync(longestMs - 1);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(await reading).toEqual(['server.busy', 0]);
  });

  test('whoever changes something is not cut short: nobody would know whether it was done', async () => {
    answer = NEVER;
    let isOver = false;
    void codeOf(api.post('lots/1/stop')).then(() => (isOver = true));
    await jest.advanceTimersByTimeAsync(600_000);
    expect(isOver).toBe(false);
  });
});
