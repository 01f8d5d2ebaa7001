import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { leftOut } from './left-out.mjs';
import { PROGRAMS, SPECS } from './other-node.mjs';

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
    const { passed, failed, faults } = await runJest('${folder}/jest.config.mjs', ${JSON.stringify(args)});
    process.stdout.write([...faults, passed + ' passed, ' + failed + ' failed'].join('\\n'));
    process.exit(failed > 0 ? 1 : 0);`;
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const said = stdout.trim().split('\n');
  return { last: said.at(-1), faults: said.slice(0, -1), status };
}

test('what passes is counted', () => {
  expect(run()).toEqual({ last: '2 passed, 0 failed', faults: [], status: 0 });
});

test('one failing test changes the count and the exit code', () => {
  write('bad.fixture.mjs', "test('three', () => { throw new Error('no'); });");
  expect(run()).toEqual({
    last: '2 passed, 1 failed',
    faults: [expect.stringMatching(/^var\/test\/check-fixture\/bad\.fixture\.mjs › three：Error: no$/)],
    status: 1,
  });
  fs.rmSync(path.join(folder, 'bad.fixture.mjs'));
});

test('a file that does not even start is a failure', () => {
  write('broken.fixture.mjs', "import './nowhere.mjs';");
  expect(run()).toEqual({
    last: '2 passed, 1 failed',
    faults: [expect.stringMatching(/broken\.fixture\.mjs：.*nowhere\.mjs/)],
    status: 1,
  });
  fs.rmSync(path.join(folder, 'broken.fixture.mjs'));
});

test('a run that executes nothing is a failure', () => {
  expect(run(['nothing-of-this-name'])).toMatchObject({ last: '0 passed, 1 failed', status: 1 });
});

test.each([
  [{ hasTools: true, otherNode: '24.0.0', hasBrowser: true }, []],
  [{ hasTools: true, otherNode: '24.0.0', hasBrowser: false }, [/浏览器里的办事过程/]],
  [
    { hasTools: false, otherNode: undefined, hasBrowser: true },
    [/certificate\.tools\.spec\.ts、proxy\.tools\.spec\.ts.*\.ci\/run 会跑。$/, /Node 24.*\.ci\/run 会跑。$/],
  ],
])('a run says what it left out: %o', (run, words) => {
  const lines = leftOut(run);
  expect(lines).toHaveLength(words.length);
  for (const [index, pattern] of words.entries()) expect(lines[index]).toMatch(pattern);
});

test('every spec is run by a step, wherever it stands', async () => {
  const roots = await Promise.all(
    ['../../jest.config.mjs', '../../apps/e2e/jest.config.mjs'].map(
      async (file) => (await import(file)).default.roots,
    ),
  );
  const folders = roots.flat().map((root) => root.replace('<rootDir>/', ''));
  const specs = ['apps', 'libs', 'tools'].flatMap((top) =>
    fs
      .readdirSync(top, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.spec\.(ts|mjs)$/.test(name) && !/(^|\/)(node_modules|dist|fixtures)\//.test(name))
      .map((name) => `${top}/${name}`),
  );
  expect(specs.length).toBeGreaterThan(300);
  expect(specs.filter((spec) => !folders.some((folder) => spec.startsWith(`${folder}/`)))).toEqual([]);
  expect(specs.some((spec) => spec.startsWith('apps/web/src/'))).toBe(true);
});

test('what is played on the other Node is there', () => {
  expect([...SPECS, ...PROGRAMS].filter((place) => !fs.existsSync(place))).toEqual([]);
});

test('the checks of CI are asked for, the README names them, and images and CI have the same Node', () => {
  const ci = fs.readFileSync('.ci/run', 'utf8');
  expect(ci).toMatch(/^export INDEPENDENT_TOOLS=1$/m);
  const [, version] = /^export ALSO_ON_NODE=(\d+)\.\d+\.\d+$/m.exec(ci);
  for (const image of ['api', 'web'])
    expect(fs.readFileSync(`docker/${image}.Dockerfile`, 'utf8')).toContain(`FROM node:${version}-`);
  for (const readme of ['README.md', 'README.zh-CN.md'])
    expect(fs.readFileSync(readme, 'utf8')).toMatch(new RegExp(`Node ${version}[\\s\\S]*\\.ci/run`));
});
