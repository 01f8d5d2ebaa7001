import fs from 'node:fs';
import type { Schema } from './operation.js';

/** What the handlers answer with, as the build reads it from their types: nothing, a file, or a schema. */
export interface Answers {
  readonly operations: Readonly<Record<string, Schema | 'NOTHING' | 'FILE'>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Reads what the build has left; throws one clear sentence where there was none. */
export function readAnswers(file: string): Answers {
  if (!fs.existsSync(file))
    throw new Error(`没有接口说明要用的 ${file}，平台没有启动。请先构建，或者设 OPENAPI=closed。`);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Answers;
}
