import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { productionSettings, unguessable } from '../testing/production.js';
import { readConfig } from './config.js';
import { connectionsFor } from './limits/capacity.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-config-'));
const write = (name: string, text: string, mode = 0o600) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  fs.chmodSync(file, mode);
  return file;
};

let production: NodeJS.ProcessEnv;
beforeAll(async () => {
  production = await productionSettings('postgres://nowhere');
});

describe('the configuration', () => {
  test('of production is complete or nothing starts', () => {
    expect(readConfig(production)).toMatchObject({
      mode: 'production',
      isSecureCookie: true,
      isApiDescribed: false,
      trustedProxies: ['loopback'],
    });
  });

  test('of a demonstration needs no setting but its database', () => {
    expect(readConfig({ HELAN_MODE: 'demo', DATABASE_URL: 'postgres://nowhere' })).toMatchObject({
      isSecureCookie: false,
      isApiDescribed: true,
      trustedProxies: ['loopback'],
      publicUrl: 'http://localhost:3000',
    });
  });

  test.each([
    'DATABASE_URL',
    'SESSION_SECRET',
    'FIELD_KEY',
    'FILES_DIR',
    'FONTS_DIR',
    'MIGRATIONS_DIR',
    'SEAL_KEY_FILE',
    'SEAL_CERTIFICATE_FILE',
    'RECEIPT_KEY_FILE',
    'PUBLIC_URL',
    'TRUSTED_PROXIES',
  ])('of production without %s is refused by name', (name) => {
    expect(() => readConfig({ ...production, [name]: '' })).toThrow(`缺少环境变量 ${name}`);
  });

  test.each([
    ['UPLOADS_AT_ONCE', '0', 999_999_999],
    ['DATABASE_PATIENCE_MS', '9001', 9_000],
    ['DATABASE_STATEMENT_MS', '60001', 60_000],
    ['DATABASE_CONNECTIONS', '201', 200],
    ['PASSWORD_CHECKS', '1.5', 99],
  ])('with %s at %s is refused with the bounds', (name, value, most) => {
    expect(() => readConfig({ ...production, [name]: value })).toThrow(
      `${name} 要是 1 到 ${most} 的整数，现在是“${value}”，平台没有启动。`,
    );
  });

  test('whose statements end before a lock is waited for is refused', () => {
    const bounds = { DATABASE_STATEMENT_MS: '3000', DATABASE_PATIENCE_MS: '3000' };
    expect(() => readConfig({ ...production, ...bounds })).toThrow(
      'DATABASE_STATEMENT_MS（3000）要大于 DATABASE_PATIENCE_MS（3000），平台没有启动。',
    );
  });

  test.each([
    [1, 12],
    [2, 20],
    [4, 36],
    [7, 60],
    [64, 60],
  ])('on %s cores has %s connections to the database where nothing else is said', (cores, connections) => {
    expect(connectionsFor(cores)).toBe(connections);
    expect(readConfig(production).capacity.databaseConnections).toBeUndefined();
    expect(readConfig({ ...production, DATABASE_CONNECTIONS: '33' }).capacity.databaseConnections).toBe(33);
  });

  const NEW_SECRET = /请用 openssl rand -base64 48 生成一个。$/;
  const NEW_KEY = /请用 openssl rand -hex 32 生成一把。$/;
  const hex = (bytes: (index: number) => number) =>
    Buffer.from(Array.from({ length: 32 }, (_, index) => bytes(index))).toString('hex');

  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    [
      'the demonstration’s session secret',
      { SESSION_SECRET: 'demo-session-secret-demo-session-secret' },
      NEW_SECRET,
    ],
    ['a short session secret', { SESSION_SECRET: 'k7Qw9zXr2LmN4vBt8YcP1dHs6GfJ3aE' }, /至少要 32 个字符。/],
    ['a repeated session secret', { SESSION_SECRET: 'k7Qw9zXr2LmN'.repeat(4) }, NEW_SECRET],
    ['an alphabet', { SESSION_SECRET: 'ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUV' }, NEW_SECRET],
    ['few characters', { SESSION_SECRET: 'ab1ba1bab1a1bbab1aab1b1aabba1b1a1bab' }, NEW_SECRET],
    ['a common word in it', { SESSION_SECRET: `my-password-${unguessable('x').slice(0, 40)}` }, NEW_SECRET],
    ['the demonstration’s field key', { FIELD_KEY: '00'.repeat(32) }, NEW_KEY],
    ['one byte again and again', { FIELD_KEY: '11'.repeat(32) }, NEW_KEY],
    ['a count', { FIELD_KEY: hex((index) => index) }, NEW_KEY],
    ['half a key twice', { FIELD_KEY: unguessable('x').slice(0, 32).repeat(2) }, NEW_KEY],
    [
      'a sentence as a key',
      { FIELD_KEY: Buffer.from('The quick brown fox jumps over a').toString('hex') },
      NEW_KEY,
    ],
    [
      'a weak second key',
      { FIELD_KEY: '', FIELD_KEYS: `2:${unguessable('y')},1:${'00'.repeat(32)}` },
      /第 1 版.*生成一把/,
    ],
    ['a short field key', { FIELD_KEY: '11' }, /64 位十六进制数/],
    ['both kinds of field key', { FIELD_KEYS: `1:${unguessable('y')}` }, /只能设一个。请/],
    ['one value for two secrets', { SESSION_SECRET: unguessable('field') }, /请各生成各的。$/],
    [
      'a weak password of the database',
      { DATABASE_URL: 'postgres://helan:helan@database/helan' },
      /数据库的密码太弱.*生成一个。$/,
    ],
    [
      'a weak password beside the address',
      { DATABASE_URL: 'postgres://helan@database/helan', DATABASE_PASSWORD: 'x1x1x1x1x1x1x1x1' },
      /数据库的密码太弱/,
    ],
    ['no address of a database', { DATABASE_URL: 'database' }, /^DATABASE_URL 要写成 .*请改正。$/],
    ['a mode that does not exist', { HELAN_MODE: 'staging' }, /HELAN_MODE/],
    [
      'an address that is not encrypted',
      { PUBLIC_URL: 'http://helan.invalid' },
      /^PUBLIC_URL 要以 https:\/\/ 开头.*Cookie 没有加密保护。请改成加密的网址。$/,
    ],
    ['an address with a path', { PUBLIC_URL: 'https://helan.invalid/exchange' }, /只到域名为止/],
    ['no address', { PUBLIC_URL: 'helan.invalid' }, /^PUBLIC_URL 要以 https/],
    [
      'everybody as a proxy',
      { TRUSTED_PROXIES: '0.0.0.0/0' },
      /太宽，谁都能冒充代理。请只写代理自己的地址或网段。$/,
    ],
    ['everybody as a proxy, in the longer form', { TRUSTED_PROXIES: '10.0.0.1, ::/0' }, /“::\/0”太宽/],
    ['the name of a proxy', { TRUSTED_PROXIES: 'proxy' }, /“proxy”不是地址.*请改正。$/],
    ['a network of too many bits', { TRUSTED_PROXIES: '10.0.0.0/33' }, /不是地址/],
    ['another word for the description', { OPENAPI: 'yes' }, /OPENAPI 只能是 open 或 closed/],
  ])('of production refuses %s', (_, change, words) => {
    expect(() => readConfig({ ...production, ...change })).toThrow(words);
  });

  test('never says a secret that it refuses', () => {
    const weak = 'sesame-sesame-sesame-sesame-sesame-sesame';
    for (const name of ['SESSION_SECRET', 'FIELD_KEY', 'FIELD_KEYS', 'DATABASE_URL']) {
      const start = () => readConfig({ ...production, FIELD_KEY: '', [name]: weak });
      expect(start).toThrow(/请|平台没有启动/);
      expect(start).not.toThrow('sesame');
    }
  });

  test('takes networks and addresses of proxies', () => {
    const { trustedProxies } = readConfig({
      ...production,
      TRUSTED_PROXIES: '172.30.0.2, fd00::/64 ,loopback',
    });
    expect(trustedProxies).toEqual(['172.30.0.2', 'fd00::/64', 'loopback']);
  });

  test('opens the description of the api where it is asked to', () => {
    expect(readConfig({ ...production, OPENAPI: 'open' }).isApiDescribed).toBe(true);
  });
});

describe('secrets in files', () => {
  const secret = unguessable('from a file');

  test('are read without the line’s end, whatever their kind', () => {
    const config = readConfig({
      ...production,
      DATABASE_URL: 'postgres://helan@database:5432/helan',
      DATABASE_PASSWORD_FILE: write('database', `${unguessable('database')}\n`),
      SESSION_SECRET: '',
      SESSION_SECRET_FILE: write('session', `${secret}\n`),
      FIELD_KEY: '',
      FIELD_KEYS_FILE: write('keys', `2:${unguessable('second')}\n1:${unguessable('first')}\n`),
    });
    expect(config.sessionSecret).toBe(secret);
    expect(config.databaseUrl).toBe(`postgres://helan:${unguessable('database')}@database:5432/helan`);
    expect(config.fieldKeys.map(({ version, key }) => [version, key.toString('hex')])).toEqual([
      [2, unguessable('second')],
      [1, unguessable('first')],
    ]);
  });

  test.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    [
      'is not there',
      () => ({ SESSION_SECRET: '', SESSION_SECRET_FILE: '/nowhere/session' }),
      /^SESSION_SECRET_FILE 指的文件读不到：\/nowhere\/session。请/,
    ],
    [
      'is empty',
      () => ({ SESSION_SECRET: '', SESSION_SECRET_FILE: write('empty', '\n') }),
      /^缺少环境变量 SESSION_SECRET/,
    ],
    [
      'others may read',
      () => ({ SESSION_SECRET: '', SESSION_SECRET_FILE: write('open', secret, 0o644) }),
      /别的用户也能读.*请运行 chmod 600 /,
    ],
    [
      'its group may read',
      () => ({ SESSION_SECRET: '', SESSION_SECRET_FILE: write('group', secret, 0o640) }),
      /请运行 chmod 600 /,
    ],
    [
      'stands beside the setting itself',
      () => ({ SESSION_SECRET_FILE: write('twice', secret) }),
      /只能设一个。请去掉一个。$/,
    ],
  ])('production refuses one that %s', (_, change, words) => {
    expect(() => readConfig({ ...production, ...change() })).toThrow(words);
  });
});
