import { readConfig } from './kernel/config.js';
import { withClient } from './kernel/db/index.js';
import { FirstAdministrators } from './people/staff/index.js';
import { refuseStart } from './refuse-start.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const HELP = `npm run admin -- create-first 系统管理员姓名 安全管理员姓名 审计管理员姓名
  还没有管理员的平台上，一次建好三员，各给一条一次性链接：24 小时内打开一次，设密码和动态口令。
npm run admin -- list
  列出管理员和他们能不能登录。
npm run admin -- renew 登录名
  管理员的链接过期、忘了密码又丢了动态口令时，作废原来的，另给一条一次性链接。
npm run admin -- help
  显示这些说明。`;

/** What whoever runs the machine does for those who administer the platform. */
try {
  const [command = 'help', ...rest] = process.argv.slice(2);
  if (command === 'help') say(HELP);
  else await run(command, rest);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function run(command: string, rest: readonly string[]): Promise<void> {
  if (!['create-first', 'list', 'renew'].includes(command))
    throw new Error(`没有 ${command} 这个命令。\n${HELP}`);
  const config = readConfig(process.env);
  const refusal = await refuseStart(config);
  if (refusal) throw new Error(refusal);
  await withClient(config.databaseUrl, async (client) => {
    const administrators = new FirstAdministrators(client, config.publicUrl);
    if (command === 'create-first') sayLinks(await administrators.create(rest));
    if (command === 'renew') sayLinks([await administrators.renew(rest[0] ?? '')]);
    if (command === 'list') {
      const lines = await administrators.list();
      say(
        lines.length === 0 ? '还没有管理员。请用 npm run admin -- create-first 建三员。' : lines.join('\n'),
      );
    }
  });
}

function sayLinks(links: Awaited<ReturnType<FirstAdministrators['create']>>): void {
  say('一次性链接只显示这一次，24 小时内有效，请当面或者用保密的方式交给本人，不要转给别人：');
  for (const { roleName, name, login, link } of links)
    say(`${roleName}　${name}　登录名 ${login}\n  ${link}`);
}
