import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

/** A small project with its own tests, run by the same step that runs ours. */
const folder = path.resolve('var/test/check-fixture');
const write = (name, content) => fs.writeFileSync(path.join(folder, name), content);

beforeAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  write(
    'jest.config.mjs',
    "export default { rootDir: '.', testMatch: ['**/*.fixture.mjs'], transform: {} };",
  );
  write('good.fixture.mjs', "test('one', () => {}); test('two', () => {});");
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function run(args = []) {
  const script = `
    const { runJest } = await import('${path.resolve('tools/check/jest-step.mjs')}');
    const { passed, failed } = await runJest('${folder}/jest.config.mjs', ${JSON.stringify(args)});
    process.stdout.write(passed + ' passed, ' + failed + ' failed');
    process.exit(failed > 0 ? 1 : 0);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return { last: stdout.trim().split('\n').at(-1), status };
}

test('what passes is counted', () => {
  expect(run()).toEqual({ last: '2 passed, 0 failed', status: 0 });
});

test('one failing test changes the count and the exit code', () => {
  write('bad.fixture.mjs', "test('three', () => { throw new Error('no'); });");
  expect(run()).toEqual({ last: '2 passed, 1 failed', status: 1 });
  fs.rmSync(path.join(folder, 'bad.fixture.mjs'));
});

test('a file that does not even start is a failure', () => {
  write('broken.fixture.mjs', "import './nowhere.mjs';");
  expect(run()).toEqual({ last: '2 passed, 1 failed', status: 1 });
  fs.rmSync(path.join(folder, 'broken.fixture.mjs'));
});

test('a run that executes nothing is a failure', () => {
  expect(run(['nothing-of-this-name'])).toEqual({ last: '0 passed, 1 failed', status: 1 });
});
