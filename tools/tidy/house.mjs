// @ts-check
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ name: string, title: string, rooms: string[] }} Wing
 * @typedef {{ file: string, uses: string[], reason: string }} Exception
 * @typedef {{ wings: Wing[], beside: string[], areas: string[], tables: Record<string, string[]>, exceptions: Exception[] }} House
 * @typedef {{ project: string, room: string, rank: number }} Place
 */

/** Projects whose rooms follow the order of the house, by the folder in which they stand. */
const PROJECTS = { api: 'apps/api/src/', domain: 'libs/domain/src/', web: 'apps/web/src/app/' };
const PER_WING = 100;
const PER_AREA = 10_000;

/** @returns {House} */
export function readHouse() {
  return JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'wings.json'), 'utf8'));
}

/**
 * Where a file stands in the order: the larger the rank, the higher. Files above every wing (the list of
 * modules, the start, the routes) have no place, and may use everything.
 * @param {House} house
 * @param {string} file path from the root of the repository
 * @returns {Place | 'UNKNOWN' | undefined}
 */
export function placeOf(house, file) {
  const [project, base] = Object.entries(PROJECTS).find(([, folder]) => file.startsWith(folder)) ?? [];
  if (!project || !base) return undefined;
  const parts = file.slice(base.length).split('/');
  if (parts.length < 2) return undefined;
  return project === 'web' ? placeInWeb(house, parts) : placeInWing(house, project, parts);
}

/**
 * @param {House} house
 * @param {string} project
 * @param {string[]} parts
 * @returns {Place | 'UNKNOWN'}
 */
function placeInWing(house, project, [wingName = '', roomName = '', ...inside]) {
  const beside = house.beside.indexOf(wingName);
  const top = house.wings.length * PER_WING;
  if (beside >= 0) return { project, room: wingName, rank: top + beside };
  const index = house.wings.findIndex((wing) => wing.name === wingName);
  const wing = house.wings[index];
  if (!wing) return 'UNKNOWN';
  // The kernel of the api is one room; what lies in the kernel's own folder is below its rooms.
  const isKernelItself = wingName === 'kernel' && (project === 'api' || inside.length === 0);
  if (isKernelItself) return { project, room: 'kernel', rank: 0 };
  const room = wing.rooms.indexOf(roomName);
  if (room < 0 || inside.length === 0) return 'UNKNOWN';
  return { project, room: `${wingName}/${roomName}`, rank: index * PER_WING + room + 1 };
}

/**
 * Areas come before wings: whatever is in `console` may use whatever is in `data`. Within an area its own files
 * are below its wings, `desk`, which puts the wings together, above them.
 * @param {House} house
 * @param {string[]} parts
 * @returns {Place | 'UNKNOWN'}
 */
function placeInWeb(house, [areaName = '', wingName = '', ...inside]) {
  const area = house.areas.indexOf(areaName);
  if (area < 0) return 'UNKNOWN';
  const place = { project: 'web', room: areaName, rank: area * PER_AREA };
  if (!['data', 'my', 'console'].includes(areaName)) return place;
  if (inside.length === 0) {
    // Routes bring an area's pages together.
    return wingName.includes('.routes.') ? { ...place, rank: place.rank + PER_AREA - 1 } : place;
  }
  const wing =
    wingName === 'desk' ? house.wings.length : house.wings.findIndex(({ name }) => name === wingName);
  if (wing < 0) return 'UNKNOWN';
  return { project: 'web', room: `${areaName}/${wingName}`, rank: place.rank + wing + 1 };
}

/**
 * The room that owns each table.
 * @param {House} house
 * @returns {Map<string, string>}
 */
export function ownersOf(house) {
  return new Map(
    Object.entries(house.tables).flatMap(([room, tables]) => tables.map((table) => [table, room])),
  );
}

/**
 * The table of wings as ARCHITECTURE.md prints it.
 * @param {House} house
 */
export function houseInWords(house) {
  const rows = house.wings.map(
    ({ name, title, rooms }, index) =>
      `| ${index + 1} | \`${name}/\` ${title} | ${rooms.join(', ') || '—'} |`,
  );
  return ['| # | Wing | Rooms, from below |', '| - | ---- | ----------------- |', ...rows].join('\n');
}
