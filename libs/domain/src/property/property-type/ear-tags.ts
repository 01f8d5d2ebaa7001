import { numberKey } from '../../kernel/identity/index.js';
import { foldLine, type Refusal, refusal } from '../../kernel/index.js';

/** Most animals of one listing: each has a claim of its own. */
export const MOST_TAGS = 5_000;

const TAG = /^\d{15}$/;
/** Between the tags of a list, and between the first and the last of a run. */
const COMMA = /\s*[、，,;；]\s*|\s+/;
const RUN_OF_TAGS = /(?<!\d)(\d{15})\s*(?:至|到|~|～|—|–|-)\s*(\d{15})(?!\d)/g;
const RUN = /\s*(?:至|到|~|～|—|–|-)\s*/g;

/**
 * Every tag of a text such as `164012200000001 至 164012200000080、164012200000095`, in its order: a tag has 15 digits, a
 * run stays below one county's number. Source: rules §3.12.
 */
export function readEarTags(text: string, field: string): readonly string[] | Refusal[] {
  const runs = foldLine(text).replace(RUN, '至').split(COMMA).filter(Boolean);
  const tags: string[] = [];
  for (const run of runs) {
    const [first = '', last = first, ...more] = run.split('至');
    const isRun = TAG.test(first) && TAG.test(last) && first.slice(0, 7) === last.slice(0, 7);
    if (!isRun || last < first || more.length > 0)
      return [refusal('ear-tags.unreadable', field, { text: run })];
    const count = Number(BigInt(last) - BigInt(first)) + 1;
    if (tags.length + count > MOST_TAGS) return [refusal('ear-tags.too-many', field, { max: MOST_TAGS })];
    for (let step = 0; step < count; step += 1)
      tags.push(String(BigInt(first) + BigInt(step)).padStart(15, '0'));
  }
  const seen = new Set<string>();
  const twice = tags.find((tag) => seen.has(tag) || !seen.add(tag));
  return twice ? [refusal('ear-tags.twice', field, { tag: twice })] : tags;
}

/**
 * Every mark of animals without tags, such as `0931、0932`, in its order: each is written once. Tags that stand among them,
 * and runs of tags, are read as tags. Source: rules §3.12.
 */
export function readMarks(text: string, field: string): readonly string[] | Refusal[] {
  const marks: string[] = [];
  for (const word of foldLine(text).replace(RUN_OF_TAGS, '$1至$2').split(COMMA).filter(Boolean)) {
    const read = /^\d{15}至\d{15}$/.test(word) ? readEarTags(word, field) : [word];
    for (const one of read) {
      if (typeof one !== 'string') return [one];
      marks.push(one);
    }
    if (marks.length > MOST_TAGS) return [refusal('ear-tags.too-many', field, { max: MOST_TAGS })];
  }
  const seen = new Set<string>();
  const twice = marks.find((mark) => seen.has(numberKey(mark)) || !seen.add(numberKey(mark)));
  return twice === undefined ? marks : [refusal('ear-tags.twice', field, { tag: twice })];
}

/** Whether a mark is an ear tag, wherever it was written. */
export function isEarTag(mark: string): boolean {
  return TAG.test(mark);
}

/** The marks of a text that names each once; none of any other. */
export function marksIn(text: string): readonly string[] {
  const read = readMarks(text, '');
  return read.every((one) => typeof one === 'string') ? read : [];
}

/** The tags of a text that can be read; none of any other. */
export function earTagsIn(text: string): readonly string[] {
  const read = readEarTags(text, '');
  return read.every((one) => typeof one === 'string') ? read : [];
}
