import type { ChildProcess } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { CertificateRowView, PageView, PartyRowView } from '@helan/contracts';
import { FieldCipher } from '../../api/src/kernel/secrets/field-cipher.js';
import { readFieldKeys } from '../../api/src/kernel/secrets/field-keys.js';
import {
  SEALED_COLUMNS,
  type SealedColumn,
  columnBase,
} from '../../api/src/kernel/secrets/sealed-columns.js';
import { assemble } from '../../../tools/deal/cast.js';
import { playDeal } from '../../../tools/deal/play-deal.js';
import { readNotice } from '../../../tools/deal/read-notice.js';
import { readClock } from '../../../tools/deal/stage.js';
import { RunningPlatform } from './running-platform.js';

const keyOf = (version: number) =>
  `${version}:${createHash('sha256').update(`field ${version}`).digest('hex')}`;
const FORMER = { FIELD_KEYS: keyOf(1) };
const BOTH = { FIELD_KEYS: `${keyOf(2)},${keyOf(1)}` };
const NEXT = { FIELD_KEYS: keyOf(2) };
const ROWS = 4_000;
const KILLS = 4;

let platform: RunningPlatform;
beforeAll(async () => {
  platform = await RunningPlatform.start({ settings: FORMER });
  await fill();
});
afterAll(() => platform.stop());

/** Enough rows that an exchange is still under way when it is killed. */
async function fill(): Promise<void> {
  const cipher = new FieldCipher({ fieldKeys: readFieldKeys(FORMER.FIELD_KEYS) });
  const numbers = Array.from(
    { length: ROWS },
    (_, index) => `64012219800101${String(index).padStart(4, '0')}`,
  );
  await platform.query(
    `insert into bar (id, name, id_number_enc, id_number_hash, reason, document_no, barred_from, set_by, set_at)
     select id, '某某', enc, hash, '', '', '2020-01-01', a.id2, platform_now()
     from unnest($1::uuid[], $2::bytea[], $3::bytea[]) as t(id, enc, hash),
       (select id as id2 from account where login = 'jianguan') a`,
    [
      numbers.map(() => randomUUID()),
      numbers.map((number) => cipher.seal(number, 'bar.id_number')),
      numbers.map((number) => cipher.lookUp(number)[0]),
    ],
  );
}

/** Runs until it has said a line of its progress, and is gone from one moment to the next. */
async function rotateAndKill(): Promise<void> {
  const rotation = platform.run('rotate-keys.js');
  const ended = once(rotation, 'exit');
  for await (const line of createInterface(rotation.stdout!)) if (/ 行$/.test(line)) break;
  rotation.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

async function outcomeOf(rotation: ChildProcess): Promise<{ code: number; said: string }> {
  let said = '';
  for (const stream of [rotation.stdout!, rotation.stderr!])
    stream.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(rotation, 'close')) as [number];
  return { code, said };
}

const versions = async (name: SealedColumn) => {
  const column = `${columnBase(name)}_enc`;
  const rows = await platform.query<{ version: number }>(
    `select distinct get_byte(${column}, 0) as version from ${SEALED_COLUMNS[name].table} where ${column} is not null`,
  );
  return rows.map(({ version }) => version);
};

test('a deal is played while the key is exchanged, and the exchange is killed on the way and run twice at once', async () => {
  await platform.restartWith(BOTH);
  const fields = {
    area: { value: 60, unit: '亩' },
    term: { years: 3 },
    startPrice: { value: 500, unit: '元/亩/年' },
  };
  const notice = { id: 'R1', type: 'T02', title: '换着钥匙办的一笔', fields };
  const facts = readNotice(notice, 'T02', await readClock(platform.url));
  let isSignedIn = false;
  let kills = 0;
  let last: Promise<{ code: number; said: string }>[] | undefined;
  const beforeChange = async () => {
    if (!isSignedIn) return;
    if (kills < KILLS) {
      kills += 1;
      await rotateAndKill();
    } else last ??= [platform.run('rotate-keys.js'), platform.run('rotate-keys.js')].map(outcomeOf);
  };
  const cast = await assemble(platform.url, facts.listerKind, beforeChange);
  isSignedIn = true;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-rotation-'));
  const { certificate } = await playDeal({ url: platform.url, facts, say: () => undefined, cast }, folder);
  expect(certificate.state).toBe('ISSUED');
  const outcomes = await Promise.all(last!);
  expect(kills).toBe(KILLS);
  expect(outcomes.map(({ code }) => code).sort()).toEqual([0, 1]);
  expect(outcomes.find(({ code }) => code === 1)!.said).toContain('另一次换钥正在进行');
  expect(outcomes.find(({ code }) => code === 0)!.said).toContain('第 1 版密钥在数据库里已经没有用处');
});

test('nothing of the former key is left, and the platform goes on without it', async () => {
  const found: SealedColumn[] = [];
  for (const name of Object.keys(SEALED_COLUMNS) as SealedColumn[]) {
    const there = await versions(name);
    if (there.length > 0) found.push(name);
    expect([name, there.filter((version) => version !== 2)]).toEqual([name, []]);
  }
  expect(found).toEqual(
    expect.arrayContaining([
      'bank_receipt.payer_account',
      'bar.id_number',
      'certificate.facts',
      'contract.facts',
    ]),
  );
  const hashes = await platform.query<{ count: number }>(
    'select (select count(id_number_hash) from bar)::int + (select count(id_number_hash) from party)::int as count',
  );
  expect(hashes).toEqual([{ count: 0 }]);
  await platform.restartWith(NEXT);
  const { staff } = await assemble(platform.url, 'FARMER_HOUSEHOLD');
  const certificates = await staff.certifier.get<PageView<CertificateRowView>>('certificates');
  expect(certificates.total).toBe(1);
  const { items } = await staff.acceptor.get<PageView<PartyRowView>>('parties?search=640122197809020036');
  expect(items).toHaveLength(1);
});
