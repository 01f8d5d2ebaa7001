import { spawn } from 'node:child_process';
import { expect, test } from '@jest/globals';

const LONGEST_MS = 600_000;
/** The same requests each time: whoever is told of a fault by this can have it again. */
const SEED = 20_261_102;
const REQUESTS = 10_000;
/** The refused are many; a run in which next to nothing goes through would look at nothing. */
const LEAST_SUCCEEDED = 500;
const LEAST_OPERATIONS = 60;

interface Counts {
  readonly requests: number;
  readonly findings: number;
  readonly succeeded: number;
  readonly operations: number;
}

test(
  'whatever is asked with hostile values is answered as described, in time, and with nothing of others',
  async () => {
    const output = await run('tools/fuzz/fuzz.mjs', ['--requests', String(REQUESTS), '--seed', String(SEED)]);
    expect(output.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
    const counts = JSON.parse(output.trim().split('\n').at(-1)!) as Counts;
    expect(counts).toMatchObject({ requests: REQUESTS, findings: 0 });
    expect(counts.succeeded).toBeGreaterThan(LEAST_SUCCEEDED);
    expect(counts.operations).toBeGreaterThan(LEAST_OPERATIONS);
  },
  LONGEST_MS,
);

/** What a program says until it ends, however it ends. */
function run(script: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const { DATABASE_URL: _, NODE_OPTIONS: __, ...env } = process.env;
    const child = spawn(process.execPath, [script, ...args], { env: { ...env, PREPARED: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.once('error', reject);
    child.once('exit', () => resolve(output));
  });
}
