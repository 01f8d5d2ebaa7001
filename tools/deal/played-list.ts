import type { NoticeEnd } from './run-deal.js';

const BEGIN = '<!-- played notices: written by npm run deal -- --all -->';
const END = '<!-- end of played notices -->';

/** The paragraph of a document that the run of all notices writes; nothing where it has none. */
export function readPlayed(text: string): string | undefined {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  return from < 0 || to < from ? undefined : text.slice(from + BEGIN.length, to).trim();
}

/** The document with what was played in its place; throws where it has none. */
export function putPlayed(text: string, played: string): string {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error('the document has no place for the played notices');
  return `${text.slice(0, from + BEGIN.length)}\n\n${played}\n\n${text.slice(to)}`;
}

/** What became of all notices of a run, in a sentence a kind of end. */
export function writePlayed(ends: readonly NoticeEnd[]): string {
  const lots = ends.flatMap((notice) => notice.ends);
  const archived = ends.filter((notice) => notice.ends.every(({ archiveNo }) => archiveNo !== undefined));
  const refused = ends.filter((notice) => notice.ends.some(({ faults }) => faults.length > 0));
  const missing = ends.filter(
    (notice) => !refused.includes(notice) && notice.ends.some(({ notOffered }) => notOffered.length > 0),
  );
  const rest = ends.filter((notice) => ![...archived, ...refused, ...missing].includes(notice));
  return [
    `All ${ends.length} real notices in \`tools/deal/notices.json\`, ${lots.length} lots, were played at once.`,
    '',
    `- To the archive, ${archived.length}: ${list(archived)}.`,
    `- Refused at the application for what they say, ${refused.length}: ${list(refused)}.`,
    `- Traded in a way that is not offered yet, ${missing.length}: ${list(missing)}.`,
    ...(rest.length > 0 ? [`- Not done for another reason, ${rest.length}: ${list(rest)}.`] : []),
  ].join('\n');
}

function list(notices: readonly NoticeEnd[]): string {
  return notices
    .map(({ id, typeCode, ends }) => `${id} (${typeCode}${ends.length > 1 ? `, ${ends.length} lots` : ''})`)
    .join(', ');
}
