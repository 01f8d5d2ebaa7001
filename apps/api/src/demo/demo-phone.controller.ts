import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DemoMessageView } from '@helan/contracts';
import { FACTS } from '@helan/domain';
import { Public } from '../kernel/auth/index.js';
import { DemoPhone, SmsPort } from '../kernel/sms/index.js';

@ApiTags('demo')
@Controller('demo/phone')
export class DemoPhoneController {
  constructor(private readonly port: SmsPort) {}

  /** Nothing where a demonstration sends by a real gateway. */
  @Get()
  @ApiOperation({ summary: '看演示手机收到的短信' })
  @Public()
  async read(@Query('number') number = ''): Promise<DemoMessageView[]> {
    return this.port instanceof DemoPhone ? this.port.read(FACTS.PHONE.fold(number)) : [];
  }
}
