import fs from 'node:fs';

const FOLDER = new URL('./cases/', import.meta.url);

/** A file that people sent and that was taken for something else than it is; every name and number is invented. */
export function caseFile(name: string): Buffer {
  return fs.readFileSync(new URL(name, FOLDER));
}

export function caseJson<T>(name: string): T {
  return JSON.parse(caseFile(name).toString('utf8')) as T;
}
