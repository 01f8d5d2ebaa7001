// @ts-check
import { readHeader } from '../county/snapshot.mjs';

/** @typedef {{ title: string, lotState: string, lotId: string }} Notice */

/**
 * What can be looked at in the county, as long as it is as it is said to be: by its key in the recipe, in what state it
 * has to be, and what to say of it.
 * @type {readonly { key: string, state: string, place: 'notices' | 'rooms', say: (title: string) => string, who: string }[]}
 */
export const SIGHTS = [
  {
    key: 'running',
    state: 'TRADING',
    place: 'rooms',
    say: (title) => `正在竞价：${title}`,
    who: 'jingmai1 可以出价',
  },
  {
    key: 'today',
    state: 'TRADING',
    place: 'notices',
    say: (title) => `今天开始竞价：${title}`,
    who: '到时间自动开始',
  },
  {
    key: 'listed',
    state: 'LISTED',
    place: 'notices',
    say: (title) => `正在公告，有咨询：${title}`,
    who: 'shouli 答复',
  },
  {
    key: 'households',
    state: 'LISTED',
    place: 'notices',
    say: (title) => `多户连片：${title}`,
    who: 'cunjiti 挂牌',
  },
  {
    key: 'publicity',
    state: 'RESULT_PUBLICITY',
    place: 'notices',
    say: (title) => `成交公示：${title}`,
    who: 'jianguan 查看',
  },
  {
    key: 'objection',
    state: 'RESULT_PUBLICITY',
    place: 'notices',
    say: (title) => `结果有人异议，等受理：${title}`,
    who: 'jianguan 决定',
  },
  {
    key: 'suspended',
    state: 'SUSPENDED',
    place: 'notices',
    say: (title) => `中止：${title}`,
    who: 'fuzeren 恢复',
  },
  {
    key: 'succession',
    state: 'BREACHED',
    place: 'notices',
    say: (title) => `受让方违约，在问下一位：${title}`,
    who: 'fuzeren 查看',
  },
  {
    key: 'breach',
    state: 'SETTLED',
    place: 'notices',
    say: (title) => `受让方违约，下一位接手，价款已付：${title}`,
    who: 'jianzheng 出鉴证书',
  },
  {
    key: 'extended',
    state: 'LISTED',
    place: 'notices',
    say: (title) => `没人报名，公告延长：${title}`,
    who: 'fuzeren 查看',
  },
  {
    key: 'relisted',
    state: 'LISTED',
    place: 'notices',
    say: (title) => `流标后再次挂牌：${title}`,
    who: 'cunji2 核实过',
  },
];

/**
 * A line for each sight that is there, with its address.
 * @param {string} url of the platform
 * @returns {Promise<string[]>}
 */
export async function findHints(url) {
  const { sights } = readHeader();
  const lines = await Promise.all(
    SIGHTS.map(async ({ key, state, place, say, who }) => {
      const noticeId = sights[key];
      if (!noticeId) return undefined;
      const answer = await fetch(`${url}/api/notices/${noticeId}`);
      if (!answer.ok) return undefined;
      const { title, lotState, lotId } = /** @type {Notice} */ (await answer.json());
      if (lotState !== state) return undefined;
      return `${say(title)}（${who}）\n     ${url}/${place}/${place === 'rooms' ? lotId : noticeId}`;
    }),
  );
  return lines.filter((line) => line !== undefined);
}
