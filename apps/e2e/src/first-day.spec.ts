import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type {
  AccountLinkView,
  MandateToSeeView,
  PageView,
  PartyRowView,
  ProjectView,
  RecoveryCodesView,
  SessionView,
  StaffDecidedView,
  StaffProposedView,
  WorkingDaysView,
} from '@helan/contracts';
import { sampleDocumentKinds, sampleListing } from '@helan/domain/samples';
import { generate } from 'otplib';
import { noteConsents } from '../../api/src/testing/consents.js';
import { villager } from '../../api/src/testing/mandated.js';
import { productionSettings } from '../../api/src/testing/production.js';
import { PDF, PHOTOS, completeApplication } from '../../api/src/testing/story-samples.js';
import { type TestDatabase, createTestDatabase } from '../../api/src/testing/test-database.js';
import { freePort } from '../../../tools/dev/free-port.mjs';
import { FarPerson } from './far-person.js';

const COUNTY = '640122';
const TOWN = '640122102';
const VILLAGE = '640122102208';
const PASSWORD = '塞上江南-贺兰-长一点的';

let database: TestDatabase;
let settings: NodeJS.ProcessEnv;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const port = await freePort();
  settings = { ...(await productionSettings(database.appUrl)), PORT: String(port) };
  url = `http://127.0.0.1:${port}`;
});
afterAll(() => database.drop());

/** A program of the build in production mode, as the images run it. */
function start(script: string, rest: readonly string[] = [], change: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [`dist/apps/api/${script}`, ...rest], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'silent', ...settings, ...change },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = { out: '', err: '' };
  child.stdout!.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr!.on('data', (chunk) => (said.err += String(chunk)));
  return { child, said, ended: once(child, 'close') as Promise<[number | null]> };
}

async function done(script: string, rest: readonly string[] = [], change: NodeJS.ProcessEnv = {}) {
  const { said, ended } = start(script, rest, change);
  const [code] = await ended;
  return { ...said, code };
}

const tokenOf = (link: string) => link.split('#')[1]!;
const codeNow = (secret: string, ahead = 0) =>
  generate({ secret, epoch: (Math.floor(Date.now() / 30_000) + ahead) * 30 });

/** Opens a link, sets password and authenticator, and signs in with both. */
async function comeIn(way: { token: string; code?: string }): Promise<FarPerson> {
  const person = await FarPerson.visit(url);
  const { login, factor } = await person.post<AccountLinkView>('account-links/look', way);
  const set = { ...way, password: PASSWORD, factorCode: await codeNow(factor!.secret) };
  const { codes } = await person.post<RecoveryCodesView>('account-links/use', set);
  expect(codes).toHaveLength(10);
  const half = await person.post<SessionView>('session', { login, password: PASSWORD });
  expect(half).toMatchObject({ account: null, isHalfIn: true });
  // The code of the moment was shown when the authenticator was set up: the next one counts.
  await person.post('session/second-factor', { code: await codeNow(factor!.secret, 1) });
  await person.get('session');
  return person;
}

test('an empty database becomes a platform that takes its first listing, by the commands of the README', async () => {
  const owner = { OWNER_DATABASE_URL: database.url };
  expect(await done('migrate.js', [], owner)).toMatchObject({ code: 0 });
  expect((await done('admin.js', ['list'])).out).toContain('还没有管理员');
  expect((await done('admin.js', ['create-first', '张立新', '张立新', '王守正'])).err).toContain(
    '三个不同的人',
  );
  const made = await done('admin.js', ['create-first', '张立新', '李安宁', '王守正']);
  expect(made).toMatchObject({ code: 0, err: '' });
  const links = made.out.match(/https:\S+#\S+/g)!;
  expect(links).toHaveLength(3);
  const again = await done('admin.js', ['create-first', '赵一', '钱二', '孙三']);
  expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('已经有管理员了') });
  expect((await done('admin.js', ['list'])).out.match(/还没有打开链接/g)).toHaveLength(3);

  const { child, ended } = start('main.js');
  await once(child, 'message');
  try {
    const [system, security, audit] = [
      await comeIn({ token: tokenOf(links[0]) }),
      await comeIn({ token: tokenOf(links[1]!) }),
      await comeIn({ token: tokenOf(links[2]!) }),
    ];
    expect(
      await (await FarPerson.visit(url)).refused('account-links/look', { token: tokenOf(links[0]) }),
    ).toBe('link.void');
    expect(await audit.get('audit-state')).toMatchObject({ faults: [] });

    const staff = async (login: string, name: string, role: string, regionCode: string) => {
      const request = { login, name, roles: [role], regionCode, reason: '第一批人员' };
      const { id, openingCode } = await system.post<StaffProposedView>('staff-changes/opening', request);
      expect(await system.refused(`staff-changes/${id}/confirmation`, {})).toBe('permission.denied');
      const { link } = await security.post<StaffDecidedView>(`staff-changes/${id}/confirmation`);
      return comeIn({ token: tokenOf(link!), code: openingCode! });
    };
    const liaison = await staff('cunlianluo', '马村联', 'VILLAGE_LIAISON', VILLAGE);
    const town = await staff('xiangzhuan', '白乡专', 'TOWN_REVIEWER', TOWN);
    const office = await staff('shouliyuan', '何受理', 'CENTER_ACCEPT', COUNTY);

    const days = await liaison.get<WorkingDaysView>('calendar/working-days?from=2026-11-02&days=7');
    expect(days.end).toBe('2026-11-11');

    await firstListing({ liaison, town, office });
    const renewed = await done('admin.js', ['renew', 'sysadmin']);
    expect(renewed).toMatchObject({ code: 0, err: '' });
    await expect(system.get('staff-accounts')).rejects.toThrow('401');
    const back = await comeIn({ token: tokenOf(/https:\S+#\S+/.exec(renewed.out)![0]) });
    await back.get('staff-accounts');
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
});

/** Filed by the liaison for a villager without an account, and accepted by the center. */
async function firstListing({
  liaison,
  town,
  office,
}: Readonly<Record<'liaison' | 'town' | 'office', FarPerson>>): Promise<void> {
  const person = villager(0);
  const { id } = await liaison.post<{ id: string }>('projects/mandated', { typeCode: 'T01', ...person });
  await liaison.put(`projects/${id}/application`, completeApplication());
  for (const kind of [...sampleDocumentKinds('T01', sampleListing('T01')), 'PAPER_MANDATE'])
    await liaison.upload(`projects/${id}/documents`, kind, PDF, `${kind}.pdf`);
  await noteConsents(liaison, id);
  await liaison.post(`projects/${id}/submission`);
  const name = encodeURIComponent(String(person.name));
  const { items } = await liaison.get<PageView<PartyRowView>>(`parties?search=${name}`);
  await office.post(`parties/${items[0]!.id}/verification`, { document: '居民身份证' });
  for (const [number, photo] of PHOTOS.entries())
    await liaison.upload(`projects/${id}/documents`, 'SITE_PHOTO', photo, `${number}.png`);
  await liaison.post(`projects/${id}/verification`, {
    measured: '120',
    latitude: 38.638,
    longitude: 106.402,
    gpsErrorMetres: 5,
    isUndisputed: true,
  });
  const mandates = await town.get<PageView<MandateToSeeView>>('mandates');
  const papers = mandates.items.find(({ projectId }) => projectId === id)!.documents;
  await town.post(`projects/${id}/mandate-check`, { isSound: true, papers });
  await town.post(`projects/${id}/township-review`);
  await office.post(`projects/${id}/acceptance`);
  const { history } = await office.get<ProjectView>(`projects/${id}`);
  expect(history.map(({ action }) => action)).toContain('accept');
}
