// @ts-check
import os from 'node:os';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { runFuzz } from './run-fuzz.mjs';

/**
 * `npm run fuzz -- [--requests 10000] [--seed 1]`: requests with hostile values, made from the description of the
 * api, by everybody and nobody, at ids of others. The last line is the report as JSON; ends with 1 where anything
 * was wrong.
 */
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
});
const requests = Number(values.requests);
const seed = Number(values.seed);
if (!Number.isSafeInteger(requests) || requests < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('用法：npm run fuzz -- --requests 个数 --seed 整数\n');
  process.exit(2);
}

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

await prepare();
const report = await runFuzz({ requests, seed, say });
for (const { number, login, what, request } of report.findings)
  say(`✗ ${number} ${login || '没有登录'} ${what}\n    ${request}`);
const { findings, ...counts } = report;
const node = `Node ${process.versions.node}`;
const machine = `${os.cpus()[0]?.model}, ${os.cpus().length} 核, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${node}`;
say(JSON.stringify({ ...counts, findings: findings.length, machine }));
process.exit(findings.length > 0 ? 1 : 0);
