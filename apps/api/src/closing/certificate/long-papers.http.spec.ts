import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CertificateRowView, LotHoldView, NoticeView, PageView, ProjectView } from '@helan/contracts';
import { caseJson } from '../../testing/cases.js';
import { codeIn, faultsOf, pagesOf, saidIn } from '../../testing/printed.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

const RARE = caseJson<{ title: string; fields: { qualification: string } }>(
  '30-long-qualification-rare-title.json',
);
const LONG = caseJson<{ title: string; location: string }>('34-long-location.json');
/** The title of the case in characters that every font has. */
const PRINTABLE = RARE.title.replace('𡶛', '坝').replace(/\p{Co}/u, '坑');
const CONDITIONS = RARE.fields.qualification;
const GAPS = '项目名称：“𡶛”（U+21D9B）、自造字 U+E863';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

const file = async (login: string, route: string) =>
  (await (await platform.as(login)).request('get', route)).body as Buffer;
const query = <T>(sql: string, values: unknown[] = []) => platform.dataSource.query<T>(sql, values);
const state = async (projectId: string) =>
  (await (await platform.as('fuzeren')).get<ProjectView>(`projects/${projectId}`)).state;
const filesKept = async () =>
  (await query<{ n: number }[]>('select count(*)::int as n from stored_file'))[0]!.n;

describe('the poster of a long notice', () => {
  let noticeId: string;
  beforeAll(async () => {
    const { lotId } = await story.listed({ title: PRINTABLE, qualification: CONDITIONS });
    [{ id: noticeId }] = await query<[{ id: string }]>('select id from notice where lot_id = $1', [lotId]);
  });

  test.each(['A4', 'A3'])('of %s says everything, nothing on top of anything', async (size) => {
    const pdf = await file('nonghu', `notices/${noticeId}/poster?size=${size}`);
    expect(faultsOf(pdf)).toEqual([]);
    const said = saidIn(pdf);
    expect(said).toContain(PRINTABLE);
    expect(said).toContain(CONDITIONS);
    expect(said).toMatch(/报名到.+截止/);
    expect(pagesOf(pdf).length).toBeGreaterThan(1);
    expect(codeIn(pdf)).toMatch(new RegExp(`/notices/${noticeId}$`));
  });
});

describe('what the fonts lack', () => {
  test('is told to the reviewer, who may have it corrected', async () => {
    const id = await story.verified();
    await query(
      `update project set application = jsonb_set(application::jsonb, '{title}', to_jsonb($2::text)) where id = $1`,
      [id, RARE.title],
    );
    await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
    await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
    const reviewer = await platform.as('shenhe');
    const problem = await reviewer.refused('post', `projects/${id}/review`);
    expect(problem).toMatchObject({
      status: 422,
      code: 'paper.lacks-glyphs',
      title: expect.stringContaining(GAPS),
      faults: [{ field: 'title', code: 'paper.lacks-glyphs' }],
    });
    await reviewer.post(`projects/${id}/correction-request`, { items: ['项目名称里有印不出的字'] });
    expect(await state(id)).toBe('CORRECTION');
  });

  test.each([
    ['title', RARE.title, '项目名称'],
    ['location', '兰光村𰻝家滩', '坐落'],
    ['delivery', '交付时清点\u{10fffd}号机井', '交付条件'],
  ])('keeps a notice with it in its %s from the board', async (field, text, label) => {
    const id = await story.reviewed();
    await query(
      `update project set application = jsonb_set(application::jsonb, array[$2], to_jsonb($3::text)) where id = $1`,
      [id, field, text],
    );
    const problem = await (await platform.as('fuzeren')).refused('post', `projects/${id}/publication`);
    expect(problem).toMatchObject({ code: 'paper.lacks-glyphs', faults: [{ field }] });
    expect(problem.title).toContain(`${label}：`);
    expect(await query('select 1 from notice where project_id = $1', [id])).toEqual([]);
    expect(await state(id)).toBe('NOTICE_APPROVING');
  });
});

describe('the papers of a deal of long texts', () => {
  let lotId: string;
  let certificateId: string;
  const rename = (name: string) =>
    query(`update party set name = $1 from account a where a.party_id = party.id and a.login = 'jingmai2'`, [
      name,
    ]);
  const NAME = '立岗镇惠泽种植专业合作社';

  test('a letter that cannot be printed is not issued, says so at the desk, and follows by itself', async () => {
    ({ lotId } = await story.won({ ...LONG, qualification: CONDITIONS, delivery: CONDITIONS.slice(0, 990) }));
    await rename(`${NAME}𡶛`);
    const kept = await filesKept();
    await story.advancePast(
      "select publicity_ends_at + interval '1 second' as at from deal where lot_id = $1",
      lotId,
    );
    const holds = async () => (await platform.as('shenhe')).get<LotHoldView>(`lots/${lotId}/hold`);
    expect((await holds()).paperGaps).toContain(
      '《成交确认书》印不出这些字，没有出具：受让方：“𡶛”（U+21D9B）',
    );
    expect(await query('select state from lot where id = $1', [lotId])).toEqual([
      { state: 'RESULT_PUBLICITY' },
    ]);
    expect(await filesKept()).toBe(kept);
    await rename(NAME);
    expect((await holds()).paperGaps).toBeNull();
    await story.advancePast("select next_due_at + interval '1 second' as at from lot where id = $1", lotId);
    expect(await query('select state from lot where id = $1', [lotId])).toEqual([
      { state: 'DEAL_CONFIRMED' },
    ]);
  });

  test('a contract with such a character is refused to whoever sends it', async () => {
    await rename(`${NAME}\ue863`);
    const problem = await (await platform.as('shenhe')).refused('post', `lots/${lotId}/contract`);
    expect(problem).toMatchObject({ status: 422, code: 'paper.lacks-glyphs' });
    expect(problem.title).toContain('受让方（乙方）：自造字 U+E863');
    await rename(NAME);
  });

  test('letter, contract and settlement sheet are whole', async () => {
    const contract = await story.signContract(lotId);
    await story.payPrice(contract);
    await story.payOutAll();
    const sheet = await file('nonghu', `lots/${lotId}/settlement/sheet`);
    expect(faultsOf(sheet)).toEqual([]);
    expect(saidIn(sheet)).toContain(LONG.title);
    for (const route of [`lots/${lotId}/confirmation/file`, `contracts/${contract.id}/file`]) {
      const pdf = await file('nonghu', route);
      expect(faultsOf(pdf)).toEqual([]);
      for (const text of [LONG.title, LONG.location, CONDITIONS.slice(0, 990)])
        expect(saidIn(pdf)).toContain(text);
    }
  });

  test('a certificate with such a character is not issued, and nothing is kept', async () => {
    await query(
      `update project p set application = jsonb_set(application::jsonb, '{certificateNo}', '"贺农地承包权〔2016〕第𡶛号"')
       from lot l where l.project_id = p.id and l.id = $1`,
      [lotId],
    );
    const { id } = await (await platform.as('jianzheng')).post<{ id: string }>(`lots/${lotId}/certificate`);
    await (await platform.as('shenhe')).post(`certificates/${id}/review`);
    const kept = await filesKept();
    const problem = await (await platform.as('fuzeren')).refused('post', `certificates/${id}/issue`);
    expect(problem).toMatchObject({ status: 422, code: 'paper.lacks-glyphs' });
    expect(problem.title).toContain(
      '《农村产权流转鉴证书》印不出这些字，没有出具：权证编号：“𡶛”（U+21D9B）',
    );
    const { items } = await (await platform.as('fuzeren')).get<PageView<CertificateRowView>>('certificates');
    expect(items[0]).toMatchObject({ id, state: 'REVIEWED', fileId: null });
    expect(await filesKept()).toBe(kept);
  });

  test('the certificate’s opinion and foot stand clear of all that is above them', async () => {
    const other = await story.settled(LONG);
    const { id } = await (
      await platform.as('jianzheng')
    ).post<{ id: string }>(`lots/${other.lotId}/certificate`);
    certificateId = id;
    await (await platform.as('shenhe')).post(`certificates/${id}/review`);
    await (await platform.as('fuzeren')).post(`certificates/${id}/issue`);
    const pdf = await file('nonghu', `certificates/${id}/file`);
    expect(faultsOf(pdf)).toEqual([]);
    for (const words of [LONG.title, LONG.location, '予以鉴证。', '扫码验真', '本鉴证书不作为权属证明。'])
      expect(saidIn(pdf)).toContain(words);
    expect(codeIn(pdf)).toContain('/verify/HLNQ-');
    expect(await file('nonghu', `certificates/${certificateId}/file`)).toEqual(pdf);
  });
});

test('a poster of a notice says what the notice says', async () => {
  const rows = await query<{ id: string }[]>("select id from notice where kind = 'TRANSFER'");
  const notice = await platform.nobody().get<NoticeView>(`notices/${rows[0]!.id}`);
  expect(saidIn(await file('nonghu', `notices/${notice.id}/poster`))).toContain(
    notice.contentHash.slice(0, 32),
  );
});
