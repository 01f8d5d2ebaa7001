import fs from 'node:fs';
import type { Schema } from './operation.js';

/** What the handlers answer with, as the build reads it from their types: nothing, a file, or a schema. */
export interface Answers {
  readonly operations: Readonly<Record<string, Schema | 'NOTHING' | 'FILE'>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Reads what the build has left; throws where there was none. */
export function readAnswers(file: string): Answers {
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Answers;
}
