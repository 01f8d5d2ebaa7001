import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestPerson } from '../../testing/test-person.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

describe('an account', () => {
  test('a role taken away holds at once', async () => {
    const host = await TestPerson.signIn(platform.app, 'zuzhi');
    await platform.dataSource.query("update account set roles = '{}' where login = 'zuzhi'");
    expect(await host.refused('get', 'lots/00000000-0000-0000-0000-000000000000/trading')).toMatchObject({
      status: 403,
    });
    await platform.dataSource.query("update account set roles = '{TRADE_HOST}' where login = 'zuzhi'");
  });
});

describe('a party', () => {
  test('is registered with right numbers, each wrong one named, and masked wherever it is shown', async () => {
    const person = await platform.as('nongchang');
    const body = {
      kind: 'PERSON',
      name: '张三',
      idNumber: '640122197809020037',
      phone: '1',
      bankAccount: '1',
      bankName: '行',
      villageCode: '640122102208',
    };
    const problem = await person.refused('put', 'my/party', body);
    expect(problem.faults.map((fault) => fault.field)).toEqual(['idNumber', 'bankAccount', 'phone']);
    expect(await person.refused('put', 'my/party', { ...body, villageCode: '640122999999' })).toMatchObject({
      status: 422,
    });
    // Nothing is nobody, as if the field were not there.
    const nobody = { ...body, kind: 'COLLECTIVE', representativeName: null, representativeIdNumber: null };
    expect((await person.refused('put', 'my/party', nobody)).faults).toContainEqual(
      expect.objectContaining({ field: 'representativeName', code: 'identity.representative-missing' }),
    );
    const { party } = await person.get<{ party: object }>('my/party');
    expect(JSON.stringify(party)).not.toContain('93640122MA7TE5T010');
    const rows: { text: string }[] = await platform.dataSource.query(
      "select encode(id_number_enc, 'escape') || encode(phone_enc, 'escape') as text from party",
    );
    expect(rows.some((row) => /\d{11}/.test(row.text))).toBe(false);
  });

  test('of another person cannot be taken over', async () => {
    const body = {
      kind: 'FAMILY_FARM',
      name: '假冒',
      idNumber: '640122197809020036',
      phone: '13895310009',
      bankAccount: '6228481000000100106',
      bankName: '行',
      villageCode: '640122102208',
    };
    const problem = await (
      await platform.as('nongchang')
    ).refused('put', 'my/party', { ...body, kind: 'PERSON' });
    expect(problem).toMatchObject({ status: 409 });
  });
});

describe('in the open', () => {
  test('health, calendar, regions and the description of the api answer without a login', async () => {
    const nobody = platform.nobody();
    expect(await nobody.get('health')).toEqual({ status: 'ok', mode: 'test' });
    expect(await nobody.get('calendar/working-days?from=2026-11-23&days=7')).toMatchObject({
      end: '2026-12-02',
      confirmedThrough: '2026-12-31',
    });
    expect(await nobody.get('calendar/working-days?from=2026-11-22&days=1')).toMatchObject({
      end: '2026-11-24',
    });
    // Monday the 23rd is the day from which it is counted: Tuesday to Friday, then Monday to Wednesday.
    expect(await nobody.get('calendar/working-days?from=2026-11-23&to=2026-12-02')).toMatchObject({
      count: 7,
      emptyReason: null,
    });
    expect(await nobody.get('regions')).toHaveLength(100);
    const document = await nobody.get<{ paths: object; components: { schemas: Record<string, object> } }>(
      'openapi.json',
    );
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/notices', '/api/lots/{id}/bids', '/api/session']),
    );
    expect(document.components.schemas['PlaceBidRequest']).toMatchObject({
      properties: { amountFen: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    });
  });

  test.each([
    ['calendar/working-days?from=2026-12-30&days=7', 422, 'calendar.uncovered'],
    ['calendar/working-days?from=2026-02-30&days=7', 422, 'calendar.bad-date'],
    ['calendar/working-days?from=2026-11-23&days=0', 422, 'calendar.count-nothing'],
    ['calendar/working-days?from=2026-11-23&days=-1', 422, 'calendar.count-backward'],
    ['calendar/working-days?from=2026-11-23&days=10000', 422, 'calendar.count-too-far'],
    ['calendar/working-days?from=2018-12-20&days=7', 422, 'calendar.before'],
    ['calendar/working-days?from=2026-12-02&to=2026-11-23', 422, 'calendar.span-backward'],
    ['calendar/working-days', 422, 'calendar.bad-date'],
    ['notices/00000000-0000-4000-8000-000000000000', 404, 'resource.not-found'],
    ['notices/1', 404, 'resource.not-found'],
    ['nothing-here', 404, 'resource.not-found'],
  ])('%s answers %s', async (route, status, code) => {
    expect(await platform.nobody().refused('get', route)).toMatchObject({
      status,
      code,
      requestId: expect.any(String),
    });
  });

  test('nothing of the inside leaks in an error, and headers are hardened', async () => {
    const answer = await platform
      .nobody()
      .request('post', 'session')
      .set('Content-Type', 'application/json')
      .send('{"login": ');
    expect(answer.status).toBe(422);
    expect(String(answer.text || answer.body)).not.toMatch(/SyntaxError|node_modules|at /);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });
});
