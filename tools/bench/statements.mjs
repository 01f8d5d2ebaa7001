// @ts-check
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { prepare } from '../dev/prepare.mjs';
import { PROFILE, linesOf, message, table } from './bank-file.mjs';
import { cpuSeconds, machine, round } from './figures.mjs';
import { post, signInAs } from './sign-in.mjs';
import { asAdmin, setStage } from './stage.mjs';

/**
 * `npm run bench:statements [-- --lines 100000 --sub-accounts 2000 --profile folder]`: a bank's file by the desk's own routes: handed in, read
 * and taken in, each line with what became of it; the day's camt.053 with the same lines after it, each of which is known.
 * Seconds, and how much more memory the api had at the most. Beside it the floor: the same lines put into a bare table by
 * one statement. Every line has to be in the books' own table once, and the receipts to be as many as were sent. The last
 * line is JSON.
 */
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    'sub-accounts': { type: 'string', default: '2000' },
    profile: { type: 'string' },
  },
});
const LINES = Number(values.lines);
const SUB_ACCOUNTS = Number(values['sub-accounts']);
const LOOK_MS = 250;
const DONE = ['READ', 'TAKEN', 'REFUSED', 'UNREADABLE'];

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);
/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
/** Of a process in MB, now. @param {number | undefined} pid */
const memory = (pid) => {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
};

/** Sub-accounts that somebody was given. @param {string} databaseUrl @returns {Promise<string[]>} */
function giveSubAccounts(databaseUrl) {
  const numbers = Array.from(
    { length: SUB_ACCOUNTS },
    (_, n) => `64012200010${String(90_000_000 + n).padStart(8, '0')}`,
  );
  return asAdmin(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      "insert into sub_account (no, bank, opened_at) select no, 'DEPOSIT_BANK', platform_now() - interval '9 days' from unnest($1::text[]) no",
      [numbers],
    );
    return numbers;
  });
}

/**
 * The same lines by one statement into a bare table.
 * @param {string} databaseUrl
 * @param {readonly import('./bank-file.mjs').Line[]} lines
 */
function floor(databaseUrl, lines) {
  return asAdmin(databaseUrl, async (client) => {
    await client.query('create table bare (like bank_line including all)');
    const began = performance.now();
    await client.query(
      `insert into bare (id, bank, statement_id, no, direction, amount_fen, flow_no, day, sub_account, other_name, remark,
         is_reversal, outcome, taken_at)
       select gen_random_uuid(), 'DEPOSIT_BANK', gen_random_uuid(), n, l."isIn", l.fen, l."flowNo", l.day, l."subAccount",
         l.name, '', false, 'KNOWN', platform_now()
       from rows from (json_to_recordset($1) as ("isIn" text, fen bigint, "flowNo" text, day date, "subAccount" text,
         name text)) with ordinality as l ("isIn", fen, "flowNo", day, "subAccount", name, n)`,
      [JSON.stringify(lines.map((line) => ({ ...line, isIn: line.isIn ? 'IN' : 'OUT' })))],
    );
    return { seconds: round((performance.now() - began) / 1000) };
  });
}

/** The desk of whoever hands files in. @param {import('./stage.mjs').Stage} stage */
async function openDesk({ port, api, databaseUrl }) {
  const [clerk, second] = [await signInAs(port, 'chuna'), await signInAs(port, 'fuhe')];
  const settled = await asked(await post(port, 'finance/bank-profiles', clerk, PROFILE));
  await asked(
    await post(port, `finance/bank-profiles/${settled.id}/answer`, second, {
      agrees: true,
      reason: '对过开户资料',
    }),
  );
  const base = `http://127.0.0.1:${port}/api/finance/bank-statements`;

  /** @param {string} id @param {string[]} states @param {(mb: number) => void} look */
  const until = async (id, states, look) => {
    for (;;) {
      look(memory(api.pid));
      const view = await asked(await fetch(`${base}/${id}`, { headers: { cookie: clerk.cookie } }));
      if (states.includes(view.state)) return view;
      if (DONE.includes(view.state) || view.stuckSentence)
        throw new Error(view.stuckSentence ?? view.faultSentence ?? view.state);
      await pause(LOOK_MS);
    }
  };

  /**
   * Handed in, read, and what is new in it taken.
   * @param {Buffer} content
   * @param {string} name
   */
  return async (content, name) => {
    const before = memory(api.pid);
    let most = before;
    const look = (/** @type {number} */ mb) => (most = Math.max(most, mb));
    const cpu = cpuSeconds(api.pid);
    const began = performance.now();
    const since = () => round((performance.now() - began) / 1000);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    const { id } = await asked(
      await fetch(`${base}?bank=DEPOSIT_BANK`, {
        method: 'POST',
        headers: {
          cookie: clerk.cookie,
          'x-csrf-token': clerk.csrfToken,
          'idempotency-key': crypto.randomUUID(),
        },
        body: form,
      }),
    );
    const handedIn = since();
    const { newLines, knownLines, badLines } = await until(id, ['READ'], look);
    const read = since();
    if (newLines > 0) {
      await asked(await post(port, `finance/bank-statements/${id}/taking`, clerk, {}));
      await until(id, ['TAKEN'], look);
    }
    const outcomes = await asAdmin(databaseUrl, async (client) => {
      const { rows } = await client.query(
        'select outcome, count(*)::int as lines from bank_line where statement_id = $1 group by 1 order by 1',
        [id],
      );
      return Object.fromEntries(rows.map(({ outcome, lines }) => [outcome, lines]));
    });
    return {
      ...{ name, megabytes: round(content.length / 1024 / 1024), newLines, knownLines, badLines, outcomes },
      seconds: { handedIn, read, taken: since() },
      apiCpuSeconds: round(cpuSeconds(api.pid) - cpu),
      memory: { before, most, more: most - before },
    };
  };
}

/** @param {Response} response */
async function asked(response) {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text.slice(0, 300)}`);
  return text ? JSON.parse(text) : undefined;
}

await prepare();
say('… a platform');
const stage = await setStage({ profile: values.profile });
try {
  const subAccounts = await giveSubAccounts(stage.databaseUrl);
  const day = await asAdmin(stage.databaseUrl, async (client) => {
    const { rows } = await client.query(
      "select ((platform_now() at time zone 'Asia/Shanghai')::date - 1)::text as day",
    );
    return rows[0].day;
  });
  const lines = linesOf({ lines: LINES, day, subAccounts });
  const bare = await floor(stage.databaseUrl, lines);
  const handIn = await openDesk(stage);
  const files = [];
  for (const [content, name] of /** @type {[Buffer, string][]} */ ([
    [table(lines), '明细.csv'],
    [message(lines), '对账单.xml'],
  ])) {
    const file = await handIn(content, name);
    files.push(file);
    say(`  ${name}: ${JSON.stringify(file.seconds)}, ${file.memory.more} MB more`);
  }
  const { inBooks, receipts } = await asAdmin(stage.databaseUrl, async (client) => {
    const { rows } = await client.query(
      'select (select count(*)::int from bank_line) as "inBooks", (select count(*)::int from bank_receipt where source = \'BANK\') as receipts',
    );
    return rows[0];
  });
  const sent = lines.filter(({ isIn }) => isIn).length;
  if (inBooks !== LINES || receipts !== sent || files[1]?.knownLines !== LINES)
    throw new Error(`of ${LINES} lines ${inBooks} are there, of ${sent} receipts ${receipts}`);
  say(
    JSON.stringify({
      bench: 'statements',
      at: new Date().toISOString(),
      lines: LINES,
      floor: bare,
      files,
      postgres: stage.settings,
      machine: machine(),
    }),
  );
} finally {
  await stage.stop();
}
process.exit(0);
