import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Person } from '../../../tools/deal/person.js';
import { RunningPlatform } from './running-platform.js';

/** What nobody but these requests says; each stands for what a person enters in such a place. */
const MARKS = {
  segment: 'mark-segment-7f3a',
  id: 'deadbeef-1111-4222-8333-feedfacecafe',
  query: 'mark-query-7f3b',
  header: 'mark-header-7f3c',
  cookie: 'mark-cookie-7f3d',
  login: 'mark-login-7f3e',
  password: 'mark-password-7f3f',
  name: '标记某甲',
  idNumber: '640122197809020036',
  phone: '13895317777',
  text: '标记的一句话',
  big: '123456789012345678901234567890',
} as const;

/** Tables without which nearly nothing can be read or written; sessions and accounts stay, so that many get so far. */
const TAKEN_AWAY = [
  'lot',
  'notice',
  'project',
  'party',
  'question',
  'registration',
  'certificate',
  'parcel',
  'stored_file',
];

let platform: RunningPlatform;
let log = '';
const levelBefore = process.env['LOG_LEVEL'];
beforeAll(async () => {
  process.env['LOG_LEVEL'] = 'trace';
  platform = await RunningPlatform.start({ output: 'pipe' });
  platform.listen((text) => (log += text));
}, 60_000);
afterAll(async () => {
  if (levelBefore === undefined) delete process.env['LOG_LEVEL'];
  else process.env['LOG_LEVEL'] = levelBefore;
  await platform.stop();
});

interface Route {
  readonly method: string;
  readonly path: string;
}

async function routes(): Promise<Route[]> {
  const document = (await (await fetch(`${platform.url}/api/openapi.json`)).json()) as {
    paths: Record<string, object>;
  };
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Whatever a route may ask for, with a mark in it; most of it is refused, and some of it gets through. */
const BODY = {
  login: MARKS.login,
  password: MARKS.password,
  name: MARKS.name,
  idNumber: MARKS.idNumber,
  phone: MARKS.phone,
  text: MARKS.text,
  reason: MARKS.text,
  amountFen: MARKS.big,
};

/** Requests that their class lets through, so that their words reach a statement. */
const WHOLE: readonly (readonly [method: string, path: string, body: object])[] = [
  ['POST', '/api/session', { login: MARKS.login, password: MARKS.password }],
  ['POST', '/api/questions', { text: MARKS.text }],
  [
    'PUT',
    '/api/my/party',
    {
      kind: 'PERSON',
      name: MARKS.name,
      idNumber: MARKS.idNumber,
      phone: MARKS.phone,
      bankAccount: '6228480000000000010',
      bankName: MARKS.text,
      villageCode: '640122100201',
    },
  ],
  ['POST', '/api/projects', { typeCode: 'T01' }],
];

async function askAll(headers: Record<string, string>): Promise<Set<number>> {
  const statuses = new Set<number>();
  const send = async (method: string, path: string, body: object) => {
    const isReading = method === 'GET';
    const response = await fetch(platform.url + path, {
      method,
      headers: { 'Content-Type': 'application/json', 'X-Mark': MARKS.header, ...headers },
      signal: AbortSignal.timeout(15_000),
      ...(isReading ? {} : { body: JSON.stringify(body) }),
    });
    statuses.add(response.status);
    await response.body?.cancel();
  };
  for (const { method, path } of await routes())
    for (const inPath of [MARKS.id, MARKS.segment]) {
      const query = `search=${MARKS.query}&certificate=${MARKS.query}&after=${MARKS.big}&session=${MARKS.query}`;
      await send(method, `${path.replace(/\{\w+\}/g, inPath)}?${query}`, BODY);
    }
  for (const [method, path, body] of WHOLE) await send(method, path, body);
  for (const path of [
    `/notices?search=${MARKS.query}`,
    `/verify/${MARKS.segment}`,
    `/notices/${MARKS.id}`,
    `/${MARKS.segment}`,
    `/%E0%A4%A?${MARKS.query}`,
  ])
    await send('GET', path, {});
  await send('POST', '/api/projects', `{"text": ${MARKS.text}` as unknown as object);
  return statuses;
}

/** Somebody signed in, by what his browser sends. */
async function headersOf(login: string): Promise<Record<string, string>> {
  const response = await fetch(`${platform.url}/api/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login, password: 'helan2026' }),
  });
  const { csrfToken } = (await response.json()) as { csrfToken: string };
  const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]!);
  return { Cookie: [...cookie, `other=${MARKS.cookie}`].join('; '), 'X-CSRF-Token': csrfToken };
}

test('nothing that anybody enters, and no id of a person, comes into the log, whatever fails', async () => {
  const people = [await headersOf('nonghu'), await headersOf('shenhe')];
  await new Person(platform.url, 'jingmai1').signIn('helan2026');
  for (const headers of people) await askAll(headers);
  for (const table of TAKEN_AWAY) await platform.query(`alter table ${table} rename to ${table}_away`);
  await platform.query('alter function platform_now() rename to platform_then');
  const statuses = new Set<number>();
  for (const headers of [...people, {}]) for (const status of await askAll(headers)) statuses.add(status);
  await platform.query('alter table account rename to account_away');
  await askAll(people[0]!);
  expect([...statuses]).toEqual(expect.arrayContaining([400, 401, 404, 422, 500]));
  expect(log.split('request failed').length).toBeGreaterThan(100);

  const ids = await platform.query<{ id: string }>(
    'select id::text from account_away union all select id::text from party_away union all select sid from web_session',
  );
  const secrets = [...Object.values(MARKS), ...ids.map(({ id }) => id), ...people.flatMap(Object.values)];
  expect(
    secrets.filter((secret) => log.includes(secret) || log.includes(encodeURIComponent(secret))),
  ).toEqual([]);
  for (const line of log.split('\n').filter((text) => text !== ''))
    expect(() => JSON.parse(line) as unknown).not.toThrow();
}, 240_000);
