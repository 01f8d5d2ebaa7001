import path from 'node:path';
import { findPropertyType } from '@helan/domain';
import { assemble } from './cast.js';
import type { RealNotice } from './deal-facts.js';
import { RefusedByPlatform } from './person.js';
import { playDeal, playListing } from './play-deal.js';
import { readNotice } from './read-notice.js';
import { readClock } from './stage.js';

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
  const type = findPropertyType(typeCode);
  if (!type) {
    print(`没有办成：没有${typeCode || '写明'}这个品种。`);
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
    const stage = { url, cast: await assemble(url, facts.listerKind), facts, say };
    if (type.isRelay || type.isBuying) await playListing(stage, folder);
    else await playDeal(stage, folder);
    print(`办成了。材料在 ${path.relative(process.cwd(), folder)}/`);
    return 0;
  } catch (error) {
    if (!(error instanceof RefusedByPlatform)) throw error;
    print('没有办成：');
    for (const line of error.message.split('\n')) print(`  ${line}`);
    return 1;
  }
}
