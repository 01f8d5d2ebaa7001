import { createHash } from 'node:crypto';
import { canonicalJson } from '@helan/domain';
import { type ArchiveFile, noticesOf, rowsOf } from './archive-file.js';

/*
 * The parts of an archive against one another: what one of them says of the deal, another says, too. Only what the
 * archive's own data says is compared. None of the platform's code.
 */

/** Parts that contradict one another, each in words that name both. */
export function findPartFaults(archive: ArchiveFile): string[] {
  return [
    ...findNoticeFaults(archive),
    ...findSessionFaults(archive),
    ...findResultFaults(archive),
    ...findPaperFaults(archive),
    ...findPartyFaults(archive),
  ];
}

/** Each notice is whole, and of the lot that the archive is of. */
function findNoticeFaults(archive: ArchiveFile): string[] {
  const { lotNo } = archive;
  return noticesOf(archive).flatMap(({ content, contentHash, prevHash }) => {
    const name = `公告 ${content.no}`;
    const isWhole = sha256(prevHash + canonicalJson(content)) === contentHash;
    const lots = [content.terms?.lotNo, content.session?.lotNo].filter((one) => one !== undefined);
    const other = lotNo === undefined ? undefined : lots.find((one) => one !== lotNo);
    return [
      ...(isWhole ? [] : [`${name}：内容和指纹不符。`]),
      ...(other === undefined ? [] : [`${name} 是标的 ${other} 的，档案是 ${String(lotNo)} 的。`]),
    ];
  });
}

interface Line {
  readonly number: number;
  readonly seq: number;
  readonly kind: string;
  readonly value: string;
  readonly prev_hash: string;
  readonly hash: string;
}

function linesOf({ record }: ArchiveFile, number: number): Line[] {
  return (rowsOf(record, 'bids') as unknown as Line[]).filter((line) => line.number === number);
}

/** The lines of each session are tied to one another, and end where the notice of the result says. */
function findSessionFaults(archive: ArchiveFile): string[] {
  const numbers = new Set(rowsOf(archive.record, 'bids').map(({ number }) => Number(number)));
  const faults = [...numbers].flatMap((number) => {
    const lines = linesOf(archive, number);
    const at = lines.findIndex(
      ({ seq, prev_hash }, index) => seq !== index + 1 || (index > 0 && prev_hash !== lines[index - 1]!.hash),
    );
    return at < 0 ? [] : [`第 ${number} 场竞价记录的第 ${at + 1} 行和前一行不相连。`];
  });
  for (const { content } of noticesOf(archive)) {
    const { no, session } = content;
    if (!session) continue;
    const lines = linesOf(archive, session.number);
    if (lines.length !== session.lines || lines.at(-1)?.hash !== session.hash)
      faults.push(
        `公告 ${no} 写明第 ${session.number} 场的竞价记录有 ${session.lines} 行、末行指纹 ${session.hash}，档案里的竞价记录不是。`,
      );
  }
  return faults;
}

/** What was bid for is sold for what its last session ended with. */
function findResultFaults(archive: ArchiveFile): string[] {
  const [deal] = rowsOf(archive.record, 'deal');
  const bids = rowsOf(archive.record, 'bids') as unknown as Line[];
  if (deal?.['manner'] !== 'BIDDING') return [];
  const last = Math.max(...bids.map(({ number }) => number));
  const end = linesOf(archive, last).findLast(({ kind }) => kind === 'END');
  if (!end) return ['成交确认写的是竞价成交，竞价记录里没有结果。'];
  const { amountFen } = factsIn(end.value);
  const said = String(deal['unit_price_fen']);
  return amountFen === said
    ? []
    : [`成交确认的价格是 ${said}，第 ${last} 场竞价记录的结果是 ${String(amountFen)}：不是同一个结果。`];
}

function factsIn(value: string): { readonly amountFen?: string | null } {
  try {
    return JSON.parse(value) as { amountFen: string | null };
  } catch {
    return {};
  }
}

/** What the two sides signed is the contract that lies in the archive. */
function findPaperFaults({ items, record }: ArchiveFile): string[] {
  const contracts = items.filter(({ group, record: data }) => group === 'CONTRACT' && data === undefined);
  const digests = contracts.map(({ sha256: digest }) => digest);
  const other = rowsOf(record, 'signatures').find(
    ({ file_hash }) => typeof file_hash === 'string' && !digests.includes(file_hash),
  );
  if (!other) return [];
  return [`${sideOf(other['side'])}签的合同指纹是 ${String(other['file_hash'])}，卷内的合同不是这一份。`];
}

/** A certificate names the sides that signed the contract. */
function findPartyFaults({ record }: ArchiveFile): string[] {
  const signed = rowsOf(record, 'signatures');
  return rowsOf(record, 'certificates').flatMap(({ no, state, parties }) => {
    if (state !== 'ISSUED' || typeof parties !== 'object' || parties === null) return [];
    return Object.entries(parties as Record<string, unknown>).flatMap(([side, name]) => {
      const names = signed.filter((one) => one['side'] === side).map((one) => one['name']);
      if (names.length === 0 || names.includes(name)) return [];
      return [`鉴证书 ${String(no)} 的${sideOf(side)}是${String(name)}，签合同的是${names.join('、')}。`];
    });
  });
}

function sideOf(side: unknown): string {
  return side === 'TRANSFEROR' ? '转出方' : '受让方';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
