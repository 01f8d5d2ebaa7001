import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RetentionReportView } from '@helan/contracts';
import { pdf } from '../../testing/pdf.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';
import { RetentionJob } from './retention.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

/** Of papers of registrations, in the order of these. */
const CONTENTS = `select f.sha256 from registration_document d join stored_file f on f.id = d.file_id
  where d.registration_id = any($1) order by array_position($1, d.registration_id)`;

describe('retention', () => {
  test('erases drafts of lots that are over, but what an open objection needs stays', async () => {
    const drafts: string[] = [];
    for (const login of ['jingmai1', 'jingmai2']) {
      const { lotId } = await story.listed({ trading: { mode: 'DYNAMIC' } });
      const person = await platform.as(login);
      const { id } = await person.post<{ id: string }>(`lots/${lotId}/registrations`);
      await person.put(`registrations/${id}`, { intendedUse: '种小麦', hasPromised: true });
      await person.upload(
        `registrations/${id}/documents`,
        'JOINT_AGREEMENT',
        pdf({ page: `/Of (${login})` }),
      );
      drafts.push(id);
      await platform.dataSource.query(
        "update lot set state = 'WITHDRAWN', next_due_at = null, state_since = platform_now() - interval '181 days' where id = $1",
        [lotId],
      );
    }
    const [held] = await platform.dataSource.query(
      `insert into risk_alert (id, project_id, code, level, evidence, raised_at)
       select gen_random_uuid(), l.project_id, 'R05', 'RED', '演示', platform_now()
       from registration r join lot l on l.id = r.lot_id where r.id = $1 returning project_id`,
      [drafts[1]],
    );
    expect(held).toBeDefined();
    const contents: { sha256: string }[] = await platform.dataSource.query(CONTENTS, [drafts]);
    expect(contents).toHaveLength(2);
    await platform.app.get(RetentionJob).run();
    const onDisk = contents.map(({ sha256 }) =>
      fs.existsSync(path.join(platform.config.filesDir, sha256.slice(0, 2), sha256)),
    );
    expect(onDisk).toEqual([false, true]);
    const keys: { is_there: boolean }[] = await platform.dataSource.query(
      `select key_enc is not null as is_there from file_seal where sha256 = any($1) order by array_position($1, sha256)`,
      [contents.map(({ sha256 }) => sha256)],
    );
    expect(keys).toEqual([{ is_there: false }, { is_there: true }]);
    const rows: { form: object }[] = await platform.dataSource.query(
      'select form from registration where id = any($1) order by array_position($1, id)',
      [drafts],
    );
    expect(rows[0]!.form).toEqual({});
    expect(rows[1]!.form).toMatchObject({ intendedUse: '种小麦' });
    const { runs } = await (await platform.as('jianguan')).get<RetentionReportView>('retention');
    expect(runs.find(({ title }) => title.includes('草稿'))).toMatchObject({ erased: 1, held: 1 });
  });

  test('erases views after three years', async () => {
    const [{ id }] = await platform.dataSource.query(
      "select p.id from account a join party p on p.id = a.party_id where a.login = 'nonghu'",
    );
    const request = { fact: 'PHONE', reason: 'CALL', note: '通知他补材料' };
    for (const login of ['shouli', 'shenhe'])
      await (await platform.as(login)).post(`parties/${id}/views`, request);
    await platform.dataSource.query(
      "update personal_view set at = at - interval '1097 days' where viewer_name = '何静'",
    );
    await platform.app.get(RetentionJob).run();
    expect(await platform.dataSource.query('select viewer_name from personal_view')).toEqual([
      { viewer_name: '李正言' },
    ]);
  });

  test('erases what was told after three years, to whoever has no account and to staff alike; what waits stays', async () => {
    const [{ id: staffId }] = await platform.dataSource.query<[{ id: string }]>(
      "select id from account where login = 'shenhe'",
    );
    const write = (recipient: string, accountId: string | null, days: number) =>
      platform.dataSource.query(
        `insert into message (id, event, subject, recipient, account_id, facts, title, text, link, at)
         values (gen_random_uuid(), 'old', $1, $1, $2, '{"lot": "某地"}', '题', '某人的事', '/my', platform_now() - make_interval(days => $3))`,
        [recipient, accountId, days],
      );
    await write('HOUSEHOLD:told', null, 1097);
    await write('HOUSEHOLD:waits', null, 1097);
    await write('PARTNER:young', null, 1095);
    await write('ACCOUNT:staff', staffId, 1097);
    await platform.dataSource.query(
      `insert into mouth_telling (id, message_id, village_code, asked_at, told_at, told_by, note)
       select gen_random_uuid(), id, '640122102208', at, case when subject = 'HOUSEHOLD:told' then at end,
         case when subject = 'HOUSEHOLD:told' then $1::uuid end, '他说知道了'
       from message where subject like 'HOUSEHOLD:%'`,
      [staffId],
    );
    await platform.app.get(RetentionJob).run();
    expect(
      await platform.dataSource.query(
        `select m.subject, m.title || m.text || m.link || m.facts::text as said, t.note from message m
         left join mouth_telling t on t.message_id = m.id where m.event = 'old' order by 1`,
      ),
    ).toEqual([
      { subject: 'ACCOUNT:staff', said: '{}', note: null },
      { subject: 'HOUSEHOLD:told', said: '{}', note: '' },
      { subject: 'HOUSEHOLD:waits', said: expect.stringContaining('某人的事'), note: '他说知道了' },
      { subject: 'PARTNER:young', said: expect.stringContaining('某人的事'), note: null },
    ]);
    const { items } = await (await platform.as('shenhe')).get<{ items: { title: string }[] }>('my/messages');
    expect(items.map(({ title }) => title)).not.toContain('');
    const { runs } = await (await platform.as('jianguan')).get<RetentionReportView>('retention');
    expect(runs.find(({ title }) => title === '给您的消息和发送记录')).toMatchObject({ erased: 2, held: 1 });
  });

  test('erases half a year after it was disabled what an account of the staff came in with, and its desk', async () => {
    const secret = (login: string) =>
      platform.dataSource.query(
        `insert into second_factor (id, account_id, secret_enc, made_at, confirmed_at)
         select gen_random_uuid(), a.id, p.phone_enc, platform_now(), platform_now()
         from account a, (select phone_enc from party limit 1) p where a.login = $1`,
        [login],
      );
    for (const login of ['shouli', 'zuzhi']) {
      await secret(login);
      await platform.dataSource.query(
        `insert into desk_view (id, account_id, name, query, saved_at)
         select gen_random_uuid(), id, '我的', '', platform_now() from account where login = $1`,
        [login],
      );
    }
    await platform.dataSource.query(
      `update account set disabled_at = platform_now() - make_interval(days => case login when 'shouli' then 181 else 179 end)
       where login in ('shouli', 'zuzhi')`,
    );
    await platform.app.get(RetentionJob).run();
    expect(
      await platform.dataSource.query(
        `select a.login, f.secret_enc is null as is_erased, f.ended_at is not null as is_ended,
           (select count(*)::int from desk_view v where v.account_id = a.id) as views
         from account a join second_factor f on f.account_id = a.id order by 1`,
      ),
    ).toEqual([
      { login: 'shouli', is_erased: true, is_ended: true, views: 0 },
      { login: 'zuzhi', is_erased: false, is_ended: false, views: 1 },
    ]);
    await platform.dataSource.query(
      "update account set disabled_at = null where login in ('shouli', 'zuzhi')",
    );
  });

  test('erases sessions that are over, and no other', async () => {
    await platform.as('nonghu');
    await platform.dataSource.query(
      `insert into web_session (sid, sess, expire) values ('over', '{}', server_now() - interval '25 hours'),
         ('just over', '{}', server_now() - interval '23 hours')`,
    );
    const before: { sid: string }[] = await platform.dataSource.query('select sid from web_session');
    await platform.app.get(RetentionJob).run();
    const after: { sid: string }[] = await platform.dataSource.query('select sid from web_session');
    expect(before.filter(({ sid }) => !after.some((row) => row.sid === sid))).toEqual([{ sid: 'over' }]);
  });

  test('by several processes at once erases once, and counts each row once', async () => {
    await platform.dataSource.query(
      `insert into web_session (sid, sess, expire)
       select 'old ' || n, '{}', server_now() - interval '2 days' from generate_series(1, 1200) n`,
    );
    const job = platform.app.get(RetentionJob);
    const erased = async () =>
      (await job.report()).runs.find(({ title }) => title === '登录状态')?.erased ?? 0;
    const before = await erased();
    await Promise.all([job.run(), job.run(), job.run()]);
    await job.run();
    expect((await erased()) - before).toBe(1200);
    expect(await platform.dataSource.query("select 1 from web_session where sid like 'old %'")).toEqual([]);
  });
});
