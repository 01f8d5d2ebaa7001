import fs from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const compose = parse(fs.readFileSync('docker/compose.yaml', 'utf8'), { merge: true });
const read = (name) => fs.readFileSync(`docker/${name}`, 'utf8');

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

  test('gives the api everything that production asks for', () => {
    const source = fs.readFileSync('apps/api/src/kernel/config.ts', 'utf8');
    const needed = [...source.matchAll(/need\('([A-Z_]+)'\)/g)].map((match) => match[1]);
    expect(needed.length).toBeGreaterThanOrEqual(8);
    for (const service of ['api', 'migrate'])
      expect(Object.keys(compose.services[service].environment)).toEqual(expect.arrayContaining(needed));
  });

  test('carries no secret and no default for one', () => {
    const text = read('compose.yaml');
    for (const name of [
      'DATABASE_PASSWORD',
      'SESSION_SECRET',
      'FIELD_KEY',
      'SEAL_KEY_FILE',
      'RECEIPT_KEY_FILE',
    ]) {
      expect(text).toMatch(new RegExp(`\\$\\{${name}:\\?`));
      expect(text).not.toMatch(new RegExp(`\\$\\{${name}:-`));
    }
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

describe.each(['api.Dockerfile', 'web.Dockerfile'])('%s', (name) => {
  const steps = instructions(read(name));

  test('copies what exists, runs as a plain user, ends in one command', () => {
    for (const { rest } of steps.filter((step) => step.name === 'COPY' && !step.rest.includes('--from='))) {
      for (const source of rest.split(/\s+/).slice(0, -1)) expect(fs.existsSync(source)).toBe(true);
    }
    const stages = steps.filter((step) => step.name === 'FROM');
    expect(stages).toHaveLength(2);
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

test('the proxy sends each address to the service that answers it, without holding events back', () => {
  const text = read('proxy.conf');
  expect(text).toMatch(/location \/api\/ \{[^}]*proxy_pass http:\/\/api:3000;[^}]*proxy_buffering off;/);
  expect(text).toMatch(/location \/ \{[^}]*proxy_pass http:\/\/web:4000;/);
  const [, most] = /client_max_body_size (\d+)m/.exec(text);
  const source = fs.readFileSync('libs/contracts/src/limits.ts', 'utf8');
  expect(Number(most)).toBeGreaterThan(Number(/MAX_FILE_MB = (\d+);/.exec(source)[1]));
});
