import path from 'node:path';
import { assemble } from './cast.js';
import type { RealNotice } from './deal-facts.js';
import { RefusedByPlatform } from './person.js';
import { playDeal } from './play-deal.js';
import { readNotice } from './read-notice.js';
import { readClock } from './stage.js';

const PLAYABLE = ['T01', 'T02'];

export interface DealOptions {
  readonly url: string;
  readonly notice: RealNotice;
  /** Plays the same facts as another type. */
  readonly as?: string | undefined;
  readonly outDir: string;
  readonly print: (line: string) => void;
}

/** Plays a notice and prints a line a step. Returns the exit code: 0 for a finished deal, 1 for a refusal. */
export async function runDeal({ url, notice, as, outDir, print }: DealOptions): Promise<number> {
  const typeCode = as ?? notice.type ?? '';
  if (!PLAYABLE.includes(typeCode)) {
    print(`没有办成：平台现在只办 ${PLAYABLE.join('、')}，这份公告是 ${typeCode || '未写品种'}。`);
    return 1;
  }
  const facts = readNotice(notice, typeCode, await readClock(url));
  print(`${notice.id}　${notice.title ?? ''}（按 ${typeCode} 办理）`);
  for (const line of facts.remarks) print(`  说明　${line}`);
  for (const line of facts.defaults) print(`  默认　${line}`);
  let count = 0;
  const say = (step: string, what: string, rule?: string) => {
    count += 1;
    print(`${String(count).padStart(3)}　${step}　${what}${rule ? `　〔${rule}〕` : ''}`);
  };
  try {
    const folder = path.join(outDir, as ? `${notice.id}-${as}` : notice.id);
    await playDeal({ url, cast: await assemble(url, typeCode), facts, say }, folder);
    print(`办成了。材料在 ${path.relative(process.cwd(), folder)}/`);
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedByPlatform)) throw error;
    print('没有办成：');
    for (const line of error.message.split('\n')) print(`  ${line}`);
    return 1;
  }
}
