import { createHash } from 'node:crypto';
import type { Verdict } from './verdict.js';

/** What the center makes without a signature: `title number`. */
const IN_ARCHIVE = /^(价款结算单|\S*合同) (\S+)$/;
const POSTER = /^(\S*(?:公告|公示))　.* (\S+)$/s;
/** What the center makes with one only. */
const SIGNED = /^(农村产权流转鉴证书|成交确认书|协商纪要) /;

/**
 * A PDF without a signature, by itself. Contract and settlement sheet bear none, and stand by their digest in the
 * archive's list; a poster by the fingerprint at its foot. A paper that should bear one and does not is false, and so is
 * one that is not the center's.
 */
export function checkUnsigned(file: Buffer): Verdict {
  const title = titleOf(file);
  const own = IN_ARCHIVE.exec(title);
  if (own) return withoutList(file, `${own[1]} ${own[2]}`);
  const poster = POSTER.exec(title);
  if (poster)
    return {
      isSound: false,
      isUnproven: true,
      lines: [
        `${poster[1]} ${poster[2]} 的海报不带签名，它本身证明不了什么。`,
        '核对办法：海报下方印有公告指纹，应与网上公告页的指纹相同；公告页可以下载公示证明，用 npm run verify 核对。',
      ],
    };
  const signed = SIGNED.exec(title);
  return {
    isSound: false,
    lines: [
      signed
        ? `${signed[1]}应当带有中心的签名，这份没有：不是中心出具的那一份，或者签名被去掉了。`
        : '这份 PDF 没有签名。',
    ],
  };
}

/** What nobody signs, and no archive lists: it is not the archive's affair. */
export function isPoster(file: Buffer): boolean {
  return POSTER.test(titleOf(file));
}

function withoutList(file: Buffer, name: string): Verdict {
  const digest = createHash('sha256').update(file).digest('hex');
  return {
    isSound: false,
    isUnproven: true,
    lines: [
      `${name} 不带签名，这是按规定做的：双方在纸上签字，它凭封存摘要核对。`,
      `核对办法：它的 SHA-256 是 ${digest}，应与档案目录里同名那一件的相同；或者把档案一起交来：npm run verify -- <本文件> archive.json。`,
    ],
  };
}

/** As the center's printer writes it into the file; empty where there is none. */
function titleOf(file: Buffer): string {
  const text = file.toString('latin1');
  const object = /\/Title (\d+) 0 R/.exec(text)?.[1];
  const [, written = ''] =
    (object && new RegExp(`\\n${object} 0 obj\\s*\\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(text)) || [];
  const bytes = Buffer.from(
    written.replace(/\\([\s\S])/g, (_, mark: string) => ESCAPES[mark] ?? mark),
    'latin1',
  );
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes
        .subarray(2, bytes.length - (bytes.length % 2))
        .swap16()
        .toString('utf16le')
    : bytes.toString('latin1');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
