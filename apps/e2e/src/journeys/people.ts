import type { DemoMessageView, PageView, MessageView } from '@helan/contracts';
import { type Issuer, PEOPLE, startIssuer } from '../../../../tools/issuer/issuer.mjs';
import { freePort } from '../../../../tools/dev/free-port.mjs';
import { RunningPlatform } from '../running-platform.js';
import { County } from './county.js';
import type { Visitor } from './visitor.js';

const LEFT = `(select count(*) from outbox_waiting)
  + (select count(*) from delivery where state = 'WAITING')`;
const PAUSE_MS = 200;
const LONGEST_MS = 90_000;

/** The test issuer knows its own people, and one more who acts for others. */
export const AGENT = {
  sub: 'gao-yuanxing',
  name: '高远行',
  id_number: '640122199203040015',
  phone_number: '13895320005',
  level: 'L3',
  remark: '单位的代理人',
};

/** A county whose people come in by themselves: by their phones, and by an issuer that has seen them. */
export class PeoplesCounty {
  private constructor(
    readonly county: County,
    private readonly issuer: Issuer,
  ) {}

  static async open(): Promise<PeoplesCounty> {
    const port = await freePort();
    const platformUrl = `http://127.0.0.1:${port}`;
    const issuer = await startIssuer({ platformUrl, people: [...PEOPLE, AGENT] });
    const settings = { ...issuer.settings, PUBLIC_URL: platformUrl };
    return new PeoplesCounty(await County.on(await RunningPlatform.start({ port, settings })), issuer);
  }

  async close(): Promise<void> {
    await this.county.close();
    await this.issuer.stop();
  }

  /** By number and code; the code is read where it arrives, on the phone beside the form. */
  async signUp(number: string, name: string): Promise<Visitor> {
    const person = await this.county.stranger();
    await person.page.goto('/login');
    await person.page.getByRole('link', { name: '用手机号注册' }).click();
    // The page that is left has a field of that name, too.
    await person.page.waitForURL('**/sign-up**');
    await person.fill('手机号', number);
    await person.press('获取验证码');
    await person.sees('验证码已经发到');
    await person.fill('短信验证码', await this.codeOn(person, number));
    await person.fill('姓名', name);
    await person.press('注册');
    await person.page.waitForURL('**/my');
    await person.sees(`${name}，您好`);
    return person;
  }

  /** Goes to the issuer from 我的资料, says there who he is, and comes back verified. */
  async verify(person: Visitor, name: string): Promise<void> {
    await person.page.goto('/my/party');
    await person.press('去认证');
    await person.page.getByRole('link', { name }).first().click();
    await person.sees(`核验的是${name}`);
    await person.page.getByRole('link', { name: '回到我的资料' }).click();
    await person.page.waitForURL('**/my/party');
    await person.page.locator('.item', { hasText: '统一身份认证' }).getByText('已办').waitFor();
  }

  /** What an account has been told, from the first to the last. */
  async inbox({ page }: Visitor): Promise<string[]> {
    await this.allTold();
    const answer = await page.request.get('/api/my/messages');
    const { items } = (await answer.json()) as PageView<MessageView>;
    return items.map(({ title }) => title).reverse();
  }

  /** What a number has been sent, from the first to the last, codes aside. */
  async phone(number: string): Promise<string[]> {
    await this.allTold();
    const answer = await fetch(`${this.county.platform.url}/api/demo/phone?number=${number}`);
    const sent = ((await answer.json()) as DemoMessageView[]).map(({ text }) => text).reverse();
    return sent.filter((text) => !text.includes('验证码'));
  }

  /** Until all that was decided has become messages, and what is to be sent has been. */
  allTold(): Promise<void> {
    return this.until(`${LEFT} = 0`);
  }

  private async until(condition: string): Promise<void> {
    for (let tries = 0; tries < LONGEST_MS / PAUSE_MS; tries += 1) {
      const [row] = await this.county.platform.query<{ is: boolean }>(`select ${condition} as is`);
      if (row!.is) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new Error(`it has not come to ${condition}`);
  }

  private async codeOn(person: Visitor, number: string): Promise<string> {
    const phone = await person.page.context().newPage();
    await phone.goto('/demo/phone');
    await phone.getByLabel('只看一个手机号的').fill(number);
    await phone.getByRole('button', { name: '看', exact: true }).click();
    const text = await phone
      .getByText(/验证码/)
      .filter({ hasText: /\d{6}/ })
      .first()
      .innerText();
    await phone.close();
    return /\d{6}/.exec(text)![0];
  }
}
