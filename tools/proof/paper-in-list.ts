import { createHash } from 'node:crypto';
import type { ArchiveFile } from './archive-file.js';
import { checkPdfSignature } from './pdf-signature.js';
import { isPoster } from './unsigned-paper.js';
import type { Verdict } from './verdict.js';

/** A paper, a picture, or whatever else is no JSON. */
interface Paper {
  readonly content: Buffer;
  /** As its reader calls it. */
  readonly name: string;
}

/** An archive whose list is whole; proven where it bears the signature of a key that the platform is known to have. */
export interface List {
  readonly archive: ArchiveFile;
  readonly isProven: boolean;
}

/**
 * A paper beside archives is one of those that a list names, by its SHA-256. What a list names that proves nothing stands
 * no better than it; what no list names is not of the archive, whatever it is.
 */
export function besideLists({ content, name }: Paper, alone: Verdict, lists: readonly List[]): Verdict {
  if (lists.length === 0) return alone;
  const digest = createHash('sha256').update(content).digest('hex');
  const listed = lists.flatMap((list) =>
    list.archive.items.flatMap((item) =>
      item.sha256 === digest && item.record === undefined ? [{ ...list, item }] : [],
    ),
  );
  const found = listed.find(({ isProven }) => isProven) ?? listed[0];
  if (found) return asListed(content, alone, found);
  if (isPoster(content)) return alone;
  const same = lists.flatMap(({ archive: { no, items } }) =>
    items
      .filter(({ file }) => file !== undefined && file === baseName(name))
      .map(
        (item) => `档案 ${no} 卷内第 ${item.seq} 件“${item.title}”的指纹是 ${item.sha256}，这份不是：换过。`,
      ),
  );
  const nos = lists.map(({ archive }) => archive.no).join('、');
  return {
    isSound: false,
    lines: [`档案 ${nos} 的目录里没有这一件（它的 SHA-256：${digest}）。`, ...same],
  };
}

function asListed(
  content: Buffer,
  alone: Verdict,
  { archive, isProven, item }: List & { readonly item: ArchiveFile['items'][number] },
): Verdict {
  const told = `和档案 ${archive.no} 卷内第 ${item.seq} 件“${item.title}”的指纹相符`;
  if (alone.isSound) return { ...alone, lines: [...alone.lines, `${told}。`] };
  // Its own signature is broken.
  if (checkPdfSignature(content)) return alone;
  return isProven
    ? { isSound: true, lines: [`这份本身不带签名，${told}。`] }
    : {
        isSound: false,
        isUnproven: true,
        lines: [`这份本身不带签名，${told}，但那份清单本身证明不了什么。`],
      };
}

function baseName(name: string): string {
  return name.split(/[\\/]/).at(-1) ?? name;
}
