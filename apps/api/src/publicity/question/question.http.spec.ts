import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { QuestionView } from '@helan/contracts';
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

const published = (query: string) => platform.nobody().get<QuestionView[]>(`questions/published?${query}`);

test('a question about a notice is answered, and shown to all when it is of use to all', async () => {
  const farmer = await platform.as('jingmai1');
  const { id } = await farmer.post<{ id: string }>('questions', { noticeId, text: '能不能先看地？' });
  const clerk = await platform.as('shouli');
  expect(await clerk.get<QuestionView[]>('questions')).toMatchObject([
    { id, subject: '兰光村三组 120 亩水浇地出租', text: '能不能先看地？', answer: null },
  ]);
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
  expect(await farmer.get<QuestionView[]>('my/questions')).toMatchObject([{ answer: '请带户口簿到窗口。' }]);
  expect(await (await platform.as('nongchang')).get('my/questions')).toEqual([]);
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
