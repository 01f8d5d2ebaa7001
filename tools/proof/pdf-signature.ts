import { X509Certificate, createHash, verify as verifySignature } from 'node:crypto';
import type { Verdict } from './verdict.js';

/** One DER element: its tag, its whole bytes, and its body. */
interface Element {
  readonly tag: number;
  readonly raw: Buffer;
  readonly body: Buffer;
}

/** Whether a PDF's signature stands over every byte of the file but itself, and who signed; nothing where none is there. */
export function checkPdfSignature(file: Buffer): Verdict | undefined {
  const range = /\/ByteRange ?\[ ?(\d+) (\d+) (\d+) (\d+) ?\]/.exec(file.toString('latin1'));
  if (!range) return undefined;
  const [first, firstLength, second, secondLength] = range.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (first !== 0 || second + secondLength !== file.length)
    return { isSound: false, lines: ['签名没有覆盖整份文件。'] };
  const signed = Buffer.concat([file.subarray(0, firstLength), file.subarray(second)]);
  const hex = file.subarray(firstLength + 1, second - 1).toString('latin1');
  try {
    return checkSignedData(signed, Buffer.from(hex, 'hex'));
  } catch {
    return { isSound: false, lines: ['签名读不出来。'] };
  }
}

function checkSignedData(signed: Buffer, cms: Buffer): Verdict {
  const content = children(children(readElement(cms))[1]!)[0]!;
  const parts = children(content);
  const certificates = children(parts.find((part) => part.tag === 0xa0)!).map(
    (part) => new X509Certificate(part.raw),
  );
  const signer = children(children(parts.at(-1)!)[0]!);
  const attributes = signer.find((part) => part.tag === 0xa0)!;
  const signature = signer.filter((part) => part.tag === 0x04).at(-1)!.body;
  const certificate = certificates[0]!;
  const attributeSet = Buffer.concat([Buffer.from([0x31]), attributes.raw.subarray(1)]);
  const digest = createHash('sha256').update(signed).digest();
  const isContentSame = attributes.body.includes(Buffer.concat([Buffer.from([0x04, 0x20]), digest]));
  const isSigned = verifySignature('sha256', attributeSet, certificate.publicKey, signature);
  const isIssued = certificates.length < 2 || certificate.verify(certificates[1]!.publicKey);
  if (!isContentSame) return { isSound: false, lines: ['文件内容在签名以后被改过。'] };
  if (!isSigned || !isIssued) return { isSound: false, lines: ['签名不成立。'] };
  const issuer = certificate.issuer.split('\n').join('，');
  return {
    isSound: true,
    lines: [
      '签名成立，文件自签名以来没有改动。',
      `签名人：${certificate.subject.split('\n').join('，')}`,
      `颁发者：${issuer}（是否可信请另行核对）`,
    ],
  };
}

function readElement(bytes: Buffer, at = 0): Element {
  let length = bytes[at + 1]!;
  let bodyAt = at + 2;
  if (length & 128) {
    const count = length & 127;
    length = bytes.readUIntBE(bodyAt, count);
    bodyAt += count;
  }
  const end = bodyAt + length;
  if (end > bytes.length) throw new Error('the element is longer than its bytes');
  return { tag: bytes[at]!, raw: bytes.subarray(at, end), body: bytes.subarray(bodyAt, end) };
}

function children({ body }: Element): Element[] {
  const list: Element[] = [];
  for (let at = 0; at < body.length;) {
    const element = readElement(body, at);
    list.push(element);
    at += element.raw.length;
  }
  return list;
}
