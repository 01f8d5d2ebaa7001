import fs from 'node:fs';
import path from 'node:path';

/** What is to be checked: a file's content, or why there is none. */
export interface FoundFile {
  readonly name: string;
  readonly content?: Buffer;
  readonly fault?: string;
  /** It lies in a named folder and is none of those that are checked. */
  readonly isLeftOut?: boolean;
}

/** The named files, and of a named folder every file below it; each once, however often it is named. */
export function readFiles(names: readonly string[]): FoundFile[] {
  const found = names.flatMap((name) => readAny(name));
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const place = path.resolve(name);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

/** A link is what it leads to. */
function readAny(name: string): FoundFile[] {
  try {
    const stats = fs.statSync(name, { throwIfNoEntry: false });
    if (!stats) return [{ name, fault: '没有这个文件。' }];
    if (!stats.isDirectory()) return [readFile(name, stats.isFile())];
    return readFolder(name);
  } catch {
    return [{ name, fault: '这里读不了。' }];
  }
}

function readFolder(folder: string): FoundFile[] {
  const names = fs.readdirSync(folder).sort();
  if (names.length === 0) return [{ name: folder, fault: '这个文件夹里没有文件。' }];
  return names.flatMap((name): FoundFile[] => {
    const place = path.join(folder, name);
    if (name.startsWith('.')) return [{ name: place, fault: '名字以点开头，没有看。', isLeftOut: true }];
    // A link to a folder may lead back to where it lies.
    if (fs.lstatSync(place).isSymbolicLink() && fs.existsSync(`${place}/.`))
      return [{ name: place, fault: '是到别的文件夹的链接，没有看。', isLeftOut: true }];
    return readAny(place);
  });
}

function readFile(name: string, isPlain: boolean): FoundFile {
  if (!isPlain) return { name, fault: '这不是文件。' };
  try {
    return { name, content: fs.readFileSync(name) };
  } catch {
    return { name, fault: '这份文件读不了。' };
  }
}
