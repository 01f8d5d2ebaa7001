/** The few pieces of DER that a signature needs. Each returns one complete element. */
function element(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 255);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const der = {
  sequence: (...parts: Buffer[]) => element(0x30, ...parts),
  set: (...parts: Buffer[]) => element(0x31, ...[...parts].sort((a, b) => Buffer.compare(a, b))),
  octets: (bytes: Buffer) => element(0x04, bytes),
  integer: (value: number) => element(0x02, Buffer.from([value])),
  nothing: Buffer.from([0x05, 0x00]),
  /** `[index]` constructed. */
  tagged: (index: number, ...parts: Buffer[]) => element(0xa0 + index, ...parts),
  objectId(text: string): Buffer {
    const [first, second, ...rest] = text.split('.').map(Number) as [number, number, ...number[]];
    const bytes = [first * 40 + second];
    for (const arc of rest) {
      const groups = [arc & 127];
      for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
      bytes.push(...groups);
    }
    return element(0x06, Buffer.from(bytes));
  },
};

interface Span {
  readonly bodyAt: number;
  readonly end: number;
  readonly raw: Buffer;
}

function read(bytes: Buffer, at: number): Span {
  let length = bytes[at + 1]!;
  let bodyAt = at + 2;
  if (length & 128) {
    const count = length & 127;
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + bytes[bodyAt + index]!;
    bodyAt += count;
  }
  return { bodyAt, end: bodyAt + length, raw: bytes.subarray(at, bodyAt + length) };
}

/** Issuer and serial number of a certificate, byte for byte as they stand in it. */
export function issuerAndSerial(certificate: Buffer): { issuer: Buffer; serial: Buffer } {
  const body = read(certificate, read(certificate, 0).bodyAt);
  const hasVersion = certificate[body.bodyAt] === 0xa0;
  const serial = read(certificate, hasVersion ? read(certificate, body.bodyAt).end : body.bodyAt);
  const algorithm = read(certificate, serial.end);
  return { serial: serial.raw, issuer: read(certificate, algorithm.end).raw };
}
