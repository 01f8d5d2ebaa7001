import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { PERMISSIONS, type Role } from '@helan/contracts';
import type { Response } from 'supertest';
import {
  BODIES,
  type Documented,
  INSIDERS,
  NOT_PLAYED,
  OF_NOTHING,
  OF_OTHERS,
  OPEN_TO_ALL,
} from './testing/objects/documented.js';
import { type ForeignObjects, makeForeignObjects } from './testing/objects/foreign-objects.js';
import {
  type ObjectRoute,
  addressOfNothing,
  addressesOf,
  ask,
  objectRoutesOf,
} from './testing/objects/object-routes.js';
import { OUTSIDERS, holderOf, letOutsidersIn } from './testing/objects/outsiders.js';
import { TestPlatform } from './testing/test-platform.js';

jest.setTimeout(600_000);

const NOT_FOUND: Documented = { status: 404, says: 'resource.not-found' };

let platform: TestPlatform;
let objects: ForeignObjects;
let routes: ObjectRoute[];

beforeAll(async () => {
  platform = await TestPlatform.start();
  await letOutsidersIn(platform);
  objects = await makeForeignObjects(platform);
  routes = objectRoutesOf(platform);
});
afterAll(() => platform.close());

const rolesOf = ({ requirement }: ObjectRoute): readonly Role[] =>
  requirement === 'PUBLIC' ? [] : PERMISSIONS[requirement];
/** Roles of which somebody has it and is a stranger to what others of it have. */
const strangersAt = (route: ObjectRoute) => rolesOf(route).filter((role) => role in OUTSIDERS);
const body = (route: ObjectRoute) => BODIES[route.name] ?? {};

function answerOf({ status, body, text, type }: Response): Documented {
  if (status < 400) return { status, says: body };
  const told = Buffer.isBuffer(body) ? body.toString('utf8') : text;
  return { status, says: type.includes('json') ? (JSON.parse(told) as { code: string }).code : told };
}

describe('an id of something that is not there', () => {
  test('is not found, by whomever it is asked for', async () => {
    const wrong: unknown[] = [];
    for (const route of routes) {
      const logins = route.requirement === 'PUBLIC' ? [undefined] : rolesOf(route).map(holderOf);
      for (const login of logins) {
        const person = login === undefined ? platform.nobody() : await platform.as(login);
        const answer = answerOf(await ask(person, route, addressOfNothing(route), body(route)));
        const expected = OF_NOTHING[route.name] ?? NOT_FOUND;
        if (!isSame(answer, expected)) wrong.push([route.name, login, answer]);
      }
    }
    expect(wrong).toEqual([]);
    expect(routes.length).toBeGreaterThan(150);
  });
});

describe('something of others', () => {
  test('is in the table, whatever a route takes an id of', () =>
    expect(
      routes
        .filter((route) => strangersAt(route).length > 0 && !addressesOf(route, objects))
        .map(({ name }) => name),
    ).toEqual([]));

  test('is not found by somebody with the same role, and nothing of it changes', async () => {
    const before = await writtenByStrangers();
    const wrong: unknown[] = [];
    for (const route of routes.filter(({ name }) => !OPEN_TO_ALL.includes(name)))
      for (const role of strangersAt(route)) {
        const person = await platform.as(holderOf(role));
        for (const address of addressesOf(route, objects) ?? []) {
          const answer = answerOf(await ask(person, route, address, body(route)));
          const expected = OF_OTHERS[route.name] ?? NOT_FOUND;
          if (!isSame(answer, expected)) wrong.push([route.name, role, address, answer]);
        }
      }
    expect(wrong).toEqual([]);
    expect(await writtenByStrangers()).toEqual(before);
  });

  test('is there: whoever it belongs to is answered otherwise by these routes', async () => {
    const unseen: string[] = [];
    for (const route of inOrder(routes.filter((one) => strangersAt(one).length > 0))) {
      const logins = strangersAt(route).flatMap((role) => INSIDERS[role] ?? []);
      if (!(await isFoundByOneOf(logins, route, addressesOf(route, objects) ?? []))) unseen.push(route.name);
    }
    expect(unseen.sort()).toEqual([...NOT_PLAYED].sort());
  });

  test('is what a listed lot is not: whoever registers or objects has something of his own', async () => {
    const stranger = await platform.as(holderOf('MEMBER'));
    for (const name of OPEN_TO_ALL) {
      const route = routes.find((one) => one.name === name)!;
      const answers = await Promise.all(
        addressesOf(route, objects)!.map((address) => ask(stranger, route, address, body(route))),
      );
      expect([name, answers.some(({ status }) => status === 201)]).toEqual([name, true]);
      expect(answers.every(({ status }) => [201, 404, 409].includes(status))).toBe(true);
    }
  });
});

async function isFoundByOneOf(logins: readonly string[], route: ObjectRoute, addresses: readonly string[]) {
  for (const login of logins) {
    const person = await platform.as(login);
    for (const address of addresses) {
      const { status } = await ask(person, route, address, body(route));
      if (status !== 404 && status !== 403) return true;
    }
  }
  return false;
}

/** What reads first, what takes away last. */
function inOrder(all: readonly ObjectRoute[]): ObjectRoute[] {
  const order = ['GET', 'PUT', 'POST', 'DELETE'];
  return [...all].sort((a, b) => order.indexOf(a.method) - order.indexOf(b.method));
}

function isSame(answer: Documented, expected: Documented): boolean {
  return JSON.stringify(answer) === JSON.stringify(expected);
}

/** Whatever the platform has written down as done by one of them. */
async function writtenByStrangers(): Promise<unknown> {
  const logins = Object.values(OUTSIDERS).map(({ login }) => login);
  return platform.asOwner(
    `select table_name, op, row_key from audit_entry
     where actor in (select id::text from account where login = any ($1)) order by seq`,
    [logins],
  );
}
