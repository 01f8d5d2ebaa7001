// @ts-check
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const MIGRATIONS = 'apps/api/migrations';
export const RECIPE = path.join(FOLDER, 'recipe.json');
export const PEOPLE = path.join(FOLDER, 'people.json');

/** What a county is made of: recipe, people, players and migrations, as one digest; and the names of the migrations. */
export function madeOf() {
  const files = fs
    .readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /\.(ts|json)$/.test(name) && !name.endsWith('.spec.ts'))
    .sort();
  const digest = crypto.createHash('sha256');
  for (const name of files) digest.update(`${name}\n`).update(fs.readFileSync(path.join(FOLDER, name)));
  const migrations = fs
    .readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  for (const name of migrations)
    digest.update(`${name}\n`).update(fs.readFileSync(path.join(MIGRATIONS, name)));
  return { recipe: digest.digest('hex'), migrations };
}
