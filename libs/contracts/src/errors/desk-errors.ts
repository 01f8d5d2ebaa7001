import type { ErrorRow } from './error-row.js';

/** Of the desk: lists, views and who is at a task. */
export const DESK_ERRORS = {
  'desk.open': {
    status: 409,
    sentence: '{name} 正打开着这一件（从 {since} 起）。先和他说一声；还是要您来办的，点“接过来办”。',
  },
  'desk.not-his': {
    status: 422,
    sentence: '这一件他办不了：不在他的岗位或地区，或者他经手过前一步。请另选一位同事。',
    rule: '岗位分离',
  },
  'desk.too-many-views': {
    status: 422,
    sentence: '最多存 {max} 个常用列表。请先删掉一个不用的。',
  },
  'desk.view-twice': { status: 409, sentence: '已经有一个叫这个名字的常用列表。请换一个名字。' },
  'desk.bad-filter': {
    status: 422,
    sentence: '列表的地址里有认不出的条件。请回到“待办”重新选。',
  },
  'desk.crowded': { status: 429, sentence: '查得太快了，请等 {wait} 再查。' },
} as const satisfies Record<string, ErrorRow>;
