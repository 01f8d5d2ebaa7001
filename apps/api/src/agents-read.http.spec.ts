import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { ACT_OF, MANDATED_ACTS, type MandatedAct, type Permission, actsOf } from '@helan/contracts';
import { randomUUID } from 'node:crypto';
import { type GuardedRoute, listGuardedRoutes } from './kernel/auth/index.js';
import { FieldCipher } from './kernel/secrets/field-cipher.js';
import { type ForeignObjects, makeForeignObjects } from './testing/objects/foreign-objects.js';
import { addressesOf } from './testing/objects/object-routes.js';
import { OUTSIDERS, letOutsidersIn } from './testing/objects/outsiders.js';
import type { TestPerson } from './testing/test-person.js';
import { TestPlatform } from './testing/test-platform.js';

jest.setTimeout(600_000);

type Refused = 'mandate.not-this-act' | 'mandate.own-business' | 'mandate.not-this-project';

const EVERY_ACT = Object.keys(MANDATED_ACTS) as MandatedAct[];
const AGENT = OUTSIDERS.MEMBER!;
/** Ids by which something is known to be of a project. */
const OF_PROJECT = `select id as project_id, id from project
  union select project_id, id from lot
  union select l.project_id, r.id from registration r join lot l on l.id = r.lot_id
  union select l.project_id, c.id from contract c join lot l on l.id = coalesce(c.lot_id, c.dropped_lot_id)
  union select l.project_id, c.id from certificate c join lot l on l.id = c.lot_id
  union select l.project_id, n.id from negotiation n join lot l on l.id = n.lot_id
  union select l.project_id, n.id from ending_notice n join lot l on l.id = n.lot_id`;

let platform: TestPlatform;
let objects: ForeignObjects;
let agent: TestPerson;
let routes: GuardedRoute[];
/** A lot that is listed; whatever is of it. */
let given: string;
let ofGiven: Set<string>;
let ofOthers: string[];
/** Who lists and who has taken on what is in its archive. */
let principals: string[];

beforeAll(async () => {
  platform = await TestPlatform.start();
  await letOutsidersIn(platform);
  objects = await makeForeignObjects(platform);
  agent = await platform.as(AGENT.login);
  routes = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector)).filter(
    ({ method, requirement }) => method === 'GET' && requirement in ACT_OF,
  );
  const listed: { id: string }[] = await platform.dataSource.query(
    "select project_id as id from lot where state = 'LISTED' order by no limit 1",
  );
  given = listed[0]!.id;
  const rows: { project_id: string; id: string }[] = await platform.dataSource.query(OF_PROJECT);
  ofGiven = new Set(rows.filter((row) => row.project_id === given).map(({ id }) => id));
  ofOthers = rows.filter((row) => row.project_id !== given).map(({ id }) => id);
  const sides: { transferor_id: string; transferee_id: string }[] = await platform.dataSource.query(
    'select transferor_id, transferee_id from contract',
  );
  principals = [...new Set(sides.flatMap((side) => [side.transferor_id, side.transferee_id]))];
});
afterAll(() => platform.close());

async function actFor(partyId: string, acts: readonly string[], projectIds: string[] | null): Promise<void> {
  const cipher = platform.app.get(FieldCipher);
  const number = AGENT.party!.idNumber;
  const id = randomUUID();
  await platform.asOwner(
    `insert into agent_mandate (id, party_id, kind, agent_name, agent_id_enc, agent_id_hash, agent_id_hash_even, acts, project_ids,
       from_day, given_by, given_at)
     select $1, $2, 'CO_HOLDER', $3, $4, $5, $6, $7, $8, '2026-01-01', a.id, platform_now() from account a where a.login = 'nonghu'`,
    [
      id,
      partyId,
      AGENT.name,
      cipher.seal(number, 'agent_mandate.agent_id'),
      ...cipher.lookUp(number),
      acts,
      projectIds,
    ],
  );
  await agent.put('my/acting', { mandateId: id });
}

async function codeOf(address: string): Promise<string | number> {
  const { status, body, type } = await agent.request('get', address);
  if (status < 400 || !type.includes('json')) return status;
  const said = Buffer.isBuffer(body) ? (JSON.parse(body.toString('utf8')) as unknown) : body;
  return (said as { code: string }).code;
}

/** What the table of acts says of a page; nothing where he was given one of its acts. */
function refusalOf(permission: Permission, act: MandatedAct): Refused | undefined {
  const asked = actsOf(permission);
  if (asked === 'OWN') return undefined;
  if (typeof asked === 'string') return 'mandate.own-business';
  return asked.includes(act) ? undefined : 'mandate.not-this-act';
}

describe('whoever was given one act', () => {
  test.each(EVERY_ACT)('%s reads what belongs to it, and nothing besides', async (act) => {
    const wrong: [path: string, code: string | number][] = [];
    for (const partyId of principals) {
      await actFor(partyId, [act], null);
      for (const route of routes) {
        const [address] = addressesOf({ ...route, name: route.path, body: {} }, objects) ?? [];
        if (address === undefined) continue;
        const expected = refusalOf(route.requirement as Permission, act);
        const code = await codeOf(address);
        if (expected ? code !== expected : /mandate/.test(String(code))) wrong.push([route.path, code]);
      }
    }
    // Of what both sides answer it is asked besides for which of them he acts.
    expect(wrong.filter(([path]) => path !== '/lots/:id/consultation')).toEqual([]);
    expect(routes.length).toBeGreaterThan(45);
  });
});

describe('whoever was given one project', () => {
  test('reads nothing of another by its id', async () => {
    const wrong: unknown[] = [];
    let asked = 0;
    for (const partyId of principals) {
      await actFor(partyId, EVERY_ACT, [given]);
      for (const route of routes.filter(({ requirement }) =>
        Array.isArray(actsOf(requirement as Permission)),
      ))
        for (const address of addressesOf({ ...route, name: route.path, body: {} }, objects) ?? []) {
          const [id] = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(address) ?? [];
          if (id === undefined || ofGiven.has(id)) continue;
          asked += 1;
          const code = await codeOf(address);
          if (code !== 'mandate.not-this-project') wrong.push([address, code]);
        }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBeGreaterThan(60);
  });

  test('finds nothing of another in a list, where whoever was given all does', async () => {
    expect(await listsWithOthers([given])).toEqual([]);
    expect(await listsWithOthers(null)).toEqual(
      expect.arrayContaining(['/certificates', '/my/contracts', '/my/registrations', '/projects']),
    );
  });
});

/** Lists of the principals in which something of another project stands. */
async function listsWithOthers(projectIds: string[] | null): Promise<string[]> {
  const found = new Set<string>();
  for (const partyId of principals) {
    await actFor(partyId, EVERY_ACT, projectIds);
    for (const { path } of routes.filter((route) => !route.path.includes(':'))) {
      const { text, body, status } = await agent.request('get', path.slice(1));
      const said = Buffer.isBuffer(body) ? body.toString('latin1') : text;
      if (status < 400 && ofOthers.some((id) => said.includes(id))) found.add(path);
    }
  }
  return [...found].sort();
}
