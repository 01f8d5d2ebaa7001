import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SmsGateway } from './sms-gateway.js';
import { NoSms } from './no-sms.js';
import { SmsFailed, type SmsMessage } from './sms-port.js';
import { readSms } from './sms-settings.js';

interface Arrived {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: unknown;
}

let server: http.Server;
let arrived: Arrived[];
/** How the gateway answers. */
let answer: (response: http.ServerResponse) => void;
beforeEach(async () => {
  arrived = [];
  answer = (response) => void response.writeHead(200).end('{}');
  server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const MESSAGE: SmsMessage = {
  to: '13895310001',
  text: '验证码 {code}，5 分钟内有效。',
  template: 'login-code',
  values: { code: '123456' },
  key: 'one-key',
};
const gateway = (patienceMs?: number) => {
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/send`;
  return new SmsGateway(
    { form: 'GATEWAY', url, key: 'its-key', templates: { 'login-code': 'T-77' } },
    patienceMs,
  );
};
const faultOf = async (sending: Promise<void>) => {
  const error: unknown = await sending.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof SmsFailed ? [error.fault, error.mayRetry] : error;
};

describe('a gateway', () => {
  test('is given number, its own template, values and the words, under its key and that of the message', async () => {
    await gateway().send(MESSAGE);
    expect(arrived).toHaveLength(1);
    expect(arrived[0]!.headers).toMatchObject({
      authorization: 'Bearer its-key',
      'idempotency-key': 'one-key',
    });
    expect(arrived[0]!.body).toEqual({
      to: '13895310001',
      template: 'T-77',
      values: { code: '123456' },
      text: '验证码 123456，5 分钟内有效。',
    });
  });

  test.each([
    [200, undefined],
    [202, undefined],
    // It has a message under this key already.
    [409, undefined],
    [302, ['REFUSED', false]],
    [400, ['REFUSED', false]],
    [401, ['REFUSED', false]],
    [429, ['BUSY', true]],
    [500, ['BUSY', true]],
    [503, ['BUSY', true]],
  ])('that answers %s is understood as %j', async (status, fault) => {
    answer = (response) => void response.writeHead(status).end();
    expect(await faultOf(gateway().send(MESSAGE))).toEqual(fault);
  });

  test('that never answers is waited for so long and no longer', async () => {
    answer = () => undefined;
    expect(await faultOf(gateway(50).send(MESSAGE))).toEqual(['SILENT', true]);
  });

  test('that hangs up, or is not there, may be tried again', async () => {
    answer = (response) => void response.destroy();
    expect(await faultOf(gateway().send(MESSAGE))).toEqual(['SILENT', true]);
    const gone = gateway();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await faultOf(gone.send(MESSAGE))).toEqual(['SILENT', true]);
  });

  test('that answers and never ends its answer is not waited for', async () => {
    answer = (response) => void response.writeHead(200).write('x');
    expect(await faultOf(gateway(2_000).send(MESSAGE))).toBeUndefined();
  });

  test.each<[string, Partial<SmsMessage>, string]>([
    ['a value', { values: {} }, 'NO_VALUE'],
    ['what a value says', { values: { code: ' ' } }, 'NO_VALUE'],
    ['the number of its template', { template: 'other' }, 'NO_TEMPLATE'],
    ['a mobile number', { to: '09518061234' }, 'NO_NUMBER'],
  ])('is asked nothing where %s is missing', async (_, change, fault) => {
    expect(await faultOf(gateway().send({ ...MESSAGE, ...change }))).toEqual([fault, false]);
    expect(arrived).toEqual([]);
  });

  test('is not named, and no number or text, in what is logged', async () => {
    answer = (response) => void response.writeHead(400).end('13895310001 is bad');
    const error = await gateway()
      .send(MESSAGE)
      .catch((reason: unknown) => reason);
    expect((error as Error).message).toBe('REFUSED: 400');
  });
});

test('without a gateway nothing is sent, and the fault says why', async () => {
  expect(await faultOf(new NoSms().send())).toEqual(['NOT_CONFIGURED', true]);
});

describe('the settings', () => {
  const url = 'https://sms.example.org/v1/send';
  test.each([
    [{}, true, { form: 'NONE' }],
    [{}, false, { form: 'DEMO_PHONE' }],
    [{ SMS_GATEWAY_URL: url, SMS_GATEWAY_KEY: 'k' }, true, { form: 'GATEWAY', url, key: 'k', templates: {} }],
    [
      { SMS_GATEWAY_URL: url, SMS_GATEWAY_KEY: 'k', SMS_TEMPLATES: 'login-code=SMS_1; outbid=2' },
      false,
      { form: 'GATEWAY', url, key: 'k', templates: { 'login-code': 'SMS_1', outbid: '2' } },
    ],
  ])('%j, in production %s: %j', (env, isProduction, settings) => {
    expect(readSms(env as NodeJS.ProcessEnv, isProduction)).toEqual(settings);
  });

  test.each([
    [{ SMS_GATEWAY_URL: url }, 'SMS_GATEWAY_KEY'],
    [{ SMS_GATEWAY_KEY: 'k' }, 'SMS_GATEWAY_URL'],
    [{ SMS_GATEWAY_URL: 'http://sms.example.org', SMS_GATEWAY_KEY: 'k' }, 'https://'],
    [{ SMS_GATEWAY_URL: 'sms', SMS_GATEWAY_KEY: 'k' }, 'https://'],
    [{ SMS_GATEWAY_URL: url, SMS_GATEWAY_KEY: 'k', SMS_TEMPLATES: 'login-code' }, 'SMS_TEMPLATES'],
  ])('%j is refused, naming %s', (env, name) => {
    expect(() => readSms(env as NodeJS.ProcessEnv, true)).toThrow(name);
  });
});
