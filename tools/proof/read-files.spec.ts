import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFiles } from './read-files.js';

let root: string;
const at = (...names: string[]) => path.join(root, ...names);
beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'helan-files-'));
  fs.mkdirSync(at('N009', '1'), { recursive: true });
  fs.mkdirSync(at('N052', '1'), { recursive: true });
  for (const name of ['record.json', 'notice.json', '.hidden']) fs.writeFileSync(at('N009', name), name);
});
afterAll(() => fs.rmSync(root, { recursive: true }));

test('of a folder every file that lies in it is read, each once', () => {
  expect(readFiles([at('N009'), at('N009', 'notice.json')])).toEqual([
    { name: at('N009', '.hidden'), fault: '名字以点开头，没有看。', isLeftOut: true },
    { name: at('N009', '1'), fault: '这个文件夹里没有文件。' },
    { name: at('N009', 'notice.json'), content: Buffer.from('notice.json') },
    { name: at('N009', 'record.json'), content: Buffer.from('record.json') },
  ]);
});

test('a folder in a folder is read, too; what is left out is named', () => {
  const place = at('deep');
  fs.mkdirSync(path.join(place, '1'), { recursive: true });
  fs.writeFileSync(path.join(place, '1', 'archive.json'), '{}');
  fs.writeFileSync(path.join(place, '.hidden.json'), '{}');
  fs.symlinkSync(at('N009', 'record.json'), path.join(place, 'link.json'));
  fs.symlinkSync(place, path.join(place, 'loop'));
  fs.symlinkSync(path.join(place, 'turn'), path.join(place, 'turn'));
  fs.symlinkSync(at('gone.json'), path.join(place, 'lost.json'));
  expect(readFiles([place])).toEqual([
    { name: path.join(place, '.hidden.json'), fault: '名字以点开头，没有看。', isLeftOut: true },
    { name: path.join(place, '1', 'archive.json'), content: Buffer.from('{}') },
    { name: path.join(place, 'link.json'), content: Buffer.from('record.json') },
    { name: path.join(place, 'loop'), fault: '是到别的文件夹的链接，没有看。', isLeftOut: true },
    { name: path.join(place, 'lost.json'), fault: '没有这个文件。' },
    { name: path.join(place, 'turn'), fault: '这里读不了。' },
  ]);
});

test('a folder without files and a file that is not there are told in a sentence', () => {
  expect(readFiles([at('N052'), at('gone.json')])).toEqual([
    { name: at('N052', '1'), fault: expect.stringMatching(/^这个文件夹里没有文件/) },
    { name: at('gone.json'), fault: '没有这个文件。' },
  ]);
});
