import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { DepartmentQueryView, DepartmentTaskView } from '@helan/contracts';
import { pagesOf } from '../../testing/pages.js';
import { Story } from '../../testing/story.js';
import { TestPlatform } from '../../testing/test-platform.js';

let platform: TestPlatform;
let story: Story;
beforeAll(async () => {
  platform = await TestPlatform.start();
  story = new Story(platform);
});
afterAll(() => platform.close());

async function accepted(): Promise<string> {
  const id = await story.verified();
  await (await platform.as('xiangzhen')).post(`projects/${id}/township-review`);
  await (await platform.as('shouli')).post(`projects/${id}/acceptance`);
  return id;
}

const ask = async (id: string, department = 'NATURAL_RESOURCES', question = '有没有查封、抵押？') =>
  (await platform.as('shenhe')).post(`projects/${id}/department-queries`, { department, question });

const tasks = async () => pagesOf<DepartmentTaskView>(await platform.as('ziran'), 'department-queries');

const taskOf = async (title?: string) => {
  const [first] = await tasks();
  return first!.items.find(
    (task) => task.answeredAt === null && (title === undefined || task.title === title),
  )!;
};

test('a question holds the review until its office has answered, and an objection holds it until it is lifted', async () => {
  const id = await accepted();
  await ask(id);
  const reviewer = await platform.as('shenhe');
  expect(
    await reviewer.refused('post', `projects/${id}/department-queries`, {
      department: 'NATURAL_RESOURCES',
      question: '再问一次',
    }),
  ).toMatchObject({ code: 'query.open' });
  expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({ code: 'query.open' });

  const office = await platform.as('ziran');
  const task = await taskOf();
  expect(task).toMatchObject({
    question: '有没有查封、抵押？',
    certificateNo: '640122102208030018J',
    isOverdue: false,
  });
  expect(task.dueAt).toBe('2026-11-05T09:00:00.000Z');
  expect(
    await office.refused('post', `department-queries/${task.id}/answer`, { answer: '有' }),
  ).toMatchObject({
    status: 422,
  });
  await office.post(`department-queries/${task.id}/answer`, { answer: '在抵押', hasObjection: true });
  expect(
    await office.refused('post', `department-queries/${task.id}/answer`, {
      answer: '没有',
      hasObjection: false,
    }),
  ).toMatchObject({ status: 409 });
  expect(await reviewer.refused('post', `projects/${id}/review`)).toMatchObject({ code: 'query.objected' });

  await ask(id, 'NATURAL_RESOURCES', '抵押已经解除，请再核对');
  await office.post(`department-queries/${(await taskOf()).id}/answer`, {
    answer: '已解除',
    hasObjection: false,
    documentNo: '贺自然资函2026第41号',
  });
  await reviewer.post(`projects/${id}/review`);
  const queries = await reviewer.get<DepartmentQueryView[]>(`projects/${id}/department-queries`);
  expect(queries.map(({ hasObjection, answererName }) => [hasObjection, answererName])).toEqual([
    [true, '陆地政'],
    [false, '陆地政'],
  ]);
});

test('an office answers for itself alone, and sees no project', async () => {
  const id = await accepted();
  await ask(id, 'WATER');
  const rows: { id: string }[] = await platform.dataSource.query(
    "select id from department_query where department = 'WATER'",
  );
  const office = await platform.as('ziran');
  expect(
    await office.refused('post', `department-queries/${rows[0]!.id}/answer`, {
      answer: '无',
      hasObjection: false,
    }),
  ).toMatchObject({ status: 404 });
  expect(await taskOf()).toBeUndefined();
  expect(await office.refused('get', `projects/${id}`)).toMatchObject({ status: 403 });
});

test('is asked only while the center reviews', async () => {
  const id = await story.verified();
  expect(
    await (
      await platform.as('shenhe')
    ).refused('post', `projects/${id}/department-queries`, {
      department: 'WATER',
      question: '有没有水权纠纷',
    }),
  ).toMatchObject({ status: 409 });
});

test('an office reaches everything that it was ever asked, what is open first', async () => {
  const id = await accepted();
  await ask(id);
  const [before] = await tasks();
  await platform.dataSource.query(
    `insert into department_query
       (id, project_id, department, question, asked_by, asked_at, has_objection, answer, answered_by, answered_at)
     select gen_random_uuid(), q.project_id, q.department, 'a question of before', q.asked_by, q.asked_at,
            false, 'nothing', q.asked_by, q.asked_at
     from department_query q, generate_series(1, 120) where q.project_id = $1`,
    [id],
  );
  const pages = await tasks();
  const [first] = pages;
  expect(first).toMatchObject({ total: before!.total + 120, isMore: false, previous: null });
  expect(first!.items[0]).toMatchObject({ answeredAt: null });
  const seen = new Set(pages.flatMap(({ items }) => items).map(({ id: seenId }) => seenId));
  expect(seen.size).toBe(first!.total);
});
