import { Injectable } from '@nestjs/common';
import type { CodePurpose } from '@helan/domain';
import { refused, refusedFor } from '../../kernel/http/index.js';
import { Line } from '../../kernel/limits/index.js';
import { logger } from '../../kernel/logger.js';
import { SmsFailed, SmsPort } from '../../kernel/sms/index.js';

const CODE_TEXT = '验证码 {code}，5 分钟内有效，用于登录、注册或改密码。工作人员不会向您要验证码。';
const WINDOW_TEXT =
  '验证码 {code}，5 分钟内有效，用于在中心窗口把账号换绑到本号。本人在窗口才可告诉工作人员。';
const PHONE_TEXT = '您账号的手机号已改为 {phone}。不是您本人改的，请马上改密码并联系中心。';

/** Sendings at once, and those that wait for one: a gateway that is slow holds no more of the process. */
const AT_ONCE = 20;
const MOST_WAITING = 200;
const RETRY_SECONDS = 30;

interface SentCode {
  readonly id: string;
  readonly phone: string;
  readonly code: string;
  readonly purpose: CodePurpose;
}

/** Sends what the door and one's own account have to say at once; everything else goes by the messages. */
@Injectable()
export class CodeSender {
  private readonly line = new Line({
    atOnce: AT_ONCE,
    waiting: MOST_WAITING,
    full: () => refusedFor(RETRY_SECONDS, 'code.crowded'),
  });

  constructor(private readonly sms: SmsPort) {}

  requireConfigured(): void {
    if (!this.sms.isConfigured) throw refused('sms.not-configured');
  }

  /**
   * Says whether it is unsure that the gateway has the code: one that was silent may still send it, and the code counts.
   * Refused where it surely has not.
   */
  async send({ id, phone, code, purpose }: SentCode): Promise<boolean> {
    const words =
      purpose === 'WINDOW'
        ? { text: WINDOW_TEXT, template: 'window-code' }
        : { text: CODE_TEXT, template: 'login-code' };
    const message = { to: phone, ...words, values: { code }, key: id };
    try {
      await this.line.run(() => this.sms.send(message));
      return false;
    } catch (error) {
      if (!(error instanceof SmsFailed)) throw error;
      logger.warn({ template: message.template, fault: error.fault }, 'a short message was not taken over');
      if (error.fault === 'SILENT') return true;
      throw refused('sms.failed');
    }
  }

  /** To the number of before; what does not arrive holds nothing up. */
  async tellFormer(phone: string, maskedNew: string, key: string): Promise<void> {
    const message = {
      to: phone,
      text: PHONE_TEXT,
      template: 'phone-changed',
      values: { phone: maskedNew },
      key,
    };
    await this.line
      .run(() => this.sms.send(message))
      .catch((error: unknown) =>
        logger.warn({ err: error, template: message.template }, 'a former number was not told'),
      );
  }
}
