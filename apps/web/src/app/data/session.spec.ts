import { TestBed } from '../../testing/test-bed';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { RouterStateSnapshot, ActivatedRouteSnapshot } from '@angular/router';
import { Router } from '@angular/router';
import type { AccountView, SessionView, SignInWaysView } from '@helan/contracts';
import { AWAY, problem, refused } from '../../testing/problems';
import { giveStorage, type KeptStorage } from '../../testing/storage';
import { Api, Refused } from './api';
import { CsrfToken } from './csrf-token';
import { requireSignedIn } from './require-signed-in';
import { Session } from './session';

const MEMBER = {
  id: '1',
  name: '张三',
  roles: ['MEMBER'],
  permissions: ['placeBid'],
} as unknown as AccountView;
const CLERK = { id: '2', name: '李四', roles: ['CLERK'], permissions: [] } as unknown as AccountView;

let asked: string[];
/** What is answered to each request in turn. */
let answers: (SessionView | Pick<SignInWaysView, 'cameByIssuer'> | Refused | undefined)[];
let session: Session;
let kept: KeptStorage;

beforeEach(() => {
  jest.useFakeTimers();
  kept = giveStorage('sessionStorage');
  asked = [];
  answers = [];
  const next = (how: string) => async (): Promise<unknown> => {
    asked.push(how);
    const answer = answers.shift();
    if (answer instanceof Refused) throw answer;
    return answer;
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: Api, useValue: { get: next('GET'), post: next('POST'), delete: next('DELETE') } },
      { provide: Router, useValue: { createUrlTree: (...tree: unknown[]) => tree } },
    ],
  });
  session = TestBed.inject(Session);
});
afterEach(() => void jest.useRealTimers());

const view = (account: AccountView | null, csrfToken: string): SessionView =>
  ({ account, csrfToken }) as SessionView;
const token = () => TestBed.inject(CsrfToken).value();

test('whoever is in is asked for once in the life of a page', async () => {
  answers = [view(MEMBER, 't1')];
  await Promise.all([session.load(), session.load()]);
  await session.load();
  expect([asked, session.account()?.name, token()]).toEqual([['GET'], '张三', 't1']);
});

test.each([
  [MEMBER, true, false],
  [CLERK, false, true],
  [null, false, false],
])('%o is a member: %s, of the staff: %s', async (account, isMember, isStaff) => {
  answers = [view(account, 't')];
  await session.load();
  expect([session.isMember(), session.isStaff(), session.has('placeBid')]).toEqual([
    isMember,
    isStaff,
    isMember,
  ]);
});

test('while the platform is away it is asked again every three seconds', async () => {
  answers = [new Refused(AWAY), new Refused(AWAY), view(MEMBER, 't')];
  const loading = session.load();
  await jest.advanceTimersByTimeAsync(2_999);
  expect(asked).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(3_001);
  await loading;
  expect([asked.length, session.account()?.name]).toEqual([3, '张三']);
});

test('where it cannot be said, the next one asks again', async () => {
  answers = [refused('server.fault', 500), view(MEMBER, 't')];
  await expect(session.load()).rejects.toBeInstanceOf(Refused);
  await session.load();
  expect(session.account()?.name).toBe('张三');
});

test('a sign-in has a token of its own, asked for first', async () => {
  answers = [view(null, 'door'), view(MEMBER, 'in')];
  await session.signIn('zhangsan', 'secret-secret');
  await session.load();
  expect([asked, token(), session.account()?.name]).toEqual([['GET', 'POST'], 'in', '张三']);
});

describe('signing out', () => {
  beforeEach(async () => {
    kept.setItem('application:7', 'typed');
    answers = [view(MEMBER, 't')];
    await session.load();
  });

  test.each([
    ['heard', undefined, true],
    ['no more than what had happened', refused('session.required', 401), true],
    ['not heard', new Refused(AWAY), false],
    ['refused', new Refused(problem('permission.denied', 403)), false],
  ])('that is %s', async (_, answer, isOut) => {
    answers = [{ cameByIssuer: false }, answer];
    const outcome = await session.signOut().then(
      () => true,
      () => false,
    );
    expect([outcome, session.account() === null, token() === null, kept.length === 0]).toEqual(
      Array.from({ length: 4 }, () => isOut),
    );
  });
});

test.each([
  ['whoever is in goes on', MEMBER, true],
  ['whoever is not goes to the door, and back here', null, [['/login'], { queryParams: { back: '/my/7' } }]],
])('%s', async (_, account, way) => {
  answers = [view(account, 't')];
  const route = {} as ActivatedRouteSnapshot;
  const state = { url: '/my/7' } as RouterStateSnapshot;
  expect(await TestBed.runInInjectionContext(() => requireSignedIn(route, state))).toEqual(way);
});
