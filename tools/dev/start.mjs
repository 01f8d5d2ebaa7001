// @ts-check
import path from 'node:path';
import { prepare } from './prepare.mjs';

/** `npm start`: everything a fresh checkout needs, then the platform on one port until it is stopped. */
const PEOPLE = [
  ['nonghu', '农户赵禾田，转出自家承包地'],
  ['nongchang', '禾丰家庭农场，转出流转来的地'],
  ['jingmai1 jingmai2 jingmai3', '三位竞买人'],
  ['cunjiti qiye', '村集体（可连片流转）、企业'],
  ['cunji cunji2', '村级信息联络员'],
  ['xiangzhen', '乡镇专员'],
  ['shouli shenhe shenhe2 fuzeren fuzeren2', '受理员、两位审核员、两位中心负责人'],
  ['zuzhi', '交易组织员'],
  ['chuna fuhe', '出纳、财务复核'],
  ['jianzheng dangan jianguan jianguan2', '鉴证员、档案员、监管、监管部门负责人'],
  ['ziran', '自然资源局，答复协查'],
];

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

try {
  await prepare();
  const { startPlatform } = await import('./platform.mjs');
  const port = Number(process.env['PORT'] ?? 3000);
  const root = path.resolve(process.env['DATA_DIR'] ?? 'var');
  const platform = await startPlatform({ root, port, say: (line) => say(`… ${line}`) });
  say(`
贺兰县农村产权流转服务平台已启动：http://localhost:${port}

演示账号（密码都是 helan2026）：
${PEOPLE.map(([login, who]) => `  ${login?.padEnd(31)}${who}`).join('\n')}

可以试试：
  1. 用 nonghu 登录，在“我的”里新建申请，填一半关掉再回来，内容还在
  2. 另开一个窗口：npm run deal -- N042 --url http://localhost:${port}
     把一份真实公告从申请一直办到鉴证书，边办边看公告页和竞价厅
  3. 在“验真”页输入刚出的鉴证书编号
演示时钟从 2026-11-02 09:00 走起；拨钟：
  curl -X POST http://localhost:${port}/api/demo/clock -H 'content-type: application/json' -d '{"to":"2026-11-03T01:00:00Z"}'
按 Ctrl+C 停止。`);
  platform.api.once('exit', (code) => process.exit(code ?? 1));
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      platform.api.removeAllListeners('exit');
      void platform.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
