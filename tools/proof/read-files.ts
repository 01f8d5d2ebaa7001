import fs from 'node:fs';
import path from 'node:path';

/** What is to be checked: a file's content, or why there is none. */
export interface FoundFile {
  readonly name: string;
  readonly content?: Buffer;
  readonly fault?: string;
}

/** The named files, and of a named folder every file that lies in it; each once, however often it is named. */
export function readFiles(names: readonly string[]): FoundFile[] {
  const found = names.flatMap((name) => (isFolder(name) ? filesIn(name) : [readFile(name)]));
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const place = path.resolve(name);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

function isFolder(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesIn(folder: string): FoundFile[] {
  const names = fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(folder, entry.name))
    .sort();
  if (names.length === 0)
    return [{ name: folder, fault: '这个文件夹里没有文件；里面还有文件夹的，请写到其中一个。' }];
  return names.map(readFile);
}

function readFile(name: string): FoundFile {
  if (!fs.existsSync(name)) return { name, fault: '没有这个文件。' };
  try {
    return { name, content: fs.readFileSync(name) };
  } catch {
    return { name, fault: '这份文件读不了。' };
  }
}
