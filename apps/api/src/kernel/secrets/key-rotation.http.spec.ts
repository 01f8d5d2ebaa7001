import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageView, PartyRowView } from '@helan/contracts';
import { DataSource } from 'typeorm';
import pg from 'pg';
import { Bars, PartyService } from '../../people/party/index.js';
import { refuseStart } from '../../refuse-start.js';
import { makeCrowd, personOf } from '../../testing/crowd.js';
import { Story } from '../../testing/story.js';
import { type TestDatabase, createTestDatabase } from '../../testing/test-database.js';
import { TestPlatform, testConfig } from '../../testing/test-platform.js';
import { Transactions, withClient } from '../db/index.js';
import { FieldCipher } from './field-cipher.js';
import { KeyRotation } from './key-rotation.js';
import { readSealedTables } from './sealed-tables.js';

const KEYS = [1, 2, 3].map((version) => `${version}:${`0${version}a`.repeat(22).slice(0, 64)}`);
const FIRST = { FIELD_KEYS: KEYS[0]! };
const BOTH = { FIELD_KEYS: `${KEYS[1]},${KEYS[0]}` };
const SECOND = { FIELD_KEYS: KEYS[1]! };
const CROWD = 24;

let database: TestDatabase;
/** One that was started before the next key was given to it, and one with both. */
let former: TestPlatform;
let platform: TestPlatform;
let story: Story;
const shared = () => ({ ...database, drop: () => Promise.resolve() });
beforeAll(async () => {
  database = await createTestDatabase();
  former = await TestPlatform.start(shared(), FIRST);
  await makeCrowd(former, CROWD);
  platform = await TestPlatform.start(shared(), BOTH);
  story = new Story(platform);
});
afterAll(async () => {
  await platform.close();
  await database.drop();
});

const cipher = (settings: NodeJS.ProcessEnv) => new FieldCipher(testConfig(database, settings));
const rotate = (
  settings: NodeJS.ProcessEnv,
  say: (line: string, client: pg.Client) => void = () => undefined,
) =>
  withClient(database.url, (client) =>
    new KeyRotation(client, cipher(settings), (line) => say(line, client), 3).run(),
  );
const query = <T>(sql: string) => platform.dataSource.query<T[]>(sql);
const states = async () =>
  (await query<{ state: string }>('select state from field_key order by version')).map(({ state }) => state);
/** How many parties are sealed and hashed how: version, odd hash, even hash. */
const parties = async () =>
  (
    await query<{ is: string; count: number }>(
      `select get_byte(phone_enc, 0) || case when id_number_hash is null then '' else ' odd' end ||
         case when id_number_hash_even is null then '' else ' even' end as is, count(*)::int as count
       from party group by 1 order by 1`,
    )
  ).map(({ is, count }) => `${count}: ${is}`);

/** The connection is gone, as that of a killed process. */
const hangUp = (client: pg.Client) =>
  (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();

/** Whoever is known is found, kept out and not registered twice, on each platform that is given. */
async function holdsTogether(running: readonly TestPlatform[], index: number): Promise<void> {
  for (const one of running) {
    const service = one.app.get(PartyService);
    const person = personOf(index);
    const clerk = await one.as('shouli');
    const { items } = await clerk.get<PageView<PartyRowView>>(`parties?search=${person.idNumber}`);
    expect(items.map(({ name }) => name)).toEqual([person.name]);
    const known = await one.app.get(DataSource).transaction((tx) => service.registerFor(tx, person));
    expect([known.id, known.phone]).toEqual([items[0]!.id, person.phone]);
    const { bankAccount } = person;
    const twice = { ...personOf(900), bankAccount };
    await expect(
      one.app.get(DataSource).transaction((tx) => service.registerFor(tx, twice)),
    ).rejects.toMatchObject({ faults: [{ code: 'party.account-shared' }] });
    const double = { ...person, bankAccount: personOf(901).bankAccount };
    const actor = { partyId: null, accountId: '00000000-0000-0000-0000-000000000000' };
    await expect(service.declare(actor as never, double)).rejects.toThrow('party.exists');
    const until = await one.app
      .get(DataSource)
      .transaction((tx) => one.app.get(Bars).findFault(tx, person.idNumber));
    expect(until?.code).toBe(index % 2 === 0 ? 'party.barred' : undefined);
  }
}

describe('before', () => {
  test('rows are of the one key; the next one beside it writes the hashes of both', async () => {
    expect(await parties()).toEqual([expect.stringMatching(/^\d+: 1 odd$/)]);
    const office = await former.as('jianguan');
    for (let index = 0; index < CROWD; index += 2)
      await office.post('bars', {
        name: `竞买人${index}`,
        idNumber: personOf(index).idNumber,
        reason: '中标后无正当理由不签合同',
        documentNo: '贺农监2026第8号',
        from: '2026-11-01',
      });
    await platform.dataSource.transaction((tx) =>
      platform.app.get(PartyService).registerFor(tx, personOf(30)),
    );
    expect(await parties()).toEqual([expect.stringMatching(/^\d+: 1 odd$/), '1: 2 odd even']);
  });

  test('whoever is known to one process is known to the other', async () => {
    await holdsTogether([former, platform], 0);
    await holdsTogether([former, platform], 1);
  });

  test('nothing begins while a process runs that knows only the former key', async () => {
    await expect(rotate(BOTH)).rejects.toThrow(
      '还有平台进程不认得第 2 版密钥。请先用新的 FIELD_KEYS 重启全部进程，再换钥。',
    );
    expect(await states()).toEqual(['OPEN', 'OPEN']);
    await former.close();
  });

  test('a start without the former key is refused', async () => {
    expect(await refuseStart(testConfig(database, SECOND))).toMatch(/^数据库里还有用第 1 版密钥加密的资料/);
    expect(await refuseStart(testConfig(database, FIRST))).toMatch(/^数据库已经用到第 2 版密钥/);
    expect(await refuseStart(testConfig(database, BOTH))).toBeUndefined();
  });
});

describe('on the way', () => {
  test('half of the rows: all are found, none can be had twice', async () => {
    await withClient(database.url, async (client) => {
      for (const table of await readSealedTables(client))
        await table.resealBatch(client, cipher(BOTH), { after: undefined, rows: CROWD / 2 });
    });
    expect(await parties()).toEqual([
      expect.stringMatching(/^\d+: 1 odd$/),
      expect.stringMatching(/^\d+: 2 odd even$/),
    ]);
    for (let index = 0; index < CROWD; index += 1) await holdsTogether([platform], index);
  });

  test('killed, it has done whole batches, and goes on with the rest', async () => {
    const lines: string[] = [];
    const kill = (line: string, client: pg.Client) => {
      lines.push(line);
      if (lines.length === 2) hangUp(client);
    };
    await expect(rotate(BOTH, kill)).rejects.toThrow();
    expect(lines).toHaveLength(2);
    expect(await states()).toEqual(['OPEN', 'OPEN']);
    for (let index = 0; index < CROWD; index += 1) await holdsTogether([platform], index);
  });

  test('two at once: the second is told and changes nothing', async () => {
    await withClient(database.url, async (client) => {
      await client.query('select pg_advisory_lock(640139)');
      await expect(rotate(BOTH)).rejects.toThrow('另一次换钥正在进行。请等它结束，或者先停掉它。');
    });
    expect(await states()).toEqual(['OPEN', 'OPEN']);
  });

  test('a row that somebody works on is left to him, and taken when he has done', async () => {
    const said: string[] = [];
    await withClient(database.url, async (holder) => {
      await holder.query('begin');
      const { rowCount } = await holder.query(
        'select 1 from party where get_byte(phone_enc, 0) = 1 limit 1 for update',
      );
      expect(rowCount).toBe(1);
      let released: Promise<unknown> | undefined;
      await rotate(BOTH, (line) => {
        said.push(line);
        if (line === 'party：还有 1 行正被别人用着，等一等再换') released ??= holder.query('commit');
      });
      await released;
    });
    expect(said).toContain('party：还有 1 行正被别人用着，等一等再换');
    expect(said.at(-1)).toContain('换完了');
  });
});

describe('afterwards', () => {
  test('everything is of the next key, nothing of the former is left, and everybody is found', async () => {
    expect(await states()).toEqual(['EMPTY', 'OPEN']);
    expect(await parties()).toEqual([expect.stringMatching(/^\d+: 2 even$/)]);
    for (let index = 0; index < CROWD; index += 1) await holdsTogether([platform], index);
    expect(await rotate(BOTH)).toBe(0);
  });

  test('a process that has both keys still writes nothing of the former', async () => {
    await platform.dataSource.transaction((tx) =>
      platform.app.get(PartyService).registerFor(tx, personOf(31)),
    );
    expect(await parties()).toEqual([expect.stringMatching(/^\d+: 2 even$/)]);
  });

  test('who was recorded stays as he was recorded', async () => {
    const { projectId } = await story.listed();
    await expect(
      platform.asOwner(`update party_record set side = 'APPLICANT' where project_id = '${projectId}'`),
    ).rejects.toThrow('party_record rows are only ever added');
    await expect(
      platform.asOwner(
        `update party_record set facts_enc = '\\x02' || facts_enc where project_id = '${projectId}'`,
      ),
    ).rejects.toThrow('party_record rows are only ever added');
  });

  test('what was read before the exchange and is written after it is done again', async () => {
    const stale = cipher(FIRST).seal('13900000000', 'party.phone');
    const seen: number[] = [];
    await platform.app.get(Transactions).run(async (tx) => {
      const sealed = seen.length === 0 ? stale : cipher(BOTH).seal('13900000000', 'party.phone');
      seen.push(sealed[0]!);
      await tx.query('update party set phone_enc = $1 where name = $2', [sealed, personOf(0).name]);
    });
    expect(seen).toEqual([1, 2]);
  });

  test('the former key may be forgotten, and the exchange after it goes the same way', async () => {
    expect(await refuseStart(testConfig(database, SECOND))).toBeUndefined();
    await platform.close();
    const third = { FIELD_KEYS: `${KEYS[2]},${KEYS[1]}` };
    platform = await TestPlatform.start(shared(), third);
    const atTheLastStep = (line: string, client: pg.Client) => {
      if (line.includes('正在去掉第 2 版的查找指纹')) hangUp(client);
    };
    await expect(rotate(third, atTheLastStep)).rejects.toThrow();
    expect(await states()).toEqual(['EMPTY', 'LEAVING', 'OPEN']);
    for (let index = 0; index < CROWD; index += 1) await holdsTogether([platform], index);
    expect(await rotate(third)).toBe(0);
    expect(await states()).toEqual(['EMPTY', 'EMPTY', 'OPEN']);
    expect(await parties()).toEqual([expect.stringMatching(/^\d+: 3 odd$/)]);
    for (let index = 0; index < CROWD; index += 1) await holdsTogether([platform], index);
  });
});
