import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { HomeView } from '@helan/contracts';
import { Public } from '../../kernel/auth/index.js';
import { SameForAll } from '../../kernel/http/index.js';
import { HomeQueries } from './home.queries.js';

@ApiTags('notice')
@Controller('home')
export class HomeController {
  constructor(private readonly queries: HomeQueries) {}

  @Get()
  @ApiOperation({ summary: '看首页：本年数字、正在进行和接下来的竞价、正在公告、最近成交' })
  @Public()
  @SameForAll()
  show(): Promise<HomeView> {
    return this.queries.show();
  }
}
