import type { DealFacts } from '../deal/deal-facts.js';
import { Troupe } from '../deal/cast.js';
import { type Stage, advanceTo, readClock, waitUntil } from '../deal/stage.js';
import { Timekeeper } from '../deal/timekeeper.js';
import { MISHAPS } from './events.js';
import { factsOf } from './listing-facts.js';
import { type EventName, type Recipe, type Row, STEPS, type StepName, momentOf } from './recipe.js';
import { ACTS, type Play } from './steps.js';

export interface CountyOptions {
  readonly url: string;
  readonly recipe: Recipe;
  readonly firstDay: Date;
  readonly print: (line: string) => void;
}

const MINUTE = 60_000;
/** Papers are not signed in the minute in which they come. */
const STEPS_OF_ANOTHER_DAY: readonly StepName[] = [
  'letter',
  'contract',
  'sign',
  'pay',
  'certificate',
  'archive',
];

/**
 * Plays every listing of a recipe on one platform, in the order of the calendar, and leaves its clock where the county is
 * taken. Returns the notices of the rows that have a key.
 */
export async function playCounty({
  url,
  recipe,
  firstDay,
  print,
}: CountyOptions): Promise<Record<string, string>> {
  const troupe = new Troupe(url, undefined, headersOf());
  const clock = new Timekeeper(url);
  await nameVillages(troupe, recipe);
  const faults: string[] = [];
  const sights: Record<string, string> = {};
  const plays = recipe.listings.map((row, index) => async () => {
    const serial = index + 1;
    try {
      const { listed } = await playRow({ url, troupe, clock, recipe, firstDay, print }, row, serial);
      if (row.key !== undefined) sights[row.key] = listed.notice.id;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      faults.push(`${row.title}：${why}`);
      print(`！${row.title}　${why}`);
    }
  });
  await clock.run(plays);
  if (faults.length > 0) throw new Error(`${faults.length} 件没有办成：\n${faults.join('\n')}`);
  const takenAt = momentOf(recipe.takenAt, firstDay);
  const now = await readClock(url);
  if (now > takenAt) throw new Error(`时钟已经走到 ${now.toISOString()}，过了 ${takenAt.toISOString()}`);
  await advanceTo(url, takenAt);
  return sights;
}

/** Everybody sits at a line and in front of a browser of his own: that several share one would be looked into. */
function headersOf(): (login: string) => Record<string, string> {
  let line = 0;
  return (login) => {
    line += 1;
    return { 'X-Forwarded-For': `10.64.${line}.8`, 'User-Agent': `Mozilla/5.0 (demonstration; ${login})` };
  };
}

/** The townships say where their villages lie. */
async function nameVillages(troupe: Troupe, { villages }: Recipe): Promise<void> {
  for (const { code, township, latitude, longitude } of Object.values(villages)) {
    const person = await troupe.person(township);
    await person.put(`village-points/${code}`, { latitude, longitude, source: '村部手持 GPS 实测' });
  }
}

interface Scene extends CountyOptions {
  readonly troupe: Troupe;
  readonly clock: Timekeeper;
}

async function playRow(scene: Scene, row: Row, serial: number): Promise<Play> {
  const { url, clock, recipe, firstDay, print } = scene;
  const village = recipe.villages[row.village]!;
  const at = momentOf(`${row.day} 09:${String(10 + (serial % 45))}`, firstDay);
  await clock.until(at);
  const facts = factsOf(row, { village, at, serial });
  const stage = await stageOf(scene, row, facts);
  const play = { row, stage } as Play;
  for (const name of STEPS.slice(0, STEPS.indexOf(row.until) + 1)) await act(play, name);
  for (const { act: name, day } of row.then ?? []) {
    if (day !== undefined)
      await waitUntil(stage, momentOf(`${day} 10:${String(10 + (serial % 45))}`, firstDay));
    await (name in MISHAPS ? MISHAPS[name as EventName](play) : act(play, name as StepName));
  }
  const days = ((await readClock(url)).getTime() - firstDay.getTime()) / 86_400_000;
  print(`${days.toFixed(2).padStart(8)}　${row.type}　${row.title}　${row.then?.at(-1)?.act ?? row.until}`);
  return play;
}

async function act(play: Play, name: StepName): Promise<void> {
  if (STEPS_OF_ANOTHER_DAY.includes(name)) {
    const now = await readClock(play.stage.url);
    await waitUntil(play.stage, new Date(now.getTime() + 20 * 60 * MINUTE));
  }
  try {
    await ACTS[name](play);
  } catch (error) {
    throw new Error(`${name}：${error instanceof Error ? error.message : String(error)}`);
  }
}

async function stageOf(
  { url, troupe, clock, recipe, firstDay }: Scene,
  row: Row,
  facts: DealFacts,
): Promise<Stage> {
  const { liaison, township } = recipe.villages[row.village]!;
  const { lister, bidders = [], session } = row;
  const cast = await troupe.castOf({ lister, bidders, liaison, township });
  return {
    url,
    cast,
    facts,
    say: () => undefined,
    clock: {
      until: (at) => clock.until(at),
      startOf: (earliest) => (session === undefined ? clock.startOf(earliest) : momentOf(session, firstDay)),
    },
  };
}
