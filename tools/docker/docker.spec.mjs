import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { BlockList } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readConfig } from '../../apps/api/src/kernel/config.js';
import { readIdentityChecks, readIssuer } from '../../apps/api/src/kernel/issuer-settings.js';
import { readPush } from '../../apps/api/src/kernel/push-settings.js';
import { readSms } from '../../apps/api/src/kernel/sms/sms-settings.js';

const compose = parse(fs.readFileSync('docker/compose.yaml', 'utf8'), { merge: true });
const read = (name) => fs.readFileSync(`docker/${name}`, 'utf8');

const unguessable = (name) => createHash('sha256').update(`compose ${name}`).digest('hex');

/** As compose fills it in for whoever has set what has no default. */
const filled = (value) =>
  String(value)
    .replace(/\$\{PUBLIC_URL:\?[^}]+\}/, 'https://helan.invalid')
    .replace(/\$\{[A-Z_]+:-([^}]*)\}/, '$1');

function has(network, address) {
  const list = new BlockList();
  const [start, bits] = network.split('/');
  list.addSubnet(start, Number(bits));
  return list.check(address);
}

/** Instructions of a Dockerfile, with continued lines joined and comments left out. */
function instructions(text) {
  const joined = text.replace(/\\\n/g, ' ');
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => ({ name: line.split(/\s+/)[0], rest: line.replace(/^\S+\s+/, '') }));
}

describe('the compose file', () => {
  test('holds database, platform and proxy, started in order', () => {
    expect(Object.keys(compose.services)).toEqual(['database', 'migrate', 'api', 'web', 'proxy']);
    expect(compose.services.api.depends_on.migrate.condition).toBe('service_completed_successfully');
    expect(compose.services.migrate.depends_on.database.condition).toBe('service_healthy');
    expect(compose.services.web.depends_on.api.condition).toBe('service_healthy');
  });

  test('gives the api settings and secrets with which production starts', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-compose-'));
    const secrets = {
      database_password: unguessable('database'),
      app_database_password: unguessable('app database'),
      session_secret: unguessable('session'),
      field_keys: `1:${unguessable('field')}`,
    };
    for (const [name, text] of Object.entries(secrets))
      fs.writeFileSync(path.join(folder, name), `${text}\n`, { mode: 0o600 });
    for (const service of [compose.services.api, compose.services.migrate]) {
      const env = Object.fromEntries(
        Object.entries(service.environment).map(([name, value]) => [
          name,
          filled(value).replace('/run/secrets', folder),
        ]),
      );
      for (const value of Object.values(service.environment))
        if (String(value).startsWith('/run/secrets/'))
          expect(service.secrets).toContain(value.replace('/run/secrets/', ''));
      const config = readConfig(env);
      expect(config).toMatchObject({
        mode: 'production',
        databaseUrl: `postgres://helan_app:${secrets.app_database_password}@database:5432/helan`,
        ownerDatabaseUrl:
          service === compose.services.migrate
            ? `postgres://helan:${secrets.database_password}@database:5432/helan`
            : undefined,
        sessionSecret: secrets.session_secret,
        isSecureCookie: true,
        isApiDescribed: false,
      });
      expect(config.fieldKeys.map(({ version }) => version)).toEqual([1]);
    }
  });

  test('keeps the tables’ owner from the process that serves people', () => {
    expect(compose.services.api.secrets).not.toContain('database_password');
    expect(Object.keys(compose.services.api.environment).join()).not.toContain('OWNER');
  });

  test('carries no secret and no default for one: each is a file of the one folder', () => {
    for (const { environment = {} } of Object.values(compose.services))
      for (const [name, value] of Object.entries(environment))
        if (/SECRET|PASSWORD|_KEY|CERTIFICATE/.test(name)) {
          expect(name).toMatch(/_FILE$/);
          expect(value).toMatch(/^\/run\/secrets\/[a-z_]+$/);
        }
    for (const { file } of Object.values(compose.secrets))
      expect(file).toMatch(/^\$\{SECRETS_DIR:\?set SECRETS_DIR\}\/[a-z_]+(\.pem)?$/);
  });

  test('lets the platform take the word of the proxy alone, at an address that nobody else gets', () => {
    const { services, networks } = compose;
    const [{ subnet, ip_range: range, gateway }] = networks.default.ipam.config;
    const address = services.proxy.networks.default.ipv4_address;
    for (const name of ['api', 'migrate']) expect(services[name].environment.TRUSTED_PROXIES).toBe(address);
    expect(has(subnet, address)).toBe(true);
    expect(has(range, address)).toBe(false);
    expect(address).not.toBe(gateway);
    expect(Object.values(services).filter((service) => service.ports)).toEqual([services.proxy]);
  });

  test('mounts only volumes and secrets that it declares, and files that exist', () => {
    for (const service of Object.values(compose.services)) {
      for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
      for (const volume of service.volumes ?? []) {
        const source = volume.split(':')[0];
        if (source.startsWith('.')) expect(fs.existsSync(`docker/${source}`)).toBe(true);
        else expect(compose.volumes).toHaveProperty(source);
      }
      if (service.build) expect(fs.existsSync(service.build.dockerfile)).toBe(true);
    }
  });
});

describe('the file of what is asked outside', () => {
  const outside = parse(read('outside.yaml'));
  const { environment, secrets } = outside.services.api;

  /** What the api reads of it, where files and variables say this. */
  function readWith(files, variables) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-outside-'));
    for (const name of secrets) fs.writeFileSync(path.join(folder, name), files[name] ?? '', { mode: 0o600 });
    const env = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [
        name,
        variables[name] ?? filled(value).replace('/run/secrets', folder),
      ]),
    );
    return {
      sms: readSms(env, true),
      push: readPush(env, true),
      issuer: readIssuer(env, true),
      checks: readIdentityChecks(env, true),
    };
  }

  test('adds to the api alone, and carries no secret: each is a file of the one folder', () => {
    expect(Object.keys(outside.services)).toEqual(['api']);
    expect(Object.keys(outside.secrets)).toEqual(secrets);
    for (const [name, { file }] of Object.entries(outside.secrets))
      expect(file).toBe(`\${SECRETS_DIR:?set SECRETS_DIR}/${name}`);
    const named = Object.values(environment).filter((value) => String(value).startsWith('/run/secrets/'));
    expect(named.map((value) => value.replace('/run/secrets/', '')).sort()).toEqual([...secrets].sort());
    for (const name of Object.keys(compose.services.api.environment))
      expect(environment).not.toHaveProperty(name);
  });

  test('asks nobody where nothing was agreed on', () => {
    expect(readWith({}, {})).toEqual({
      sms: { form: 'NONE' },
      push: null,
      issuer: undefined,
      checks: { bankCardUrl: undefined, nameUrl: undefined, token: undefined },
    });
  });

  test('gives the api what was', () => {
    const files = {
      sms_gateway_key: 'k',
      vapid_private_key: 'v',
      issuer_client_secret: 's',
      identity_check_token: 't',
    };
    const variables = {
      SMS_GATEWAY_URL: 'https://sms.invalid/send',
      SMS_TEMPLATES: 'login-code=SMS_1001',
      VAPID_PUBLIC_KEY: 'p',
      VAPID_CONTACT: 'mailto:center@helan.invalid',
      ISSUER_URL: 'https://issuer.invalid',
      ISSUER_CLIENT_ID: 'helan',
      ISSUER_REAL_LEVELS: 'L3',
      BANK_CARD_CHECK_URL: 'https://bank.invalid',
    };
    expect(readWith(files, variables)).toMatchObject({
      sms: { form: 'GATEWAY', key: 'k', templates: { 'login-code': 'SMS_1001' } },
      push: { publicKey: 'p', privateKey: 'v' },
      issuer: { ...readIssuer({ ...variables, ISSUER_CLIENT_SECRET: 's' }, true) },
      checks: { bankCardUrl: 'https://bank.invalid', token: 't' },
    });
  });
});

describe.each(['api.Dockerfile', 'web.Dockerfile'])('%s', (name) => {
  const steps = instructions(read(name));

  test('copies what exists, runs as a plain user, ends in one command', () => {
    for (const { rest } of steps.filter((step) => step.name === 'COPY' && !step.rest.includes('--from='))) {
      for (const source of rest.split(/\s+/).slice(0, -1)) expect(fs.existsSync(source)).toBe(true);
    }
    const stages = steps.filter((step) => step.name === 'FROM').map((step) => step.rest.split(' ')[0]);
    expect(stages).toEqual(['node:24-bookworm-slim', 'node:24-bookworm-slim']);
    const users = steps.filter((step) => step.name === 'USER').map((step) => step.rest);
    expect(users).toEqual(['node']);
    expect(Array.isArray(JSON.parse(steps.at(-1).rest))).toBe(true);
  });

  test('what it takes out of the build is what the build makes', () => {
    const taken = steps
      .filter((step) => step.name === 'COPY' && step.rest.includes('--from=build'))
      .map((step) => step.rest.split(/\s+/)[1].replace('/src/', ''));
    const made = [
      'node_modules',
      'package.json',
      'libs',
      'dist/apps/api',
      'dist/apps/web',
      'dist/assets',
      'apps/api/migrations',
      'apps/api/data',
    ];
    expect(taken.filter((source) => !made.includes(source))).toEqual([]);
  });
});

describe('the proxy', () => {
  const text = read('proxy.conf').replace(/^\s*#.*$/gm, '');

  test('sends each address to the service that answers it, without holding events back', () => {
    expect(text).toMatch(/location \/api\/ \{[^}]*proxy_pass http:\/\/api:3000;[^}]*proxy_buffering off;/);
    expect(text).toMatch(/location \/ \{[^}]*proxy_pass http:\/\/web:4000;/);
    const [, most] = /client_max_body_size (\d+)m/.exec(text);
    const source = fs.readFileSync('libs/contracts/src/limits.ts', 'utf8');
    expect(Number(most)).toBeGreaterThan(Number(/MAX_FILE_MB = (\d+);/.exec(source)[1]));
  });

  test('says of clients what it has seen itself, at every location', () => {
    expect(text).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
    expect(text).toContain('proxy_set_header X-Forwarded-Proto $scheme;');
    expect(text).not.toMatch(/proxy_add_x_forwarded_for|\$http_x_/);
    // A location that sets one header itself inherits none of those above.
    for (const [location] of text.matchAll(/location [^{]+\{[^}]*\}/g))
      expect(location).not.toContain('proxy_set_header');
  });

  test('trusts no gateway until one is named', () => {
    for (const name of fs.readdirSync('docker/gateways'))
      expect(
        read(`gateways/${name}`)
          .replace(/^\s*#.*$/gm, '')
          .trim(),
      ).toBe('');
  });
});
