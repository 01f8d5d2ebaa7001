import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PurchaseContractView } from '@helan/contracts';
import { RegisterPurchaseRequest } from '@helan/contracts/requests';
import { type Actor, CurrentActor, Requires } from '../../kernel/auth/index.js';
import { IdPipe } from '../../kernel/http/index.js';
import { PurchasesService } from './purchases.service.js';

@ApiTags('contract')
@Controller('lots/:id/purchase-contract')
export class PurchasesController {
  constructor(private readonly purchases: PurchasesService) {}

  @Get()
  @ApiOperation({ summary: '看采购合同登记了没有' })
  @Requires('readPurchase')
  show(@Param('id', IdPipe) id: string): Promise<{ contract: PurchaseContractView | null }> {
    return this.purchases.show(id);
  }

  @Post()
  @ApiOperation({ summary: '登记采购合同，退还供应商的保证金或者转为履约保证金' })
  @Requires('registerPurchase')
  @HttpCode(204)
  register(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() body: RegisterPurchaseRequest,
  ): Promise<void> {
    return this.purchases.register(actor, id, body);
  }
}
