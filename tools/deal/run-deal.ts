import path from 'node:path';
import { findPropertyType } from '@helan/domain';
import { Troupe } from './cast.js';
import type { DealFacts } from './deal-facts.js';
import { type End, NotOfferedHere, endInWords, endOfRefusal } from './ends.js';
import { NobodyThere, RefusedByPlatform } from './person.js';
import { playDeal } from './play-deal.js';
import { readLots } from './read-notice.js';
import type { RealNotice } from './reading/real-notice.js';
import { type Stage, readClock } from './stage.js';
import { Timekeeper } from './timekeeper.js';

export interface DealOptions {
  readonly url: string;
  readonly notice: RealNotice;
  /** Plays the same facts as another type. */
  readonly as?: string | undefined;
  readonly outDir: string;
  readonly print: (line: string) => void;
}

export interface RunOptions {
  readonly url: string;
  readonly notices: readonly RealNotice[];
  readonly outDir: string;
  readonly print: (notice: RealNotice, line: string) => void;
}

/** How a whole notice ends: each of its lots, in their order. */
export interface NoticeEnd {
  readonly id: string;
  readonly typeCode: string;
  readonly ends: readonly End[];
}

/** Plays all lots of a notice and prints a line a step. Returns the exit code: 0 where every lot is in the archive. */
export async function runDeal({ url, notice, as, outDir, print }: DealOptions): Promise<number> {
  const typeCode = as ?? notice.type ?? '';
  if (!findPropertyType(typeCode)) {
    print(`没有办成：没有${typeCode || '写明'}这个品种。`);
    return 1;
  }
  const folder = as ? `${notice.id}-${as}` : notice.id;
  const plays = [{ notice, typeCode, folder: path.join(outDir, folder), print }];
  const played = await playAll(url, plays).catch((error: unknown) => {
    if (!(error instanceof NobodyThere)) throw error;
    print(`没有办成：${error.message}`);
    return undefined;
  });
  if (!played) return 1;
  const [{ ends }] = played as [NoticeEnd];
  if (ends.some(({ archiveNo }) => archiveNo === undefined)) return 1;
  print(`材料在 ${path.relative(process.cwd(), path.join(outDir, folder))}/`);
  return 0;
}

/** Plays many notices on one platform at the same time. */
export function runNotices({ url, notices, outDir, print }: RunOptions): Promise<NoticeEnd[]> {
  const plays = notices.map((notice) => ({
    notice,
    typeCode: notice.type!,
    folder: path.join(outDir, notice.id),
    print: (line: string) => print(notice, line),
  }));
  return playAll(url, plays);
}

interface Play {
  readonly notice: RealNotice;
  readonly typeCode: string;
  readonly folder: string;
  readonly print: (line: string) => void;
}

async function playAll(url: string, plays: readonly Play[]): Promise<NoticeEnd[]> {
  const now = await readClock(url);
  const scene = { url, troupe: new Troupe(url), clock: new Timekeeper(url) };
  let serial = Math.floor(now.getTime() / 1000);
  const results = plays.map(({ notice, typeCode }) => ({ id: notice.id, typeCode, ends: [] as End[] }));
  const acts = plays.flatMap((play, index) => {
    const { notice, typeCode, print, folder } = play;
    const lots = readLots(notice, typeCode, now, serial);
    serial += lots.length;
    print(
      `${notice.id}　${notice.title ?? ''}（按 ${typeCode} 办理${lots.length > 1 ? `，${lots.length} 个标的` : ''}）`,
    );
    return lots.map((facts, at) => async () => {
      const own = lots.length > 1 ? path.join(folder, String(at + 1)) : folder;
      const mark = lots.length > 1 ? `[${facts.lotName || at + 1}] ` : '';
      results[index]!.ends[at] = await playLot(scene, facts, {
        folder: own,
        print: (line) => print(`${mark}${line}`),
      });
    });
  });
  await scene.clock.run(acts);
  return results;
}

interface Scene {
  readonly url: string;
  readonly troupe: Troupe;
  readonly clock: Timekeeper;
}

/** One lot to its end, whatever that is; nothing that happens on the way is thrown on. */
async function playLot(
  { url, troupe, clock }: Scene,
  facts: DealFacts,
  { folder, print }: Pick<Play, 'folder' | 'print'>,
): Promise<End> {
  const { lotName = '', listerKind, applicants, notOffered = [] } = facts;
  for (const line of facts.remarks) print(`  说明　${line}`);
  for (const line of facts.defaults) print(`  默认　${line}`);
  let [count, last] = [0, '申请'];
  const say: Stage['say'] = (step, what, rule) => {
    [count, last] = [count + 1, step];
    print(`${String(count).padStart(3)}　${step}　${what}${rule ? `　〔${rule}〕` : ''}`);
  };
  let end: End;
  try {
    const stage = { url, cast: await troupe.cast(listerKind, applicants), facts, say, clock };
    const { archiveNo, noticeId } = await playDeal(stage, folder);
    end = { lotName, archiveNo, noticeId, faults: [], notOffered: [] };
  } catch (error) {
    if (error instanceof RefusedByPlatform) end = endOfRefusal(error, facts, last);
    else if (error instanceof NotOfferedHere) end = { lotName, faults: [], notOffered };
    else end = { lotName, faults: [], notOffered: [], trouble: `“${last}”以后出了意外：${String(error)}` };
  }
  for (const line of endInWords(end)) print(line);
  return end;
}
