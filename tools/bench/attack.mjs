// @ts-check
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import JsZip from 'jszip';
import { post, signInAs } from './sign-in.mjs';

/**
 * @typedef {{ port: number, lotId: string, uploads: number, megabytes: number, feeds: number }} Plan
 * @typedef {{ cookie: string, csrfToken: string, drafts: string[] }} Sender
 * @typedef {Record<string, number>} Answers how many of each status
 */

/** Whoever lists what in the demonstration, the first of them the land of many households. */
const SENDERS = [
  ['cunjiti', 'T01'],
  ['nonghu', 'T01'],
  ['nongchang', 'T02'],
  ['qiye', 'T02'],
];
const CASES = new URL('../../apps/api/src/testing/cases/', import.meta.url);
const BOUNDARY = 'attack-boundary';
/** Everything has been answered, or let go, by then. */
const LONGEST_MS = 240_000;
const AFTER_CUT_SECONDS = 5;
/** Of each sender: a draft holds so much, and no more. */
const DRAFTS = 2;

/**
 * What many, or a few who mean ill, send at the same time: sheets that cover more than anybody writes, files as
 * large as they may be, and feeds that nobody reads. Whoever is told to come again with a file does so when he may,
 * so that each is taken or refused for what it is. A process of its own; it reports what each was answered at last.
 * @param {Plan} plan
 */
async function attack(plan) {
  const senders = await Promise.all(SENDERS.map(([login = '', type = '']) => begin(plan.port, login, type)));
  const village = /** @type {Sender} */ (senders[0]);
  const sheets = await hostileSheets();
  const paper = await heavyPaper(plan.megabytes);
  const began = performance.now();
  let sentAgain = 0;
  /** @type {(sender: Sender, draft: string, route: string, content: Buffer) => Promise<string>} */
  const insist = async (sender, draft, route, content) => {
    for (;;) {
      const { answer, againSeconds } = await send(plan.port, sender, `projects/${draft}/${route}`, content);
      if (againSeconds === 0 || performance.now() - began > LONGEST_MS) return answer;
      sentAgain += 1;
      await new Promise((resolve) => setTimeout(resolve, againSeconds * 1000));
    }
  };
  const [feeds, sheetAnswers, uploads] = await Promise.all([
    holdFeeds(plan),
    tally(sheets.map((sheet) => insist(village, village.drafts[0] ?? '', 'households', sheet))),
    tally(
      Array.from({ length: plan.uploads }, (_, index) => {
        const sender = /** @type {Sender} */ (senders[index % senders.length]);
        const draft = sender.drafts[Math.floor(index / senders.length) % DRAFTS] ?? '';
        return insist(sender, draft, 'documents', paper);
      }),
    ),
  ]);
  const seconds = Math.round((performance.now() - began) / 1000);
  return { feeds, sheets: sheetAnswers, uploads, sentAgain, seconds };
}

/**
 * @param {number} port
 * @param {string} login
 * @param {string} typeCode
 * @returns {Promise<Sender>}
 */
async function begin(port, login, typeCode) {
  const credentials = await signInAs(port, login);
  const drafts = [];
  for (let number = 0; number < DRAFTS; number += 1) {
    const draft = await post(port, 'projects', credentials, { typeCode });
    drafts.push(/** @type {{ id: string }} */ (await draft.json()).id);
  }
  return { ...credentials, drafts };
}

/** A right sheet with one thing more in each. */
async function hostileSheets() {
  const good = await fs.readFile(new URL('00-good.xlsx', CASES));
  const behind = [
    '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    '</sheetData><dataValidations><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"是,否"</formula1></dataValidation></dataValidations>',
    '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>',
  ];
  const made = behind.map(async (end) => {
    const zip = await JsZip.loadAsync(good);
    const name = 'xl/worksheets/sheet1.xml';
    const xml = (await zip.file(name)?.async('string')) ?? '';
    zip.file(name, xml.replace('</sheetData>', end));
    return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
  });
  return [await fs.readFile(new URL('18-last-row-formatted.xlsx', CASES)), ...(await Promise.all(made))];
}

/**
 * A paper of one page and so many megabytes, as scanners make them.
 * @param {number} megabytes
 */
async function heavyPaper(megabytes) {
  const { pdf } = await import(new URL('../../dist/apps/api/testing/pdf.js', import.meta.url).href);
  const length = Math.floor(megabytes * 1024 * 1024) - 2048;
  const head = Buffer.from(`<</Type/XObject/Subtype/Image/Length ${length}>>\nstream\n`);
  const scan = Buffer.alloc(length);
  for (let at = 0; at < length; at += 4)
    scan.writeUInt32LE(Math.imul(at, 2_654_435_761) >>> 0, Math.min(at, length - 4));
  return /** @type {Buffer} */ (pdf({ others: [Buffer.concat([head, scan, Buffer.from('\nendstream')])] }));
}

/**
 * The status of the answer, or how the line ended; and after how many seconds to come again, where it says so.
 * @param {number} port
 * @param {Sender} sender
 * @param {string} route
 * @param {Buffer} content
 * @returns {Promise<{ answer: string, againSeconds: number }>}
 */
function send(port, { cookie, csrfToken }, route, content) {
  const begin = Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nMANDATE\r\n` +
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n`,
  );
  const end = Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
  return new Promise((resolve) => {
    const cutOff = (/** @type {string} */ answer) => resolve({ answer, againSeconds: AFTER_CUT_SECONDS });
    const request = http.request(
      {
        port,
        host: '127.0.0.1',
        path: `/api/${route}`,
        method: 'POST',
        agent: false,
        timeout: LONGEST_MS,
        headers: {
          cookie,
          'x-csrf-token': csrfToken,
          'idempotency-key': randomUUID(),
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
          'content-length': begin.length + content.length + end.length,
        },
      },
      (response) => {
        const againSeconds = Number(response.headers['retry-after'] ?? 0);
        resolve({ answer: String(response.statusCode), againSeconds });
        response.resume();
      },
    );
    request.once('timeout', () => resolve({ answer: 'NO ANSWER', againSeconds: 0 }));
    // Whoever is refused and goes on sending may be cut off before he has read why; he tries again as well.
    request.on('error', (error) => cutOff(`CUT OFF ${/** @type {NodeJS.ErrnoException} */ (error).code}`));
    request.write(begin);
    request.write(content);
    request.end(end);
  });
}

/**
 * Opens so many feeds at once from one address, and reads of each no more than its first line.
 * @param {Plan} plan
 * @returns {Promise<Answers>}
 */
function holdFeeds({ port, lotId, feeds }) {
  return tally(
    Array.from(
      { length: feeds },
      () =>
        new Promise((resolve) => {
          const socket = net.connect(port, '127.0.0.1');
          socket.once('connect', () =>
            socket.write(`GET /api/lots/${lotId}/feed HTTP/1.1\r\nHost: a\r\n\r\n`),
          );
          socket.once('data', (chunk) => resolve(chunk.toString('latin1', 9, 12)));
          socket.once('error', (error) =>
            resolve(`CUT OFF ${/** @type {NodeJS.ErrnoException} */ (error).code}`),
          );
          socket.setTimeout(LONGEST_MS, () => resolve('NO ANSWER'));
        }),
    ),
  );
}

/**
 * @param {Promise<string>[]} answers
 * @returns {Promise<Answers>}
 */
async function tally(answers) {
  /** @type {Answers} */
  const counts = {};
  for (const answer of await Promise.all(answers)) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

// They have machines of their own; here they have what the platform leaves of this one.
os.setPriority(os.constants.priority.PRIORITY_LOW);

process.once('message', (plan) => {
  void attack(/** @type {Plan} */ (plan)).then(
    (answers) => process.send?.(answers),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});

// Whoever gave the plan is gone.
process.once('disconnect', () => process.exit());
