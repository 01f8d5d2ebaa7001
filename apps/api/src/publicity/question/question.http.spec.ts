import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { PageView, QuestionView } from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let noticeId: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  const { lotId } = await new Story(platform).listed();
  const rows: { id: string }[] = await platform.dataSource.query('select id from notice where lot_id = $1', [
    lotId,
  ]);
  noticeId = rows[0]!.id;
});
afterAll(() => platform.close());

const published = async (query: string) =>
  (await platform.nobody().get<PageView<QuestionView>>(`questions/published?${query}`)).items;

test('a question about a notice is answered, and shown to all when it is of use to all', async () => {
  const farmer = await platform.as('jingmai1');
  const { id } = await farmer.post<{ id: string }>('questions', { noticeId, text: '能不能先看地？' });
  const clerk = await platform.as('shouli');
  expect(await clerk.get<PageView<QuestionView>>('questions')).toMatchObject({
    items: [{ id, subject: '兰光村三组 120 亩水浇地出租', text: '能不能先看地？', answer: null }],
    total: 1,
  });
  expect(await published(`notice=${noticeId}`)).toEqual([]);
  await clerk.post(`questions/${id}/answer`, { answer: '公告期内工作日都可以看。', isPublished: true });
  const [shown] = await published(`notice=${noticeId}`);
  expect(shown).toMatchObject({ text: '能不能先看地？', answer: '公告期内工作日都可以看。' });
  expect(JSON.stringify(shown)).not.toContain('马新雨');
  const again = await clerk.refused('post', `questions/${id}/answer`, { answer: '改口', isPublished: true });
  expect(again.code).toBe('lifecycle.not-now');
});

test('a private answer is read by the asker alone', async () => {
  const farmer = await platform.as('nonghu');
  const { id } = await farmer.post<{ id: string }>('questions', {
    typeCode: 'T10',
    text: '我家的房子能卖给侄子吗？',
  });
  const clerk = await platform.as('shouli');
  await clerk.post(`questions/${id}/answer`, { answer: '请带户口簿到窗口。', isPublished: false });
  expect(await published('type=T10')).toEqual([]);
  expect(await farmer.get<PageView<QuestionView>>('my/questions')).toMatchObject({
    items: [{ answer: '请带户口簿到窗口。' }],
  });
  expect(await (await platform.as('nongchang')).get('my/questions')).toMatchObject({ items: [], total: 0 });
});

test.each<[string, object, string]>([
  ['nothing to ask about', { text: '你们几点上班？' }, 'request.invalid'],
  [
    'two subjects',
    { typeCode: 'T01', noticeId: '00000000-0000-4000-8000-000000000000', text: '你们几点上班？' },
    'request.invalid',
  ],
  [
    'a notice that is not there',
    { noticeId: '00000000-0000-4000-8000-000000000000', text: '你们几点上班？' },
    'resource.not-found',
  ],
  ['a type that is not there', { typeCode: 'T99', text: '你们几点上班？' }, 'property-type.unknown'],
  ['hardly a word', { typeCode: 'T01', text: '？' }, 'text.too-short'],
  ['five hundred and one characters', { typeCode: 'T01', text: '问'.repeat(501) }, 'text.too-long'],
])('is refused with %s', async (_, body, code) => {
  expect((await (await platform.as('jingmai2')).refused('post', 'questions', body)).code).toBe(code);
});

test('five may wait at a time, even when six are sent at once', async () => {
  const bidder = await platform.as('jingmai3');
  const answers = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((count) =>
      bidder.request('post', 'questions').send({ typeCode: 'T01', text: `第 ${count} 个问题` }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 201, 201, 201, 201, 429]);
});

test('all questions are shown by pages: what waits by who asked first, what is answered the newest first', async () => {
  await platform.dataSource.query(
    `insert into question (id, type_code, asked_by, text, asked_at, answer, answered_by, answered_at, is_published)
     select gen_random_uuid(), 'T05', a.id, '题目' || lpad(n::text, 3, '0'), platform_now() - (300 - n) * interval '1 hour',
            case when n > 130 then '答复' || n end, case when n > 130 then a.id end,
            case when n > 130 then platform_now() - (300 - n) * interval '1 minute' end, n > 130
     from account a, generate_series(1, 260) n where a.login = 'nongchang'`,
  );
  const clerk = await platform.as('shouli');
  const desk = (query: string) =>
    pagesOf<QuestionView>(clerk, `questions?${query}&search=${encodeURIComponent('题目')}`);
  const open = await desk('open=true');
  expect(open[0]!).toMatchObject({ total: 130, isMore: false });
  expect(open[0]!.items.slice(0, 2).map(({ text }) => text)).toEqual(['题目001', '题目002']);
  expect(open[6]!.items.at(-1)!.text).toBe('题目130');
  const answered = await desk('open=false');
  expect(answered[0]!.total).toBe(130);
  expect(answered[0]!.items.slice(0, 2).map(({ text }) => text)).toEqual(['题目260', '题目259']);
  expect(answered[6]!.items.at(-1)!.text).toBe('题目131');
  const found = `questions?open=false&search=${encodeURIComponent('答复200')}`;
  expect(await clerk.get(found)).toMatchObject({ total: 1, items: [{ text: '题目200' }] });
  const shown = (await pagesOf<QuestionView>(platform.nobody(), 'questions/published?type=T05'))[6]!;
  expect([shown.total, shown.items.length]).toEqual([130, 10]);
  const own = await pagesOf<QuestionView>(await platform.as('nongchang'), 'my/questions');
  expect(own.map(({ total, items }) => [total, items.length])).toEqual(Array(13).fill([260, 20]));
});
