import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestPlatform } from '../../testing/test-platform.js';
import { PartyIdentities } from './party-identities.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.close());

const idOf = async (login: string): Promise<string> => {
  const rows: { id: string }[] = await platform.dataSource.query(
    'select party_id as id from account where login = $1',
    [login],
  );
  return rows[0]!.id;
};

/** A record of before numbers were folded: the same sealed number, another look-up hash. */
async function recordedAgain(id: string, name: string): Promise<string> {
  const rows: { id: string }[] = await platform.dataSource.query(
    `insert into party select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'name', $2::text,
       'id_number_hash', '\\x' || md5($2 || random()::text),
       'id_number_hash_even', null))).*
     from party p where p.id = $1 returning id`,
    [id, name],
  );
  return rows[0]!.id;
}

const together = (id: string) => platform.app.get(PartyIdentities).of(platform.dataSource.manager, id);

test('an organisation is one, in whatever writing it is on record; another of the village is another', async () => {
  const id = await idOf('qiye');
  expect(await together(id)).toEqual([id]);
  const rows: { name: string }[] = await platform.dataSource.query('select name from party where id = $1', [
    id,
  ]);
  const { name } = rows[0]!;
  const again = await recordedAgain(id, `${name.slice(0, 2)} ${name.slice(2)}`);
  expect((await together(id)).sort()).toEqual([id, again].sort());
  expect((await together(again)).sort()).toEqual([id, again].sort());
  const other = await recordedAgain(id, `${name}（二厂）`);
  expect(await together(id)).not.toContain(other);
});
