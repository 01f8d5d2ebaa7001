import type { SessionRecord } from './session-record.js';

/*
 * Everything that a record's file says is signed: what the platform has not signed could say anything, and whoever
 * reads it would take it for part of the record.
 */

/** What is signed of each part of a record, or of a receipt. */
export const SIGNED = {
  record: ['kind', 'terms', 'log', 'heads', 'publicKey'],
  line: ['seq', 'kind', 'paddle', 'value', 'at', 'arrivedAt', 'envelope', 'prevHash', 'hash'],
  head: ['firstSeq', 'lastSeq', 'lastHash', 'root', 'signature'],
} as const;

/** Values that are no JSON: an amount, a commitment, the hash of an envelope; of a confirmation nothing. */
const PLAIN = ['SEAT', 'PRICE', 'PRIORITY_MATCH', 'ACCEPT', 'SEALED', 'ENTER'];

/** What stands in a record and is signed by nobody, and events that are not written in the one way. */
export function findShapeFaults(record: SessionRecord): string[] {
  return [
    ...extra(record, SIGNED.record, '文件'),
    ...record.heads.flatMap((head) => extra(head, SIGNED.head, `第 ${head.firstSeq} 行起的签名`)),
    ...record.log.flatMap((line) => {
      const place = `第 ${line.seq} 行`;
      const faults = extra(line, SIGNED.line, place);
      if (line.envelope !== undefined && line.kind !== 'SEALED')
        faults.push(`${place}：只有密封报价才有信封。`);
      const isOneWay = PLAIN.includes(line.kind) || isCanonical(line.value);
      return isOneWay ? faults : [...faults, `${place}：内容不是规定的写法。`];
    }),
  ];
}

/** Names that nobody has signed, in words. */
export function extra(of: object, signed: readonly string[], place: string): string[] {
  return Object.keys(of)
    .filter((name) => !signed.includes(name))
    .map((name) => `${place}：“${name}”不在签名里，谁都可以写上去。`);
}

function isCanonical(text: string): boolean {
  try {
    return canonical(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

/** JSON with the keys of every object in order, without spaces. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
