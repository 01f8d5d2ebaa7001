import { describe, expect, test } from '@jest/globals';
import { OPEN_RULES, sampleBid } from '@helan/domain/samples';
import { findDuplicateKey } from './duplicate-keys.js';
import { type Entry, makeRecord, writeRecord } from './make-record.js';
import { verifyFile } from './verify-file.js';

const record = makeRecord(OPEN_RULES, { 101: null }, [sampleBid(OPEN_RULES, '101', 62_000n, 1)]);
const linesOf = (file: unknown) => verifyFile(Buffer.from(JSON.stringify(file))).lines;

describe('what nobody has signed is refused', () => {
  test.each<[string, object, string]>([
    [
      'beside the record',
      { ...record, winnerName: '张三' },
      '文件：“winnerName”不在签名里，谁都可以写上去。',
    ],
    [
      'in a line',
      { ...record, log: record.log.map((line) => ({ ...line, name: '张三' })) },
      '第 1 行：“name”不在签名里，谁都可以写上去。',
    ],
    [
      'in a signature',
      { ...record, heads: record.heads.map((head) => ({ ...head, by: '张三' })) },
      '第 1 行起的签名：“by”不在签名里，谁都可以写上去。',
    ],
    [
      'an envelope where none was sealed',
      { ...record, log: record.log.map((line) => ({ ...line, envelope: 'x' })) },
      '第 1 行：只有密封报价才有信封。',
    ],
  ])('%s', (_, file, fault) => {
    expect(linesOf(record)[0]).toContain('逐口重放无误');
    expect(linesOf(file)).toContain(fault);
  });

  test('an event that is written in another way, though it is signed', () => {
    const entries = record.log.map((line) =>
      line.kind === 'END' ? { ...line, value: line.value.replace('{', '{"winner":"202",') } : line,
    );
    const { terms } = record;
    expect(linesOf(writeRecord(terms as never, entries as Entry[]))).toContain(
      '第 3 行：内容不是规定的写法。',
    );
  });
});

describe('a name that stands twice', () => {
  test.each<[string, string, string | undefined]>([
    ['in no object', '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', undefined],
    ['in the outermost', '{"a":1,"b":2,"a":3}', 'a'],
    ['in an inner one', '{"a":{"b":1,"c":[1,2],"b":2}}', 'b'],
    ['behind an object', '{"a":{"b":1},"a":2}', 'a'],
    ['in an object of a list', '[{"a":1},{"b":1,"b":2}]', 'b'],
    ['written with an escape', '{"a":1,"\\u0061":2}', 'a'],
    ['as a text, not as a name', '{"a":"b","c":"b","d":["a","a"]}', undefined],
    ['inside a text', '{"a":"{\\"b\\":1,\\"b\\":2}"}', undefined],
  ])('%s', (_, text, name) => {
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(findDuplicateKey(text)).toBe(name);
  });

  test('makes a file that stands no proof any more', () => {
    const text = JSON.stringify(record).replace('{"kind"', '{"publicKey":"AAAA","kind"');
    expect(verifyFile(Buffer.from(text))).toEqual({
      isSound: false,
      lines: ['“publicKey”在同一处写了两次，读哪一个都行，不能作准。'],
    });
  });
});
