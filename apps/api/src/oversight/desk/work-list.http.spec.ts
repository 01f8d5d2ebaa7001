import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DiscoveryService, Reflector } from '@nestjs/core';
import {
  type DeskCounts,
  PERMISSIONS,
  type Permission,
  type Role,
  type WorkList,
  type WorkRow,
} from '@helan/contracts';
import { DEMO_PEOPLE } from '../../demo/index.js';
import { listGuardedRoutes } from '../../kernel/auth/index.js';
import { WorkSources } from '../../kernel/desk/index.js';
import { Reminders } from '../../people/message/index.js';
import { statesWithoutDesk } from '../../listing/listing/listing-work.js';
import { QUEUES } from '../../testing/console-queues.js';
import { fillDesk } from '../../testing/full-desk.js';
import { NO_QUEUES, WITHOUT_QUEUE } from '../../testing/no-queues.js';
import { pagesOf } from '../../testing/pages.js';
import { TestPlatform } from '../../testing/test-platform.js';

jest.setTimeout(600_000);

let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
  await fillDesk(platform);
});
afterAll(() => platform.close());

const STAFF = DEMO_PEOPLE.filter(({ roles }) => roles.some((role) => role !== 'MEMBER'));
const workOf = async (login: string, asked = '') =>
  (await pagesOf<WorkRow>(await platform.as(login), `desk/work${asked}`)).flatMap(({ items }) => items);

/** Kinds of which something waits in the story: what a spec of this list is worth. */
const SEEN = [
  'BREACH CERTIFICATE_DRAFT CERTIFICATE_ISSUE CERTIFICATE_REVIEW CHANGE DEPARTMENT_QUERY ENDING_DECIDE ENDING_PROPOSE FILING',
  'OBJECTION_ACCEPT ORDER_CONFIRM ORDER_EXECUTE PARTY QUALIFICATION QUESTION RECEIPT_CONFIRM RECONSIDERATION RISK RULING',
  'SESSION_PAUSED STEP_CENTER_ACCEPTING STEP_CENTER_REVIEWING STEP_CERTIFIED STEP_CLOSED STEP_DEAL_CONFIRMED',
  'STEP_NOTICE_APPROVING STEP_REG_CLOSED STEP_SUSPENDED STEP_TOWN_REVIEWING STEP_VILLAGE_VERIFYING WITHDRAWAL',
  'CORRECTION_CHECK CORRECTION_DECIDE ISSUER_REQUEST MOUTH_TELLING NUMBER_RELEASE PARTY_STOP PHONE_CHANGE SECURITY_EVENT',
  'STAFF_CHANGE SUCCESSOR UNREAD_NEWS UNSENT_MESSAGE',
  'ESCALATION MANDATE OBJECTION_DECIDE OBJECTION_REPLY ORDER_AGAIN ORDER_ANSWER PERMISSION RECEIPT_ANSWER RECEIPT_HELD',
  'RECONSIDERATION_FIT RELAY_RESULT RESTING_DEADLINE SCAN SCORING SESSION_AGAIN SESSION_DECIDE SESSION_PROPOSE',
  'SESSION_TODAY SOCIAL_REVIEW STAND_IN DAY_CLOSE PLAN_CHANGE BOND_DECIDE BREACH_DUE_ASK INTEREST_CONFIRM',
  'BANK_PROFILE_ANSWER RECEIPT_CORRECT RECEIPT_POOLED STATEMENT_CHOOSE STATEMENT_RELEASE',
]
  .join(' ')
  .split(' ');

/** Kinds of which nothing waits in the story, and why: for them the comparison says nothing. */
const WITHOUT_ROW: Readonly<Record<string, string>> = {
  DAY_CONFIRM: 'no day is closed there: day-close.http.spec asks the list itself',
  DAY_REOPEN: 'nor opened again: day-close.http.spec asks the list itself',
  BATCH_SEND: 'no batch is put together there: money-lists.http.spec asks the list itself',
  DAY_DIFFERENCE: 'nor carried on with a difference: day-close.http.spec asks the list itself',
  OPENING:
    'three holders’ keys and envelopes under them: opening.http.spec holds the list of openings itself',
  BREACH_DUE_DECIDE:
    'a loss that somebody has said, or a letter whose time is over: breach-dues.http.spec goes there',
  INTEREST_KEEPING: 'what is left of the bank’s interest once nobody waits: releases.http.spec goes there',
  PURCHASE_CONTRACT: 'a purchase whose letter both have signed: purchases.http.spec goes there',
  SCAN_AGAIN:
    'a scan that was refused of a paper that its lot still waits for: paper-signature.http.spec goes there by days',
};

describe('the work list', () => {
  test.each(STAFF.map(({ login, name, roles }) => ({ login, name, roles })))(
    '$login finds in it what every queue of his has, and nothing else',
    async ({ login, name, roles }) => {
      const person = await platform.as(login);
      const work = await workOf(login);
      for (const queue of QUEUES) {
        const permission = permissionOf(queue.route);
        const own = work.filter(({ kind }) => queue.kinds.includes(kind));
        const found = isAllowed(roles, permission) ? await queue.read(person, { name, roles }) : [];
        const ofWork = queue.ofWork ?? (({ key }: WorkRow) => key);
        expect({ queue: queue.route, rows: own.map((row) => ofWork(row)).sort() }).toEqual({
          queue: queue.route,
          rows: [...found].sort(),
        });
      }
    },
  );

  test('of so many kinds something waits here', async () => {
    const kinds = new Set<string>();
    for (const { login } of STAFF) for (const { kind } of await workOf(login)) kinds.add(kind);
    expect([...kinds].sort()).toEqual([...SEEN].sort());
    const all = platform.app.get(WorkSources).all();
    expect(all.map(({ kind }) => kind).sort()).toEqual([...SEEN, ...Object.keys(WITHOUT_ROW)].sort());
  });

  test('what is over comes first, then what is due first, then who came first; and the counts say the same', async () => {
    for (const { login } of STAFF) {
      const work = await workOf(login);
      const places = work.map(({ dueAt, waitingSince }) => `${dueAt ?? '9999'} ${waitingSince}`);
      expect(places).toEqual([...places].sort());
      const person = await platform.as(login);
      const { kinds, total } = await person.get<WorkList>('desk/work');
      const counts = Object.values(await person.get<DeskCounts>('desk/counts'));
      const sum = (rows: readonly { waiting: number; overdue: number }[]) => ({
        waiting: rows.reduce((all, { waiting }) => all + waiting, 0),
        overdue: rows.reduce((all, { overdue }) => all + overdue, 0),
      });
      const overdue = work.filter(({ isOverdue }) => isOverdue).length;
      expect({ login, ...sum(kinds), total }).toEqual({
        login,
        waiting: work.length,
        overdue,
        total: work.length,
      });
      expect(sum(counts)).toEqual({ waiting: work.length, overdue });
    }
  });

  test('whoever has it is told of all that is new or overdue in it, and is told once', async () => {
    const week = (await platform.time()) - 7 * 86_400_000;
    const isKnown = new Set(
      platform.app
        .get(WorkSources)
        .all()
        .flatMap((source) => (source.isKnown ? [source.kind] : [])),
    );
    const looked = () => platform.app.get(Reminders).look();
    const told = () =>
      platform.dataSource.query<{ login: string; key: string }[]>(
        'select a.login, t.key from work_told t join account a on a.id = t.account_id',
      );
    const messages = () =>
      platform.dataSource.query("select count(*) from message where event like 'work.%'");
    await looked();
    const marks = await told();
    for (const { login } of STAFF) {
      const news = (await workOf(login)).filter(({ kind, waitingSince, dueAt, isOverdue }) => {
        const isOver = isOverdue && dueAt! > waitingSince && Date.parse(dueAt!) > week;
        return isOver || (!isKnown.has(kind) && Date.parse(waitingSince) > week);
      });
      const his = new Set(marks.filter((mark) => mark.login === login).map(({ key }) => key));
      expect({ login, untold: news.filter(({ key }) => !his.has(key)) }).toEqual({ login, untold: [] });
    }
    const before = await messages();
    await looked();
    expect(await messages()).toEqual(before);
  });

  test('is filtered by kind, desk, region, time and word, and ordered as asked', async () => {
    const all = await workOf('fuzeren');
    const [kind] = all.map((row) => row.kind);
    expect(await workOf('fuzeren', `?kind=${kind}`)).toEqual(all.filter((row) => row.kind === kind));
    expect(await workOf('fuzeren', '?desk=/console/rules')).toEqual(
      all.filter((row) => row.kind === 'RULING'),
    );
    expect(await workOf('fuzeren', '?due=overdue')).toEqual(all.filter(({ isOverdue }) => isOverdue));
    expect(await workOf('fuzeren', '?due=none')).toEqual(all.filter(({ dueAt }) => dueAt === null));
    expect(await workOf('fuzeren', '?region=640122102208')).toEqual(
      all.filter(({ regionCode }) => regionCode === '640122102208'),
    );
    expect(await workOf('fuzeren', '?region=6401229')).toEqual([]);
    expect(await workOf('fuzeren', '?q=%E8%A7%84%E5%88%99')).toEqual(
      all.filter(({ title }) => title.includes('规则')),
    );
    const newest = (await workOf('fuzeren', '?sort=newest')).map(({ waitingSince }) => waitingSince);
    expect(newest).toEqual([...newest].sort().reverse());
    expect(newest).toHaveLength(all.length);
  });

  test.each(['kind=nope', 'region=x', 'due=soon', 'sort=best', `q=${'x'.repeat(101)}`])(
    'refuses %s',
    async (asked) => {
      const answer = await (await platform.as('fuzeren')).request('get', `desk/work?${asked}`);
      expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'desk.bad-filter']);
    },
  );

  test('comes as a sheet', async () => {
    const answer = await (await platform.as('fuzeren')).request('get', 'desk/work/sheet?sort=since').buffer();
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
  });
});

describe('whoever adds a queue', () => {
  const routes = () => listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector));

  test('says what of it waits: each list of the console is in the work list, or said to be none that waits', () => {
    const lists = routes()
      .filter(
        ({ method, path, requirement }) => method === 'GET' && !path.includes(':') && isStaffs(requirement),
      )
      .map(({ path }) => path.slice(1))
      .filter((path) => !path.startsWith('desk/'));
    const known = [...QUEUES.map(({ route }) => route), ...Object.keys(NO_QUEUES)];
    expect(lists.filter((path) => !known.includes(path))).toEqual([]);
    expect(Object.keys(NO_QUEUES).filter((path) => !lists.includes(path))).toEqual([]);
  });

  test('is held to its list: each kind is one of a queue, or says why it was in none', () => {
    const kinds = platform.app
      .get(WorkSources)
      .all()
      .map(({ kind }) => kind);
    const known = [...QUEUES.flatMap((queue) => queue.kinds), ...Object.keys(WITHOUT_QUEUE)];
    expect([...kinds].sort()).toEqual([...known].sort());
  });

  test('leaves no state of a listing without a desk that is some staff’s turn', () => {
    expect(statesWithoutDesk()).toEqual([]);
  });
});

function permissionOf(route: string): Permission {
  const found = listGuardedRoutes(platform.app.get(DiscoveryService), platform.app.get(Reflector)).find(
    ({ method, path }) => method === 'GET' && path === `/${route}`,
  );
  return found!.requirement as Permission;
}

function isAllowed(roles: readonly Role[], permission: Permission): boolean {
  return PERMISSIONS[permission].some((role) => roles.includes(role));
}

function isStaffs(requirement: string): boolean {
  return (
    requirement !== 'PUBLIC' &&
    PERMISSIONS[requirement as Permission].some((role) => role !== ('MEMBER' as Role))
  );
}
